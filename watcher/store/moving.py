"""A store copied row by row into an empty one, of another engine or the same, and compared with it.

one view of the old store ──> each table ──> the new store, one transaction ──> read back and compared
                                └ words for the search are found anew: the engines keep them differently
"""

from __future__ import annotations

import struct
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, make_url, select

from watcher.errors import StoreError
from watcher.store import search
from watcher.store.database import BUSY, Database
from watcher.store.engine.locks import WATCHING, alone_at_once
from watcher.store.engine.places import FILE, LOCK_FILE, SIDES, address_of, file_of
from watcher.store.engine.prepared import is_file, raw_of
from watcher.store.schema import hosts, metadata, snapshots
from watcher.store.service import DaemonLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, Table

    Progress = Callable[[int, int], None]

BATCH = 2_000
"""Rows that are under way at a time: pages of 20 KB are 40 MB."""

BARE = {"sqlite:", "postgresql:"}


@dataclass(frozen=True, slots=True)
class Moved:
    """What was copied.

    Attributes:
        target: the new store's file, or its address without the password.
        rows: how many there are, of all tables.
        versions: how many of them are versions.
    """

    target: str
    rows: int
    versions: int


def copy_store(
    source: str, target: str, *, url: str, state_dir: Path, now: datetime, step: Progress
) -> Moved:
    """Copy everything from one store into another one, which has nothing in it yet.

    Args:
        source: "sqlite:" for the file in `state_dir`, "sqlite:FILE", "postgresql:" for the server that the
            configuration names, or an address.
        target: the same.
        url: of the store that the configuration names.
        state_dir: the folder of run-time data.
        now: the moment: what is being looked at then is no state to be copied.
        step: told how much is done, of how much.

    Raises:
        DaemonRunning: a daemon works on the file that is copied.
        StoreError: an address is none, the target is not empty, daemons are at work on the server, or what
            was written is not what was read. The target is as it was before.
    """
    ends = [_named(words, url, state_dir) for words in (source, target)]
    if ends[0] == ends[1]:
        raise StoreError(f"{source} and {target} are the same store; name another one to copy it to.")
    file = file_of(address_of(ends[0], state_dir))
    if file is not None and not file.exists():
        raise StoreError(f"There is no store {file} to copy.")
    with _resting(file, state_dir), _opened(ends[0], state_dir) as old, _new(ends[1], state_dir) as new:
        with old.reading(at_leisure=True) as reader, new.writing() as writer:
            _refuse_at_work(reader, old.place, now)
            _refuse_filled(writer, new.place)
            moved = _Move(reader, writer, step).run()
        new.tidy()
        return Moved(new.place, *moved)


class _Move:
    """The work in one transaction on either side."""

    def __init__(self, reader: Connection, writer: Connection, step: Progress) -> None:
        self._reader, self._writer, self._step = reader, writer, step
        self._tables = metadata.sorted_tables
        self._rows = sum(_count(reader, table) for table in self._tables)
        self._versions = _count(reader, snapshots)
        self._done, self._total = 0, 2 * self._rows + self._versions

    def run(self) -> tuple[int, int]:
        """Copy, index and compare; how many rows and versions those were."""
        if is_file(self._writer):
            self._writer.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        sums = {table.name: self._copied(table) for table in self._tables}
        search.fill(self._writer, self._progress)
        for table in self._tables:
            found = _Sum()
            for _ in found.over(_rows(self._writer, table)):
                self._progress()
            if found != sums[table.name]:
                raise StoreError(
                    f"What was written to the table {table.name} is not what was read; try again."
                )
        return self._rows, self._versions

    def _copied(self, table: Table) -> _Sum:
        found = _Sum()
        rows = found.over(_rows(self._reader, table))
        if is_file(self._writer):
            _insert(self._writer, table, rows, self._progress)
        else:
            _stream(self._writer, table, rows, self._progress)
        return found

    def _progress(self, more: int = 1) -> None:
        self._done += more
        self._step(self._done, self._total)


class _Sum:
    """How many rows there were, and what they were, in whatever order."""

    def __init__(self) -> None:
        self._count = self._sum = 0

    def over(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The rows, noted as they pass."""
        for row in rows:
            said = repr([_same(value) for value in row]).encode("utf-8", "surrogatepass")
            self._count += 1
            self._sum += int.from_bytes(blake2b(said, digest_size=16).digest(), "big")
            yield row

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sum) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


def _same(value: object) -> object:
    """A value as both engines have it: a server keeps half the digits of a fraction."""
    return struct.pack("f", value) if isinstance(value, float) else value


def _rows(db: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """All rows as the engine gives them."""
    statement = f"SELECT {_columns(table)} FROM {table.name}"  # noqa: S608 - our own names
    options = {"stream_results": True, "max_row_buffer": BATCH}
    with db.exec_driver_sql(statement, execution_options=options) as found:
        for row in found:
            yield tuple(row)


def _insert(
    db: Connection, table: Table, rows: Iterator[tuple[Any, ...]], progress: Callable[[int], None]
) -> None:
    marks = ", ".join("?" for _ in table.c)
    statement = f"INSERT INTO {table.name} ({_columns(table)}) VALUES ({marks})"  # noqa: S608 - our own names
    while some := list(islice(rows, BATCH)):
        db.exec_driver_sql(statement, some)
        progress(len(some))


def _stream(
    db: Connection, table: Table, rows: Iterator[tuple[Any, ...]], progress: Callable[[int], None]
) -> None:
    """In one statement: rows may point to later ones of their table. Then numbers go on after the highest."""
    statement = f"COPY {table.name} ({_columns(table)}) FROM STDIN"
    with raw_of(db).cursor() as cursor, cursor.copy(statement) as sink:
        for row in rows:
            sink.write_row(row)
            progress(1)
    if "id" in table.c:
        highest = db.execute(select(func.max(table.c.id))).scalar()
        if highest is not None:
            db.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), highest)))


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.c)


def _count(db: Connection, table: Table) -> int:
    return int(db.execute(select(func.count()).select_from(table)).scalar_one())


def _named(words: str, url: str, state_dir: Path) -> str:
    """The address that a user means."""
    engine = words.partition(":")[0]
    if words not in BARE:
        return words.replace(":", ":///", 1) if engine == "sqlite" and "//" not in words else words
    if engine == "sqlite":
        return f"sqlite:///{state_dir / FILE}"
    if url and make_url(url).get_backend_name() == engine:
        return url
    raise StoreError(
        f"{words} alone means the server of [store] url, and that names none; "
        "write postgresql://user:password@host/name."
    )


@contextmanager
def _resting(file: Path | None, state_dir: Path) -> Iterator[None]:
    """Be what a daemon would be on the old store, so that there is none."""
    if file is None or file.parent != state_dir:
        yield
        return
    lock = DaemonLock(state_dir / LOCK_FILE, "watcher store copy")
    try:
        yield
    finally:
        lock.release()


def _refuse_at_work(db: Connection, place: str, now: datetime) -> None:
    """Who has nothing to do at this moment is at work, too."""
    held = select(func.count()).where(hosts.c.leased_until > now, hosts.c.lease != "")
    if db.execute(held).scalar() or not alone_at_once(db, WATCHING):
        raise StoreError(f"Daemons are at work on {place}; stop them, and copy it then.")


def _refuse_filled(db: Connection, place: str) -> None:
    for table in metadata.sorted_tables:
        if db.execute(select(table).limit(1)).first() is not None:
            raise StoreError(f"The database {place} is in use already; name an empty one to copy to.")


@contextmanager
def _opened(url: str, state_dir: Path) -> Iterator[Database]:
    database = Database(url, state_dir, BUSY)
    try:
        database.migrate()
        yield database
    finally:
        database.close()


@contextmanager
def _new(url: str, state_dir: Path) -> Iterator[Database]:
    """A store to copy to; the file of one that did not come into being is removed."""
    file = file_of(address_of(url, state_dir))
    fresh = file is not None and not file.exists()
    try:
        with _opened(url, state_dir) as database:
            yield database
    except BaseException:
        if file is not None and fresh:
            for side in SIDES:
                with suppress(OSError):
                    file.with_name(file.name + side).unlink()
        raise
