"""Whether the work goes round and what was done, for other processes; told to systemd (sd_notify(3))."""

from __future__ import annotations

import multiprocessing
import os
import socket
from time import monotonic
from typing import TYPE_CHECKING, Any

from watcher.lean.log import structlog
from watcher.model import Outcome
from watcher.model.crew import LATE, WorkerFigures
from watcher.worker import vitals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from watcher.model.crew import Visit

log = structlog.get_logger("watcher.pulse")

OFTEN, LATELY = 5, 900.0
"""Deaths, and the seconds in which so many are no accident any more."""

FRESH = 30.0
"""Seconds since the last round that are still well: a round is a quarter of a second, a busy database ten."""


class Pulse:
    """What a process tells the others on this machine: when its work last went round, and what it did.

    Shared memory without a lock, of which each figure is written by one thread of one process: a process that
    is killed while it holds a lock would stop the one that takes its place for good.
    """

    def __init__(self, context: Any = multiprocessing) -> None:
        self._at = context.RawValue("d", -FRESH)
        self._person = context.RawArray("q", 2)
        self._deaths = context.RawArray("d", [-LATELY] * OFTEN)
        self._done = context.RawArray("q", len(Outcome) + len(LATE))
        self._seconds = context.RawArray("d", 2)

    def begin(self) -> None:
        """This process takes the place."""
        self._person[:] = [os.getpid(), self._person[1] + 1]

    def died(self) -> None:
        """The process in this place did; said by the one that starts the next."""
        self._deaths[:] = [*self._deaths[1:], monotonic()]

    def beat(self) -> None:
        """It went round: the database answered, what was due was looked for, and visits go on."""
        self._at.value = monotonic()

    def count(self, visit: Visit) -> None:
        """One visit more."""
        self._done[_PLACE[visit.outcome]] += 1
        for place, bound in enumerate(LATE, len(Outcome)):
            self._done[place] += visit.late <= bound
        self._seconds[:] = [self._seconds[0] + visit.late, self._seconds[1] + visit.took]

    @property
    def is_fresh(self) -> bool:
        """Whether that is not long ago. The clock that only runs forward is the same in all processes."""
        return bool(monotonic() - self._at.value < FRESH)

    @property
    def dies_often(self) -> bool:
        """Whether one after the other did lately."""
        return bool(monotonic() - self._deaths[0] < LATELY)

    @property
    def figures(self) -> WorkerFigures:
        """What it said last."""
        pid, starts = self._person
        late, took = self._seconds
        return WorkerFigures(
            idle=None if self._at.value < 0 else monotonic() - self._at.value,
            starts=starts,
            outcomes={outcome: self._done[place] for outcome, place in _PLACE.items()},
            late=tuple(self._done[len(Outcome) :]),
            late_seconds=late,
            took_seconds=took,
            vitals=vitals(pid),
        )


_PLACE = {outcome: place for place, outcome in enumerate(Outcome)}


class Keeper:
    """Tells systemd that all is well, as long as it is; without systemd it does nothing.

    Args:
        pulses: of all that have to be well.
        words: what `systemctl status` shows.
        environ: where systemd says what it wants.
    """

    def __init__(self, pulses: Sequence[Pulse], words: str, environ: Mapping[str, str] = os.environ) -> None:
        self._pulses, self._words, self._environ = pulses, words, environ
        self._every = _watchdog_seconds(environ) / 2
        self._ready, self._well, self._told_at = False, True, 0.0

    def look(self) -> None:
        """To be called about once a second."""
        well = all(pulse.is_fresh for pulse in self._pulses)
        if well and not self._ready:
            self._ready = True
            notify("READY=1", f"STATUS={self._words}", environ=self._environ)
        if self._ready and well != self._well:
            self._well = well
            log.info("goes_round_again") if well else log.error("does_not_go_round", seconds=FRESH)
        if well and self._every and monotonic() - self._told_at >= self._every:
            self._told_at = monotonic()
            notify("WATCHDOG=1", environ=self._environ)


def notify(*lines: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Send lines to systemd; whether there is one that wants them."""
    place = environ.get("NOTIFY_SOCKET", "")
    if not place.startswith(("/", "@")):
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as post:
            post.sendto("\n".join(lines).encode(), place.replace("@", "\0", 1) if place[0] == "@" else place)
    except OSError as error:
        log.warning("notify_failed", error=str(error))
        return False
    return True


def _watchdog_seconds(environ: Mapping[str, str]) -> float:
    """How often systemd wants to hear of us at least; 0: never. The wish may be meant for another process."""
    meant_for, span = environ.get("WATCHDOG_PID", ""), environ.get("WATCHDOG_USEC", "")
    if not span.isdigit() or (meant_for and meant_for != str(os.getpid())):
        return 0.0
    return int(span) / 1e6
