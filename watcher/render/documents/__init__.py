"""The JSON documents. Keys, their order and their types are a contract with other programs.

Dates are ISO, times RFC 3339 in UTC, what is not known is null; a text that is missing is "".
Listing documents open with `schema_version`; the parts (note, edit, change) do not.
What few ask for is imported from its own room: `passages`, `sources` and `standing`.
"""

from watcher.render.documents.articles import (
    article_document,
    articles_parts,
    checks_document,
    glance_document,
)
from watcher.render.documents.changes import change_document, diff_document, edit_document
from watcher.render.documents.form import (
    SCHEMA_VERSION,
    Document,
    class_names,
    clock,
    iso,
    iso_or_null,
    json_parts,
    json_text,
    seconds,
)
from watcher.render.documents.history import (
    changed_document,
    counted_document,
    gap_document,
    history_document,
    snapshot_document,
    undisclosed_parts,
)
from watcher.render.documents.notes import note_document, note_record_document, updates_parts
from watcher.render.documents.readings import extract_document, show_document, stood_document, text_document

__all__ = [
    "SCHEMA_VERSION",
    "Document",
    "article_document",
    "articles_parts",
    "change_document",
    "changed_document",
    "checks_document",
    "class_names",
    "clock",
    "counted_document",
    "diff_document",
    "edit_document",
    "extract_document",
    "gap_document",
    "glance_document",
    "history_document",
    "iso",
    "iso_or_null",
    "json_parts",
    "json_text",
    "note_document",
    "note_record_document",
    "seconds",
    "show_document",
    "snapshot_document",
    "stood_document",
    "text_document",
    "undisclosed_parts",
    "updates_parts",
]
