"""Raised numbers and links back: the marks of footnotes, at both ends, and powers."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from watcher.lean.soup import NavigableString, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_POWER = frozenset("0123456789+-−")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_MARK = re.compile(r"\d{1,3}")
_FROM = re.compile(r"#[\w:.-]{0,12}(?:fn|ftn|edn|cite_|foot)-?(?:note-?)?ref", re.IGNORECASE)
_SIGN = re.compile(r"[^\w.*†‡§]*")
_WORD = re.compile(r"\W{0,2}(?!\d)\w{1,12}\W{0,2}")


def is_raised(link: Tag) -> bool:
    """Whether all of a link is raised: in others a square metre may stand."""
    held = [part for part in link.contents if isinstance(part, Tag) or str(part).strip()]
    return len(held) == 1 and isinstance(held[0], Tag) and held[0].name == "sup"


def raised(text: str, before: str, *, marks: bool) -> str:
    """A raised number as plain text shows it: one that leads to a footnote in brackets, a power as it is.

    10 to the third is not 103, nor is a year with a footnote; and the word before one ends where it ends.
    """
    if marks and before not in {"", "[", "("} and _MARK.fullmatch(text.strip()):
        return f"[{text.strip()}]"
    return text.translate(_RAISED) if before.isdigit() and _POWER.issuperset(text) else text


def is_footnote(links: Iterable[str]) -> bool:
    """Whether one of a block's links leads back from a footnote to its mark."""
    return any("#" in link and _FROM.search(link) for link in links)


def leads_back(link: Tag, href: str, before: Sequence[str]) -> bool:
    """Whether a link leads from a footnote back to its mark, by a sign or a word that each layout chooses.

    Under its number, letter or star the footnote is known: that one is part of its text, which it opens.

    Args:
        link: that may do so.
        href: where it leads to.
        before: the parts of the text before it.
    """
    if not _FROM.search(href):
        return False
    parts = [
        part for child in link.contents for part in (child.contents if isinstance(child, Tag) else [child])
    ]
    texts = [part for part in parts if isinstance(part, NavigableString)]
    if len(texts) < len(parts):
        return False
    said = "".join(texts).strip()
    if _SIGN.fullmatch(said):
        return True
    return _WORD.fullmatch(said) is not None and any(map(str.isalpha, chain.from_iterable(before)))
