"""The edits of two lists of pieces, before anybody says what they touch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from watcher.compare.align import clearly, exact, gaps, heaviest, likeness, similar
from watcher.compare.pieces import Piece, joined
from watcher.compare.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.align import Pair

ALIKE = 0.5
"""Likeness from which two blocks, wherever they stand, are one block edited."""

SAME_PLACE = 0.3
"""The same for two that are alone between the same neighbours."""

_CLEARLY = 1.0
"""Only texts that begin and end alike; blocks that stand in the same order are tried first, at no cost."""

SENTENCE = 0.4
"""The same for sentences within one block."""

STRANGE = 0.75
"""The same for a note and a plain block, or for margin and body: a correction that quotes the corrected
sentence is not that sentence, edited."""

_MOVED = 20
"""Characters from which a sentence that left one block and stands in another was moved."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An edit without classes.

    Attributes:
        old: what stood there; None for an addition.
        new: what stands there; None for a deletion.
        at: where in the new text, for sorting.
        moved: it changed place.
        cut: the paragraphs were only split or joined.
        olds: further old pieces, when paragraphs were joined.
        news: further new pieces, when one was split.
    """

    old: Piece | None
    new: Piece | None
    at: tuple[int, int, int, int]
    moved: bool = False
    cut: bool = False
    olds: tuple[Piece, ...] = ()
    news: tuple[Piece, ...] = ()


def draft(old: Sequence[Piece], new: Sequence[Piece]) -> list[Draft]:
    """What differs between two lists of pieces of one role, in the order of the new text."""
    return _Drafts(old, new).all()


class _Drafts:
    """The state of one comparison: what is paired so far."""

    def __init__(self, old: Sequence[Piece], new: Sequence[Piece]) -> None:
        self.old, self.new = old, new
        same = exact([p.text for p in old], [p.text for p in new])
        self.kept, self.moved = same.kept, same.moved
        self.used_old = {i for i, _ in (*self.kept, *self.moved)}
        self.used_new = {j for _, j in (*self.kept, *self.moved)}
        self.edited: list[Pair] = []
        self.strayed: set[Pair] = set()
        self.recut: list[tuple[range, range]] = []

    def all(self) -> list[Draft]:
        self._find_recut()
        self._find_edited()
        found = [
            Draft(self.old[i], self.new[j], (j, 1, i, 0), moved=self.old[i].text == self.new[j].text)
            for i, j in self.moved
        ]
        found += [self._recut_draft(olds, news) for olds, news in self.recut]
        for i, j in self.edited:
            found += _within(self.old[i], self.new[j], (j, i), strayed=(i, j) in self.strayed)
        found += self._gone()
        found += [Draft(None, p, (j, 2, 0, 0)) for j, p in enumerate(self.new) if j not in self.used_new]
        return sorted(_across(found, self._order()), key=lambda d: d.at)

    def _free(self, olds: range, news: range) -> tuple[list[int], list[int]]:
        return [i for i in olds if i not in self.used_old], [j for j in news if j not in self.used_new]

    def _take(self, olds: Sequence[int], news: Sequence[int]) -> None:
        self.used_old.update(olds)
        self.used_new.update(news)

    def _find_recut(self) -> None:
        for olds, news in gaps(self.kept, len(self.old), len(self.new)):
            for some, others in _same_text(self.old, self.new, *self._free(olds, news)):
                self.recut.append((some, others))
                self._take(some, others)

    def _recut_draft(self, olds: range, news: range) -> Draft:
        first, second = [self.old[i] for i in olds], [self.new[j] for j in news]
        at = (news[0], 1, olds[0], 0)
        return Draft(first[0], second[0], at, cut=True, olds=tuple(first[1:]), news=tuple(second[1:]))

    def _find_edited(self) -> None:
        for olds, news in gaps(self.kept, len(self.old), len(self.new)):
            some, others = self._free(olds, news)
            if len(some) == len(others):
                least = SAME_PLACE if len(some) == 1 else _CLEARLY
                for i, j in zip(some, others, strict=True):
                    if self._may_pair(i, j, least):
                        self.edited.append((i, j))
                        self._take([i], [j])
        some, others = self._free(range(len(self.old)), range(len(self.new)))
        near = list(self._neighbours(some, others))
        texts = [self.old[i].text for i in some], [self.new[j].text for j in others]
        for i, j, score in similar(*texts, least=ALIKE, near=near):
            if score >= self._least(some[i], others[j], ALIKE):
                self.edited.append((some[i], others[j]))
                self._take([some[i]], [others[j]])
        self._find_strayed()

    def _may_pair(self, i: int, j: int, least: float) -> bool:
        old, new = self.old[i], self.new[j]
        if old.note == new.note and clearly(old.text, new.text):
            return True
        return least < _CLEARLY and likeness(old.text, new.text) >= self._least(i, j, least)

    def _least(self, i: int, j: int, least: float) -> float:
        return least if self.old[i].note == self.new[j].note else STRANGE

    def _neighbours(self, some: list[int], others: list[int]) -> Iterator[Pair]:
        place_old, place_new = {i: k for k, i in enumerate(some)}, {j: k for k, j in enumerate(others)}
        for olds, news in gaps(self.kept, len(self.old), len(self.new)):
            left, right = self._free(olds, news)
            if len(left) == len(right):
                yield from ((place_old[i], place_new[j]) for i, j in zip(left, right, strict=True))

    def _find_strayed(self) -> None:
        """Edited pairs that are out of the order of all others have moved as well."""
        ordered = sorted([*self.kept, *self.edited])
        kept = set(self.kept)
        weights = [10**6 if pair in kept else len(self.old[pair[0]].text) for pair in ordered]
        self.strayed = set(self.edited) - set(heaviest(ordered, weights))

    def _gone(self) -> Iterator[Draft]:
        places = dict(self.kept) | dict(pair for pair in self.edited if pair not in self.strayed)
        places |= {olds[-1]: news[-1] for olds, news in self.recut}
        last = -1
        for i, piece in enumerate(self.old):
            last = places.get(i, last)
            if i not in self.used_old:
                yield Draft(piece, None, (last, 3, i, 0))

    def _order(self) -> list[Pair]:
        pairs = [*self.kept, *(pair for pair in self.edited if pair not in self.strayed)]
        return sorted((self.old[i].block, self.new[j].block) for i, j in pairs)


_MOST = 200
"""Pieces on both sides of a gap within which splits and joins are looked for."""


def _same_text(
    old: Sequence[Piece], new: Sequence[Piece], olds: list[int], news: list[int]
) -> Iterator[tuple[range, range]]:
    """Neighbouring pieces that have the same text, but not the same borders."""
    if not olds or not news or len(olds) + len(news) > _MOST:
        return
    first = {i: old[i].text.replace(" ", "") for i in olds}
    second = {j: new[j].text.replace(" ", "") for j in news}
    behind_old = behind_new = -1
    for i in olds:
        for j in news:
            if i <= behind_old or j <= behind_new:
                continue
            found = _run(first, second, i, j)
            if found:
                yield found
                behind_old, behind_new = found[0][-1], found[1][-1]
                break


def _run(first: dict[int, str], second: dict[int, str], i: int, j: int) -> tuple[range, range] | None:
    end_old, end_new = i, j
    left, right = first[i], second[j]
    while left != right:
        if not (left.startswith(right) or right.startswith(left)):
            return None
        if len(left) < len(right):
            end_old += 1
            if end_old not in first:
                return None
            left += first[end_old]
        else:
            end_new += 1
            if end_new not in second:
                return None
            right += second[end_new]
    return range(i, end_old + 1), range(j, end_new + 1)


def _within(old: Piece, new: Piece, at: Pair, *, strayed: bool) -> Iterator[Draft]:
    """The edits inside two blocks that belong together, sentence by sentence."""
    olds, news = old.sentences(), new.sentences()
    key = (at[0], 1, at[1])
    if len(olds) == len(news) == 1:
        yield Draft(old, new, (*key, 0), moved=strayed)
        return
    same = exact([s.text for s in olds], [s.text for s in news])
    for i, j in same.moved:
        yield Draft(olds[i], news[j], (*key, 2 * j), moved=True)
    moved = {i for i, _ in same.moved}, {j for _, j in same.moved}
    for some, others in gaps(same.kept, len(olds), len(news)):
        left = [olds[i] for i in some if i not in moved[0]]
        right = [(j, news[j]) for j in others if j not in moved[1]]
        for one in _gap(left, right):
            yield replace(one, at=(*key, one.at[3]), moved=strayed)


def _gap(left: list[Piece], right: list[tuple[int, Piece]]) -> Iterator[Draft]:
    """Sentences between two that stayed."""
    news = [piece for _, piece in right]
    pairs = _in_order(left, news)
    done_old, done_new = -1, -1
    last = 2 * right[0][0] - 1 if right else 0
    for i, j in (*pairs, (len(left), len(news))):
        for gone in left[done_old + 1 : i]:
            yield Draft(gone, None, (0, 0, 0, last))
        for come in range(done_new + 1, j):
            yield Draft(None, news[come], (0, 0, 0, 2 * right[come][0]))
        if i < len(left):
            last = 2 * right[j][0]
            yield Draft(left[i], news[j], (0, 0, 0, last))
            last += 1
        done_old, done_new = i, j


def _in_order(left: Sequence[Piece], right: Sequence[Piece]) -> list[Pair]:
    if len(left) == len(right) == 1:
        return [(0, 0)] if likeness(left[0].text, right[0].text) >= SAME_PLACE else []
    near = [(k, k) for k in range(min(len(left), len(right)))]
    found = similar([p.text for p in left], [p.text for p in right], least=SENTENCE, near=near)
    return heaviest([(i, j) for i, j, _ in found], [round(1000 * score) for _, _, score in found])


def _across(found: list[Draft], order: list[Pair]) -> Iterator[Draft]:
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


def side(piece: Piece | None, more: Sequence[Piece]) -> str:
    """The text of one side of a draft, paragraphs joined by a blank line."""
    return "\n\n".join(fold(p.text) for p in (piece, *more) if p)
