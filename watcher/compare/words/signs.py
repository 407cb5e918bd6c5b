"""What an edit touches that changes no word: signs, dividers, capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.units import COLONS, FULL_STOPS, QUOTES, has_digit, text_at, tokens
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.compare.words.units import Token

_MEANING = frozenset("?!%‰§$€£¥₹+<>=&~≈≤≥≠✅❌✔✘✓✗☑☒★☆⭐♂♀")
"""Signs that say something: a question, an amount, a yes or no, a mark. Commas, stops and brackets do not."""

_PICTURES = "\U0001f000"
"""Where pictographs begin, which say something, too; of the dots and arrows below them see `turned`."""


def of_signs(units: Iterable[Token]) -> set[EditClass]:
    """What it is that signs came or went."""
    signs = {token.text for token in units}
    if signs & _MEANING or any(sign[0] >= _PICTURES for sign in signs):
        return {EditClass.TEXT}
    return {EditClass.QUOTATION} if all(set(sign) <= set(QUOTES) for sign in signs) else {EditClass.STYLE}


_WAYS = {sign: way for way, signs in enumerate(("▲△▴▵↑⬆", "▼▽▾▿↓⬇", "→➡", "←⬅")) for sign in signs}
"""Which way a sign points; of one way they differ in how they are drawn."""

_MARKS = frozenset("○◯●◎×✕△▲▽▼")
"""Signs by which something is judged, as in Japanese tables; squares and small dots only adorn."""

_BEFORE_NUMBERS = frozenset("▲△▼▽↑↓⬆⬇")
"""Signs that say of the number right behind them how it changed, or that it is below nought."""


def turned(gone: Sequence[Token], come: Sequence[Token], texts: tuple[str, str]) -> bool:
    """Whether arrows point another way now, or one mark took the place of another.

    Args:
        gone: the signs that went.
        come: those that came.
        texts: the two texts; of an item's or a link's first sign it matters little which it is.
    """
    pairs = zip(gone, come, strict=False)
    telling = (pair for pair in pairs if not all(map(_adorns, pair, texts)))
    return any(_another(one.text[0], two.text[0]) for one, two in telling)


def _another(one: str, two: str) -> bool:
    ways = _WAYS.get(one), _WAYS.get(two)
    if None not in ways:
        return ways[0] != ways[1]
    return one != two and {one, two} <= _MARKS


def ways_of_numbers(units: Iterable[Token], text: str) -> list[int]:
    """Which way the signs point right before numbers; at the head of a text it may be the sign of an item."""
    before = (token for token in units if token.start and text[token.end : token.end + 1].isdigit())
    return [_WAYS[token.text[0]] for token in before if token.text[0] in _BEFORE_NUMBERS]


def _adorns(token: Token, text: str) -> bool:
    """Whether a sign opens a text of words; what points may say of a number that it fell."""
    behind = text[token.end :].lstrip()[:1]
    return not token.start and (behind.isalpha() or (behind.isdigit() and token.text[0] not in _WAYS))


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


def label_case(old: str, new: str, language: str) -> bool:
    """Whether only how a label or a headline is set changed ("Ferry sails again", "Ferry Sails Again").

    A sentence of few words is no label: "The Church" is another than "the church". Of "7 PM", and behind a
    colon, houses set capitals or none.
    """
    one, two = tokens(old), tokens(new)
    if one.in_title_case != two.in_title_case:
        return True
    pairs = [
        (a.text, b.text)
        for k, (a, b) in enumerate(zip(one, two, strict=False))
        if a.text != b.text and not (has_digit(text_at(one, k - 1)) or text_at(one, k - 1) in COLONS)
    ]
    ends = text_at(one, len(one) - 1)
    sentence = ends in FULL_STOPS and one[0].text == two[0].text
    if len(old.split()) <= _LABEL and not sentence:
        return True
    return all(_set_in_capitals(*pair, language, shouted=len(pairs) > 1) for pair in pairs)


def _set_in_capitals(one: str, two: str, language: str, *, shouted: bool) -> bool:
    """Whether a word is set in capitals on one side: "NATO" and "Nato" are one, "AIDS" and "aids" two."""
    if one.lower() != two.lower():
        return True  # "muß", "muss"
    if not (one.isupper() or two.isupper()):
        return False
    spoken = lexicon_of(language)
    plain = one if one.islower() else two
    few = plain.islower() and 1 < len(plain) <= INITIALS and spoken.shouted
    return shouted or not few or plain in spoken.shouted | spoken.negation


INITIALS = 5
"""Letters of the longest word of initials, as UNHCR; longer words in capitals are shouted."""
