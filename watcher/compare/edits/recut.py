"""Paragraphs that were split or joined: the same text with other borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.edits.pieces import apart
from watcher.compare.words.units import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.edits.pieces import Piece

_KEY = 16
"""Characters by which the places are found where a recut run of text may begin."""


def same_text(
    old: Sequence[Piece], new: Sequence[Piece], olds: list[int], news: list[int]
) -> Iterator[tuple[range, range]]:
    """Neighbouring pieces that have the same text, but not the same borders."""
    if not olds or not news:
        return
    first = {i: old[i].text.replace(" ", "") for i in olds}
    second = {j: new[j].text.replace(" ", "") for j in news}
    starts: dict[str, list[int]] = {}
    for j in news:
        starts.setdefault(_beginning(second, j), []).append(j)
    behind_old = behind_new = -1
    for i in olds:
        for j in starts.get(_beginning(first, i), [])[:_TRIES]:
            if i <= behind_old or j <= behind_new:
                continue
            found = _run(first, second, i, j)
            if found and _only_borders(old, new, *found):
                yield found
                behind_old, behind_new = found[0][-1], found[1][-1]


def _only_borders(old: Sequence[Piece], new: Sequence[Piece], olds: range, news: range) -> bool:
    """Whether borders between pieces are all that differs: white space within ("1 5") may matter."""
    if len(olds) == len(news) == 1:
        return False
    if any(apart(old[i], new[j]) for i, j in zip(olds, news, strict=False)):
        return False
    sides = (" ".join(side[k].text for k in places) for side, places in ((old, olds), (new, news)))
    first, second = (normal(text) for text in sides)
    return first == second


_TRIES = 4  # places with the same beginning; more are separators or a list of look-alikes


def _beginning(texts: dict[int, str], at: int) -> str:
    found = ""
    while len(found) < _KEY and at in texts:
        found += texts[at][:_KEY]
        at += 1
    return found[:_KEY]


def _run(first: dict[int, str], second: dict[int, str], i: int, j: int) -> tuple[range, range] | None:
    """From here, the shortest runs of pieces on both sides that make the same text."""
    end_old, end_new, a, b = i, j, 0, 0
    while end_old in first and end_new in second:
        left, right = first[end_old], second[end_new]
        size = min(len(left) - a, len(right) - b)
        if left[a : a + size] != right[b : b + size]:
            return None
        a, b = a + size, b + size
        if a == len(left) and b == len(right):
            return range(i, end_old + 1), range(j, end_new + 1)
        if a == len(left):
            end_old, a = end_old + 1, 0
        if b == len(right):
            end_new, b = end_new + 1, 0
    return None
