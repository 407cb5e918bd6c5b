"""The JSON documents of one text: its blocks, what is read of a page, what a version says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.documents.form import SCHEMA_VERSION, Document, iso, iso_or_null
from watcher.render.documents.notes import note_document

if TYPE_CHECKING:
    from watcher.model import Article, Block, Reading, Snapshot
    from watcher.model.stood import Stood
    from watcher.read.whereabouts import Whereabouts


def _block_document(block: Block, *, explain: bool = False) -> Document:
    """A block; with `explain` also why it has its role."""
    document = {"kind": block.kind.value, "role": block.role.value, "text": block.text}
    return document | {"reason": block.reason or ""} if explain else document


def text_document(reading: Reading, *, explain: bool = False) -> Document:
    """What a page says below its headline; the blocks of the deck are none of the text's."""
    blocks = [_block_document(block, explain=explain) for block in reading.blocks if not block.is_deck]
    notes = [note_document(note) for note in reading.notes]
    return {"text": reading.text, "blocks": blocks, "notes": notes, "deck": reading.deck}


def extract_document(
    reading: Reading, where: Whereabouts | None = None, *, explain: bool = False
) -> Document:
    """What would be stored of a page; with `explain` also why, and where the story was found."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "url": reading.url,
        "title": reading.title,
        "byline": reading.byline,
        "published_at": iso_or_null(reading.published_at),
        "modified_at": iso_or_null(reading.modified_at),
        "language": reading.language,
        **text_document(reading, explain=explain),
    }
    return document | _explanation(reading, where) if explain else document


def _explanation(reading: Reading, where: Whereabouts | None) -> Document:
    left_out = where.left_out.items() if where else ()
    return {
        "story": where
        and {
            "element": where.element,
            "how": where.how,
            "share": round(where.share, 3),
            "left_out": [
                {"zone": name, "boxes": boxes, "characters": size} for name, (boxes, size) in left_out
            ],
            "unseen": where.unseen,
        },
        "site": reading.site,
        "canonical_url": reading.canonical_url,
        "obstacle": reading.obstacle.value if reading.obstacle else None,
        "detail": reading.detail,
        "sources": dict(reading.sources),
    }


def show_document(article: Article, snapshot: Snapshot, reading: Reading) -> Document:
    """One version's text."""
    return {
        "schema_version": SCHEMA_VERSION,
        "url": article.url,
        "version": snapshot.version,
        "captured_at": iso(snapshot.captured_at),
        "title": reading.title,
        **text_document(reading),
    }


def stood_document(stood: Stood) -> Document:
    """What is known of a version that was asked for by a moment, beside its text."""
    return {
        "asked_at": iso(stood.asked_at),
        "certain": stood.certain,
        "seen_until": iso(stood.seen_until),
        "next_captured_at": iso_or_null(stood.next_at),
    }
