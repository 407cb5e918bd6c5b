"""What a process that runs for months must bear of its clock: that somebody sets it."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING

from watcher.clock import utc_now

if TYPE_CHECKING:
    from datetime import datetime

SET = timedelta(seconds=2)
"""Less than this is slewing, or a busy machine between two looks at two clocks."""

HOLD = timedelta(seconds=10)
"""Until then every process has seen that the clock was set; three were too few on a busy machine."""


class Steady:
    """Compares the wall clock with one that nobody sets.

    Attributes:
        read_at: what both said when they were compared last; UTC, and seconds.
    """

    def __init__(self) -> None:
        self.read_at = utc_now(), monotonic()

    def set_by(self) -> timedelta:
        """By how much it was set ahead since the last time this was asked; back, if less than zero.

        Also after the machine slept, which the other clock does not count.
        """
        before, before_steady = self.read_at
        self.read_at = wall, steady = utc_now(), monotonic()
        ahead = (wall - before) - timedelta(seconds=steady - before_steady)
        return ahead if abs(ahead) > SET else timedelta(0)

    def was_set_back(self) -> bool:
        """Whether it was set back since the last time this was asked."""
        return self.set_by() < timedelta(0)


class Truce:
    """When the clock was set nobody begins anything new, until all have seen it and every host had its pause.

    By the new time all leases and pauses may be over, though other processes are asking those hosts now.
    """

    def __init__(self) -> None:
        self._steady, self._until = Steady(), 0.0

    def begins(self, delay: timedelta) -> bool:
        """Whether the clock was set since the last time this was asked; `delay` is the pause of hosts."""
        begins = bool(self._steady.set_by())
        if begins:
            self._until = monotonic() + (HOLD + delay).total_seconds()
        return begins

    @property
    def asked_at(self) -> tuple[datetime, float]:
        """When that was asked last, by both clocks.

        What begins then begins by this moment: a clock that is set a moment later shows other leases as over.
        """
        return self._steady.read_at

    @property
    def lasts(self) -> bool:
        """Whether there is one."""
        return monotonic() < self._until
