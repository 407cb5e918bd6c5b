"""One request at a time for each host, with a pause between two."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.errors import HostBusy

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    rested_at: float = 0.0
    closed_until: float = 0.0


class Gate:
    """Lets the requests of all threads through, host by host.

    Args:
        delay: between the end of one request and the start of the next to the same host.
    """

    def __init__(self, delay: timedelta) -> None:
        self._delay = delay.total_seconds()
        self._turns: dict[str, _Turn] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: timedelta = timedelta(0)) -> Iterator[None]:
        """Wait for one's turn with `host` and hold it.

        Args:
            host: which.
            pause: what it asks for between two such requests, where that is more than the usual delay.

        Raises:
            HostBusy: the host asked to be left alone for longer than it takes to wait here.
        """
        turn = self._turn(host)
        with turn.lock:
            if (left := turn.closed_until - time.monotonic()) > 0:
                span = timedelta(seconds=left)
                raise HostBusy(f"{host} asked to be left alone for another {span}", retry_after=span)
            if (wait := (turn.rested_at if pause else turn.free_at) - time.monotonic()) > 0:
                time.sleep(wait)
            try:
                yield
            finally:
                now = time.monotonic()
                turn.free_at = now + self._delay
                turn.rested_at = max(turn.rested_at, turn.free_at, now + pause.total_seconds())

    def close(self, host: str, span: timedelta) -> None:
        """Let nobody through to a host for so long: it asked for that."""
        turn = self._turn(host)
        turn.closed_until = max(turn.closed_until, time.monotonic() + span.total_seconds())

    def _turn(self, host: str) -> _Turn:
        with self._lock:
            return self._turns.setdefault(host, _Turn())
