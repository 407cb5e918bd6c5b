"""The connection to the database: opening, identity, migrations, transactions."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Text,
    column,
    create_engine,
    event,
    func,
    inspect,
    make_url,
    select,
    table,
)
from sqlalchemy.exc import ArgumentError

from watcher.errors import ForeignStore, StoreError
from watcher.store import addresses, search
from watcher.store.faults import named_faults
from watcher.store.prepared import is_file, raw_of
from watcher.store.schema import APPLICATION_ID, REVISION

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION_TABLE = "watcher_revision"
FILE = "watcher.db"
LOCK_FILE = "daemon.lock"
FILLED_SINCE = {"0009": search.fill, "0011": addresses.fill}
"""Migrations that made tables which follow from others: what an older program stored is not in them yet."""

BUSY = timedelta(seconds=10)
"""How long a process waits for another one's transaction; ours last milliseconds."""

BRIEF = timedelta(seconds=1)
"""How long a transaction waits that somebody can do without; those of the daemon last milliseconds."""

GIVING_BACK = "PRAGMA auto_vacuum = INCREMENTAL"
AT_ONCE = 500
"""Pages of 4 KB that are given back in one transaction: some milliseconds."""

REMEDY = "leave it empty for SQLite in state_dir, or write postgresql+psycopg://user:password@host/name"


class Database:
    """An engine, and the two kinds of transactions on it.

    Args:
        url: of SQLAlchemy; "" for SQLite in `state_dir`.
        state_dir: where the file goes; created with no rights for others.
        busy: how long to wait for another process's transaction.
    """

    def __init__(self, url: str | URL, state_dir: Path, busy: timedelta) -> None:
        self.url = address_of(url, state_dir)
        self.file = file_of(self.url)
        self.place = str(self.file or self.url.render_as_string(hide_password=True))
        if self.file:
            make_private(self.file)
        self.engine = _sqlite(self.url, busy) if self.file else _postgresql(self.url)
        options = {"watcher_begin": "BEGIN"} if self.file else {"isolation_level": "REPEATABLE READ"}
        self._readers = self.engine.execution_options(**options)
        writers = self.engine.execution_options(watcher_begin="BEGIN IMMEDIATE", watcher_sync="FULL")
        self._writers = _Pen(writers)
        self._routine = _Pen(writers.execution_options(watcher_sync="NORMAL"))
        self._brief = _Pen(writers.execution_options(watcher_busy=BRIEF))
        self._glass = _Pen(self._readers)
        # SQLite has one writer; threads that queue here are served in turn instead of polling its lock.
        self._turn = threading.RLock()
        self._look = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view."""
        with named_faults(self.place), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """For one prepared statement.

        On SQLite it needs no transaction around it and no connection of its own; either takes longer than it.
        """
        if self.file is None:
            with named_faults(self.place), self._readers.connect() as connection:
                yield connection
            return
        with named_faults(self.place), self._look, self._glass.look() as connection:
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = True, patient: bool = True) -> Iterator[Connection]:
        """All or nothing.

        Args:
            durable: whether it must outlive a power cut. What does not need it (claims, visits that found
                nothing new) spares the disk a flush; it is never half written either way.
            patient: whether another process's transaction is waited for as long as usual, or `BRIEF`.
        """
        pen = self._writers if durable else self._routine
        if not patient:
            pen = self._brief
        keep = self.file is not None
        with named_faults(self.place), self._alone(), pen.begin(keep=keep) as connection:
            yield connection

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self.file is None:
            yield
            return
        with self._turn:
            yield

    def is_current(self) -> bool:
        """Whether its tables are those of this program."""
        with self.reading() as connection:
            return self._revision(connection) == REVISION

    def migrate(self) -> None:
        """Bring the tables up to date, in one transaction.

        Raises:
            ForeignStore: the database is not ours, or a newer program made it.
        """
        if self.is_current():
            return
        with self.writing() as connection:
            alone(connection, MIGRATING)
            if (before := self._revision(connection)) == REVISION:
                return  # another process was faster
            _upgrade(connection)
            for since, fill in FILLED_SINCE.items():
                if before < since:
                    fill(connection)
            if self.file:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def _revision(self, connection: Connection) -> str:
        """The database's revision; "" for a new one."""
        tables = inspect(connection).get_table_names()
        if self.file:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
            if mark != APPLICATION_ID and (mark or tables):
                raise ForeignStore(
                    f"The database {self.place} belongs to another program; move it away, or set another "
                    "state_dir."
                )
        if VERSION_TABLE not in tables:
            return ""
        query = select(column("version_num", Text)).select_from(table(VERSION_TABLE))
        revision = str(connection.execute(query).scalar() or "")
        if revision > REVISION:
            raise ForeignStore(
                f"The database {self.place} was made by a newer version of watcher (revision {revision}, "
                f"this one knows {REVISION}); upgrade watcher."
            )
        return revision

    def forbid_writing(self) -> None:
        """From now on, the database itself refuses every change that is tried through this object."""
        self.close()

        @event.listens_for(self.engine, "connect")
        def forbid(raw: Any, _record: object) -> None:
            if self.file:
                raw.execute("PRAGMA query_only = ON")
            else:
                raw.read_only = True

    def tidy(self) -> None:
        """Fold SQLite's log back into the file, renew its planner's figures; a server does that itself."""
        if self.file is None:
            return
        with named_faults(self.place), self._alone(), self.engine.connect() as connection:
            raw = raw_of(connection)
            raw.execute("PRAGMA optimize")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def give_back(self) -> None:
        """Let the file become smaller by what is free in it, in steps so short that nobody waits."""
        if self.file is None:
            return
        if self._pragma("auto_vacuum") == 0:  # made by an older program: written anew once
            with named_faults(self.place), self._alone(), self.engine.connect() as connection:
                raw = raw_of(connection)
                raw.execute(GIVING_BACK)
                raw.execute("VACUUM")
        while self._pragma("freelist_count"):
            with self.writing(durable=False) as connection:
                steps = raw_of(connection).execute(f"PRAGMA incremental_vacuum({AT_ONCE})")
                steps.fetchall()  # a row for each page
        self.tidy()

    def _pragma(self, name: str) -> int:
        with self.reading() as connection:
            return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())

    def close(self) -> None:
        """Give back all connections."""
        with self._look:
            self._glass.close()
        for pen in (self._writers, self._routine, self._brief):
            pen.close()
        self.engine.dispose()


class _Pen:
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


def address_of(url: str | URL, state_dir: Path) -> URL:
    """Where the database is.

    Raises:
        StoreError: nowhere that we know of.
    """
    if not url:
        return URL.create("sqlite", database=str(state_dir / FILE))
    try:
        address = make_url(url)
    except ArgumentError as fault:
        raise StoreError(f'[store] url "{url}" is not a database address; {REMEDY}') from fault
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    shown = address.render_as_string(hide_password=True)
    if address.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(f'[store] url "{shown}" is of a database that watcher does not know; {REMEDY}')
    if address.get_backend_name() == "sqlite" and address.database in {None, "", ":memory:"}:
        raise StoreError(f'[store] url "{shown}" names no file; {REMEDY}')
    return address


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database; None on a server."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def make_private(file: Path) -> None:
    """An empty file and its folder for this user alone: raw pages of paid subscriptions are in it.

    A file that is there already is closed to others too, and a folder that holds nothing but ours.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        for path in (*_sides(file), *([file.parent] if _all_ours(file) else [])):
            _shut(path)
    except OSError as fault:
        raise StoreError(
            f"The database {file}: it cannot be opened; check that the folder exists and is ours to write "
            f"({fault.strerror})."
        ) from fault


def _sides(file: Path) -> list[Path]:
    return [path for path in (file.with_name(file.name + side) for side in SIDES) if path.is_file()]


SIDES = ("", "-wal", "-shm", "-journal")
"""What a database's file may have beside it."""

OTHERS = 0o077


def _all_ours(file: Path) -> bool:
    """Whether a folder is the state directory and nothing else: not the home of a user's other files."""
    ours = (file.name, LOCK_FILE, ".gitignore")
    return all(path.name.startswith(ours) for path in file.parent.iterdir())


def _shut(path: Path) -> None:
    """Take from others what rights they have; what belongs to somebody else is left as it is."""
    try:
        found = path.stat()
    except FileNotFoundError:  # another process has just folded its log
        return
    if found.st_mode & OTHERS and hasattr(os, "geteuid") and found.st_uid == os.geteuid():
        path.chmod(found.st_mode & 0o7777 & ~OTHERS)


def _sqlite(url: URL, busy: timedelta) -> Engine:
    engine = create_engine(url, max_overflow=-1, execution_options={"watcher_busy": busy})

    @event.listens_for(engine, "connect")
    def settle(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # we say BEGIN ourselves, below
        raw.execute(f"PRAGMA busy_timeout = {_milliseconds(busy)}")  # before there is a transaction, too
        raw.execute("PRAGMA foreign_keys = ON")
        if not Path(url.database or "").stat().st_size:  # before anything is written to a new file
            raw.execute(GIVING_BACK)
        raw.execute("PRAGMA journal_mode = WAL")

    event.listen(engine, "begin", _begin)
    return engine


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


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(
            url,
            pool_pre_ping=True,  # a connection that a fail-over left behind is found before it is used
            pool_size=POOL,
            max_overflow=POOL,
            pool_recycle=1800,  # seconds; firewalls forget connections that are idle for longer
            connect_args={"application_name": "watcher", **KEEPALIVE},
        )
    except ArgumentError as fault:
        raise StoreError(
            f"[store] url names a driver that watcher does not know ({fault}); {REMEDY}"
        ) from fault
    except ModuleNotFoundError as fault:
        raise StoreError(
            f"PostgreSQL needs its driver: pip install 'watcher[postgresql]' ({fault})."
        ) from fault


POOL = 10
"""Connections that a process keeps; twice as many under load. A thread needs one, and for milliseconds."""

KEEPALIVE = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 5, "keepalives_count": 3}
"""Of libpq, in seconds: a server that vanished without a word is given up after 45."""

MIGRATING, KEEPING_HOUSE = 0x57544348_0001, 0x57544348_0002
"""What advisory locks are for: of many machines, one migrates, and one keeps house."""


def alone(db: Connection, what: int) -> None:
    """Be the only one who does something, until the transaction ends; waits for who does it now."""
    if not is_file(db):
        db.execute(select(func.pg_advisory_xact_lock(what)))


def alone_at_once(db: Connection, what: int) -> bool:
    """The same without waiting: whether nobody else does it now. A file has one writer anyway."""
    if is_file(db):
        return True
    return bool(db.execute(select(func.pg_try_advisory_xact_lock(what))).scalar())


def _upgrade(connection: Connection) -> None:
    """Run alembic; imported here because a start without migrations does not need it."""
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above

    settings = Config()
    settings.set_main_option("script_location", "watcher.store:migrations")
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
