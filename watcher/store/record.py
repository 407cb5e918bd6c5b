"""Writes one visit down: everything that follows from it, or nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from watcher.decide.history.ledger import Past, Stage, follow, may_be
from watcher.errors import DamagedRow, NotKept
from watcher.model import GOOD
from watcher.store import history, later, marks, search, untold
from watcher.store.counts import keep as keep_counted
from watcher.store.engine.adding import insert_row
from watcher.store.engine.prepared import Prepared, inserting, updating
from watcher.store.evidence import learn
from watcher.store.frontier.queues import lock_host_of, put_host
from watcher.store.note_rows import NOTE, note_columns, note_of, stands
from watcher.store.outbox.telling import tell
from watcher.store.packing import pages
from watcher.store.packing.codec import pack, to_json
from watcher.store.packing.faces import face_of
from watcher.store.packing.texts import Texts
from watcher.store.provenance import request_columns
from watcher.store.rows import one, progress_columns
from watcher.store.schema import articles, asides, checks, notes, snapshots
from watcher.store.verify.seals import kept_seal, seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import timedelta

    from sqlalchemy import Connection

    from watcher.decide.patience import Patience
    from watcher.model import Article, Capture, Change, Check, Note, NoteRecord
    from watcher.store.frontier.queues import Host
    from watcher.store.outbox.deliveries import Channel


def record(
    db: Connection,
    check: Check,
    *,
    channels: Sequence[Channel],
    host_delay: timedelta,
    patience: Patience,
) -> int | None:
    """Write a visit down.

    Returns:
        The article's newest version after it; None when another worker took the article over meanwhile, and
        nothing was written.
    """
    host, counts = lock_host_of(db, check.article.id)
    if _lost(check.article, counts, host):
        return None
    # Without a new version no more is asked of the row than what was just compared.
    stored = check.article if check.capture is None else _stored(db, check.article)
    texts = Texts(db, check.article.id)
    if check.capture is not None:
        _store_version(texts, check, check.capture, stored)
    if check.aside is not None:
        _keep_aside(db, check, check.aside)
    tell(texts, check, host.id, channels, host_delay=host_delay, patience=patience)
    if check.evidence is not None:
        learn(db, check.article.id, host.id, check.evidence)
    if check.turns:
        marks.put_turns(db, check.article.id, check.turns)
    if check.counted:
        keep_counted(db, check.article.id, check.checked_at, check.counted)
    _CHECK.run(db, _check_row(check))
    row = _article_row(db, check, stored)
    _setting(tuple(row)).run(db, row | {"of_article": check.article.id})
    put_host(db, _after(host, check, host_delay))
    return check.version


def _stored(db: Connection, before: Article) -> Article:
    """The article's row; when its version was last seen is what the visit made of it."""
    return replace(one(db, before.id), last_good_at=before.last_good_at)


def _lost(before: Article, counts: tuple[int, int], host: Host) -> bool:
    """Whether someone else has recorded a visit since, or is on one now."""
    moved_on = (before.checks, before.version) != counts
    taken = host.leased_article == before.id and host.lease != before.lease
    return moved_on or taken


def _after(host: Host, check: Check, host_delay: timedelta) -> Host:
    """The host after a visit. Its lease is freed only if it is this visit's."""
    if host.lease == check.article.lease or host.leased_article == check.article.id:
        host = host.freed()._replace(next_at=check.checked_at + host_delay)
    else:
        host = host._replace(next_at=max(host.next_at, check.checked_at + host_delay))
    return host.blocked(check.host_blocked_until)


@cache
def _setting(columns: tuple[str, ...]) -> Prepared:
    """What a visit writes to its article's row; one statement a kind of outcome."""
    return updating(articles, columns, "of_article")


# Made once: building a statement takes longer than running it.
_CHECK = inserting(checks)
_NOTES = Prepared(select(*NOTE).where(notes.c.article_id == bindparam("of_article")).order_by(notes.c.id))

_REWRITE = updating(notes, [column.name for column in notes.c if column.name != "id"], "of_note")


def _check_row(check: Check) -> dict[str, Any]:
    return {
        "article_id": check.article.id,
        "checked_at": check.checked_at,
        "outcome": check.outcome.value,
        "version": check.version,
        "status": check.status,
        "size": check.size,
        "furniture": check.furniture,
        "code": check.code,
        "error": check.error,
    }


def _article_row(db: Connection, check: Check, stored: Article) -> dict[str, Any]:
    row = progress_columns(check.progress)
    row |= {"checks": stored.checks + 1, "last_checked_at": check.checked_at}
    if check.capture is not None:
        row |= _captured(db, check.capture, check, stored)
    if check.outcome in GOOD:
        row["last_good_at"] = min(check.stood_at or check.checked_at, check.checked_at)
    return row


def _captured(db: Connection, capture: Capture, check: Check, stored: Article) -> dict[str, Any]:
    """What of the article's row a new version changes; what the page no longer says stays known."""
    reading, before = capture.reading, kept_seal(db, stored.id)
    row: dict[str, Any] = {
        "version": check.version,
        "digest": capture.digest,
        "reader_version": capture.reader_version,
        "seal": seal(before, capture.digest, capture.raw_hash, capture.captured_at),
        "title": reading.title or stored.title,
        "site": reading.site or stored.site,
        "language": reading.language or stored.language,
        "published_at": reading.published_at or stored.published_at,
    }
    if stored.version:
        row |= {"changes": stored.changes + 1, "last_changed_at": capture.captured_at}
    return row


def _store_version(texts: Texts, check: Check, capture: Capture, article: Article) -> None:
    db, version = texts.db, article.version + 1
    row = version_columns(texts, version, capture, check.change) | {
        "not_before": article.last_good_at,
        "returns_to": history.returns_to(db, article, capture.digest),
    }
    search.add(db, insert_row(db, snapshots, row), texts.known(article.version), capture.reading)
    numbers = _write_notes(texts, followed(texts, check.change, capture, article))
    later.put(db, article.id, version, check.said, numbers)
    untold.count_in(db, article.id, row, heard=bool(check.said))


def version_columns(texts: Texts, version: int, capture: Capture, change: Change | None) -> dict[str, Any]:
    """A capture, and the change that led to it, as the columns of a version."""
    db, article_id, reading = texts.db, texts.article_id, capture.reading
    page = pages.front_of(version, capture.raw)
    return {
        "article_id": article_id,
        "version": version,
        "captured_at": capture.captured_at,
        "published_at": reading.published_at,
        "modified_at": reading.modified_at,
        "words": reading.words,
        "digest": capture.digest,
        "reader_version": capture.reader_version,
        "page_id": pages.keep(db, capture, article_id, version),
        "face_id": face_of(db, article_id, reading, (capture.url, capture.status, capture.charset)),
        "origin": None if capture.origin is None else to_json(capture.origin),
        **request_columns(db, capture.asked),
        **texts.pack(version, reading, capture.headers, change=change, page=page),
        **change_figures(change),
    }


NO_CHANGE = dict.fromkeys(("disclosure", "substantive", "added_words", "removed_words"))
"""The columns of the first version."""


def change_figures(change: Change | None) -> dict[str, Any]:
    """What reports add up of a change, as columns of the version that it led to."""
    if change is None:
        return NO_CHANGE
    return {
        "disclosure": change.disclosure.value,
        "substantive": len(change.weighty),
        "added_words": change.added_words,
        "removed_words": change.removed_words,
    }


def _keep_aside(db: Connection, check: Check, capture: Capture) -> None:
    """One row for one odd text, however often it is seen."""
    which = (asides.c.article_id == check.article.id) & (asides.c.digest == capture.digest)
    seen = update(asides).where(which).values(captured_at=capture.captured_at, code=check.code)
    if not db.execute(seen).rowcount:
        row = {
            "article_id": check.article.id,
            "captured_at": capture.captured_at,
            "digest": capture.digest,
            "code": check.code,
            "url": capture.url,
            "status": capture.status,
            "charset": capture.charset,
            "page_id": pages.keep(db, capture, check.article.id, check.article.version + 1),
            "reading": pack(capture.reading),
        }
        insert_row(db, asides, row)


def followed(
    texts: Texts, change: Change | None, capture: Capture, article: Article
) -> tuple[NoteRecord, ...]:
    """What becomes of an article's notes with a new version; see `watcher.decide.history.ledger.follow`."""
    rows = _NOTES.all(texts.db, of_article=article.id)
    gone = [row for row in rows if row.withdrawn]
    standing = [row for row in rows if stands(row, article)]
    hidden = [row for row in rows if not (row.withdrawn or stands(row, article))]
    read = partial(_readable, texts, article)
    new = article.version + 1
    return follow(
        read(standing),
        Stage(new, capture.captured_at, article.last_good_at, capture.reading.notes, change),
        article_id=article.id,
        past=Past(lambda note: read([row for row in gone if _may_be(note, row)]), partial(read, hidden)),
    )


def _may_be(note: Note, row: Any) -> bool:
    changed = row.original is not None
    return may_be(note, kind=row.kind, form=row.form, stated_date=row.stated_date, changed=changed)


def _readable(texts: Texts, article: Article, rows: Iterable[Any]) -> list[NoteRecord]:
    """The notes but those whose texts are damaged: what is new must not be lost with them."""
    found: list[NoteRecord] = []
    for row in rows:
        with suppress(DamagedRow, NotKept):
            found.append(note_of(texts, article, row))
    return found


def _write_notes(texts: Texts, written: Sequence[NoteRecord]) -> dict[Note, int]:
    """Write what `follow` says is to be written; the rows of the notes as they stand now."""
    fresh = [note for note in written if not note.id]
    numbers = [insert_row(texts.db, notes, note_columns(texts, note)) for note in fresh]
    kept = [note_columns(texts, note) | _heir(note, numbers) for note in written if note.id]
    if kept:
        _REWRITE.run_each(texts.db, kept)
    rows = {record.note: record.id for record in written if record.id and not record.withdrawn}
    return rows | {record.note: number for record, number in zip(fresh, numbers, strict=True)}


def _heir(note: NoteRecord, numbers: Sequence[int]) -> dict[str, int | None]:
    """`follow` names a successor that has no number yet by its place among the new ones: -1 is the first."""
    heir = note.replaced_by
    if heir is not None and heir < 0:
        heir = numbers[-heir - 1]
    return {"of_note": note.id, "replaced_by": heir}
