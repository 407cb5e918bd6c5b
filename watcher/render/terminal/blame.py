"""Each paragraph of a version with the version that brought it, and what was said of that."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from watcher.compare.blame import HEADLINE, note_over, notes_of
from watcher.model.days import day
from watcher.render.terminal.screen import Look, Piece, flow, line, pad, text
from watcher.render.terminal.verdict import article_lines, verdict
from watcher.render.words import span, stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.blame import Origins, Traced
    from watcher.model import Article, Note, Snapshot

_TABLE_FROM = 72
_GUTTER = 26  # columns: a version with its day, and what was said


def blame_lines(article: Article, origins: Origins, look: Look) -> list[str]:
    """The gutter says version, when, verdict and note; it is left out while the version is the same."""
    by_number = {snapshot.version: snapshot for snapshot in origins.snapshots}
    lines = [*article_lines(article, look), ""]
    last = None
    for one in origins.traced:
        own = note_over(origins.reading, one.place)
        key = (one.version, own)
        gutter = [] if key == last else _gutter(one, by_number[one.version], own, look)
        lines += _entry(gutter, one, look)
        last = key
    return lines if lines[-1] else lines[:-1]


def _gutter(one: Traced, snapshot: Snapshot, own: Note | None, look: Look) -> list[Piece]:
    when = span(snapshot.not_before, snapshot.captured_at, look.zone)
    if len(when) > _GUTTER - 1:  # over a day or more: the day it was there
        when = f"by {day(snapshot.captured_at.astimezone(look.zone))}"
    pieces = [Piece(f"version {one.version}", "strong"), Piece(when)]
    if snapshot.change is None:
        return [*pieces, Piece("first seen", "dim")] if one.version == 1 else pieces
    if own is not None:
        return [*pieces, Piece(_named(own), "good")]
    pieces.append(verdict(snapshot.change, snapshot))
    if one.born != one.version:
        pieces.append(Piece(f"edits a text of {one.born}", "dim"))
    return [*pieces, *(Piece(_named(note), "good") for note in notes_of(snapshot)[:2])]


def _named(note: Note) -> str:
    return line(" ".join(part for part in (note.kind.words, stated(note)) if part)).words


def _entry(gutter: Sequence[Piece], one: Traced, look: Look) -> Iterator[str]:
    words = [text(one.text or "(no title)", "strong" if one.place == HEADLINE else "")]
    if look.columns < _TABLE_FROM:
        if gutter:
            head = [part for piece in gutter for part in (piece, Piece(", "))][:-1]
            yield from flow(head, look)
        yield from flow(words, look, first="  ")
    else:
        room = Look(width=look.columns - _GUTTER - 2, colour=look.colour, zone=look.zone)
        for piece, row in zip_longest(gutter, flow(words, room), fillvalue=None):
            said, style = piece or Piece("")
            yield (look.paint(pad(said, _GUTTER), style) + "  " + (row or "")).rstrip()
    yield ""
