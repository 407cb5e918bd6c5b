"""A time in which nobody could see what an article said."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.model.counted import Counted
    from watcher.model.snapshot import Snapshot
    from watcher.model.visit import Outcome

__all__ = ["Gap", "Sight", "along"]


class Sight(NamedTuple):
    """A visit in short: when, how it ended, and why it did not end well.

    `before` is when the visit before it ended, which need not be told itself; None: it is, or there is none.
    """

    at: datetime
    outcome: Outcome
    why: str = ""
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without a good look.

    Attributes:
        since: the last good look before it; when there was none, the first visit.
        until: the first good look after it; None: it goes on.
        looks: visits in it.
        why: what the last of them said; "" when there was none.
        unsure: the last of them saw a page, which was not believed.
    """

    since: datetime
    until: datetime | None
    looks: int = 0
    why: str = ""
    unsure: bool = False


def along(
    snapshots: Sequence[Snapshot], gaps: Sequence[Gap], counted: Sequence[Counted] = ()
) -> Iterator[Snapshot | Gap | Counted]:
    """The versions of a time line with the gaps between them, each before the version that ended it.

    So stand the times in which numbers of a version counted on.
    A look is over a moment after its page was captured, so a gap ends a moment after the version that its
    last look brought.
    """
    left: list[Gap | Counted] = sorted([*gaps, *counted], key=attrgetter("since"))
    for snapshot in snapshots:
        while left and left[0].since < snapshot.captured_at:
            yield left.pop(0)
        yield snapshot
    yield from left
