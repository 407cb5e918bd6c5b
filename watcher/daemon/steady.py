"""What a process that runs for months must bear: a clock that is set, and a fault that stays."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic

from watcher.clock import utc_now

REPEAT = 60.0
"""Seconds after which the same complaint is made again."""

SET_BACK = timedelta(seconds=2)
"""Less than this is slewing, or a busy machine between two looks at two clocks."""


class Complaints:
    """What goes wrong with every tick, told once a minute: a log must not fill the disk that is full."""

    def __init__(self) -> None:
        self._told: dict[str, float] = {}

    def are_due(self, words: str) -> bool:
        """Whether it is time to say this, or to say it again."""
        now = monotonic()
        self._told = {said: at for said, at in self._told.items() if now - at < REPEAT}
        return self._told.setdefault(words, now) == now


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
