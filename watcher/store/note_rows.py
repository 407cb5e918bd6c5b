"""Note records to rows and back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from watcher.model import NoteRecord
from watcher.store.schema import notes

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Row

    from watcher.model import Article, Note
    from watcher.store.packing.texts import Texts

NOTE: tuple[ColumnElement[Any], ...] = tuple(notes.c)


def stands(row: Row[*tuple[Any, ...]], article: Article) -> bool:
    """Whether the note in a row of `NOTE` is one of the article's newest version."""
    return not row.withdrawn and row.last_seen_version == article.version


def note_of(texts: Texts, article: Article, row: Row[*tuple[Any, ...]]) -> NoteRecord:
    """The note record in a row of `NOTE`.

    While a note stands it was last seen when its article was: that is not written anew with every check. The
    look that brought it began before it was seen.
    """
    note, first = texts.note(row.last_seen_version, row.note), row.original
    looked_at = (stands(row, article) and article.last_good_at) or row.last_seen_at
    return NoteRecord(
        id=row.id,
        article_id=row.article_id,
        note=note,
        original=note if first is None else texts.first_note(row.first_seen_version, first, note),
        first_seen_version=row.first_seen_version,
        first_seen_at=row.first_seen_at,
        not_before=row.not_before,
        last_seen_version=row.last_seen_version,
        last_seen_at=max(looked_at, row.last_seen_at),
        edited=row.edited,
        withdrawn=row.withdrawn,
        replaced_by=row.replaced_by,
        backdated=bool(row.backdated),
        returned=bool(row.returned),
    )


def note_columns(texts: Texts, record: NoteRecord) -> dict[str, Any]:
    """A note record as columns, without its number and the number of its successor."""
    note, first = record.note, record.original
    return {
        "article_id": record.article_id,
        **note_shape(note),
        "day": day_of(note.stated_date, record.first_seen_at),
        "first_seen_version": record.first_seen_version,
        "first_seen_at": record.first_seen_at,
        "not_before": record.not_before,
        "last_seen_version": record.last_seen_version,
        "last_seen_at": record.last_seen_at,
        "edited": record.edited,
        "withdrawn": record.withdrawn,
        "note": texts.pack_note(record.last_seen_version, note),
        "original": None if first.says(note) else texts.pack_note(record.first_seen_version, first),
        "backdated": record.backdated,
        "returned": record.returned,
    }


def day_of(stated: date | None, seen: datetime) -> date:
    """The day a note is sorted by: the one it states, else that of our first look.

    A day that lies past our first look is a slip of the pen; the look says more. A note's zone may be a day
    ahead of UTC.
    """
    return stated if stated is not None and stated <= seen.date() + timedelta(days=1) else seen.date()


def note_shape(note: Note) -> dict[str, Any]:
    """The columns that repeat what a note says, to be asked for by them."""
    return {
        "kind": note.kind.value,
        "form": note.form.value,
        "stated_date": note.stated_date,
    }
