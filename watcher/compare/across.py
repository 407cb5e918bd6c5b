"""Sentences that left one block and stand in another."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from typing import TYPE_CHECKING

from watcher.compare.drafts import Draft
from watcher.compare.pieces import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.compare.pieces import Piece

_MOVED = 20
"""Characters from which a sentence that left one block and stands in another was moved."""


def across(found: list[Draft], standing: Callable[[], Iterable[tuple[Piece, Piece]]]) -> Iterator[Draft]:
    """Sentences that left one block and stand in another: moved, or the paragraph was split or joined.

    Args:
        found: the drafts so far.
        standing: what both texts have in the same order, besides what was edited.
    """
    places: defaultdict[str, list[tuple[Draft, Piece]]] = defaultdict(list)
    for one in found:
        if one.new is None and one.old:
            for sentence in one.old.sentences():
                if len(sentence.text) >= _MOVED:
                    places[sentence.text].append((one, sentence))
    taken: defaultdict[int, set[int]] = defaultdict(set)
    pairs: list[Draft] = []
    order: _Order | None = None
    for one in found:
        if one.old is None and one.new and places:
            for sentence in one.new.sentences():
                if places.get(sentence.text):
                    source, piece = places[sentence.text].pop(0)
                    taken[id(source)].add(piece.start)
                    taken[id(one)].add(sentence.start)
                    order = order or _Order([*standing(), *_edited(found)])
                    kept = order.fits(piece, sentence)
                    at = (*one.at[:3], one.at[3] + sentence.start)
                    pairs.append(Draft(piece, sentence, at, moved=not kept, cut=kept))
    for one in found:
        yield from _rest(one, taken[id(one)]) if taken.get(id(one)) else [one]
    yield from pairs


def _edited(found: Iterable[Draft]) -> Iterator[tuple[Piece, Piece]]:
    return ((one.old, one.new) for one in found if one.old and one.new and not one.moved and not one.cut)


class _Order:
    """The places of what stands in both texts in the same order."""

    def __init__(self, standing: Sequence[tuple[Piece, Piece]]) -> None:
        self._olds = sorted(_place(old) for old, _ in standing)
        self._news = sorted(_place(new) for _, new in standing)

    def fits(self, old: Piece, new: Piece) -> bool:
        """Whether as much of it stands before the one as before the other."""
        return bisect(self._olds, _place(old)) == bisect(self._news, _place(new))


def _place(piece: Piece) -> tuple[int, int]:
    return piece.block, piece.start


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
