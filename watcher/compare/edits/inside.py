"""The edits inside two blocks that belong together, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.edits.align import exact, gaps, likeness, similar
from watcher.compare.edits.drafts import Draft
from watcher.compare.edits.pieces import joined
from watcher.compare.words.order import heaviest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.edits.pieces import Piece
    from watcher.compare.words.order import Pair

SENTENCE = 0.4
"""Likeness from which two sentences of one block are one, edited."""

ALONE = 0.3
"""The same for two that are alone between the same neighbours."""

GAIN = 0.05
"""How much more alike two runs must become for a neighbouring sentence to be taken in: two made one."""


class Run(NamedTuple):
    """Sentences [a:b] of the old side that became [c:d] of the new."""

    a: int
    b: int
    c: int
    d: int


def inside(old: Piece, new: Piece, at: Pair, *, strayed: bool) -> Iterator[Draft]:
    """The edits of one block; `at` is its place in the new and the old text, for sorting."""
    olds, news = old.sentences(), new.sentences()
    key = (at[0], 1, at[1])
    if len(olds) == len(news) == 1:
        yield Draft(old, new, (*key, 0), moved=strayed)
        return
    same = exact([s.text for s in olds], [s.text for s in news])
    if len(same.kept) == len(olds) == len(news):  # only the white space between them differs
        yield Draft(old, new, (*key, 0), moved=strayed)
        return
    for i, j in same.moved:
        yield Draft(olds[i], news[j], (*key, 2 * j), moved=True)
    moved = {i for i, _ in same.moved}, {j for _, j in same.moved}
    for some, others in gaps(same.kept, len(olds), len(news)):
        left = [olds[i] for i in some if i not in moved[0]]
        right = [news[j] for j in others if j not in moved[1]]
        for one in _gap(left, right, (old, new)):
            moves = strayed and one.old is not None and one.new is not None  # what came or went did not move
            yield replace(one, at=(*key, 2 * others.start + one.at[3]), moved=moves)


def same_sentences(old: Piece, new: Piece) -> Iterator[tuple[Piece, Piece]]:
    """The sentences that two blocks have in the same order."""
    olds, news = old.sentences(), new.sentences()
    return ((olds[i], news[j]) for i, j in exact([s.text for s in olds], [s.text for s in news]).kept)


def _gap(left: list[Piece], right: list[Piece], wholes: tuple[Piece, Piece]) -> Iterator[Draft]:
    """Sentences between two that stayed."""
    last = i = j = 0
    end = Run(len(left), len(left), len(right), len(right))
    for run in (*_grown(_in_order(left, right), left, right), end):
        for gone in left[i : run.a]:
            yield Draft(gone, None, (0, 0, 0, last))
        for k in range(j, run.c):
            yield Draft(None, right[k], (0, 0, 0, 2 * k))
        if run is not end:
            last = 2 * run.c
            before = joined(left[run.a], left[run.b - 1], wholes[0])
            after = joined(right[run.c], right[run.d - 1], wholes[1])
            yield Draft(before, after, (0, 0, 0, last))
        last, i, j = last + 1, run.b, run.d


def _grown(pairs: Sequence[Pair], left: Sequence[Piece], right: Sequence[Piece]) -> Iterator[Run]:
    """Take in the unpaired neighbours that make a pair more alike."""
    low = (0, 0)
    ends = [*pairs, (len(left), len(right))][1:]
    for (i, j), high in zip(pairs, ends, strict=True):
        run = Run(i, i + 1, j, j + 1)
        score = _score(run, left, right)
        for wider in _wider(run, low, high):
            grown = Run(min(run.a, wider.a), max(run.b, wider.b), min(run.c, wider.c), max(run.d, wider.d))
            if _touching(left[grown.a : grown.b]) and _touching(right[grown.c : grown.d]):
                better = _score(grown, left, right)
                if better >= score + GAIN:
                    run, score = grown, better
        low = run.b, run.d
        yield run


def _wider(run: Run, low: Pair, high: Pair) -> Iterator[Run]:
    """The sentence before and the one behind, on either side, where they are free."""
    if run.a > low[0]:
        yield run._replace(a=run.a - 1)
    if run.b < high[0]:
        yield run._replace(b=run.b + 1)
    if run.c > low[1]:
        yield run._replace(c=run.c - 1)
    if run.d < high[1]:
        yield run._replace(d=run.d + 1)


def _score(run: Run, left: Sequence[Piece], right: Sequence[Piece]) -> float:
    sides = left[run.a : run.b], right[run.c : run.d]
    return likeness(*(" ".join(piece.text for piece in side) for side in sides))


def _touching(run: Sequence[Piece]) -> bool:
    """Whether nothing but white space stands between the sentences: none in the middle has moved away."""
    return all(two.start - one.start - len(one.text) <= 1 for one, two in pairwise(run))


def _in_order(left: Sequence[Piece], right: Sequence[Piece]) -> list[Pair]:
    if len(left) == len(right) == 1:
        return [(0, 0)] if likeness(left[0].text, right[0].text) >= ALONE else []
    near = [(k, k) for k in range(min(len(left), len(right)))]
    found = similar([p.text for p in left], [p.text for p in right], least=SENTENCE, near=near)
    return heaviest([(i, j) for i, j, _ in found], [round(1000 * score) for _, _, score in found])
