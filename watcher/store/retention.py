"""Drops what is old and what nothing points to.

A version that is a side of a change, in which a note stands, or whose article is spoken of in an alert, keeps
page and text for good: a claim leads to what was seen. So of an article that ever changed everything stays,
which costs little, for its pages lean on one another. What goes are the first pages of the many that never
changed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, func, literal, or_, select, update

from watcher.errors import DamagedRow
from watcher.model import ArticleState
from watcher.model.retention import FOREVER, Pruned
from watcher.store import search
from watcher.store.engine.columns import EPOCH
from watcher.store.engine.locks import KEEPING_HOUSE, alone_at_once
from watcher.store.packing.leaning import stand_alone
from watcher.store.packing.texts import OWN_PAGE, Texts
from watcher.store.schema import articles, asides, events, hosts, notes, pages, snapshots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from watcher.model.retention import Keep, Retention
    from watcher.store.database import Database

    Drop = Callable[[Connection, Sequence[Row[Any]]], Sequence[Row[Any]]]

BATCH = 200
"""Versions in one transaction, so that nobody waits for long: a page of 20 KB is 5 pages of the file."""

_s, _p, _a, _h = snapshots.c, pages.c, articles.c, hosts.c
_other, _leaning = snapshots.alias(), pages.alias()


def _no(query: Select[Any]) -> ColumnElement[bool]:
    return ~query.correlate(snapshots, pages).exists()


_UNSPOKEN = (
    _no(select(_other.c.id).where(_other.c.article_id == _s.article_id, _other.c.id != _s.id)),
    _no(
        select(notes.c.id).where(
            notes.c.article_id == _s.article_id,
            notes.c.first_seen_version <= _s.version,
            notes.c.last_seen_version >= _s.version,
        )
    ),
    _no(select(events.c.id).where(events.c.article_id == _s.article_id)),
)
"""No change, note or alert points to the version: where there are two, there is a change."""

_OLD = select(_s.id, _s.article_id, _s.version, _s.page_id, _s.base, _a.host_id, _h.name.label("host"))
_OLD = _OLD.join_from(snapshots, articles).join(hosts).order_by(_s.id)
_PAGES = (
    _OLD.add_columns(func.length(_p.body).label("size"))
    .join(pages, _p.id == _s.page_id)
    .where(
        func.length(_p.body) > literal(0),
        *_UNSPOKEN,
        _no(select(_other.c.id).where(_other.c.page_id == _p.id, _other.c.id != _s.id)),
        _no(select(asides.c.id).where(asides.c.page_id == _p.id)),
        _no(select(_leaning.c.id).where(_leaning.c.base == _p.id)),
    )
)
_TEXTS = _OLD.add_columns(func.length(_s.reading).label("size")).where(
    _s.reading.is_not(None),
    _a.state == ArticleState.REMOVED.value,  # a watched one is compared with it
    *_UNSPOKEN,
)


def prunable(db: Connection, now: datetime, retention: Retention) -> list[Pruned]:
    """What `prune` would drop, by host."""
    counted: Counter[tuple[str, str]] = Counter()
    for kind, query in _due(retention, now):
        _count(counted, kind.what, db.execute(query))
    return _told(counted)


def prune(database: Database, now: datetime, retention: Retention) -> list[Pruned]:
    """Drop it, some at a time, each in a transaction of its own."""
    counted: Counter[tuple[str, str]] = Counter()
    for kind, query in _due(retention, now):
        for rows in _steps(database, query, kind.drop):
            _count(counted, kind.what, rows)
    return _told(counted)


def _due(retention: Retention, now: datetime) -> Iterator[tuple[_Kind, Select[Any]]]:
    """The queries for what is older than its host's span; none for what is kept for ever."""
    for kind in _KINDS:
        spans = [(_h.name == name, kind.span(keep)) for name, keep in retention.hosts.items()]
        spans.append((_h.name.not_in([*retention.hosts]), kind.span(retention.general)))
        old = [
            and_(which, _s.captured_at < max(now - min(age, now - EPOCH), EPOCH))
            for which, age in spans
            if age < FOREVER
        ]
        if old:
            yield kind, kind.query.where(or_(*old))


def _steps(database: Database, query: Select[Any], drop: Drop) -> Iterator[Sequence[Row[Any]]]:
    """What was dropped in each transaction. Looked for without a lock, and again when it is held."""
    last = 0
    while True:
        with database.reading() as db:
            found = db.execute(query.where(_s.id > last).limit(BATCH)).all()
        if not found:
            return
        last = found[-1].id
        with database.writing(durable=False) as db:
            if not alone_at_once(db, KEEPING_HOUSE):
                return
            _lock(db, found)
            rows = db.execute(query.where(_s.id.in_([row.id for row in found]))).all()
            dropped = drop(db, rows)
        yield dropped


def _lock(db: Connection, rows: Sequence[Row[Any]]) -> None:
    """On a server: nobody stores a version that leans on these, or points to their pages, meanwhile."""
    for table, numbers in ((hosts, {row.host_id for row in rows}), (pages, {row.page_id for row in rows})):
        locked = select(table.c.id).where(table.c.id.in_(numbers)).order_by(table.c.id)
        db.execute(locked.with_for_update()).all()


def _drop_pages(db: Connection, rows: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    """Damaged pages stay whose texts stand in them: whoever mends them has both again."""
    rows = [row for row in rows if row.base != OWN_PAGE or _stands(db, row)]
    gone = update(pages).where(_p.id.in_([row.page_id for row in rows]))
    db.execute(gone.values(body=b"", base=None, depth=0))
    return rows


def _stands(db: Connection, row: Row[Any]) -> bool:
    """Let a version's text lean on its page no more; whether that could be done."""
    try:
        stand_alone(Texts(db, row.article_id), row.version)
    except DamagedRow:
        return False
    return True


def _drop_texts(db: Connection, rows: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    for row in rows:
        _unlist(db, row)
    gone = update(snapshots).where(_s.id.in_([row.id for row in rows]))
    db.execute(gone.values(reading=None, headers=None, base=None))
    return rows


class _Kind(NamedTuple):
    """What may go: its name, the query for all of it, how long it is kept, and how it is dropped."""

    what: str
    query: Select[Any]
    span: Callable[[Keep], timedelta]
    drop: Drop


_KINDS = (
    _Kind("pages", _PAGES, lambda keep: keep.raw, _drop_pages),
    _Kind("texts", _TEXTS, lambda keep: keep.texts, _drop_texts),
)


def _unlist(db: Connection, row: Row[Any]) -> None:
    """Take a version's words out of the index; of one that cannot be read they stay, and find nothing."""
    texts = Texts(db, row.article_id)
    try:
        search.drop(db, row.id, texts.known(row.version - 1), texts.reading(row.version))
    except DamagedRow:
        return


def _count(counted: Counter[tuple[str, str]], what: str, rows: Iterable[Row[Any]]) -> None:
    for row in rows:
        counted[row.host, what] += 1
        counted[row.host, "bytes"] += row.size


def _told(counted: Counter[tuple[str, str]]) -> list[Pruned]:
    names = sorted({name for name, _ in counted})
    return [
        Pruned(name, counted[name, "pages"], counted[name, "texts"], counted[name, "bytes"]) for name in names
    ]
