"""Which process keeps an SQLite file to itself, so that nobody has to search for it.

SQLite knows only that one does. Linux lists the locks of all files with the processes that hold them; to ask
the file itself, as fcntl(2) can, would let go of our own locks on it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from watcher.worker import stat

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCKS = Path("/proc/locks")
_LOCK = re.compile(r"POSIX +\w+ +WRITE (\d+) (\S+) (\d+) (\d+|EOF)$", re.MULTILINE)
"""Process, device and inode, first and last byte; who only waits has an arrow before it. See proc(5)."""

INDEX, WRITING = "-shm", range(120, 123)
"""The file beside a database, and its bytes that one writer, checkpoint or recovery locks; readers lock
others. See "WAL-mode File Format" in SQLite's docs."""

ALONE = range(0x40000000, 0x40000000 + 512)
"""Bytes of the database itself, locked by who lets in no other one at all."""

STANDS_STILL = frozenset("Tt")
"""States of a process that a signal has stopped, or who traces it; see proc(5)."""


def holder_of(file: Path) -> str:
    """Who keeps a database from being written, and what to do about it; "" when that cannot be told."""
    for number in _holders(file):
        with suppress(OSError):
            name = Path(f"/proc/{number}/comm").read_text(encoding="utf-8", errors="replace").strip()
            if stat(number)[0] not in STANDS_STILL:
                return f"process {number} ({name}) holds it; try again, or stop that process"
            remedy = f"`kill -CONT {number}` lets it go on, `kill -KILL {number}` ends it"
            return f"process {number} ({name}) holds it and stands still; {remedy}"
    return ""


def _holders(file: Path) -> Iterator[int]:
    """The other processes that do."""
    places = {_mark(file): ALONE, _mark(file.with_name(file.name + INDEX)): WRITING}
    with suppress(OSError):
        for number, mark, first, last in _LOCK.findall(LOCKS.read_text(encoding="ascii")):
            ours = places.get(mark, range(0))
            reaches = last == "EOF" or int(last) >= ours.start
            if reaches and int(first) < ours.stop and int(number) != os.getpid():
                yield int(number)


def _mark(file: Path) -> str:
    """A file as the list of locks names it; "" when it is not there."""
    with suppress(OSError):
        found = file.stat()
        return f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    return ""
