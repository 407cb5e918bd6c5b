"""The JSON documents of update notes: as they stand in a version, and over their lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.documents.form import SCHEMA_VERSION, Document, clock, iso, iso_or_null, json_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.model import Article, Note, NoteRecord


def note_document(note: Note) -> Document:
    """A note as every document shows it."""
    return {
        "kind": note.kind.value,
        "form": note.form.value,
        "label": note.label,
        "stated_date": note.stated_date.isoformat() if note.stated_date else None,
        "stated_time": clock(note.stated_time),
        "stated_timezone": note.stated_timezone,
        "year_inferred": note.year_inferred,
        "text": note.text,
        "position": note.position.value,
    }


def note_record_document(url: str, record: NoteRecord) -> Document:
    """A note over its life, as it stands now or stood last. `url` is its article's.

    `not_before` is the last moment it was not there, null when it stood at our first look or was not new when
    it was first read as a note; `original` is the note as it was first seen, null while it is the same;
    `date_source` is how its date was reached, and `extent_certain` whether its end is sure.
    """
    note, original = note_document(record.note), note_document(record.original)
    return note | {
        "url": url,
        "first_seen_version": record.first_seen_version,
        "first_seen_at": iso(record.first_seen_at),
        "last_seen_version": record.last_seen_version,
        "edited": record.edited,
        "withdrawn": record.withdrawn,
        "backdated": record.backdated,
        "moved": record.moved,
        "returned": record.returned,
        "replaced": record.replaced_by is not None,
        "not_before": iso_or_null(record.not_before),
        "last_seen_at": iso(record.last_seen_at),
        "original": None if original == note else original,
        "date_source": record.note.date_source.value if record.note.date_source else None,
        "stated_month": record.note.stated_month,
        "extent_certain": record.note.extent_certain,
    }


def updates_parts(notes: Iterable[tuple[Article, NoteRecord]]) -> Iterator[str]:
    """The update notes as JSON text, in the order given (newest first); there may be very many."""
    documents = (note_record_document(article.url, record) for article, record in notes)
    return json_parts({"schema_version": SCHEMA_VERSION}, "notes", documents)
