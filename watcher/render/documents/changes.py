"""The JSON documents of changes: edits, and what two versions differ in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.documents.form import SCHEMA_VERSION, Document, class_names
from watcher.render.documents.notes import note_document

if TYPE_CHECKING:
    from watcher.model import Change, Edit


def edit_document(edit: Edit) -> Document:
    """An edit with its word spans; a span is a pair [op, text]."""
    return {
        "kind": edit.kind.value,
        "classes": class_names(edit.classes),
        "before": edit.before,
        "after": edit.after,
        "spans": [[span.op.value, span.text] for span in edit.spans],
    }


def change_document(from_version: int, to_version: int, change: Change) -> Document:
    """The summary of a change between two versions."""
    return {
        "from": from_version,
        "to": to_version,
        "classes": class_names(change.classes),
        "added_words": change.added_words,
        "removed_words": change.removed_words,
        "disclosure": change.disclosure.value,
        "headline_changed": change.headline_changed,
        "notes_added": [note_document(note) for note in change.notes_added],
    }


def diff_document(url: str, from_version: int, to_version: int, change: Change) -> Document:
    """Every edit between two versions, furniture and cosmetic ones too: their classes say so."""
    return {
        "schema_version": SCHEMA_VERSION,
        "url": url,
        "from": from_version,
        "to": to_version,
        "edits": [edit_document(edit) for edit in change.edits],
    }
