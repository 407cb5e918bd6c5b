"""The JSON documents of what is read over many versions: where paragraphs and phrases come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.blame import HEADLINE, note_over, notes_of
from watcher.render.documents import (
    SCHEMA_VERSION,
    Document,
    iso,
    iso_or_null,
    json_parts,
    note_document,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.compare.blame import Origins, Traced
    from watcher.model import Article, Reading, Snapshot
    from watcher.model.search import Appearance, Found


def blame_document(article: Article, origins: Origins) -> Document:
    """The headline and each paragraph, with the version that brought its words and its notes."""
    by_number = {snapshot.version: snapshot for snapshot in origins.snapshots}
    return {
        "schema_version": SCHEMA_VERSION,
        "url": article.url,
        "version": origins.snapshots[-1].version,
        "paragraphs": [_paragraph(one, origins.reading, by_number[one.version]) for one in origins.traced],
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
        "disclosure": _verdict(snapshot),
        "with_many": snapshot.with_many,
        "flapping": snapshot.flapping,
        "own_note": note_document(own) if own else None,
        "notes": [note_document(note) for note in notes_of(snapshot)],
    }


def search_parts(asked: Sequence[str], found: Iterable[Found]) -> Iterator[str]:
    """Where words stood as JSON text, in the order given; `asked` is what was looked for."""
    head = {"schema_version": SCHEMA_VERSION, "words": list(asked)}
    return json_parts(head, "articles", (found_document(one) for one in found))


def found_document(found: Found) -> Document:
    """An article with the versions that brought or lost the words."""
    article = found.article
    appearances = [_appearance(article, one) for one in found.appearances]
    return {"url": article.url, "title": article.title, "id": article.id, "appearances": appearances}


def _appearance(article: Article, one: Appearance) -> Document:
    """The version that brought the words and the one without them again, each with the verdict on it."""
    gone = one.gone
    return {
        "first_seen_version": one.came.version,
        "not_before": iso_or_null(one.came.not_before),
        "first_seen_at": iso(one.came.captured_at),
        "disclosure": _verdict(one.came),
        "with_many": one.came.with_many,
        "flapping": one.came.flapping,
        "last_seen_version": gone.version - 1 if gone else article.version,
        "gone_version": gone.version if gone else None,
        "gone_not_before": iso_or_null(gone.not_before) if gone else None,
        "gone_at": iso(gone.captured_at) if gone else None,
        "gone_disclosure": _verdict(gone) if gone else None,
        "gone_with_many": gone.with_many if gone else None,
        "gone_flapping": gone.flapping if gone else None,
        "text": one.text,
        "places": [list(place) for place in one.places],
    }


def _verdict(snapshot: Snapshot) -> str | None:
    return snapshot.change.disclosure.value if snapshot.change else None
