"""Whole copies of the database: taken while it is used, and put back in its place."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from itertools import count, islice
from typing import TYPE_CHECKING

from sqlalchemy import URL

from watcher.errors import ForeignStore, StoreError, StoreFull, StoreLocked
from watcher.store.database import BUSY, Database
from watcher.store.engine.faults import code_of, named_faults
from watcher.store.engine.places import (
    LOCK_FILE,
    SIDES,
    address_of,
    file_of,
    is_sealed,
    make_folder,
    make_private,
    sealed_name,
)
from watcher.store.schema import APPLICATION_ID
from watcher.store.service import DaemonLock
from watcher.store.verify import whole as verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from watcher.store.verify.flaws import Flaw

    Progress = Callable[[int, int], None]

PAGES = 2_000
"""Copied in one step, 8 MB: enough for speed, little enough for a bar that moves."""

SHOWN = 5
"""Flaws of a copy that are told; `watcher verify` tells all."""


def back_up(database: Database, target: Path, *, force: bool, step: Progress) -> list[Flaw]:
    """Copy the database as it is at this moment into one file of its own, and verify the copy.

    Others may read and write meanwhile. The file comes into being whole or not at all.

    Args:
        database: what to copy.
        target: the file.
        force: whether a file that is there already is replaced.
        step: told how much is done, of how much: half of it is the copying, half the verifying.

    Returns:
        What is wrong with the copy. Then it is called "TARGET.flawed", and `target` is as it was.

    Raises:
        StoreError: it cannot be copied there.
    """
    source = _own_file(database.file)
    _refuse_target(source, target, force=force)
    part = _beside(target, ".part")
    with _tidied(part), named_faults(str(source)):
        _copy(source, part, step)
        found = _verified(part, step)
        _fold(part)
        _settle(part, _beside(target, ".flawed") if found else target)
    return found


def restore(
    url: str, state_dir: Path, source: Path, *, now: datetime, force: bool, step: Progress
) -> tuple[Path | None, list[Flaw]]:
    """Put a backup in the place of the database, whose files are kept aside.

    Args:
        url: of the database, as `open_store` has it.
        state_dir: the same.
        source: the backup; it stays as it is.
        now: the moment, which names what is kept aside.
        force: whether a backup that has flaws will do.
        step: told how much is done, of how much: half of it is the copying, half the verifying.

    Returns:
        The former database, or None when there was none; and what is wrong with the backup. Without
        `force` nothing was done when there is anything.

    Raises:
        DaemonRunning: a daemon works on it.
        StoreLocked: another process has it open.
        StoreError: the backup cannot be used.
    """
    target = _own_file(file_of(address_of(url, state_dir)))
    if not source.is_file():
        raise StoreError(f"There is no backup {source}; name the file that `watcher backup` wrote.")
    if target.exists() and target.samefile(source):
        raise StoreError(f"{source} is the database itself; name the file that `watcher backup` wrote.")
    part = _beside(target, ".restoring")
    make_folder(target)
    with _alone(state_dir), _tidied(part):
        with named_faults(str(source)):
            _copy(source, part, step)
            found = _verified(part, step, str(source))
            _fold(part)
        if found and not force:
            return None, found
        return _exchange(part, target, now), found


def _own_file(file: Path | None) -> Path:
    if file is None:
        raise StoreError("The history is on a PostgreSQL server; use pg_dump and pg_restore.")
    return file


def _refuse_target(source: Path, target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise StoreError(f"{target} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise StoreError(f"There is no folder {target.parent} to put the backup in.")
    if target.exists() and target.samefile(source):
        raise StoreError(f"{target} is the database itself; name another file.")
    if target.exists() and not force:
        raise StoreError(f"{target} is there already; --force replaces it.")


def _copy(source: Path, part: Path, step: Progress) -> None:
    """SQLite's online backup, of the one state that the first look sees: a busy writer restarts nothing."""
    _remove(part)
    make_private(part)
    with closing(_connected(source)) as old, closing(_connected(part)) as new:
        old.execute("BEGIN")
        if not _is_ours(old):
            raise ForeignStore(f"{source} is not a database of watcher; name what `watcher backup` wrote.")
        old.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        old.backup(new, pages=PAGES, progress=lambda _, left, total: step(total - left, 2 * total))


def _is_ours(db: sqlite3.Connection) -> bool:
    try:
        return bool(db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))
    except sqlite3.DatabaseError as fault:
        if fault.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            return False
        raise


def _connected(file: Path) -> sqlite3.Connection:
    name = sealed_name(file) if is_sealed(file) else file
    return sqlite3.connect(name, timeout=BUSY.total_seconds(), isolation_level=None, uri=True)


def _verified(copy: Path, step: Progress, place: str = "") -> list[Flaw]:
    """What is wrong with a copy, once it has the tables of this program."""
    database = Database(URL.create("sqlite", database=str(copy)), copy.parent, BUSY)
    database.place = place or database.place
    try:
        database.migrate()
        with database.reading() as db:
            total = verify.size(db)
        done = count(total + 1)
        return list(islice(verify.flaws(database, lambda: step(next(done), 2 * total)), SHOWN))
    finally:
        database.close()


def _fold(file: Path) -> None:
    """Make one file of it, that can be opened where nothing may be written."""
    with closing(_connected(file)) as database:
        database.execute("PRAGMA journal_mode = DELETE")


def _settle(part: Path, target: Path) -> None:
    """Give a file its name once every byte of it is on the disk."""
    _flush(part)
    part.replace(target)
    _flush(target.parent)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(part: Path, target: Path, now: datetime) -> Path | None:
    """Put the copy in the database's place while nobody can use it."""
    aside = _beside(target, f".before-restore-{now:%Y%m%dT%H%M%S}")
    with _held(target) as existed:
        for side in SIDES[1:] if existed else ():
            with suppress(FileNotFoundError):
                _beside(target, side).replace(_beside(aside, side))
        if existed:
            _keep(target, aside)
        _settle(part, target)
    return aside if existed else None


def _keep(target: Path, aside: Path) -> None:
    """Give the old file a second name, so that there is a database at every moment."""
    try:
        aside.hardlink_to(target)
    except OSError:  # a file system without links
        target.replace(aside)


@contextmanager
def _alone(state_dir: Path) -> Iterator[None]:
    """Be what a daemon would be, so that there is none."""
    lock = DaemonLock(state_dir / LOCK_FILE, "watcher restore")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _held(file: Path) -> Iterator[bool]:
    """Hold a database for oneself, folded into its one file if it is whole; whether there is one."""
    if not file.exists():
        yield False
        return
    with closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as database:
        try:
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            if code_of(fault) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise StoreLocked(f"The database {file}: another process has it open; stop it.") from fault
        except sqlite3.DatabaseError:
            pass
        yield True


@contextmanager
def _tidied(part: Path) -> Iterator[None]:
    """Leave nothing half done behind; say of a full disk which one it is: nothing but the copy is written."""
    try:
        yield
    except StoreFull as fault:
        folder = part.parent.resolve()
        raise StoreFull(
            f"{folder} has no room for the copy; nothing was changed; free some space on its disk."
        ) from fault
    except OSError as fault:
        raise StoreError(f"{part.parent} cannot be written ({fault.strerror}).") from fault
    finally:
        _remove(part)


def _remove(file: Path) -> None:
    for side in SIDES:
        _beside(file, side).unlink(missing_ok=True)


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)
