"""What the watch knows of itself, in a file of the state directory: it outlives the processes that learn it.

Not in the store, which may be the very thing that ails, and which machines share: a line, a clock and a disk
are one machine's own.
"""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from watcher.decide.line import Line
from watcher.decide.trouble import Known
from watcher.decide.witnesses import Witnesses
from watcher.errors import DamagedRow
from watcher.private import made, opened
from watcher.store.engine.places import WATCH_FILE
from watcher.store.packing.codec import plain, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOM = 16_384
"""Bytes of the file, whatever stands in it: written in place, it takes nothing of a disk that is full. Of a
host's name there are 260 at most, of a sign of the words four."""

MOST = 12
"""So many hosts of a kind are remembered: three are enough to know, and the others are soon asked."""

WORDS = 1_000
"""Signs that are remembered of what ails."""


class Recall:
    """The file. Where it cannot be written, this process remembers alone.

    Args:
        state_dir: the folder of run-time data.
    """

    def __init__(self, state_dir: Path) -> None:
        self._file = state_dir / WATCH_FILE
        self._unwritten = b""

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Be the only process of the machine that looks and tells; False when another one does so now."""
        handle = -1
        with suppress(OSError):  # then nobody else can write it either
            made(self._file.parent)
            handle = opened(self._file)
        try:
            yield handle < 0 or _locked(handle)
        finally:
            if handle >= 0:
                os.close(handle)

    def read(self) -> Known:
        """What is known; nothing where it cannot be read."""
        try:
            return value_of(Known, self._unwritten or self._file.read_bytes())
        except (OSError, DamagedRow):
            return Known()

    def heard(self) -> tuple[Witnesses, Line]:
        """What is remembered of our clock and our line."""
        known = self.read()
        return Witnesses(known.clock), Line(known.silent, known.dead)

    def write(self, known: Known) -> str:
        """Know this from now on; the file is left alone where it says so already.

        Returns:
            Why it could not be written, in words; "" when it could. Who only reads loads nothing to log with.
        """
        text = plain(known).ljust(ROOM)
        try:
            if not self._file.exists() or self._file.read_bytes() != text:
                _write(self._file, text)
        except OSError as fault:
            self._unwritten = text
            return f"{self._file}: {fault.strerror}"
        self._unwritten = b""
        return ""


def _locked(handle: int) -> bool:
    with suppress(OSError):  # a file system without locks has one process on it
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _write(file: Path, text: bytes) -> None:
    handle = opened(file, os.O_WRONLY)
    try:
        if os.pwrite(handle, text, 0) < len(text):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    finally:
        os.close(handle)
