"""The JSON documents of an article's versions: how each came, and when nobody could look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.documents.articles import article_document
from watcher.render.documents.changes import change_document, edit_document
from watcher.render.documents.form import SCHEMA_VERSION, Document, iso, iso_or_null, json_parts, seconds
from watcher.render.documents.notes import note_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.model import Article, LaterNote, Origin, Snapshot
    from watcher.model.between import Between
    from watcher.model.counted import Counted
    from watcher.model.gap import Gap
    from watcher.model.past import Looked, Saved


def snapshot_document(snapshot: Snapshot) -> Document:
    """A version in the history; its change is that from the version before."""
    return {
        "version": snapshot.version,
        "captured_at": iso(snapshot.captured_at),
        "not_before": iso_or_null(snapshot.not_before),
        "title": snapshot.title,
        "byline": snapshot.byline,
        "published_at": iso_or_null(snapshot.published_at),
        "modified_at": iso_or_null(snapshot.modified_at),
        "words": snapshot.words,
        "change": _change_document(snapshot),
        "returns_to": snapshot.returns_to,
        "with_many": snapshot.with_many,
        "flapping": snapshot.flapping,
        "origin": _origin_document(snapshot.origin),
        "stood_before": _capture_document(snapshot.stood_before),
        "kept": [_saved_document(saved) for saved in snapshot.kept],
    }


def _origin_document(origin: Origin | None) -> Document | None:
    """Who captured a version, when no check of the article did; null for our own checks."""
    if origin is None:
        return None
    return {
        "kind": origin.kind.value,
        "name": origin.name,
        "uri": origin.uri or None,
        "text_only": origin.text_only,
    }


def _capture_document(capture: Looked | None) -> Document | None:
    """An archive's capture."""
    return None if capture is None else {"at": iso(capture.at), "uri": capture.uri}


def _saved_document(saved: Saved) -> Document:
    """An archive that keeps the page since it was asked to."""
    return {"archive": saved.archive, "asked_at": iso(saved.asked_at), "uri": saved.uri}


def _change_document(snapshot: Snapshot) -> Document | None:
    """The change that led to a version, with the reasons of the verdict and what a later note says of it."""
    change = snapshot.change
    if change is None:
        return None
    document = change_document(snapshot.version - 1, snapshot.version, change)
    later = snapshot.disclosed_later
    return document | {
        "substantive": len(change.weighty),
        "rewritten": change.rewritten,
        "reasons": list(change.reasons),
        "disclosed_later": _later_note_document(later) if later else None,
    }


def _later_note_document(later: LaterNote) -> Document:
    """A note that came later than the change it speaks of; `complete`: no edit of substance is left out."""
    return {
        "version": later.version,
        "at": iso(later.at),
        "delay_seconds": seconds(later.delay),
        "complete": later.complete,
        "reasons": list(later.reasons),
        "note": note_document(later.note),
    }


def gap_document(gap: Gap) -> Document:
    """A time in which nobody could see what the article said; `until` is null while it goes on."""
    return {
        "since": iso(gap.since),
        "until": iso_or_null(gap.until),
        "looks": gap.looks,
        "why": gap.why or None,
    }


def counted_document(counted: Counted) -> Document:
    """Looks that found nothing but numbers that are others at every look: what those were each time."""
    return {
        "since": iso(counted.since),
        "until": iso(counted.until),
        "looks": [{"at": iso(at), "sentences": list(said)} for at, said in counted.looks],
    }


def history_document(article: Article, snapshots: Sequence[Snapshot], between: Between) -> Document:
    """The versions of one article, oldest first, when nobody could look, and what counted on."""
    return {
        "schema_version": SCHEMA_VERSION,
        "article": article_document(article),
        "snapshots": [snapshot_document(item) for item in sorted(snapshots, key=lambda item: item.version)],
        "gaps": [gap_document(gap) for gap in between.gaps],
        "counted": [counted_document(one) for one in between.counted],
    }


def undisclosed_parts(found: Iterable[tuple[Article, Snapshot]]) -> Iterator[str]:
    """The changes that no note speaks of as JSON text, in the order given: versions with their edits."""
    documents = (changed_document(article, snapshot) for article, snapshot in found)
    return json_parts({"schema_version": SCHEMA_VERSION, "notes": []}, "changes", documents)


def changed_document(article: Article, snapshot: Snapshot) -> Document:
    """A version with its article and the edits of substance that led to it."""
    return {"url": article.url, **snapshot_document(snapshot), "edits": _told_edits(snapshot)}


def _told_edits(snapshot: Snapshot) -> list[Document]:
    return [edit_document(edit) for edit in (snapshot.change.substantive if snapshot.change else ())]
