"""The connection to the database: opening, identity, migrations, transactions."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Text, column, event, inspect, select, table

from watcher.errors import ForeignStore, StoreError, StoreFull, StoreLost, StoreReadOnly
from watcher.render.words import size
from watcher.store import addresses, search
from watcher.store.engine.engines import GIVING_BACK, STANDS, Pen, postgresql, sqlite
from watcher.store.engine.faults import NO_ROOM, named_faults
from watcher.store.engine.holders import readers_of
from watcher.store.engine.locks import MIGRATING, alone
from watcher.store.engine.places import (
    address_of,
    file_of,
    is_sealed,
    length_of,
    make_private,
    mark_of,
    part_log,
)
from watcher.store.engine.prepared import Prepared, raw_of
from watcher.store.schema.base import APPLICATION_ID, REVISION, VERSION_TABLE
from watcher.store.schema.making import make_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILLED_SINCE = {"0027": search.fill, "0011": addresses.fill}
"""Migrations that made, or emptied, tables which follow from others: what is stored is not in them yet."""

BUSY = timedelta(seconds=10)
"""How long a process waits for another one's transaction; ours last milliseconds."""

BRIEF = timedelta(seconds=1)
"""How long a transaction waits that somebody can do without; those of the daemon last milliseconds."""

_REVISION_IS = Prepared(select(column("version_num", Text)).select_from(table(VERSION_TABLE)))

LONG = 100_000_000
"""Bytes of SQLite's log; usually it has 4 MB."""

AT_ONCE = 500
"""Pages of 4 KB that are given back in one transaction: some milliseconds."""


class Database:
    """An engine, and the two kinds of transactions on it.

    Args:
        url: of SQLAlchemy; "" for SQLite in `state_dir`.
        state_dir: where the file goes; created with no rights for others.
        busy: how long to wait for another process's transaction.
        full: its disk has no room for what SQLite writes beside the file to read it.
    """

    def __init__(self, url: str | URL, state_dir: Path, busy: timedelta, *, full: bool = False) -> None:
        self.url = address_of(url, state_dir)
        self.file = file_of(self.url)
        self.place = str(self.file or self.url.render_as_string(hide_password=True))
        self._full = full
        self._sealed = self.file is not None and (full or is_sealed(self.file))
        if self.file and not self._sealed:
            part_log(self.file)
            make_private(self.file)
        self._mark = mark_of(self.file) if self.file else None
        self.engine = sqlite(self.url, busy, sealed=self._sealed) if self.file else postgresql(self.url)
        options = {"watcher_begin": "BEGIN"} if self.file else {"isolation_level": "REPEATABLE READ"}
        self._readers = self.engine.execution_options(**options)
        writers = self.engine.execution_options(watcher_begin="BEGIN IMMEDIATE", watcher_sync="FULL")
        self._writers = Pen(writers)
        self._routine = Pen(writers.execution_options(watcher_sync="NORMAL"))
        self._brief = Pen(writers.execution_options(watcher_busy=BRIEF))
        self._glass = Pen(self._readers)
        # SQLite has one writer; threads that queue here are served in turn instead of polling its lock.
        self._turn: AbstractContextManager[Any] = threading.RLock() if self.file else nullcontext()
        self._look = threading.Lock()

    @contextmanager
    def reading(self, *, at_leisure: bool = False) -> Iterator[Connection]:
        """One consistent view.

        Args:
            at_leisure: for somebody who may take his time between two rows, as who leafs through them does.
        """
        with named_faults(self.place), self._readers.begin() as connection:
            if at_leisure and self.file is None:
                connection.exec_driver_sql(f"SET LOCAL {STANDS} = 0")
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

        Raises:
            StoreReadOnly: its disk lets nobody write.
            StoreFull: it was opened without room to write anything.
        """
        if self._full:
            raise StoreFull(f"The database {self.place}: {NO_ROOM}.")
        if self._sealed:
            raise StoreReadOnly(
                f"The database {self.place} can only be read, for its disk is read-only; mount it for "
                "writing, or set another state_dir."
            )
        pen = self._writers if durable else self._routine
        if not patient:
            pen = self._brief
        keep = self.file is not None
        with named_faults(self.place), self._turn, pen.begin(keep=keep) as connection:
            yield connection

    def stand(self) -> None:
        """Make sure that the file is the one that was opened; a server says so itself when it is gone.

        A file that was deleted can be written as long as it is open, and all of that vanishes in the end.

        Raises:
            StoreLost: it is not.
        """
        if self.file is not None and mark_of(self.file) != self._mark:
            raise StoreLost(
                f"The database {self.place} was deleted, moved away or replaced while it was in use; put it "
                "back, or the newest backup in its place (watcher restore FILE), and start again."
            )

    def keep_up(self) -> None:
        """Make sure that no newer program has changed the tables since they were opened.

        A daemon that works on would take its own bewilderment for articles that cannot be read.

        Raises:
            ForeignStore: one has.
        """
        try:
            with self.glancing() as connection:
                revision = _REVISION_IS.scalar(connection)
        except StoreError:
            return  # it cannot be asked for the moment
        if revision and revision > REVISION:
            raise ForeignStore(
                f"A newer version of watcher has upgraded the database {self.place} while it was in use; "
                "start this one again with that version."
            )

    def unwritable(self) -> str:
        """Why nothing can be written, for longer than our own transactions take; "" when it can."""
        try:
            with self.writing(durable=False, patient=False):
                return ""
        except StoreError as fault:
            return str(fault)

    def unfolded(self) -> str:
        """Why SQLite's log beside the file grows and grows; "" when it does not.

        As long as somebody reads what stood there at one moment, all that is written stays in the log: 16 to
        27 KB for each look, 10 GB a day for a hundred thousand stories.
        """
        log = self.file.with_name(self.file.name + "-wal") if self.file else None
        length = length_of(log) if log else 0
        who = readers_of(self.file) if self.file and length >= LONG else []
        if not who:
            return ""
        return (
            f"The log of the database {self.place} has grown to {size(length)}, and grows as long as "
            f"{', '.join(who)} reads on; once that has ended it is folded within the hour."
        )

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
            if before:
                self.upgrade(connection, before)
            else:
                make_tables(connection)
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
                f"this one knows {REVISION}); upgrade watcher, or restore a backup that was made before."
            )
        return revision

    def upgrade(self, connection: Connection, before: str) -> None:
        """Run the migrations that come after one; imported here because few starts need them.

        Raises:
            ForeignStore: there is none of that name.
        """
        from alembic import command  # noqa: PLC0415 - see above
        from alembic.config import Config  # noqa: PLC0415 - see above
        from alembic.util import CommandError  # noqa: PLC0415 - see above

        settings = Config()
        settings.set_main_option("script_location", "watcher.store:migrations")
        settings.attributes["connection"] = connection
        try:
            command.upgrade(settings, "head")
        except CommandError as fault:
            raise ForeignStore(
                f'The database {self.place} says of its tables that they are of revision "{before}", which '
                "never was; put the newest backup in its place."
            ) from fault
        for since, fill in FILLED_SINCE.items():
            if before < since:
                fill(connection)

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
        with named_faults(self.place), self._turn, self.engine.connect() as connection:
            raw = raw_of(connection)
            raw.execute("PRAGMA optimize")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def give_back(self) -> None:
        """Let the file become smaller by what is free in it, in steps so short that nobody waits."""
        if self.file is None:
            return
        if self._pragma("auto_vacuum") == 0:  # made by an older program: written anew once
            with named_faults(self.place), self._turn, self.engine.connect() as connection:
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
