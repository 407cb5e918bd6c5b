"""Which pieces of two texts belong together: the same ones first, then the similar ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.words.order import heaviest, once_in_both
from watcher.compare.words.units import features

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.compare.words.order import Pair

_LONG = 40
"""Characters from which a repeated text that changed place is told from a separator such as "* * *"."""

_COMMON = 25
"""A word in more leftover pieces than this says nothing about which of them belong together."""

_CANDIDATES = 6
"""Pieces compared word for word with one piece, those that share most rare words."""


_NEAR = 2
"""So many texts before and behind the one counted alike a repeated text may be the same as."""


class Aligned(NamedTuple):
    """The same texts in two lists: those in order, and those that changed place."""

    kept: list[Pair]
    moved: list[Pair]


def exact(old: Sequence[str], new: Sequence[str]) -> Aligned:
    """Pair equal texts; the lightest of them count as moved when the order differs."""
    unique = once_in_both(old, new, range(len(old)), range(len(new)))
    chain = heaviest(unique, [len(old[i]) + 1 for i, _ in unique])
    kept = sorted([*chain, *_repeats(old, new, chain)])
    moved = set(unique) - set(chain)
    moved |= set(_far(old, new, {*kept, *moved}))
    return Aligned(kept, sorted(moved))


def gaps(kept: Iterable[Pair], old: int, new: int) -> Iterator[tuple[range, range]]:
    """The places between kept pairs, for lists of these lengths."""
    i = j = 0
    for a, b in (*kept, (old, new)):
        if a > i or b > j:
            yield range(i, a), range(j, b)
        i, j = a + 1, b + 1


def _repeats(old: Sequence[str], new: Sequence[str], chain: Sequence[Pair]) -> Iterator[Pair]:
    """Texts that occur several times, between the unique ones: as many as stand in one order, the nearest.

    Each is set against those that are counted alike from either end: of two lists of a thousand separators
    not every one against every other.
    """
    least = (len(old) + len(new) + 1) ** 2  # more than all places that the pairs are apart
    for olds, news in gaps(chain, len(old), len(new)):
        if old[olds.start : olds.stop] == new[news.start : news.stop]:
            yield from zip(olds, news, strict=True)
            continue
        places = _places(new, news)
        pairs = [
            (i, j)
            for text, at in _places(old, olds).items()
            for k, i in enumerate(at)
            for j in _counted_alike(places.get(text, []), k, len(at) - k)
        ]
        pairs.sort(key=lambda pair: (pair[0], -pair[1]))  # one alone of an old text's pairs fits a chain
        yield from heaviest(pairs, [(len(old[i]) + 1) * least - abs(i - j) for i, j in pairs])


def _places(texts: Sequence[str], among: range) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i in among:
        places[texts[i]].append(i)
    return places


def _counted_alike(places: Sequence[int], first: int, last: int) -> set[int]:
    """Those near a number that is counted from the first of them, and from the last."""
    ends = (first, len(places) - last)
    return {j for at in ends for j in places[max(0, at - _NEAR) : at + _NEAR + 1] if at >= -_NEAR}


def _far(old: Sequence[str], new: Sequence[str], taken: set[Pair]) -> Iterator[Pair]:
    used_old, used_new = {i for i, _ in taken}, {j for _, j in taken}
    places = defaultdict(list)
    for j in range(len(new) - 1, -1, -1):
        if j not in used_new and len(new[j]) >= _LONG:
            places[new[j]].append(j)
    for i, text in enumerate(old):
        if i not in used_old and places.get(text):
            yield i, places[text].pop()


def likeness(old: str, new: str) -> float:
    """How much two texts share, 0 to 1: Dice's coefficient over words."""
    one, two = features(old), features(new)
    if not one or not two:
        return float(old == new)
    return 2 * _shared(Counter(one), Counter(two)) / (len(one) + len(two))


def _shared(one: Counter[str], two: Counter[str]) -> int:
    if len(one) > len(two):
        one, two = two, one
    return sum(min(count, two[unit]) for unit, count in one.items() if unit in two)


def clearly(old: str, new: str) -> bool:
    """Whether two texts begin and end alike for most of their length: one edit in the middle; cheap."""
    most, longer = sorted((len(old), len(new)))
    head = _common(old, new, most)
    tail = _common(old[::-1], new[::-1], most - head)
    return head + tail >= _MOSTLY * longer


_MOSTLY = 0.7


def _common(one: str, two: str, most: int) -> int:
    """The length of the common beginning, by halving."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            most = middle - 1
    return low


def similar(
    old: Sequence[str],
    new: Sequence[str],
    *,
    least: float,
    near: Iterable[Pair] = (),
    fits: Callable[[int, int], bool] = lambda _i, _j: True,
) -> list[tuple[int, int, float]]:
    """Pair each text with the one most like it, best first, each used once.

    Args:
        old: leftover texts of the old side.
        new: leftover texts of the new side.
        least: the likeness from which two texts belong together.
        near: pairs that stand in the same place, compared whatever words they share.
        fits: whether a pair may be one at all.
    """
    bags = [Counter(features(text)) for text in old], [Counter(features(text)) for text in new]
    sizes = [bag.total() for bag in bags[0]], [bag.total() for bag in bags[1]]
    scored = []
    for i, j in sorted({*near, *candidates(*bags)}):
        score = 2 * _shared(bags[0][i], bags[1][j]) / max(1, sizes[0][i] + sizes[1][j])
        if score >= least and fits(i, j):
            scored.append((i, j, score))
    return _best(scored)


def candidates(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> Iterator[Pair]:
    """Pairs of texts that share the most rare words, by their words and how often each has them."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(new):
        for unit in bag:
            places[unit].append(j)
    for i, bag in enumerate(old):
        votes: Counter[int] = Counter()
        for unit in bag:
            if unit in places and len(places[unit]) <= _COMMON:
                votes.update(places[unit])
        # sorted by place as well: which of two equals comes first must not depend on hashing
        for j in sorted(votes, key=lambda j: (-votes[j], j))[:_CANDIDATES]:
            yield i, j


def _best(scored: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    used_old, used_new, found = set(), set(), []
    for i, j, score in sorted(scored, key=lambda s: (-s[2], abs(s[0] - s[1]), s[0], s[1])):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            found.append((i, j, score))
    return sorted(found)
