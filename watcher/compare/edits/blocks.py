"""The edits of two lists of pieces: which blocks stayed, moved, were recut, edited, came, went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.edits.across import across
from watcher.compare.edits.align import clearly, exact, gaps, likeness, similar
from watcher.compare.edits.drafts import Draft
from watcher.compare.edits.inside import inside, same_sentences
from watcher.compare.edits.pieces import apart, fitting
from watcher.compare.edits.recut import same_text
from watcher.compare.words.order import heaviest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.edits.pieces import Piece
    from watcher.compare.words.order import Pair

ALIKE = 0.5
"""Likeness from which two blocks, wherever they stand, are one block edited."""

SAME_PLACE = 0.3
"""The same for two that are alone between the same neighbours."""

_CLEARLY = 1.0
"""Only texts that begin and end alike; blocks that stand in the same order are tried first, at no cost."""

STRANGE = 0.9
"""The same for a note and a plain block, or for margin and body: a correction that quotes the corrected
sentence is not that sentence, edited."""


def draft(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[list[Draft], list[tuple[Piece, Piece]]]:
    """What differs between two lists of pieces of one role, in the order of the new text.

    Returns:
        The drafts, and the old and the new pieces that are one, edited.
    """
    drafts = _Drafts(old, new)
    return drafts.all(), [(old[i], new[j]) for i, j in drafts.edited]


def _less_label(one: str, other: str) -> bool:
    """Whether two texts are the same but for what stands before the one: a note that lost its label."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _WORDS and long.endswith(short) and len(long) - len(short) <= _LABEL


_LABEL, _WORDS = 60, 20
"""Characters of a label and a date before a note's words; and of words in which no other text ends."""


class _Drafts:
    """The state of one comparison: what is paired so far."""

    def __init__(self, old: Sequence[Piece], new: Sequence[Piece]) -> None:
        self.old, self.new = old, new
        same = exact([p.named for p in old], [p.named for p in new])
        self.kept, self.moved = same.kept, same.moved
        self.used_old = {i for i, _ in (*self.kept, *self.moved)}
        self.used_new = {j for _, j in (*self.kept, *self.moved)}
        self.edited: list[Pair] = []
        self.strayed: set[Pair] = set()
        self.recut: list[tuple[range, range]] = []

    def all(self) -> list[Draft]:
        self._find_recut()
        self._find_edited()
        found = [Draft(self.old[i], self.new[j], (j, 1, i, 0), moved=True) for i, j in self.moved]
        found += [self._recut_draft(olds, news) for olds, news in self.recut]
        for i, j in self.edited:
            found += inside(self.old[i], self.new[j], (j, i), strayed=(i, j) in self.strayed)
        found += self._gone()
        found += [Draft(None, p, (j, 2, 0, 0)) for j, p in enumerate(self.new) if j not in self.used_new]
        return sorted(across(found, self._standing), key=lambda d: d.at)

    def _free(self, olds: range, news: range) -> tuple[list[int], list[int]]:
        return [i for i in olds if i not in self.used_old], [j for j in news if j not in self.used_new]

    def _take(self, olds: Sequence[int], news: Sequence[int]) -> None:
        self.used_old.update(olds)
        self.used_new.update(news)

    def _find_recut(self) -> None:
        for olds, news in gaps(self.kept, len(self.old), len(self.new)):
            for some, others in same_text(self.old, self.new, *self._free(olds, news)):
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
        sides = [self.old[i] for i in some], [self.new[j] for j in others]
        texts = ([piece.text for piece in side] for side in sides)
        for i, j, score in similar(*texts, least=ALIKE, near=near, fits=fitting(*sides)):
            if score >= self._least(some[i], others[j], ALIKE):
                self.edited.append((some[i], others[j]))
                self._take([some[i]], [others[j]])
        self._find_strayed()

    def _may_pair(self, i: int, j: int, least: float) -> bool:
        old, new = self.old[i], self.new[j]
        if apart(old, new):
            return False
        if old.note == new.note and clearly(old.text, new.text):
            return True
        return least < _CLEARLY and likeness(old.text, new.text) >= self._least(i, j, least)

    def _least(self, i: int, j: int, least: float) -> float:
        old, new = self.old[i], self.new[j]
        return least if old.note == new.note or _less_label(old.text, new.text) else STRANGE

    def _neighbours(self, some: list[int], others: list[int]) -> Iterator[Pair]:
        place_old, place_new = {i: k for k, i in enumerate(some)}, {j: k for k, j in enumerate(others)}
        for olds, news in gaps(self.kept, len(self.old), len(self.new)):
            left, right = self._free(olds, news)
            if len(left) == len(right):
                yield from ((place_old[i], place_new[j]) for i, j in zip(left, right, strict=True))

    def _find_strayed(self) -> None:
        """With the edited pairs known, find anew which pairs keep their order: the others moved."""
        ordered = sorted([*self.kept, *self.edited])
        chain = set(heaviest(ordered, [len(self.old[i].text) + 1 for i, _ in ordered]))
        self.moved += [pair for pair in self.kept if pair not in chain]
        self.kept = [pair for pair in self.kept if pair in chain]
        self.strayed = set(self.edited) - chain

    def _gone(self) -> Iterator[Draft]:
        places = dict(self.kept) | dict(pair for pair in self.edited if pair not in self.strayed)
        places |= {olds[-1]: news[-1] for olds, news in self.recut}
        last = -1
        for i, piece in enumerate(self.old):
            last = places.get(i, last)
            if i not in self.used_old:
                yield Draft(piece, None, (last, 3, i, 0))

    def _standing(self) -> Iterator[tuple[Piece, Piece]]:
        """What stands in both texts in the same order: blocks, and sentences of edited ones."""
        yield from ((self.old[i], self.new[j]) for i, j in self.kept)
        for i, j in self.edited:
            if (i, j) not in self.strayed:
                yield from same_sentences(self.old[i], self.new[j])
