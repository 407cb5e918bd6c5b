"""Connections to SQLite and PostgreSQL, and SQLite's transactions."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from watcher.errors import StoreError, installing
from watcher.store.engine.faults import code_of
from watcher.store.engine.letters import lower
from watcher.store.engine.places import REMEDY, sealed_name
from watcher.store.engine.prepared import SQLITE, raw_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import ConnectionInfo
    from sqlalchemy import URL, Connection

GIVING_BACK = "PRAGMA auto_vacuum = INCREMENTAL"
"""So that a file becomes smaller by what is free in it, some pages at a time."""


class Pen:
    """One kind of writing. SQLite has one writer at a time: its connection is kept for the next one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: Connection | None = None

    @contextmanager
    def begin(self, *, keep: bool) -> Iterator[Connection]:
        """A transaction; with `keep` for one thread at a time, which the caller sees to."""
        if not keep:
            with self._engine.begin() as connection:
                yield connection
            return
        connection = self._connection()
        try:
            _begin(connection)
            yield connection
            _commit(connection)
        except BaseException:  # whatever state it is in now, the next one begins with another
            self.close()
            raise

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """The connection without a transaction, for one thread at a time."""
        connection = self._connection()
        try:
            yield connection
            if connection.in_transaction():  # SQLAlchemy began one
                connection.rollback()
        except BaseException:
            self.close()
            raise

    def _connection(self) -> Connection:
        if self._kept is None:
            self._kept = self._engine.connect()
        return self._kept

    def close(self) -> None:
        """Give the connection back."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None


def sqlite(url: URL, busy: timedelta, *, sealed: bool = False) -> Engine:
    """For a file; another process's transaction is waited for as long as `busy` says.

    Args:
        url: names the file.
        busy: as long.
        sealed: it lies on a disk that nobody writes.
    """
    file = Path(url.database or "")
    place, terms = SQLITE.create_connect_args(url)
    if sealed:
        place, terms = [sealed_name(file)], {**terms, "uri": True}
    pool = QueuePool(lambda: SQLITE.connect(*place, **terms), max_overflow=-1, dialect=SQLITE)
    engine = Engine(pool, SQLITE, url, execution_options={"watcher_busy": busy, "compiled_cache": COMPILED})

    @event.listens_for(engine, "connect")
    def settle(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # we say BEGIN ourselves, below
        raw.execute(f"PRAGMA busy_timeout = {_milliseconds(busy)}")  # before there is a transaction, too
        raw.execute("PRAGMA foreign_keys = ON")
        raw.create_function("lower", 1, lower, deterministic=True)
        if sealed:
            return
        if _is_empty(file):  # before anything is written to a new file
            raw.execute(GIVING_BACK)
        _log_ahead(raw, busy)

    event.listen(engine, "begin", _begin)
    return engine


def _is_empty(file: Path) -> bool:
    """Whether a file is new; of one that was deleted since it was opened SQLite tells by itself."""
    try:
        return not file.stat().st_size
    except FileNotFoundError:
        return False


COMPILED: LRUCache[Any, Any] = LRUCache(1000)
"""Statements in SQLite's words. All files have one dialect and share them: to compile one takes ten times as
long as to run it, and whoever opens one file after another (copies, merges, tests) is spared it."""


def _log_ahead(raw: Any, busy: timedelta) -> None:
    """Let the file be written by a log; SQLite itself does not wait for others that are about to do so."""
    end = monotonic() + busy.total_seconds()
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as fault:
            if code_of(fault) != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
            sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    """Begin a transaction of SQLite, unless it has begun.

    SQLAlchemy begins its own with the first statement that goes through it. What is made of prepared ones
    alone is spared that, and the way through SQLAlchemy to say BEGIN: 40 us each.
    """
    raw = raw_of(connection)
    if raw.in_transaction:
        return
    options, known = connection.get_execution_options(), connection.info
    sync, wait = options.get("watcher_sync"), options["watcher_busy"]
    if sync and sync != known.get("watcher_sync"):
        raw.execute(f"PRAGMA synchronous = {sync}")
        known["watcher_sync"] = sync
    if wait != known.get("watcher_busy"):
        raw.execute(f"PRAGMA busy_timeout = {_milliseconds(wait)}")
        known["watcher_busy"] = wait
    raw.execute(options.get("watcher_begin", "BEGIN"))


def _commit(connection: Connection) -> None:
    """Commit it, by SQLAlchemy if that has begun its own."""
    if connection.in_transaction():
        connection.commit()
        return
    raw_of(connection).commit()


def _milliseconds(span: timedelta) -> int:
    return int(span.total_seconds() * 1000)


def postgresql(url: URL) -> Engine:
    """For a server.

    Raises:
        StoreError: its driver is not known, or not installed.
    """
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,  # a connection that a fail-over left behind is found before it is used
            pool_size=POOL,
            max_overflow=POOL,
            pool_recycle=1800,  # seconds; firewalls forget connections that are idle for longer
            connect_args={"application_name": "watcher", "client_encoding": "UTF8", **KEEPALIVE},
        )
    except ArgumentError as fault:
        raise StoreError(
            f"[store] url names a driver that watcher does not know ({fault}); {REMEDY}"
        ) from fault
    except ModuleNotFoundError as fault:
        raise StoreError(f"PostgreSQL needs its driver: {installing('postgresql')} ({fault}).") from fault

    @event.listens_for(engine, "connect")
    def settle(raw: Any, _record: object) -> None:
        _refuse_other_letters(raw.info)
        with raw.cursor() as cursor:
            cursor.execute(f"SET {STANDS} = {_milliseconds(STILL)}")
        raw.commit()

    return engine


def _refuse_other_letters(server: ConnectionInfo) -> None:
    """A server that was set up under LANG=C, or long ago: some stories could be written, and others never."""
    encoding, name = server.parameter_status("server_encoding"), server.dbname
    if encoding not in {None, "UTF8"}:
        raise StoreError(
            f"The database {name}: its encoding is {encoding}, which not every word has room in; "
            f'name another in [store] url, made with: CREATE DATABASE "{name}_utf8" '
            "ENCODING 'UTF8' TEMPLATE template0"
        )


STANDS = "idle_in_transaction_session_timeout"
STILL = timedelta(minutes=1)
"""After which the server takes back a transaction whose process says nothing more; ours take milliseconds.

One that stands still, or whose machine has left the network, would keep the rows of its hosts to itself, for
two hours or for ever: no other one would look at a story of theirs.
"""

POOL = 10
"""Connections that a process keeps; twice as many under load. A thread needs one, and for milliseconds."""

KEEPALIVE = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 20_000,
}
"""Of libpq, in seconds, the last in milliseconds: a server that vanished without a word is given up after 20.

Who waits for its word asks for a sign of life. Who has just said something does not, and without the last
would say it again for a quarter of an hour. Both end in time for another try (see `steadfast`).
"""
