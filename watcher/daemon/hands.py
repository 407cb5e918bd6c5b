"""The threads of a process: some work on pages, and others wait for servers that do not answer.

A thread that waits takes no processor and little memory. If it counted as one that works, eight servers that
hang would hold up all others: each keeps a thread for half a minute, and the next article of its queue the
same thread again.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from watcher.model.crew import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WAITING = 56
"""So many more threads there may be for those: with the usual eight, 64 servers are asked at once."""

Work = Future[Visit | None]


class Hands:
    """Threads, and what they have in hand.

    Args:
        working: so many work at once.
    """

    def __init__(self, working: int) -> None:
        self._working = working
        self._pool = ThreadPoolExecutor(working + WAITING, thread_name_prefix="check")
        self.busy: set[Work] = set()

    def free(self, slow: int) -> int:
        """How many more may begin, when so many of those that have begun are waiting."""
        return self._working - (len(self.busy) - min(slow, WAITING))

    def take(self, work: Callable[..., Visit | None], *args: Any) -> None:
        """Begin it."""
        self.busy.add(self._pool.submit(work, *args))

    def done(self) -> Iterator[Visit]:
        """What has ended since this was asked last."""
        done = {work for work in self.busy if work.done()}
        self.busy -= done
        return (visit for work in done if (visit := work.result()) is not None)

    def finish(self) -> None:
        """Let what is under way end."""
        self._pool.shutdown(wait=True)
