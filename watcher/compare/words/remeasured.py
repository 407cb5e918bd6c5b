"""Whether another unit stands behind a number: "45 miles" and "45 kilometres" are two lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.cldr import measures, unit_names
from watcher.compare.words.amounts import currency
from watcher.compare.words.numerals import number_words
from watcher.compare.words.units import has_digit, text_at
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.compare.words.spans import Group
    from watcher.compare.words.units import Token


def remeasured(sides: Sequence[Sequence[Token]], run: Group, language: str) -> bool:
    """Whether what a replaced run measures in is another unit on each side.

    Args:
        sides: the units of the old and the new text.
        run: what is replaced.
        language: of the article.
    """
    ends = (run.a, run.b), (run.c, run.d)
    gone, come = (_units(side, *end, language) for side, end in zip(sides, ends, strict=True))
    return bool(gone and come) and gone.isdisjoint(come)


def _units(side: Sequence[Token], low: int, high: int, language: str) -> frozenset[str]:
    """The units of measure that the words [low:high] behind a number can be of."""
    tag = primary(language)
    if not _counted(side, low, language):
        return _of_two(side, low, high, language)
    named = unit_names(tag)
    words = [token.text.casefold() for token in side[low:high]]
    if whole := measures(tag).get(" ".join(words).replace(" / ", "/")):
        return frozenset({whole})
    found = [named.get(word, frozenset[str]()) | {currency(word, tag)} - {""} for word in words]
    return frozenset[str]().union(*found) if all(found) else frozenset()


def _of_two(side: Sequence[Token], low: int, high: int, language: str) -> frozenset[str]:
    """The unit that the words [low:high] end, whose first word stays: "square feet", "square metres"."""
    if low < 1 or not _counted(side, low - 1, language):
        return frozenset()
    name = " ".join(token.text.casefold() for token in side[low - 1 : high])
    return frozenset({measures(primary(language)).get(name, "")} - {""})


def _counted(side: Sequence[Token], k: int, language: str) -> bool:
    """Whether a number stands before a place."""
    before = text_at(side, k - 2 if text_at(side, k - 1) == "-" else k - 1)
    return has_digit(before) or before.casefold() in number_words(language)
