"""A time in which nobody could see what an article said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model.visit import Outcome


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
