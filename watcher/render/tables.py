"""Lists for spreadsheets: CSV (RFC 4180) whose cells no spreadsheet runs as formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from watcher.render.documents import class_names, note_record_document, snapshot_document
from watcher.render.safe import inert_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.model import Article, NoteRecord, Snapshot

_FORMULA = ("=", "+", "-", "@")  # how a cell begins that spreadsheets run (OWASP, "CSV Injection")


def cell(words: str) -> str:
    """Page text for a cell: inert in a terminal, and no formula in a spreadsheet."""
    safe = inert_line(words)
    return f"'{safe}" if safe.lstrip().startswith(_FORMULA) else safe


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The table row by row."""
    yield csv_line(head)
    yield from map(csv_line, rows)


def csv_line(items: Sequence[object]) -> str:
    """A row; texts are made inert, what is not known stays empty."""
    out = io.StringIO()
    csv.writer(out).writerow([cell(item) if isinstance(item, str) else item for item in items])
    return out.getvalue()


_NOTE = (
    "url",
    "kind",
    "form",
    "label",
    "stated_date",
    "stated_time",
    "stated_timezone",
    "year_inferred",
    "text",
    "position",
    "first_seen_version",
    "not_before",
    "first_seen_at",
    "last_seen_version",
    "last_seen_at",
    "edited",
    "moved",
    "returned",
    "withdrawn",
    "replaced",
    "backdated",
    "date_source",
    "stated_month",
    "extent_certain",
)
NOTE_COLUMNS = ("title", *_NOTE)


def updates_csv(notes: Iterable[tuple[Article, NoteRecord]]) -> Iterator[str]:
    """A row for each note, with its article's title; names as in the JSON document."""
    return csv_lines(NOTE_COLUMNS, (note_cells(article, record) for article, record in notes))


def note_cells(article: Article, record: NoteRecord) -> list[object]:
    """What stands in the row of a note."""
    document = note_record_document(article.url, record)
    return [article.title, *(document[key] for key in _NOTE)]


_CHANGE = ("version", "not_before", "captured_at", "title", "added_words", "removed_words", "rewritten")


def undisclosed_csv(found: Iterable[tuple[Article, Snapshot]]) -> Iterator[str]:
    """A row for each change that no note speaks of; its edits as they were and are, with ¶ between."""
    return csv_lines(
        ("url", *_CHANGE, "classes", "before", "after"),
        (_change_row(article, snapshot) for article, snapshot in found),
    )


def _change_row(article: Article, snapshot: Snapshot) -> list[object]:
    document = snapshot_document(snapshot)
    values = document | (document["change"] or {})
    edits = snapshot.change.substantive if snapshot.change else ()
    sides = (
        " ¶ ".join(side for edit in edits if (side := getattr(edit, name))) for name in ("before", "after")
    )
    classes = frozenset().union(*(edit.classes for edit in edits))
    return [article.url, *(values[key] for key in _CHANGE), " ".join(class_names(classes)), *sides]
