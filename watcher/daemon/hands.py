"""The visits of a process: some are at work, and others wait for servers that do not answer.

One that waits takes no processor and little memory. If it counted as one that is at work, eight servers that
hang would hold up all others: each keeps a visit for half a minute, and then the next one of its queue.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from watcher.hub import Hub
from watcher.model.crew import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WAITING = 56
"""So many more visits there may be that wait: with the usual eight, 64 servers are asked at once."""

Work = Future[Visit | None]


class Hands:
    """What is under way.

    Args:
        working: so many visits at once, besides those that wait.
    """

    def __init__(self, working: int) -> None:
        self._working = working
        self._hub = Hub(working + WAITING)
        self._told: Future[None] | None = None
        self.busy: set[Work] = set()

    def free(self, slow: int) -> int:
        """How many more may begin, when so many of those that have begun are waiting."""
        return self._working - (len(self.busy) - min(slow, WAITING))

    def take(self, work: Callable[..., Visit | None], *args: Any) -> None:
        """Begin it."""
        self.busy.add(self._hub.take(work, *args))

    def done(self) -> Iterator[Visit]:
        """What has ended since this was asked last."""
        done = {work for work in self.busy if work.done()}
        self.busy -= done
        return (visit for work in done if (visit := work.result()) is not None)

    def tell(self, goes_round: Callable[[], None]) -> None:
        """Let those who work on visits tell that they do: one that comes to no end holds up all others."""
        if self._told is None or self._told.done():
            self._told = self._hub.take(goes_round)

    def stand(self) -> None:
        """End loudly when nobody works on visits any more: what has begun would never end, in silence."""
        if self._hub.fault is not None:
            raise self._hub.fault

    def finish(self) -> None:
        """Let what is under way end."""
        self._hub.close()
