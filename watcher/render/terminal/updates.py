"""The update notes, newest first, each with its life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import NoteForm
from watcher.render.terminal.screen import Piece, fill, flow, line
from watcher.render.terminal.verdict import returned
from watcher.render.unsaid import reasons_left
from watcher.render.words import BACKDATED, between, doubt, not_new_words, stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.model import Article, NoteRecord, Snapshot
    from watcher.render.terminal.screen import Look


def updates_lines(notes: Iterable[tuple[Article, NoteRecord]], look: Look) -> Iterator[str]:
    """Each note: date and kind, article, text, when we saw it first, what became of it."""
    for number, (article, record) in enumerate(notes):
        yield from [""] if number else []
        yield from note_lines(article, record, look)


def undisclosed_lines(found: Iterable[tuple[Article, Snapshot]], look: Look) -> Iterator[str]:
    """Each change that no note speaks of: when, article, and the reasons of the verdict, which name edits."""
    for number, (article, snapshot) in enumerate(found):
        yield from [""] if number else []
        yield from _change_lines(article, snapshot, look)


def _change_lines(article: Article, snapshot: Snapshot, look: Look) -> Iterator[str]:
    change = snapshot.change
    if change is None:
        return
    when = between(snapshot.not_before, snapshot.captured_at, look.zone)
    size = f"+{change.added_words:,} -{change.removed_words:,} words"
    yield from flow([Piece(when, "strong"), Piece(f"  version {snapshot.version}  {size}")], look, rest="  ")
    yield from flow([line(snapshot.title or "(no title)", "strong")], look, first="  ")
    yield from flow([line(article.url, "dim")], look, first="  ")
    yield from returned(snapshot, look, indent="    ")
    for reason in reasons_left(change, snapshot.disclosed_later):
        yield from flow([line(reason)], look, first="    ")


def note_lines(article: Article, record: NoteRecord, look: Look) -> Iterator[str]:
    """One note."""
    yield from flow(_head(record), look, rest="  ")
    yield from flow([line(article.title or "(no title)", "strong")], look, first="  ")
    yield from flow([line(article.url, "dim")], look, first="  ")
    if record.note.text:
        yield from fill(record.note.text, look, indent="    ")
    yield from _before(record, look)
    yield from flow(_life(record, look, newest=article.version), look, first="  ")


def _head(record: NoteRecord) -> list[Piece]:
    note = record.note
    date = stated(note) or "(no date stated)"
    form = " (stamp)" if note.form is NoteForm.STAMP else ""
    pieces = [Piece(date, "strong"), Piece("  "), Piece(note.kind.words + form, "name")]
    if note.label:
        pieces += [Piece("  "), line(f'"{note.label}"')]
    if doubtful := doubt(note):
        pieces.append(Piece(f"  {doubtful}", "dim"))
    return pieces


def _life(record: NoteRecord, look: Look, *, newest: int) -> list[Piece]:
    seen = between(record.not_before, record.first_seen_at, look.zone)
    words = f"first seen in version {record.first_seen_version}, {seen}"
    if record.stood_at_first:
        words = f"{not_new_words(record)}, {seen}"
    pieces = [Piece(words, "dim")]
    if record.backdated:
        pieces.append(Piece(f"; it {BACKDATED}", "warn"))
    if record.moved:
        places = record.original.position.value, record.note.position.value
        pieces.append(Piece(f"; moved from {places[0]} to {places[1]}", "warn"))
    if record.edited:
        pieces.append(Piece("; edited since", "warn"))
    if record.returned:
        pieces.append(Piece("; was gone for a while and came back", "warn"))
    if record.withdrawn:
        gone = "replaced by a newer note" if record.replaced_by is not None else "withdrawn"
        pieces.append(Piece(f"; {gone}, last seen in version {record.last_seen_version}", "bad"))
    elif record.last_seen_version < newest:  # an entry of a live blog that newer ones sent to the next page
        pieces.append(Piece(f"; on another page after version {record.last_seen_version}", "dim"))
    return pieces


_UNDATED = "no date stated"


def _before(record: NoteRecord, look: Look) -> Iterator[str]:
    """What an edited note said at first."""
    old, new = record.original, record.note
    if not record.edited or (old.text, old.label, stated(old)) == (new.text, new.label, stated(new)):
        return
    same_head = (old.label, stated(old)) == (new.label, stated(new))
    parts = () if same_head else (old.label and f'"{old.label}"', stated(old) or (stated(new) and _UNDATED))
    head = ", ".join(part for part in parts if part)
    words = old.text if old.text != new.text else ""
    said = ": ".join(part for part in (head, words) if part)
    yield from flow([Piece("at first: ", "dim"), line(said)], look, first="  ", rest="    ")
