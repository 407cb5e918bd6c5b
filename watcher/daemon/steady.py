"""What a process that runs for months must bear of its clock: that somebody sets it."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic

from watcher.clock import utc_now

SET_BACK = timedelta(seconds=2)
"""Less than this is slewing, or a busy machine between two looks at two clocks."""


class Steady:
    """Compares the wall clock with one that nobody sets."""

    def __init__(self) -> None:
        self._wall, self._steady = utc_now(), monotonic()

    def was_set_back(self) -> bool:
        """Whether it was set back since the last time this was asked."""
        wall, steady = utc_now(), monotonic()
        missing = timedelta(seconds=steady - self._steady) - (wall - self._wall)
        self._wall, self._steady = wall, steady
        return missing > SET_BACK
