"""The JSON documents of what is read over many versions: where paragraphs and phrases come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.blame import HEADLINE
from watcher.render.documents import SCHEMA_VERSION, Document, iso, iso_or_null, note_document
from watcher.render.terminal_blame import note_over, notes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.compare.blame import Traced
    from watcher.model import Article, Reading, Snapshot

__all__ = ["blame_document"]


def blame_document(
    article: Article, traced: Sequence[Traced], reading: Reading, snapshots: Sequence[Snapshot]
) -> Document:
    """The headline and each paragraph, with the version that brought its words and its notes."""
    by_number = {snapshot.version: snapshot for snapshot in snapshots}
    return {
        "schema_version": SCHEMA_VERSION,
        "url": article.url,
        "version": len(snapshots),
        "paragraphs": [_paragraph(one, reading, by_number[one.version]) for one in traced],
    }


def _paragraph(one: Traced, reading: Reading, snapshot: Snapshot) -> Document:
    own = note_over(reading, one.place)
    return {
        "kind": "headline" if one.place == HEADLINE else reading.blocks[one.place].kind.value,
        "text": one.text,
        "version": one.version,
        "not_before": iso_or_null(snapshot.not_before),
        "captured_at": iso(snapshot.captured_at),
        "first_version": one.born,
        "disclosure": snapshot.change.disclosure.value if snapshot.change else None,
        "own_note": note_document(own) if own else None,
        "notes": [note_document(note) for note in notes_of(snapshot)],
    }
