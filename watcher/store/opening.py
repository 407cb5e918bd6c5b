"""Ways to open the database: to write, to read, to look whether it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.errors import StoreError, StoreFull
from watcher.store.archive import Archive
from watcher.store.database import BRIEF, BUSY, Database
from watcher.store.engine.places import address_of, file_of
from watcher.store.store import Store

if TYPE_CHECKING:
    from datetime import timedelta
    from pathlib import Path


def open_store(url: str = "", *, state_dir: Path, busy: timedelta = BUSY) -> Store:
    """Open the database, make or migrate its tables.

    Args:
        url: an SQLAlchemy address; "" for the file watcher.db in `state_dir`.
        state_dir: the folder of run-time data; made if it is missing.
        busy: how long to wait for another process's transaction.

    Raises:
        StoreError: it cannot be used; StoreLocked, StoreFull and ForeignStore say why.
    """
    return Store(_migrated(Database(url, state_dir, busy)), state_dir)


def open_briefly(url: str = "", *, state_dir: Path) -> Store:
    """Open the database for a command that soon ends: on a full disk it is read, where that is possible.

    To read it SQLite makes an index beside its log, unless a daemon has done so; without that it is read well
    as long as nobody writes, for which there is no room.

    Args:
        url: an SQLAlchemy address; "" for the file watcher.db in `state_dir`.
        state_dir: the folder of run-time data; made if it is missing.

    Raises:
        StoreError: it cannot be used.
    """
    try:
        return open_store(url, state_dir=state_dir)
    except StoreFull as full:
        try:
            return Store(_migrated(Database(url, state_dir, BUSY, full=True)), state_dir)
        except StoreError:  # its log was not folded, or its tables are those of an older program
            raise full from None


def _migrated(database: Database) -> Database:
    try:
        database.migrate()
    except BaseException:
        database.close()
        raise
    return database


def open_archive(url: str = "", *, state_dir: Path) -> Archive:
    """Open the database for reading: once its tables are up to date, nothing can be written through it.

    Args:
        url: an SQLAlchemy address; "" for the file watcher.db in `state_dir`.
        state_dir: the folder of run-time data; made if it is missing.

    Raises:
        StoreError: it cannot be used.
    """
    archive = open_store(url, state_dir=state_dir)
    archive.database.forbid_writing()
    return Archive(archive.database)


def peek(url: str, *, state_dir: Path) -> Archive | None:
    """The archive as it is, if it is there and of this program; nothing is made, migrated or waited for."""
    file = file_of(address_of(url, state_dir))
    if file is not None and not file.exists():
        return None
    database = Database(url, state_dir, BRIEF)
    if not database.is_current():
        database.close()
        return None
    database.forbid_writing()
    return Archive(database)
