"""Which of many notes may be one: so that each need not be held against each."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from watcher.compare.edits.align import candidates
from watcher.compare.words.units import features

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.words.order import Pair

ALL = 1_600
"""Pairs up to which all are. In labelled histories no two versions have more than six; a live blog that gives
way to the next day's may have 160,000, which took 3 s."""

NEAR = 8
"""Places by which two may stand apart, counted from the first or from the last."""


def may_pair(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> list[Pair]:
    """The places of notes that may be one: those in about the same place, and those that share rare words.

    Args:
        old: the earlier notes that are still alone, by their places and texts.
        new: the later ones.
    """
    if len(old) * len(new) <= ALL:
        return [(i, j) for (i, _), (j, _) in product(old, new)]
    bags = ([Counter(features(text)) for _, text in side] for side in (old, new))
    likely = {*_near(len(old), len(new)), *candidates(*bags)}
    return [(old[i][0], new[j][0]) for i, j in sorted(likely)]


def _near(old: int, new: int) -> Iterator[Pair]:
    """Pairs of about the same place in lists of these lengths."""
    for i in range(old):
        for place in (i, i + new - old):
            yield from ((i, j) for j in range(max(0, place - NEAR), min(new, place + NEAR + 1)))
