"""What stands once in two lists, and which pairs of places keep their order in them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Pair = tuple[int, int]


def once_in_both(old: Sequence[str], new: Sequence[str], olds: range, news: range) -> list[Pair]:
    """The places of what stands once on both sides, in the old order.

    Args:
        old: the old side.
        new: the new side.
        olds: the places that are looked at in it.
        news: and those in the new one.
    """
    there = _once(new, news)
    return [(i, there[unit]) for unit, i in _once(old, olds).items() if unit in there]


def _once(units: Sequence[str], among: range) -> dict[str, int]:
    seen: dict[str, int] = {}
    for i in among:
        seen[units[i]] = -1 if units[i] in seen else i
    return {unit: i for unit, i in seen.items() if i >= 0}


def heaviest(pairs: Sequence[Pair], weights: Sequence[int]) -> list[Pair]:
    """The heaviest selection of pairs (in order of the first place) in which the second place rises."""
    ends: list[int] = []
    best: list[tuple[int, int]] = []  # weight so far and index of the last pair, for each of `ends`
    before: list[int] = []
    for k, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(best[at - 1][1] if at else -1)
        total = weights[k] + (best[at - 1][0] if at else 0)
        beaten = at
        while beaten < len(ends) and best[beaten][0] <= total:
            beaten += 1
        if beaten > at or at == len(ends) or ends[at] > j:
            ends[at:beaten], best[at:beaten] = [j], [(total, k)]
    found, k = [], best[-1][1] if best else -1
    while k >= 0:
        found.append(pairs[k])
        k = before[k]
    return found[::-1]
