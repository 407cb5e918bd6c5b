"""Sentences that left one block and stand in another."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.edits.align import similar
from watcher.compare.edits.drafts import Draft
from watcher.compare.edits.pieces import apart, fitting, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.compare.edits.pieces import Piece
    from watcher.compare.words.order import Pair

_REWORDED_FROM = 20
"""Characters from which a sentence that left one block and one like it in another are one, edited."""

REWORDED = 0.7
"""Likeness from which two such sentences are one, edited. In real histories those from here on were the same
sentence; at 0.65 a third only shared the small words."""


class _Loose(NamedTuple):
    """A sentence that only one of the texts has, and the draft that says so."""

    draft: Draft
    sentence: Piece


def across(found: list[Draft], standing: Callable[[], Iterable[tuple[Piece, Piece]]]) -> Iterator[Draft]:
    """Sentences that left one block and stand in another: moved, or the paragraph was split or joined.

    Args:
        found: the drafts so far.
        standing: what both texts have in the same order, besides what was edited.
    """
    gone = _loose((one, one.old) for one in found if one.new is None)
    come = _loose((one, one.new) for one in found if one.old is None and gone)
    taken: defaultdict[int, set[int]] = defaultdict(set)
    pairs: list[Draft] = []
    order: _Order | None = None
    for i, j in _pairs(gone, come):
        (source, old), (one, new) = gone[i], come[j]
        taken[id(source)].add(old.start)
        taken[id(one)].add(new.start)
        order = order or _Order([*standing(), *_edited(found)])
        kept = order.fits(old, new)
        at = (*one.at[:3], one.at[3] + new.start)
        pairs.append(Draft(old, new, at, moved=not kept, cut=kept and old.text == new.text))
    for one in found:
        yield from _rest(one, taken[id(one)]) if taken.get(id(one)) else [one]
    yield from pairs


def _loose(drafts: Iterable[tuple[Draft, Piece | None]]) -> list[_Loose]:
    return [
        _Loose(one, sentence)
        for one, piece in drafts
        if piece
        for sentence in piece.sentences()
        if any(map(str.isalnum, sentence.text))
    ]


def _pairs(gone: Sequence[_Loose], come: Sequence[_Loose]) -> list[Pair]:
    """Places of sentences that are one: the same word for word, then the most alike of one kind."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i in reversed(range(len(gone))):
        places[gone[i].sentence.text].append(i)
    same: list[Pair] = []
    for j, one in enumerate(come):
        waiting = places.get(one.sentence.text, [])
        backwards = range(len(waiting) - 1, -1, -1)
        fits = (k for k in backwards if not apart(gone[waiting[k]].sentence, one.sentence))
        if (place := next(fits, None)) is not None:
            same.append((waiting.pop(place), j))
    used = {i for i, _ in same}, {j for _, j in same}
    left = (
        [i for i, one in enumerate(gone) if i not in used[0] and len(one.sentence.text) >= _REWORDED_FROM],
        [j for j, one in enumerate(come) if j not in used[1] and len(one.sentence.text) >= _REWORDED_FROM],
    )
    if not all(left) or come[0].sentence.margin:  # how furniture was edited nobody asks
        return same
    sides = [gone[i].sentence for i in left[0]], [come[j].sentence for j in left[1]]
    texts = ([sentence.text for sentence in side] for side in sides)
    found = similar(*texts, least=REWORDED, fits=fitting(*sides))
    alike = ((left[0][i], left[1][j]) for i, j, _ in found)
    return [*same, *((i, j) for i, j in alike if _kind(gone[i].sentence) == _kind(come[j].sentence))]


def _kind(piece: Piece) -> tuple[bool, bool]:
    return piece.note, piece.heading


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
