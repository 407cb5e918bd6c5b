"""Pieces that say the same and lead elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from watcher.compare.edits.drafts import side
from watcher.compare.links import frame, pages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from watcher.compare.edits.drafts import Draft
    from watcher.compare.edits.pieces import Piece


def uncut(
    olds: Sequence[Piece], news: Sequence[Piece], cut: Sequence[Draft]
) -> tuple[list[Piece], list[Piece]]:
    """Both texts with what was only split or joined as one piece, which has the links of all its parts."""
    old_runs = [[one.old, *one.olds] for one in cut if one.old]
    new_runs = [[one.new, *one.news] for one in cut if one.new]
    return _with_runs(olds, old_runs), _with_runs(news, new_runs)


def _with_runs(some: Sequence[Piece], runs: Sequence[Sequence[Piece]]) -> list[Piece]:
    wholes = {run[0]: _whole(run) for run in runs}
    inside = {piece for run in runs for piece in run[1:]}
    return [wholes.get(piece, piece) for piece in some if piece not in inside]


def _whole(run: Sequence[Piece]) -> Piece:
    links = tuple(link for piece in run for link in piece.links)
    return run[0]._replace(text=side(run[0], run[1:]), links=links)


def relinked(
    olds: Sequence[Piece], news: Sequence[Piece], pairs: Collection[tuple[int, int]]
) -> Iterator[tuple[Piece, Piece]]:
    """Pieces of the body that say the same and lead elsewhere.

    Args:
        olds: the old pieces.
        news: the new pieces.
        pairs: blocks (old, new) that differ only in form.
    """
    blocks = {piece.block: piece for piece in olds}
    stay = {new: old for old, new in pairs}
    left = _without_same(olds, news), _without_same(news, olds)
    before: dict[str, list[Piece]] = {}
    for piece in reversed(left[0]):
        before.setdefault(piece.text, []).append(piece)
    for piece in left[1]:
        same = before.get(piece.text)
        old = same.pop() if same else blocks.get(stay.get(piece.block, -1))
        if old and not _as_before(old, piece):
            yield old, piece


def _without_same(some: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    """The body's pieces that have no twin, words and links, among the others."""
    there = Counter((piece.text, pages(piece.links)) for piece in others if not piece.margin)
    left = []
    for piece in some:
        key = piece.text, pages(piece.links)
        if not piece.margin and not there[key]:
            left.append(piece)
        elif not piece.margin:
            there[key] -= 1
    return left


def _as_before(old: Piece, new: Piece) -> bool:
    """Whether links lead where they led; those of a block that are known for it may differ in tokens."""
    if pages(old.links) == pages(new.links):
        return True
    pairs = zip(old.links, new.links, strict=False)
    alike = new.restless and len(old.links) == len(new.links)
    return alike and all(pages((was,)) == pages((now,)) or frame(was, now) for was, now in pairs)
