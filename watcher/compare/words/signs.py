"""What an edit touches that changes no word: signs, dividers, capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.units import QUOTES, tokens
from watcher.model import EditClass
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.compare.words.units import Token

_MEANING = frozenset("?!%‰§$€£¥₹+<>=&~≈≤≥≠✅❌✔✘✓✗☑☒★☆⭐")
"""Signs that say something: a question, an amount, a yes or no, a mark. Commas, stops and brackets do not."""

_PICTURES = "\U0001f000"
"""Where pictographs begin, which say something, too; the dots and arrows below them hardly ever do."""


def of_signs(units: Iterable[Token]) -> set[EditClass]:
    """What it is that signs came or went."""
    signs = {token.text for token in units}
    if signs & _MEANING or any(sign[0] >= _PICTURES for sign in signs):
        return {EditClass.TEXT}
    return {EditClass.QUOTATION} if all(set(sign) <= set(QUOTES) for sign in signs) else {EditClass.STYLE}


_DIVIDER = re.compile(rf"(?:([^\w\s★☆⭐🌟$£€¥])(?:\s*\1){{2,}}|[{QUOTES}]+)?")
"""A text of nothing but one sign ("+++", "* * *") parts chapters; a quotation mark alone is a drawing. Stars
and signs of money say how good something is, and how dear."""


def only_divides(old: str, new: str) -> bool:
    """Whether a divider came, went or is drawn in another way; more signs may be a mark, in asterisks."""
    both = [text.strip() for text in (old, new)]
    counts = {len("".join(text.split())) for text in both if text}
    return len(counts) == 1 and all(_DIVIDER.fullmatch(text) for text in both)


_ITEM = re.compile(r"\(?\d{1,2}[.)](?=\s|$)\s*")
_ORDINAL = frozenset("bs cs da de et eu fi fo hr hu is lb lv mk nb nn no pl sh sk sl sr tr".split())  # noqa: SIM905  a line
"""Languages in which a number with a full stop may be the first word of what follows: "2. Liga"."""


def only_counts(old: str, new: str, language: str) -> bool:
    """Whether nothing but the number before an item came or went: a list counts its items by itself."""
    if primary(language) in _ORDINAL:
        return False
    one, two = (_ITEM.sub("", text.strip(), count=1) for text in (old, new))
    return bool(one) and one == two and any(text.strip() == one for text in (old, new))


_LABEL = 6
"""Words up to which a text that differs only in case is a label or heading."""


def label_case(old: str, new: str) -> bool:
    """Whether only how a label or a headline is set changed ("Ferry sails again", "Ferry Sails Again")."""
    if tokens(old).in_title_case != tokens(new).in_title_case:
        return True
    pairs = [(a.text, b.text) for a, b in zip(tokens(old), tokens(new), strict=False) if a.text != b.text]
    return len(old.split()) <= _LABEL or all(a.isupper() or b.isupper() for a, b in pairs)
