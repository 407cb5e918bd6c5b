"""In which order the words of a line stand where scripts that are read from the right meet others.

The rules of UAX #9, the Unicode bidirectional algorithm, for whole words; the signs within a word are for the
font engine to order.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LETTERS = {"L": False, "R": True, "AL": True}
_DIGITS = {"EN", "AN"}


def is_leftward(text: str) -> bool:
    """Whether a text is read from the right: its first letter says so (rules P2 and P3)."""
    return bool(_way(text))


def runs(words: Sequence[str], *, leftward: bool) -> Iterator[range]:
    """The words of a line in the order in which they stand, from its beginning.

    Args:
        words: in the order in which they are read.
        leftward: whether the line begins at the right.

    Yields:
        Places in `words`; those of a run that is read against the line go backwards.
    """
    start = 0
    for way, run in groupby(_ways(words, leftward=leftward)):
        end = start + len(list(run))
        yield range(start, end) if way is leftward else range(end - 1, start - 1, -1)
        start = end


def _ways(words: Sequence[str], *, leftward: bool) -> list[bool]:
    """Which words are read from the right.

    What has no letters goes with its neighbours where they agree, else with the line (N1, N2).
    """
    ways: list[bool | None] = [*_by_letters(words, leftward=leftward)]
    behind = leftward
    for place in range(len(ways) - 1, -1, -1):
        before = next((way for way in reversed(ways[:place]) if way is not None), leftward)
        if ways[place] is None:
            ways[place] = behind if before is behind else leftward
        behind = bool(ways[place])
    return [bool(way) for way in ways]


def _by_letters(words: Sequence[str], *, leftward: bool) -> Iterator[bool | None]:
    """The way of each word by its letters, a number's by those before it (W7); None for signs alone."""
    last = leftward
    for word in words:
        way = _way(word)
        last = last if way is None else way
        is_number = any(unicodedata.bidirectional(sign) in _DIGITS for sign in word)
        yield last if way is not None or is_number else None


def _way(text: str) -> bool | None:
    """Whether the first letter belongs to a script that is read from the right; None without letters."""
    kinds = map(unicodedata.bidirectional, text)
    return next((_LETTERS[kind] for kind in kinds if kind in _LETTERS), None)
