"""Which process keeps an SQLite file to itself, so that nobody has to search for it.

SQLite knows only that one does. Linux lists the locks of all files with the processes that hold them; to ask
the file itself, as fcntl(2) can, would let go of our own locks on it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from watcher.worker import stat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOCKS = Path("/proc/locks")
_LOCK = re.compile(r"POSIX +\w+ +(READ|WRITE) +(\d+) (\S+) (\d+) (\d+|EOF)$", re.MULTILINE)
"""Mode, process, device and inode, first and last byte; who only waits has an arrow first. See proc(5)."""

INDEX, WRITING, READING = "-shm", range(120, 123), range(123, 128)
"""The file beside a database, its bytes that one writer, checkpoint or recovery locks, and those that readers
lock. See "WAL-mode File Format" in SQLite's docs."""

ALONE = range(0x40000000, 0x40000000 + 512)
"""Bytes of the database itself, locked by who lets in no other one at all."""

STANDS_STILL = frozenset("Tt")
"""States of a process that a signal has stopped, or who traces it; see proc(5)."""


def holder_of(file: Path) -> str:
    """Who keeps a database from being written, and what to do about it; "" when that cannot be told."""
    for number in _holders(file):
        with suppress(OSError):
            who = _named(number)
            if stat(number)[0] not in STANDS_STILL:
                return f"{who} holds it; try again, or stop that process"
            remedy = f"`kill -CONT {number}` lets it go on, `kill -KILL {number}` ends it"
            return f"{who} holds it and stands still; {remedy}"
    return ""


def readers_of(file: Path) -> list[str]:
    """The other processes that read a database now, and a moment later still."""
    places = {_mark(file.with_name(file.name + INDEX)): READING}
    before = set(_locks(places, "READ"))
    sleep(MOMENT)
    found = []
    for number in sorted(before.intersection(_locks(places, "READ"))):
        with suppress(OSError):
            found.append(_named(number))
    return found


MOMENT = 0.3
"""Seconds; most readings are over by then."""


def _holders(file: Path) -> Iterator[int]:
    """The other processes that do."""
    return _locks({_mark(file): ALONE, _mark(file.with_name(file.name + INDEX)): WRITING}, "WRITE")


def _locks(places: Mapping[str, range], mode: str) -> Iterator[int]:
    """The other processes that lock one of these bytes of one of these files."""
    with suppress(OSError):
        for how, number, mark, first, last in _LOCK.findall(LOCKS.read_text(encoding="ascii")):
            ours = places.get(mark, range(0))
            reaches = last == "EOF" or int(last) >= ours.start
            if how == mode and reaches and int(first) < ours.stop and int(number) != os.getpid():
                yield int(number)


def _named(number: int) -> str:
    """A process by its number and its program's name; raises OSError when it is no more."""
    name = Path(f"/proc/{number}/comm").read_text(encoding="utf-8", errors="replace").strip()
    return f"process {number} ({name})"


def _mark(file: Path) -> str:
    """A file as the list of locks names it; "" when it is not there."""
    with suppress(OSError):
        found = file.stat()
        return f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    return ""
