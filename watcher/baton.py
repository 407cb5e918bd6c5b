"""One thread of a process works at a time, and hands over while it waits.

Python computes in one thread at a time anyway, but lets others in at each call that might take long, thirty
times in a check, and each time two threads have to be stopped and woken. With eight threads that cost 8 % of
a first look's CPU, 14 % of one that finds the same bytes; the checks of a second are as many either way.

    with BATON.held():                 a visit: it reads, compares, records
        with BATON.laid_down(): ...    its waits: for a server, for a host's turn, for a database's answer

Whoever waits with the baton in hand holds up all others. So it is laid down for whatever somebody else's
slowness can draw out, and for locks that another thread may hold while it waits.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock, local
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Mine(local):
    """What a thread knows of itself."""

    holds = False
    waited = 0.0


class Baton:
    """What the working thread holds. A thread that never took it works and waits as if there were none."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._mine = _Mine()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Work; whoever holds it already goes on."""
        if self._mine.holds:
            yield
            return
        self._take()
        try:
            yield
        finally:
            self._give()

    @contextmanager
    def laid_down(self) -> Iterator[None]:
        """Wait; whoever does not hold it just waits."""
        if not self._mine.holds:
            yield
            return
        self._give()
        try:
            yield
        finally:
            self._take()

    @contextmanager
    def locked(self, lock: Lock) -> Iterator[None]:
        """Hold a lock that its holder may keep while it waits."""
        if not lock.acquire(blocking=False):
            with self.laid_down():
                lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def clock(self) -> float:
        """Seconds by a clock that stands while the calling thread waits for the baton.

        By it a request's time is measured: no server is slow because we were busy.
        """
        return monotonic() - self._mine.waited

    def _take(self) -> None:
        began = monotonic()
        self._lock.acquire()
        self._mine.holds = True
        self._mine.waited += monotonic() - began

    def _give(self) -> None:
        self._mine.holds = False
        self._lock.release()


BATON = Baton()
"""Of this process."""
