"""The JSON documents. Keys, their order and their types are a contract with other programs.

Dates are ISO, times RFC 3339 in UTC, what is not known is null; a text that is missing is "".
Listing documents open with `schema_version`; the parts (note, edit, change) do not.
"""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, time, timedelta

    from watcher.model import (
        Article,
        Block,
        Change,
        Check,
        Edit,
        EditClass,
        LaterNote,
        Note,
        NoteRecord,
        Origin,
        Reading,
        Snapshot,
    )
    from watcher.model.gap import Gap
    from watcher.model.glance import Glance
    from watcher.read.whereabouts import Whereabouts

SCHEMA_VERSION = 1

Document = dict[str, Any]

# What `inert` takes from terminal text, JSON can say in its own way: DEL, C1, direction overrides, line
# separators, lone surrogates. The rest (accents, other scripts) stays readable.
_UNSAFE = (range(0x7F, 0xA0), range(0x2028, 0x202F), range(0x2066, 0x206A), range(0xD800, 0xE000))
_ESCAPES = {code: f"\\u{code:04x}" for codes in _UNSAFE for code in codes}


def json_text(document: Document) -> str:
    """The document as JSON text that is valid UTF-8 and inert in a terminal."""
    return json.dumps(document, ensure_ascii=False, indent=2).translate(_ESCAPES)


def json_parts(head: Document, name: str, documents: Iterable[Document]) -> Iterator[str]:
    """The text of a document that ends in a long list, piece by piece: no more than one entry is held.

    Args:
        head: what stands before the list.
        name: of the list.
        documents: its entries.
    """
    start, end = json_text(head | {name: []}).rsplit("[]", 1)
    yield f"{start}["
    border, close = "\n    ", ""
    for document in documents:
        yield border + json_text(document).replace("\n", "\n    ")
        border, close = ",\n    ", "\n  "
    yield f"{close}]{end}"


def iso(moment: datetime) -> str:
    """RFC 3339 in UTC with "Z"; `moment` is aware."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def iso_or_null(moment: datetime | None) -> str | None:
    """The same, or None for a moment that is not known."""
    return None if moment is None else iso(moment)


def clock(moment: time | None) -> str | None:
    """A stated time of day with the precision it was printed in: "10:02", "10:02:30"."""
    if moment is None:
        return None
    return moment.isoformat("seconds" if moment.second else "minutes")


def seconds(span: timedelta | None) -> float | None:
    """A span in seconds, or None."""
    return None if span is None else span.total_seconds()


def class_names(classes: Iterable[EditClass]) -> list[str]:
    """The classes' names in alphabetical order."""
    return sorted(item.value for item in classes)


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

    `not_before` is the last moment it was not there, null when it stood at our first look; `original` is the
    note as it was first seen, null while it is the same; `date_source` is how its date was reached, and
    `extent_certain` whether its end is sure.
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


def block_document(block: Block, *, explain: bool = False) -> Document:
    """A block; with `explain` also why it has its role."""
    document = {"kind": block.kind.value, "role": block.role.value, "text": block.text}
    return document | {"reason": block.reason} if explain else document


def _blocks(reading: Reading, *, explain: bool = False) -> list[Document]:
    return [block_document(block, explain=explain) for block in reading.blocks]


def _notes(reading: Reading) -> list[Document]:
    return [note_document(note) for note in reading.notes]


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
        "text": reading.text,
        "blocks": _blocks(reading, explain=explain),
        "notes": _notes(reading),
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


def article_document(article: Article) -> Document:
    """A watched article: the entry of `list`, and the head of `history`."""
    return {
        "url": article.url,
        "title": article.title,
        "id": article.id,
        "site": article.site,
        "language": article.language,
        "state": article.state.value,
        "tags": list(article.tags),
        "every_seconds": seconds(article.every),
        "from_config": article.from_config,
        "added_at": iso_or_null(article.added_at),
        "published_at": iso_or_null(article.published_at),
        "modified_at": iso_or_null(article.modified_at),
        "version": article.version or None,
        "checks": article.checks,
        "last_checked_at": iso_or_null(article.last_checked_at),
        "last_good_at": iso_or_null(article.last_good_at),
        "last_changed_at": iso_or_null(article.last_changed_at),
        "next_check_at": iso_or_null(article.next_check_at),
        "next_reason": article.next_reason,
        "failures": article.failures,
        "failing_since": iso_or_null(article.failing_since),
        "trouble": article.trouble or None,
        "gone_since": iso_or_null(article.gone_since),
        "moved_to": article.moved_to or None,
    }


def articles_parts(glances: Iterable[Glance]) -> Iterator[str]:
    """The watch list as JSON text; `undisclosed` counts changes of substance that no note speaks of."""
    return json_parts({"schema_version": SCHEMA_VERSION}, "articles", map(glance_document, glances))


def glance_document(glance: Glance) -> Document:
    """An entry of the watch list."""
    note = glance.note and {
        "kind": glance.note.kind.value,
        "form": glance.note.form.value,
        "stated_date": glance.note.stated_date.isoformat() if glance.note.stated_date else None,
        "first_seen_at": iso(glance.note.first_seen_at),
    }
    return article_document(glance.article) | {"last_note": note, "undisclosed": glance.undisclosed}


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
        "origin": origin_document(snapshot.origin),
    }


def origin_document(origin: Origin | None) -> Document | None:
    """Who captured a version, when no check of the article did; null for our own checks."""
    if origin is None:
        return None
    return {
        "kind": origin.kind.value,
        "name": origin.name,
        "uri": origin.uri or None,
        "text_only": origin.text_only,
    }


def _change_document(snapshot: Snapshot) -> Document | None:
    """The change that led to a version, with the reasons of the verdict and what a later note says of it."""
    change = snapshot.change
    if change is None:
        return None
    document = change_document(snapshot.version - 1, snapshot.version, change)
    later = snapshot.disclosed_later
    return document | {
        "rewritten": change.rewritten,
        "reasons": list(change.reasons),
        "disclosed_later": later_note_document(later) if later else None,
    }


def later_note_document(later: LaterNote) -> Document:
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


def history_document(article: Article, snapshots: Sequence[Snapshot], gaps: Sequence[Gap]) -> Document:
    """The versions of one article, oldest first, and when nobody could look."""
    return {
        "schema_version": SCHEMA_VERSION,
        "article": article_document(article),
        "snapshots": [snapshot_document(item) for item in sorted(snapshots, key=lambda item: item.version)],
        "gaps": [gap_document(gap) for gap in gaps],
    }


def show_document(article: Article, snapshot: Snapshot, reading: Reading) -> Document:
    """One version's text."""
    return {
        "schema_version": SCHEMA_VERSION,
        "url": article.url,
        "version": snapshot.version,
        "captured_at": iso(snapshot.captured_at),
        "title": reading.title,
        "text": reading.text,
        "blocks": _blocks(reading),
        "notes": _notes(reading),
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


def updates_parts(notes: Iterable[tuple[Article, NoteRecord]]) -> Iterator[str]:
    """The update notes as JSON text, in the order given (newest first); there may be very many."""
    documents = (note_record_document(article.url, record) for article, record in notes)
    return json_parts({"schema_version": SCHEMA_VERSION}, "notes", documents)


def undisclosed_parts(found: Iterable[tuple[Article, Snapshot]]) -> Iterator[str]:
    """The changes that no note speaks of as JSON text, in the order given: versions with their edits."""
    documents = (changed_document(article, snapshot) for article, snapshot in found)
    return json_parts({"schema_version": SCHEMA_VERSION, "notes": []}, "changes", documents)


def changed_document(article: Article, snapshot: Snapshot) -> Document:
    """A version with its article and the edits of substance that led to it."""
    return {"url": article.url, **snapshot_document(snapshot), "edits": _told_edits(snapshot)}


def _told_edits(snapshot: Snapshot) -> list[Document]:
    return [edit_document(edit) for edit in (snapshot.change.substantive if snapshot.change else ())]


def check_document(check: Check) -> Document:
    """How one visit ended; `version` is the newest after it, null when there is none yet."""
    return {
        "url": check.article.url,
        "outcome": check.outcome.value,
        "version": check.version or None,
        "error": check.error or None,
    }


def checks_document(checks: Iterable[Check]) -> Document:
    """How the visits of one pass ended."""
    return {"schema_version": SCHEMA_VERSION, "checks": [check_document(check) for check in checks]}
