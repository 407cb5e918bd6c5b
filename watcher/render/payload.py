"""The events worth telling, and the webhook's body. Pure: the same input gives the same event and id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from watcher.model import Event, EventType, NoteForm
from watcher.render.documents import change_document, edit_document, iso, iso_or_null, note_document, seconds
from watcher.render.documents.form import compact_json
from watcher.render.fit import fitted, fitted_digest
from watcher.render.harmless import wholesome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model import Article, Capture, Change, Edit, NoteRecord, Said

Data = dict[str, Any]

MAX_BODY = 20_000
"""Bytes of a webhook's body; Standard Webhooks asks for less than 20 KB."""

_ENVELOPE = 120  # bytes around `data`: type and timestamp
_NAMESPACE = UUID("6f1f3d0a-6a0f-5a55-9a35-6f0b7b1f1c11")  # drawn once; event ids hang on it


def body(event: Event) -> bytes:
    """The webhook's body: `{type, timestamp, data}`, compact, under 20 KB; what is cut is flagged."""
    return compact(envelope(event, MAX_BODY - _ENVELOPE))


def envelope(event: Event, room: int) -> Data:
    """`{type, timestamp, data}`, the data cut to so many bytes."""
    return {"type": event.type.value, "timestamp": iso(event.occurred_at), "data": cut(event, room)}


def cloud_event(event: Event) -> bytes:
    """CloudEvents 1.0 in structured mode: `id` is the event's, the same at every try; under 20 KB.

    The source names no site: ids are unique by themselves, and what an event is about is its subject.
    """
    subject = next(
        (event.data[key] for key in ("url", "source", "host", "channel") if event.data.get(key)), None
    )
    head = {
        "specversion": "1.0",
        "id": event.id,
        "source": "urn:watcher",
        "type": event.type.value,
        "time": iso(event.occurred_at),
        "datacontenttype": "application/json",
    }
    head |= {"subject": subject} if subject else {}
    return compact(head | {"data": cut(event, MAX_BODY - len(compact(head)) - _ENVELOPE)})


def cut(event: Event, room: int) -> Data:
    """An event's data in at most so many bytes of JSON, if it can be done; `truncated` says if it was cut."""

    def fits(data: Data) -> bool:
        return len(compact(data)) <= room

    return fitted_digest(event.data, fits) if event.type is EventType.DIGEST else fitted(event.data, fits)


def change_events(
    article: Article,
    change: Change,
    capture: Capture,
    *,
    first_title: str = "",
    returns_to: int | None = None,
    said: Sequence[Said] = (),
    fates: Sequence[NoteRecord] = (),
) -> tuple[Event, ...]:
    """The one event of a change; none when there is nothing in it that a person can see.

    Args:
        article: as it was before this version; its `last_good_at` is the last moment the version before
            was seen.
        change: from the version before to this one.
        capture: this version.
        first_title: the title the article was first seen with: keeps its mails in one thread when the
            headline changes.
        returns_to: the earlier version whose content this one has again; None otherwise.
        said: what its notes say of earlier changes.
        fates: the records of the notes that it brings, or brings back.
    """
    if not change.notable:
        return ()
    kind = change_type(change)
    data = _change_data(article, change, capture, first_title=first_title)
    data |= {"returns_to": returns_to, "explains": _explained(said)}
    data |= {"notes": _with_fates(data["notes"], change, fates)}
    parts = (article.url, kind, str(data["from"]), str(data["to"]), iso(capture.captured_at))
    return (new_event(kind, capture.captured_at, data, parts),)


def _with_fates(shown: list[Data], change: Change, fates: Sequence[NoteRecord]) -> list[Data]:
    """The notes, and of each new one whether it stood there before or states a day before it did."""
    new = len(change.notes_added)
    known = {record.note: record for record in fates}
    records = [*map(known.get, change.notes_added), *[None] * (len(shown) - new)]
    return [
        note
        | {"backdated": bool(of and of.backdated and not of.returned), "returned": bool(of and of.returned)}
        | {"date_source": of.note.date_source.value if of and of.note.date_source else None}
        for note, of in zip(shown, records, strict=True)
    ]


def _explained(said: Sequence[Said]) -> list[Data]:
    """The earlier changes that notes speak of, the oldest first: what one does not, its next one may."""
    found: dict[int, Data] = {}
    for one in sorted(said, key=lambda one: one.version):
        known = found.setdefault(one.version, {"from": one.version - 1, "to": one.version, "reasons": []})
        known |= {"delay_seconds": seconds(one.delay), "complete": one.complete}
        known["reasons"] += one.reasons
    return list(found.values())


def change_type(change: Change) -> EventType:
    """What a notable change is called: by its new notes, else by its headline, else by its other notes.

    A stamp that only went away is no update note: the change is told as a changed text.
    """
    if change.notes_added:
        return EventType.UPDATE_RECORDED
    if change.headline_changed:
        return EventType.HEADLINE_CHANGED
    withdrawn = any(note.form is NoteForm.SECTION for note in change.notes_withdrawn)
    return EventType.UPDATE_RECORDED if change.notes_reworded or withdrawn else EventType.ARTICLE_CHANGED


def told_edits(change: Change) -> tuple[Edit, ...]:
    """The edits worth showing: neither cosmetic nor a note's own words, which are told as notes.

    That a note stands in another place, or leads elsewhere, is told; what is edited in it is not told again.
    """
    return tuple(edit for edit in change.substantive if not edit.of_note)


def notice_events(
    article: Article,
    kind: EventType,
    trouble: str,
    at: datetime,
    *,
    first_title: str = "",
    change: Change | None = None,
    shows: int | None = None,
) -> tuple[Event, ...]:
    """The event about an article's health: gone, returned, failing, recovered, flapping, counting.

    Args:
        article: as it was when the check began.
        kind: which.
        trouble: what is wrong, in words; "" at the end of a trouble: then what was wrong is told.
        at: when it was seen; UTC.
        first_title: the title the article was first seen with, as for a change.
        change: what is different now from the version that was there last, when it returned or goes to and
            fro. If it becomes a version it is told as a change as well; this one has no `to`.
        shows: the version whose text it shows again, to which the change leads; None: to the next one.
    """
    data = _article_data(article) | {
        "from": article.version or None,
        "first_title": first_title or article.title,
        "trouble": trouble or article.trouble,
        "since": iso(article.failing_since or at),
        "last_good_at": iso_or_null(article.last_good_at),
        "seen_at": iso(at),
    }
    if change and kind in {EventType.ARTICLE_RETURNED, EventType.ARTICLE_FLAPPING}:
        data |= _difference(article, change, shows or article.version + 1)
    return (new_event(kind, at, data, (article.url, kind, iso(at))),)


def disabled_event(channel: str, reason: str, *, at: datetime, cause: str) -> Event:
    """A channel was switched off for good; told to the others.

    Args:
        channel: its name.
        reason: what its receiver said.
        at: when; UTC.
        cause: id of the event that was refused: tried twice, it is still one notice.
    """
    data = {"channel": channel, "reason": reason}
    return new_event(EventType.CHANNEL_DISABLED, at, data, (channel, EventType.CHANNEL_DISABLED, cause))


def ping_event(channel: str, *, at: datetime) -> Event:
    """A test message, asked for by a person."""
    data = {"channel": channel, "message": "This is a test. If you can read it, alerts arrive here."}
    return new_event(EventType.TEST_PING, at, data, (channel, EventType.TEST_PING, iso(at)))


def new_event(kind: EventType, at: datetime, data: Data, parts: Sequence[str]) -> Event:
    """An event whose id follows from `parts`: found out twice, it is still one event."""
    identity = uuid5(_NAMESPACE, "\n".join(parts).encode("utf-8", "replace").decode())
    return Event(f"evt_{identity}", kind, at, wholesome(data))


def _article_data(article: Article) -> Data:
    """What the data of every article event has."""
    return {
        "url": article.url,
        "title": article.title,
        "from": None,
        "to": None,
        "change": None,
        "notes": [],
        "site": article.site,
        "tags": list(article.tags),
    }


def _change_data(article: Article, change: Change, capture: Capture, *, first_title: str) -> Data:
    about = {
        "title": capture.reading.title or article.title,
        "from": article.version,
        "to": article.version + 1,
        "site": capture.reading.site or article.site,
        "first_title": first_title or article.title or capture.reading.title,
        "not_before": iso_or_null(article.last_good_at),
        "captured_at": iso(capture.captured_at),
        "words": capture.reading.words,
    }
    return _article_data(article) | about | _difference(article, change, article.version + 1)


def told_in(change: Change) -> Data:
    """The edits of a change that are worth showing, and the notes that came, are reworded or went."""
    return {
        "notes": [note_document(note) for note in change.notes_told],
        "notes_removed": [note_document(note) for note in change.notes_withdrawn],
        "edits": [edit_document(edit) for edit in told_edits(change)],
    }


def _difference(article: Article, change: Change, to: int) -> Data:
    """What is different, in the words of the change."""
    told = told_in(change)
    return {
        "change": change_document(article.version, to, change),
        "notes_changed": [
            {"before": note_document(pair.old), "after": note_document(pair.new)}
            for pair in change.notes_reworded
        ],
        **told,
        "edits_total": len(told["edits"]),
        "rewritten": change.rewritten,
        "reasons": list(change.reasons),
        "truncated": False,
    }


def compact(value: Data) -> bytes:
    """JSON in UTF-8 without white space, inert in a terminal."""
    return compact_json(value).encode()
