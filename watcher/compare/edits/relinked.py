"""Pieces that lead elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.edits.drafts import side
from watcher.compare.links import frame, only_random, pages
from watcher.compare.words.units import beyond, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.compare.edits.drafts import Draft
    from watcher.compare.edits.pieces import Piece


def relinked(
    olds: Sequence[Piece],
    news: Sequence[Piece],
    edited: Iterable[tuple[Piece, Piece]],
    cut: Sequence[Draft],
) -> Iterator[tuple[Piece, Piece]]:
    """Pieces of the body that say the same, or were edited, and lead elsewhere.

    Args:
        olds: the old pieces.
        news: the new pieces.
        edited: those of them that are one, edited.
        cut: what was only split or joined; that is one piece, which has the links of all its parts.
    """
    runs = [([one.old, *one.olds], [one.new, *one.news]) for one in cut if one.old and one.new]
    olds = _with_runs(olds, [run for run, _ in runs])
    news = _with_runs(news, [run for _, run in runs])
    was = {_whole(new): _whole(old) for old, new in runs}
    was |= {new: old for old, new in edited if not only_random(old.links, new.links)}
    left = _without_same(olds, news, _words_and_addresses)
    left = _without_same(*left, _words_and_pages)  # what an address leads to is asked of few
    before: dict[str, list[Piece]] = {}
    for piece in reversed(left[0]):
        before.setdefault(piece.text, []).append(piece)
    told = set[int]()  # a block's parts, where a note is one, have the links of the whole
    for piece in left[1]:
        same = before.get(piece.text)
        old = same.pop() if same else was.get(piece)
        if not old or piece.block in told or _as_before(old, piece):
            continue
        if not _with_words(old, piece, olds, news):
            told.add(piece.block)
            yield old, piece


def _with_words(old: Piece, new: Piece, olds: Sequence[Piece], news: Sequence[Piece]) -> bool:
    """Whether links may only have come, gone or changed places with words of their block, which are told.

    Where in it a link stands is not known: one that has another's place leads elsewhere.

    Args:
        old: the old piece.
        new: the new one.
        olds: all old pieces.
        news: all new pieces.
    """
    was, now = set(pages(old.links)), set(pages(new.links))
    if was == now:
        return old.text != new.text
    if was < now:
        return _size(news, new.block) > _size(olds, old.block)
    return now < was and _size(news, new.block) < _size(olds, old.block)


def _size(some: Sequence[Piece], block: int) -> int:
    """How many words a block has; to count those of all blocks would take as long as to compare them."""
    return sum(count(piece.text) for piece in some if piece.block == block)


def _with_runs(some: Sequence[Piece], runs: Sequence[Sequence[Piece]]) -> list[Piece]:
    wholes = {run[0]: _whole(run) for run in runs}
    inside = {piece for run in runs for piece in run[1:]}
    return [wholes.get(piece, piece) for piece in some if piece not in inside]


def _whole(run: Sequence[Piece]) -> Piece:
    links = tuple(link for piece in run for link in piece.links)
    return run[0]._replace(text=side(run[0], run[1:]), links=links)


def _words_and_addresses(piece: Piece) -> tuple[str, tuple[str, ...]]:
    return piece.text, piece.links


def _words_and_pages(piece: Piece) -> tuple[str, tuple[str, ...]]:
    return piece.text, pages(piece.links)


def _without_same(
    olds: Sequence[Piece], news: Sequence[Piece], key: Callable[[Piece], object]
) -> tuple[list[Piece], list[Piece]]:
    """The body's pieces, old and new, that have no twin on the other side."""
    was, now = ([piece for piece in side if not piece.margin] for side in (olds, news))
    return beyond(was, now, key), beyond(now, was, key)


def _as_before(old: Piece, new: Piece) -> bool:
    """Whether links lead where they led; those of a block that are known for it may differ in tokens."""
    if pages(old.links) == pages(new.links):
        return True
    pairs = zip(old.links, new.links, strict=False)
    alike = new.restless and len(old.links) == len(new.links)
    return alike and all(pages((was,)) == pages((now,)) or frame(was, now) for was, now in pairs)
