"""Sentences that left one block and stand in another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from watcher.compare.drafts import Draft
from watcher.compare.pieces import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.compare.align import Pair
    from watcher.compare.pieces import Piece

_MOVED = 20
"""Characters from which a sentence that left one block and stands in another was moved."""


def across(found: list[Draft], order: list[Pair]) -> Iterator[Draft]:
    """Sentences that left one block and stand in another: moved, or the paragraph was split or joined."""
    places: defaultdict[str, list[tuple[Draft, Piece]]] = defaultdict(list)
    for one in found:
        if one.new is None and one.old:
            for sentence in one.old.sentences():
                if len(sentence.text) >= _MOVED:
                    places[sentence.text].append((one, sentence))
    taken: defaultdict[int, set[int]] = defaultdict(set)
    pairs: list[Draft] = []
    for one in found:
        if one.old is None and one.new and places:
            for sentence in one.new.sentences():
                if places.get(sentence.text):
                    source, piece = places[sentence.text].pop(0)
                    taken[id(source)].add(piece.start)
                    taken[id(one)].add(sentence.start)
                    kept = _fits(piece.block, sentence.block, order)
                    at = (*one.at[:3], one.at[3] + sentence.start)
                    pairs.append(Draft(piece, sentence, at, moved=not kept, cut=kept))
    for one in found:
        yield from _rest(one, taken[id(one)]) if taken.get(id(one)) else [one]
    yield from pairs


def _fits(i: int, j: int, order: list[Pair]) -> bool:
    """Whether block i becoming block j leaves the order of all others as it was."""
    return all((a <= i) == (b <= j) or a == i or b == j for a, b in order)


def _rest(one: Draft, taken: set[int]) -> Iterator[Draft]:
    """What is left of an addition or deletion when some of its sentences are accounted for."""
    whole = one.new or one.old
    run: list[Piece] = []
    assert whole is not None
    for sentence in (*whole.sentences(), None):
        if sentence and sentence.start not in taken:
            run.append(sentence)
        elif run:
            part = joined(run[0], run[-1], whole)
            at = (*one.at[:3], one.at[3] + part.start)
            yield Draft(part, None, at) if one.new is None else Draft(None, part, at)
            run = []
