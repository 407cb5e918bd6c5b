"""The store as a thing to be run: one daemon, its state in figures, its upkeep."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import timedelta
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import delete, func, select

from watcher.damage import sparing
from watcher.errors import DaemonRunning, LineDown, StoreError
from watcher.model import ArticleState, DeliveryState
from watcher.model.status import SINCE, SINCE_SHAPE, StoreStatus
from watcher.private import made, opened
from watcher.store import measures
from watcher.store.engine.faults import damage_named, word_of
from watcher.store.engine.places import free_beside, length_of
from watcher.store.outbox import outages
from watcher.store.packing import pages
from watcher.store.rows import ARTICLES, sound_articles
from watcher.store.schema import (
    active,
    articles,
    asides,
    channels,
    checks,
    deliveries,
    failing,
    hosts,
    moved,
    resting,
    snapshots,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from watcher.model import Article
    from watcher.store.database import Database

KEEP_CHECKS = timedelta(days=90)
"""The log of visits says how a host behaved lately; what an article said is in its versions, for good."""

KEEP_ASIDES = timedelta(days=30)
"""An odd page that was never believed is of use while somebody may still ask why."""

BATCH = 5_000
"""Rows deleted in one transaction, so that upkeep holds up nobody for long."""

SHOWN, LAST_ERRORS = 50, 5
LOOKERS = 5


_FIRST_READY = select(func.min(hosts.c.ready_at))

Found = TypeVar("Found")


class Going(NamedTuple):
    """The newest visit, by how much the first host is late, and the bytes that are free on the disk."""

    last_check_at: datetime | None
    overdue: timedelta
    free: int | None


def going(db: Connection, database: Database, now: datetime) -> Going:
    """What of `status` costs next to nothing."""
    ready_at = _spared("How late the hosts are", lambda: db.execute(_FIRST_READY).scalar(), None)
    return Going(
        last_check_at=_spared("The time of the last visit", lambda: _last_check_at(db), None),
        overdue=max(now - ready_at, timedelta()) if ready_at else timedelta(),
        free=None if database.file is None else free_beside(database.file),
    )


def status(db: Connection, database: Database, now: datetime) -> StoreStatus:
    """Take stock."""
    known = going(db, database, now)
    in_trouble = _some(db, failing, articles.c.failing_since, articles.c.id)
    size = size_of(db, database.file)
    return StoreStatus(
        place=database.place,
        size=size,
        articles=_spared("How many articles are watched", lambda: _states(db), {}),
        versions=_count(db, snapshots.c.id.is_not(None)),
        due=_count(db, active & (articles.c.next_check_at <= now)),
        overdue=known.overdue,
        leased=_count(db, (hosts.c.lease != "") & (hosts.c.leased_until > now)),
        blocked=_spared("The list of blocked hosts", lambda: _blocked(db, now), ()),
        moved=_some(db, moved & active, articles.c.id.desc()),
        moved_count=_count(db, moved & active),
        failing=in_trouble,
        failing_count=_count(db, failing),
        of_line=_spared("What failed last", lambda: _of_line(db, in_trouble), frozenset()),
        outbox={state: _count(db, deliveries.c.state == state.value) for state in DeliveryState},
        disabled=_count(db, channels.c.disabled_at.is_not(None)),
        silent=_spared("The list of hosts in trouble", lambda: tuple(outages.now_silent(db)), ()),
        last_check_at=known.last_check_at,
        made=_spared("The number of visits", lambda: measures.visits_since(db, now - measures.DAY), 0),
        errors=_spared("The list of errors", lambda: tuple(measures.last_errors(db, LAST_ERRORS)), ()),
        growth=_spared("The growth of the store", lambda: measures.growth(db, size, now), None),
        free=known.free,
    )


def _spared(what: str, made: Callable[[], Found], default: Found) -> Found:
    """A part of the whole; the default where it is damaged, which is told."""
    with sparing(what), damage_named():
        return made()
    return default


def _states(db: Connection) -> dict[ArticleState, int]:
    """How many articles are in each state; the active ones, and the others, are told by an index each."""
    found = dict.fromkeys(ArticleState, 0) | {ArticleState.ACTIVE: _count(db, active)}
    others = select(articles.c.state, func.count()).where(resting).group_by(articles.c.state)
    for state, number in db.execute(others):
        with sparing(f'What is watched in the state "{state}" ({number})'):
            found[word_of(ArticleState, state)] = number
    return found


def _last_check_at(db: Connection) -> datetime | None:
    """The newest visit; when the log of visits has been emptied, what the articles know of theirs."""
    newest = select(checks.c.checked_at).order_by(checks.c.id.desc()).limit(1)
    found: datetime | None = db.execute(newest).scalar()
    return found or db.execute(select(func.max(articles.c.last_checked_at))).scalar()


def _count(db: Connection, which: Any) -> int:
    return db.execute(select(func.count()).where(which)).scalar_one()


def _blocked(db: Connection, now: datetime) -> tuple[tuple[str, datetime], ...]:
    query = select(hosts.c.name, hosts.c.blocked_until).where(hosts.c.blocked_until > now)
    rows = db.execute(query.order_by(hosts.c.blocked_until.desc(), hosts.c.name))
    return tuple((name, until) for name, until in rows)


def _some(db: Connection, which: Any, *order: Any) -> tuple[Article, ...]:
    query = ARTICLES.where(which).order_by(*order)
    return tuple(sound_articles(db, query.limit(SHOWN)))


def _of_line(db: Connection, some: Sequence[Article]) -> frozenset[int]:
    """Those whose last visit found that no site at all answers."""
    of_these = checks.c.article_id.in_([article.id for article in some])
    last = select(func.max(checks.c.id)).where(of_these).group_by(checks.c.article_id)
    found = select(checks.c.article_id).where(checks.c.id.in_(last), checks.c.code == LineDown.code)
    return frozenset(db.execute(found).scalars())


def size_of(db: Connection, file: Path | None) -> int:
    """Bytes on disk, the log included; 0 when a server keeps that to itself."""
    if file is None:
        return int(db.exec_driver_sql("SELECT pg_database_size(current_database())").scalar() or 0)
    parts = (file.with_name(file.name + ending) for ending in ("", "-wal", "-shm"))
    return sum(length_of(part) for part in parts)


class DaemonLock:
    """Says that a daemon works on a state directory; the system frees it however the daemon ends."""

    def __init__(self, file: Path, owner: str) -> None:
        import fcntl  # noqa: PLC0415 - not on every system, and only the daemon needs it

        self._handle = _open_lock(file)
        try:
            for _ in range(LOOKERS):
                with suppress(BlockingIOError):
                    fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                sleep(0.02)  # who only looks at it, as `status` does, holds it for a moment
            else:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            holder = _name_in(self._handle)
            os.close(self._handle)
            raise DaemonRunning(
                f"Another daemon ({holder}) already works on {file.parent}; stop it, "
                "or set another state_dir."
            ) from fault
        _name(file, self._handle, owner)
        os.register_at_fork(after_in_child=self.release)  # what we start does not keep others out when we die

    def release(self) -> None:
        """Let the next one in. The file stays: to remove it would let two in."""
        if self._handle >= 0:
            os.close(self._handle)
        self._handle = -1


def held_by(owner: str, now: datetime) -> str:
    """What a daemon says of itself in its lock; the moment is UTC."""
    return f"{owner}{SINCE}{now:{SINCE_SHAPE}}"


def lock_holder(file: Path) -> str:
    """Who holds the daemon's lock, as it said itself; "" when nobody does."""
    import fcntl  # noqa: PLC0415 - not on every system

    if not file.exists():
        return ""
    handle = _open_lock(file, make=False)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _name_in(handle)
    finally:
        os.close(handle)
    return ""


def _name_in(handle: int) -> str:
    return os.read(handle, 200).decode(errors="replace").strip() or "unknown"


def _name(file: Path, handle: int, owner: str) -> None:
    try:
        os.ftruncate(handle, 0)
        os.write(handle, owner.encode())
    except OSError as fault:  # it names no file: what it says would be taken for that of another
        raise StoreError(
            f"The lock file {file} cannot be written; see that its disk has room ({fault.strerror})."
        ) from fault


def _open_lock(file: Path, *, make: bool = True) -> int:
    try:
        if make:
            made(file.parent)  # the database may lie elsewhere
        return opened(file) if make else os.open(file, os.O_RDONLY)
    except OSError as fault:
        remedy = "allow this user to write its folder, or set another state_dir"
        raise StoreError(f"The lock file {file} cannot be opened; {remedy} ({fault.strerror}).") from fault


def prune_checks(db: Connection, now: datetime) -> int:
    """Drop one batch of old visits; they are numbered in the order they came, so the oldest are first.

    What came before an old one is old, though a wrong clock put it into the future.

    Returns:
        How many were dropped; less than a batch says that none is left.
    """
    known = select(checks.c.id, checks.c.checked_at).where(checks.c.checked_at <= now)
    first = db.execute(known.order_by(checks.c.id).limit(1)).one_or_none()
    if first is None or first.checked_at >= now - KEEP_CHECKS:
        return 0
    oldest = select(checks.c.id).order_by(checks.c.id).limit(BATCH).scalar_subquery()
    old = (checks.c.checked_at < now - KEEP_CHECKS) | (checks.c.id < first.id)
    return int(db.execute(delete(checks).where(checks.c.id.in_(oldest), old)).rowcount)


def prune_asides(db: Connection, now: datetime) -> int:
    """Drop one batch of odd captures that nobody believed, and their bytes if no other row points to them."""
    which = select(asides.c.id, asides.c.page_id).where(asides.c.captured_at < now - KEEP_ASIDES)
    rows = db.execute(which.limit(BATCH // 10)).all()
    if rows:
        db.execute(delete(asides).where(asides.c.id.in_([row.id for row in rows])))
        pages.drop_orphans(db, {row.page_id for row in rows})
    return len(rows)
