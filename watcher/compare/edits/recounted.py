"""Blocks that count themselves: "3. The mill" is "4. The mill" since something came before it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.edits.pieces import Piece

_PLACE = re.compile(r"(?:\(?(\d{1,3})[.)]|#(\d{1,3})[.:)]?)\s+(?=\S)")
"""A number that stands before an item: "3.", "(3)", "#3". A year, or an hour, is none."""


class Recounted:
    """Which blocks of two readings have a number that says no more than their place.

    Args:
        olds: the pieces of the old reading.
        news: the pieces of the new one.
    """

    def __init__(self, olds: Sequence[Piece], news: Sequence[Piece]) -> None:
        self._pieces = olds, news

    @cached_property
    def _counted(self) -> list[dict[tuple[int, int], int]]:
        return [_counting(side) for side in self._pieces]

    def __call__(self, old: Piece, new: Piece) -> bool:
        """Whether a block differs in its number alone, and that by as many as come before it, or went.

        Where two share the first place now, or have changed their numbers and stayed, that is news.
        """
        was, now = (_PLACE.match(piece.text) for piece in (old, new))
        if not (was and now) or old.start or new.start or old.text[was.end() :] != new.text[now.end() :]:
            return False
        more = _number(now) - _number(was)
        before, after = self._counted
        ways = (((old.block, step), (new.block, step)) for step in (1, -1))
        return any(one in before and two in after and after[two] - before[one] == more for one, two in ways)


def _number(place: re.Match[str]) -> int:
    return int(place[1] or place[2])


def _counting(pieces: Sequence[Piece]) -> dict[tuple[int, int], int]:
    """The blocks that are counted from one on, or down to one, and which way: the how manieth each is."""
    found = [
        (place, piece.block) for piece in pieces if not piece.start and (place := _PLACE.match(piece.text))
    ]
    numbers = [(_number(place), block) for place, block in found]
    return {
        (block, step): at
        for step, listed in ((1, numbers), (-1, numbers[::-1]))
        for block, at in _from_one(listed)
    }


def _from_one(numbers: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The blocks that go on from a one, each with its place among all."""
    last = 0
    for at, (number, block) in enumerate(numbers):
        last = number if number == 1 or (last and number == last + 1) else 0
        if last:
            yield block, at
