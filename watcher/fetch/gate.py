"""One request at a time for each host, with a pause between two."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from watcher.clock import utc_now
from watcher.decide.schedule.cadence import in_short
from watcher.errors import HostBusy
from watcher.fetch.network import LEASED_HOST
from watcher.hub import held, nap

if TYPE_CHECKING:
    from collections.abc import Iterator


PATIENCE = 30.0
"""Seconds that a visit waits for a host which other processes keep asking; then it is made another time."""

LONGEST_NAP = 0.25
"""Seconds until it looks again whether the host is free."""


class Queue(Protocol):
    """What all processes know of hosts."""

    def pass_by(self, host: str, now: datetime, *, host_delay: timedelta) -> datetime | None:
        """Leave to ask a host once, which others then leave alone for its delay; else when to ask again."""


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
        queue: gives leave where a visit comes to a host that it has no lease of, by a redirect; None when
            there are no other processes.
    """

    def __init__(self, delay: timedelta, queue: Queue | None = None) -> None:
        self._delay, self._queue = delay.total_seconds(), queue
        self._turns: defaultdict[str, _Turn] = defaultdict(_Turn)
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: timedelta) -> Iterator[None]:
        """Wait for one's turn with `host` and hold it.

        Args:
            host: which.
            pause: what it asks for between two such requests, where that is more than the usual delay.

        Raises:
            HostBusy: the host asked to be left alone for longer than it takes to wait here, or others keep
                asking it.
        """
        turn = self._turn(host)
        with held(turn.lock):
            if (left := turn.closed_until - time.monotonic()) > 0:
                span = timedelta(seconds=left)
                words = f"{host} asked to be left alone for another {in_short(span)}"
                raise HostBusy(words, retry_after=span)
            if (wait := (turn.rested_at if pause else turn.free_at) - time.monotonic()) > 0:
                nap(wait)
            self._pass_by(host)
            try:
                yield
            finally:
                now = time.monotonic()
                turn.free_at = now + self._delay
                turn.rested_at = max(turn.rested_at, turn.free_at, now + pause.total_seconds())

    def _pass_by(self, host: str) -> None:
        """Wait until no other process asks a host that is not ours."""
        if self._queue is None or LEASED_HOST.get() in {"", host}:
            return
        give_up_at, delay = time.monotonic() + PATIENCE, timedelta(seconds=self._delay)
        while (free_at := self._queue.pass_by(host, now := utc_now(), host_delay=delay)) is not None:
            if time.monotonic() > give_up_at:
                raise HostBusy(f"{host} is being asked by others all the time")
            nap(max(0.01, min((free_at - now).total_seconds(), LONGEST_NAP)))

    def close(self, host: str, span: timedelta) -> None:
        """Let nobody through to a host for so long: it asked for that."""
        turn = self._turn(host)
        turn.closed_until = max(turn.closed_until, time.monotonic() + span.total_seconds())

    def _turn(self, host: str) -> _Turn:
        with self._lock:
            return self._turns[host]
