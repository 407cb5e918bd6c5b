"""Where the database is, and that it is nobody else's to read."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from watcher.errors import StoreError, StoreReadOnly
from watcher.private import made, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "watcher.db"
LOCK_FILE = "daemon.lock"
WATCH_FILE = "watch.json"
"""What the watch knows of itself."""

REMEDY = "leave it empty for SQLite in state_dir, or write postgresql+psycopg://user:password@host/name"


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


def mark_of(file: Path) -> tuple[int, int] | None:
    """What tells a file from another one in its place; None where there is none."""
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def length_of(path: Path) -> int:
    """Bytes of a file; none when it is gone, as a log is that another process has just folded."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return 0


def free_beside(file: Path) -> int | None:
    """Bytes that are free on a file's disk; None when its folder is gone, of which `stand` tells."""
    try:
        return shutil.disk_usage(file.parent).free
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_sealed(file: Path) -> bool:
    """Whether a file is there on a disk that nobody writes: a snapshot, a backup, a volume for reading."""
    try:
        return file.is_file() and bool(os.statvfs(file).f_flag & os.ST_RDONLY)
    except OSError:  # a folder that is not ours to enter; who opens the file is told
        return False


def sealed_name(file: Path) -> str:
    """What SQLite is to call such a file, to read it with its log where anything is in that.

    Raises:
        StoreReadOnly: the log has no index, as in a copy that was made without, and none can be made.
    """
    log = length_of(file.with_name(file.name + "-wal")) > 0
    index = file.with_name(file.name + "-shm").exists()
    if log and not index:
        raise StoreReadOnly(
            f"The database {file} was not closed when it was copied to this read-only disk; copy its folder "
            "to one that can be written, and set state_dir to that."
        )
    return f"{file.absolute().as_uri()}?mode=ro{'' if log else '&immutable=1'}"


def part_log(file: Path) -> None:
    """Keep a log that is another database's beside the file, as "watcher.db-wal.lost-1".

    One beside no database, or beside a copy that was put in its place, is of the one that stood there: SQLite
    would drop it, or write its pages into the copy, which damages that. A copy has none before it is opened.
    """
    log = file.with_name(file.name + "-wal")
    with _faults_of(file):
        if not _is_lost(log, file):
            return
        with _alone_in(file.parent):
            if _is_lost(log, file):
                names = (log.with_name(f"{log.name}.lost-{number}") for number in count(1))
                log.rename(next(name for name in names if not name.exists()))


def _is_lost(log: Path, file: Path) -> bool:
    return length_of(log) > 0 and not _keeps_log(file)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Be the only one who parts a log there: the next would take for lost what the first has begun."""
    import fcntl  # noqa: PLC0415 - not on every system

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a disk that knows no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _keeps_log(file: Path) -> bool:
    """Whether a database says in its header that it has a log; one that is not there, or empty, has none."""
    try:
        with file.open("rb") as database:
            return database.read(WRITES_LOG + 1)[WRITES_LOG:] == b"\x02"
    except FileNotFoundError:
        return False


WRITES_LOG = 18
"""The byte of a header that is 2 for a database with a log (sqlite.org/fileformat2.html, section 1.3.3)."""


def make_private(file: Path) -> None:
    """An empty file and its folder for this user alone: raw pages of paid subscriptions are in it.

    A file that is there already is closed to others too, and a folder that holds nothing but ours.
    """
    make_folder(file)
    with _faults_of(file):
        os.close(opened(file))
        for path in (*_sides(file), *([file.parent] if _all_ours(file) else [])):
            _shut(path)


def make_folder(file: Path) -> None:
    """The folder that a file is to be in."""
    with _faults_of(file):
        made(file.parent)


@contextmanager
def _faults_of(file: Path) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, NotADirectoryError) as fault:
        raise StoreError(
            f"The database {file}: it cannot be opened, for its folder is a file; set another state_dir."
        ) from fault
    except OSError as fault:
        raise StoreError(
            f"The database {file}: it cannot be opened; check that the folder exists and is ours to write "
            f"({fault.strerror})."
        ) from fault


def _sides(file: Path) -> list[Path]:
    """A database's files; what lies beside it as a link is none, for SQLite follows none there."""
    files = (file.with_name(file.name + side) for side in SIDES)
    return [path for path in files if path.is_file() and (path == file or not path.is_symlink())]


SIDES = ("", "-wal", "-shm", "-journal")
"""What a database's file may have beside it."""

OTHERS = 0o077


def _all_ours(file: Path) -> bool:
    """Whether a folder is the state directory and nothing else: not the home of a user's other files."""
    ours = (file.name, LOCK_FILE, WATCH_FILE, ".gitignore")
    return all(path.name.startswith(ours) for path in file.parent.iterdir())


def _shut(path: Path) -> None:
    """Take from others what rights they have; what belongs to somebody else is left as it is."""
    try:
        found = path.stat()
    except FileNotFoundError:  # another process has just folded its log
        return
    if found.st_mode & OTHERS and hasattr(os, "geteuid") and found.st_uid == os.geteuid():
        path.chmod(found.st_mode & 0o7777 & ~OTHERS)
