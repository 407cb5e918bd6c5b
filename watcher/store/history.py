"""What is known of an article: versions, texts, bytes, notes, visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from watcher.decide.flapping import FLAPPING, LOOKBACK
from watcher.errors import UnknownVersion
from watcher.model import Capture, Outcome, Reading, Recent
from watcher.store.codec import expand, unpack
from watcher.store.frontier import one
from watcher.store.later import later_notes
from watcher.store.rows import NOTE, SNAPSHOT, batched, note_of, origin_of, snapshot_of
from watcher.store.schema import asides, changes, checks, notes, pages, snapshots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row, Select

    from watcher.model import Article, NoteKind, NoteRecord, Snapshot

_s = snapshots.c
_SNAPSHOTS = (
    select(*SNAPSHOT, changes.c.change)
    .join_from(snapshots, pages, _s.page_id == pages.c.id)
    .outerjoin(changes, (changes.c.article_id == _s.article_id) & (changes.c.to_version == _s.version))
    .order_by(_s.version)
)
_CAPTURE = (
    select(
        _s.reading,
        _s.digest,
        _s.reader_version,
        _s.url,
        _s.captured_at,
        _s.charset,
        _s.status,
        _s.headers,
        _s.origin,
        pages.c.body,
    )
    .join_from(snapshots, pages, _s.page_id == pages.c.id)
    .where(_s.article_id == bindparam("of_article"), _s.version == bindparam("of_version"))
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A check as it stands in the log.

    Attributes:
        checked_at: when it ended; UTC.
        version: the newest version after it; 0 for none.
        status: HTTP status; 0 when there was no answer.
        size: bytes received.
        furniture: something differed, but only around the article.
        code: why it did not end well, for programs; else "".
        error: the same, for people.
    """

    checked_at: datetime
    outcome: Outcome
    version: int
    status: int
    size: int
    furniture: bool
    code: str
    error: str


def all_snapshots(db: Connection, article_id: int) -> list[Snapshot]:
    """Every version, oldest first."""
    return _chosen(db, article_id, _SNAPSHOTS)


def some_snapshots(db: Connection, article_id: int, versions: Sequence[int]) -> list[Snapshot]:
    """Those of these versions that there are, oldest first."""
    return [
        item
        for some in batched(versions)
        for item in _chosen(db, article_id, _SNAPSHOTS.where(_s.version.in_(some)))
    ]


def _chosen(db: Connection, article_id: int, query: Select[*tuple[Any, ...]]) -> list[Snapshot]:
    rows = db.execute(query.where(_s.article_id == article_id)).all()
    later = later_notes(db, article_id)
    return [snapshot_of(row, row.change, later.get(row.version)) for row in rows]


def recent(db: Connection, article_id: int) -> Recent:
    """The last versions of an article, and when its page last went to and fro between them."""
    query = select(*SNAPSHOT).join_from(snapshots, pages, _s.page_id == pages.c.id)
    rows = db.execute(query.where(_s.article_id == article_id).order_by(_s.version.desc()).limit(LOOKBACK))
    flapped = select(func.max(asides.c.captured_at)).where(
        asides.c.article_id == article_id, asides.c.code == FLAPPING
    )
    return Recent(tuple(snapshot_of(row, None) for row in rows), db.execute(flapped).scalar())


def snapshot(db: Connection, article_id: int, version: int) -> Snapshot:
    """One version."""
    query = _SNAPSHOTS.where(_s.article_id == article_id, _s.version == version)
    row = db.execute(query).one_or_none()
    if row is None:
        raise _unknown(db, article_id, version)
    return snapshot_of(row, row.change, later_notes(db, article_id).get(version))


def moments(db: Connection, article_id: int) -> list[tuple[int, datetime]]:
    """Every version with when it was captured, oldest first."""
    query = select(_s.version, _s.captured_at).where(_s.article_id == article_id).order_by(_s.version)
    return [(number, captured) for number, captured in db.execute(query)]


def version_at(db: Connection, article_id: int, moment: datetime) -> int:
    """The version that stood at a moment, as far as we know: the newest captured by then."""
    query = select(_s.version).where(_s.article_id == article_id, _s.captured_at <= moment)
    found = db.execute(query.order_by(_s.version.desc()).limit(1)).scalar()
    if found is not None:
        return int(found)
    article = one(db, article_id)
    began = f"; it was first captured {snapshot(db, article_id, 1).captured_at:%Y-%m-%d %H:%M} UTC"
    raise UnknownVersion(f"{article.url} has no version of that time{began if article.version else ''}.")


def reading(db: Connection, article_id: int, version: int) -> Reading:
    """What was read in a version."""
    packed = db.execute(select(_s.reading).where(_s.article_id == article_id, _s.version == version)).scalar()
    if packed is None:
        raise _unknown(db, article_id, version)
    return unpack(Reading, packed)


def readings(db: Connection, article_id: int, last: int | None = None) -> Iterator[Reading]:
    """What was read in every version up to the last, oldest first."""
    query = select(_s.reading).where(_s.article_id == article_id).order_by(_s.version)
    for packed in db.execute(query if last is None else query.where(_s.version <= last)).scalars():
        yield unpack(Reading, packed)


def raw(db: Connection, article_id: int, version: int) -> bytes:
    """A version's page as received, decompressed."""
    query = select(pages.c.body).join_from(snapshots, pages, _s.page_id == pages.c.id)
    packed = db.execute(query.where(_s.article_id == article_id, _s.version == version)).scalar()
    if packed is None:
        raise _unknown(db, article_id, version)
    return expand(packed)


def capture(db: Connection, article_id: int, version: int) -> Capture:
    """A version as it was captured, to compare with or to read again."""
    row = db.execute(_CAPTURE, {"of_article": article_id, "of_version": version}).one_or_none()
    if row is None:
        raise _unknown(db, article_id, version)
    return Capture(
        reading=unpack(Reading, row.reading),
        digest=row.digest,
        reader_version=row.reader_version,
        raw=expand(row.body),
        url=row.url,
        captured_at=row.captured_at,
        charset=row.charset,
        status=row.status,
        headers=unpack(tuple[tuple[str, str], ...], row.headers),
        origin=origin_of(row.origin),
    )


def all_notes(
    db: Connection, article_id: int | None, *, kinds: Sequence[NoteKind] = (), since: datetime | None = None
) -> Iterator[tuple[Article, NoteRecord]]:
    """Update notes with their articles, newest first by the day they state, else by when we saw them.

    A day after the other, as they are asked for.
    """
    terms = [notes.c.article_id == article_id] if article_id is not None else []
    if kinds:
        terms.append(notes.c.kind.in_([kind.value for kind in kinds]))
    if since is not None:
        terms.append(notes.c.first_seen_at >= since)
    known: dict[int, Article] = {}
    day = db.execute(_NEWEST_DAY.where(*terms)).scalar()
    while day is not None:
        numbers = db.execute(select(notes.c.id).where(notes.c.day == day, *terms)).scalars().all()
        yield from sorted(_of_day(db, numbers, known), key=_age, reverse=True)
        day = db.execute(_NEWEST_DAY.where(notes.c.day < day, *terms)).scalar()


_NEWEST_DAY = select(func.max(notes.c.day))
_NOTES = select(*NOTE).where(notes.c.id.in_(bindparam("some", expanding=True)))


def _of_day(
    db: Connection, numbers: Sequence[int], known: dict[int, Article]
) -> Iterator[tuple[Article, NoteRecord]]:
    for some in batched(numbers):
        for row in db.execute(_NOTES, {"some": some}):
            if row.article_id not in known:
                known[row.article_id] = one(db, row.article_id)
            yield known[row.article_id], note_of(row, known[row.article_id])


def note_records(db: Connection, article_id: int) -> list[NoteRecord]:
    """An article's notes in the order they were first seen."""
    article = one(db, article_id)
    rows = db.execute(select(*NOTE).where(notes.c.article_id == article_id).order_by(notes.c.id))
    return [note_of(row, article) for row in rows]


def visits(db: Connection, article_id: int, limit: int) -> list[Visit]:
    """An article's last checks, newest first."""
    query = select(checks).where(checks.c.article_id == article_id).order_by(checks.c.id.desc()).limit(limit)
    return [_visit(row) for row in db.execute(query)]


def _visit(row: Row[*tuple[Any, ...]]) -> Visit:
    return Visit(
        checked_at=row.checked_at,
        outcome=Outcome(row.outcome),
        version=row.version,
        status=row.status,
        size=row.size,
        furniture=row.furniture,
        code=row.code,
        error=row.error,
    )


def _age(item: tuple[Article, NoteRecord]) -> tuple[time, datetime, int]:
    """Within a day."""
    record = item[1]
    return record.note.stated_time or time.min, record.first_seen_at, record.id


def _unknown(db: Connection, article_id: int, version: int) -> UnknownVersion:
    """The error for a version that is not there; UnknownArticle when there is not even an article."""
    article = one(db, article_id)
    if not article.version:
        return UnknownVersion(f"{article.url} has no version yet; `watcher check {article.url}` looks now.")
    has = "version 1 only" if article.version == 1 else f"versions 1 to {article.version}"
    return UnknownVersion(f"{article.url} has no version {version}; it has {has}.")
