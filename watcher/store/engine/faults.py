"""What a database says, in our own errors: only what a user can act on; bugs come through as they are."""

from __future__ import annotations

import errno
import re
import sqlite3
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, NoResultFound, OperationalError

from watcher.errors import (
    DamagedRow,
    ForeignStore,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMet,
    StoreReadOnly,
    StoreUnsteady,
    WatcherError,
)
from watcher.store.engine.holders import holder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAMAGED = (StoreError, "the file is damaged; restore the newest backup")
_DISK = (StoreError, "the disk reports an error, or is full; check it, then the newest backup")
_MISSING = (DamagedRow, "a row that others need is missing; `watcher verify` says which")
NO_ROOM = "no room is left; nothing more was written; free some space on its disk"
_NO_ROOM = (StoreFull, NO_ROOM)
_READ_ONLY = (
    StoreReadOnly,
    "it cannot be written; allow this user to write the file and its folder",
)

SQLITE: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (StoreLocked, "another process holds it; try again, or stop that process"),
    sqlite3.SQLITE_LOCKED: (StoreLocked, "another process holds it; try again, or stop that process"),
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_IOERR_SHMSIZE: _NO_ROOM,  # the index beside its log could not grow
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: (
        StoreError,
        "it cannot be opened; check that the folder exists and is ours to use",
    ),
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (
        ForeignStore,
        "the file is not a database; move it away, or set another state_dir",
    ),
}

_BAD = frozenset({_DAMAGED, SQLITE[sqlite3.SQLITE_NOTADB]})
_LOOKED_AT, _PIECE = 64_000_000, 1_000_000
"""Bytes: a tenth of a second of a file that lies in memory, and most files whole."""

POSTGRESQL: dict[str, tuple[type[StoreError], str]] = {
    "53100": (StoreFull, "no room is left on the server's disk; nothing more was written"),
    "55P03": (StoreLocked, "another session holds it; try again"),
    "25006": (StoreUnsteady, "the server is read-only; connect to the primary"),
    "42501": (StoreError, "this user may not use it; grant it the right to create and write tables"),
}
UNREACHABLE = "the server cannot be reached; check [store] url and that it runs"
MET = "it and another transaction met; try again"
GONE = ("08", "57P", "25P03")
"""How states begin that say that the connection is lost, or that the server stops, starts or has crashed; or
that it took back the transaction of a process that stood still in it."""

RACES = frozenset({"40001", "40P01", "23505"})
"""Serialisation, deadlock, and the same row added by two: seen by the second when the first has committed."""


_OUT_OF_RANGE = "22003"
"""A number that none of ours can be was reckoned with; SQLite's have no end."""

_STRANGE = re.compile(
    r"no such (?:table|column|index)|already exists|has no column|duplicate column name"
    r"|fts5 file format|vtable constructor|unrecognized option"  # the index of words
)
"""What SQLite says of a statement when the tables are others than those it was written for."""

_OTHER_TABLES = (StoreError, "its tables are not those that this program made; restore the newest backup")

UNDECODABLE = "Could not decode to UTF-8"
"""What Python's sqlite3 says of a text that is none; it has no result code of its own."""


@contextmanager
def named_faults(place: str) -> Iterator[None]:
    """Raise what users can act on as a StoreError that names the database, or a DamagedRow.

    Args:
        place: the file, or the address without its password.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError, NoResultFound) as fault:
        known = _known(fault)
        if known is None:
            raise
        kind, remedy = _DISK if known in _BAD and not _can_be_read(Path(place)) else known
        if kind is StoreLocked:
            remedy = holder_of(Path(place)) or remedy
        said = " ".join(str(getattr(fault, "orig", fault)).split()).rstrip(".")
        raise kind(f"The database {place}: {remedy} ({said}).") from fault


def _can_be_read(file: Path) -> bool:
    """Whether the disk gives the file, as far as one looks: SQLite calls damaged what it could not read."""
    try:
        with file.open("rb", buffering=0) as content:
            for _ in range(_LOOKED_AT // _PIECE):
                if not content.read(_PIECE):
                    break
    except OSError as fault:
        return fault.errno != errno.EIO
    return True


def _known(
    fault: DBAPIError | sqlite3.Error | UnicodeDecodeError | NoResultFound,
) -> tuple[type[WatcherError], str] | None:
    if isinstance(fault, NoResultFound):
        return _MISSING
    original = getattr(fault, "orig", fault)
    if isinstance(original, UnicodeDecodeError):  # SQLite's own words, with the bytes that it complains about
        return _DAMAGED if b"malformed" in original.object else None
    if isinstance(original, sqlite3.Error):
        return _known_of_file(original)
    state = getattr(original, "sqlstate", "")
    lost = state is None and isinstance(fault, OperationalError | InterfaceError)
    if lost or (state or "").startswith(GONE):
        return StoreUnsteady, UNREACHABLE
    if state in RACES:
        return StoreMet, MET
    if state == _OUT_OF_RANGE:
        return DamagedRow, "a number in it is damaged; `watcher verify` says which"
    return POSTGRESQL.get(state or "")


def _known_of_file(fault: sqlite3.Error) -> tuple[type[WatcherError], str] | None:
    if _is_undecodable(fault):
        return DamagedRow, "a text in it is damaged; `watcher verify` says which"
    if code_of(fault) == sqlite3.SQLITE_ERROR:
        return _OTHER_TABLES if _STRANGE.search(str(fault)) else None
    return SQLITE.get(getattr(fault, "sqlite_errorcode", 0)) or SQLITE.get(code_of(fault))


def code_of(fault: sqlite3.Error) -> int:
    """SQLite's primary result code, which its extended ones keep in the lowest byte; 0 for Python's own."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF


Word = TypeVar("Word", bound=Enum)


def word_of(kind: type[Word], stored: str) -> Word:
    """The word of a list that a row holds.

    Raises:
        DamagedRow: the list has no such word.
    """
    try:
        return kind(stored)
    except ValueError as fault:
        raise damaged(fault) from fault


@contextmanager
def damage_named() -> Iterator[None]:
    """Raise it as a DamagedRow when a text is none, or a row is missing: it is one row's trouble."""
    try:
        yield
    except NoResultFound as fault:
        raise damaged(fault) from fault
    except (DBAPIError, sqlite3.Error) as fault:
        if not _is_undecodable(getattr(fault, "orig", fault)):
            raise
        raise damaged(fault) from fault


def _is_undecodable(fault: object) -> bool:
    return isinstance(fault, sqlite3.Error) and UNDECODABLE in str(fault)


def damaged(fault: BaseException) -> DamagedRow:
    """The error for what a row holds that is not what was written."""
    return DamagedRow(f"Something in the database is damaged ({short(fault)}); `watcher verify` says what.")


def short(fault: BaseException) -> str:
    """What an error says, on one line."""
    return " ".join(str(fault).split())[:80] or type(fault).__name__
