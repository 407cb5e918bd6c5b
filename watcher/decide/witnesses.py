"""Whether this machine's clock is right: servers say with each answer what time it is with them.

A clock that was wrong for longer than a week, or from the start, looks like any other from inside. All that
is told of such a watch stands at moments that never were.
"""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WRONG = timedelta(minutes=10)
"""Less is a server that is slow, or drift; what is told lies between two looks, which are further apart."""

FEWEST = 3
"""So many hosts must agree: the clock of one server may be wrong, too."""

LATEST = 200
"""So many answers are remembered, of whichever hosts."""


class Witnesses:
    """What the last answers say of our clock. Thread-safe: answers are appended, and copied to be judged.

    Args:
        heard: what others remember, as `heard` has it.
    """

    def __init__(self, heard: Iterable[tuple[str, float]] = ()) -> None:
        remembered = ((host, timedelta(seconds=ahead)) for host, ahead in heard)
        self._heard: deque[tuple[str, timedelta]] = deque(remembered, maxlen=LATEST)

    def hear(self, host: str, ahead: timedelta) -> None:
        """Take note by how much our clock was ahead of a host's."""
        self._heard.append((host, ahead))

    def forget(self) -> None:
        """Our clock was set: what was heard until now is of the old time."""
        self._heard.clear()

    @property
    def ahead(self) -> timedelta:
        """By how much our clock is ahead at the least, or behind; zero while one host agrees with it."""
        latest = self._latest.values()
        if len(latest) < FEWEST:
            return timedelta(0)
        nearest = min(latest, key=abs)
        alike = all((one > timedelta(0)) == (nearest > timedelta(0)) for one in latest)
        return nearest if alike and abs(nearest) > WRONG else timedelta(0)

    @property
    def heard(self) -> tuple[tuple[str, float], ...]:
        """What each host said last, in seconds, while all say that our clock is wrong; else nothing."""
        latest = self._latest if self.ahead else {}
        return tuple((host, ahead.total_seconds()) for host, ahead in latest.items())

    @property
    def _latest(self) -> dict[str, timedelta]:
        return dict(self._heard.copy())
