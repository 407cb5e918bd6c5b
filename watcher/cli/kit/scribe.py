"""Writes the log of a process that must go on when nobody reads it.

A pipe holds 64 KB, a socket 200. When its reader sleeps (a pager, a stopped journal, a terminal after
Ctrl-S), whoever writes the next line waits for it: first one thread, then all that have something to say.
"""

from __future__ import annotations

import os
import stat
import threading
from collections import deque
from contextlib import suppress
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 1_000
"""Lines that wait for a reader, 300 KB: what a busy minute says. Later ones are left out, and counted."""

FAREWELL = 1.0
"""Seconds that the end of a process waits for the reader of its last lines."""


class Scribe:
    """A stream whose lines a thread of its own writes, each at once, so that only that thread ever waits.

    Args:
        handle: where to; a descriptor.
        left_out: told how many lines could not be kept, when there is room again.
    """

    def __init__(self, handle: int, left_out: Callable[[int], None]) -> None:
        self._handle, self._left_out = handle, left_out
        self._lines: deque[bytes] = deque()
        self._changed = threading.Condition()
        self._missing = 0
        threading.Thread(target=self._work, name="log", daemon=True).start()
        # Of a process that multiprocessing has started, nothing else runs at its end.
        Finalize(None, self._finish, exitpriority=0)

    def write(self, text: str) -> None:
        """Take a line; it never waits."""
        with self._changed:
            if len(self._lines) < MOST:
                self._lines.append(text.encode(errors="backslashreplace"))
            else:
                self._missing += 1
            self._changed.notify_all()

    def flush(self) -> None:
        """For those who ask: nothing is held back."""

    def _finish(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._lines, FAREWELL)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._lines)
                line = self._lines[0]
            with suppress(OSError):  # a full disk, or a reader who has gone: the work goes on without a log
                _write_all(self._handle, line)
            self._is_written()

    def _is_written(self) -> None:
        """Only now the line is taken from the others: the end of the process waits for the last one too."""
        with self._changed:
            self._lines.popleft()
            missing, self._missing = self._missing, 0
            self._changed.notify_all()
        if missing:
            self._left_out(missing)


def may_wait(handle: int) -> bool:
    """Whether writing there may have to wait for somebody: anywhere but in a file."""
    return not stat.S_ISREG(os.fstat(handle).st_mode)


def _write_all(handle: int, line: bytes) -> None:
    while line:
        line = line[os.write(handle, line) :]
