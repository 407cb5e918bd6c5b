"""What the last day was like, and what a day comes to if it goes on like this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model.visit import Outcome

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HostShare:
    """What is planned for a host.

    Attributes:
        host: its name.
        requests: a day.
        price: what the strides of its articles are multiplied by.
    """

    host: str
    requests: float
    price: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """Requests and bytes.

    Attributes:
        made: visits in the last 24 hours.
        planned: requests a day that the schedule asks for.
        budget: requests a day that there are; 0: no budget.
        hosts: those with the most planned requests.
        growth: bytes a day that the store grew by lately; None while that is not known.
        free: bytes free where the store is; None when the server keeps that to itself.
    """

    made: int
    planned: float
    budget: int
    hosts: tuple[HostShare, ...] = ()
    growth: float | None = None
    free: int | None = None

    @property
    def scarce(self) -> bool:
        """Whether the disk is as good as full now."""
        return scarce(self.free)

    @property
    def full_in(self) -> timedelta | None:
        """When the disk is full, if it goes on like this; None when it will not be, or nobody can say."""
        if self.free is None or not self.growth or self.growth <= 0:
            return None
        return DAY * min(self.free / self.growth, MOST_DAYS)


SCARCE = 10_000_000
"""Bytes: less than the largest page that is taken by default, and than a few minutes of a busy watch."""


def scarce(free: int | None) -> bool:
    """Whether so many bytes are next to none; nobody knows, for None."""
    return free is not None and free < SCARCE


MOST_DAYS = 100_000
"""A span of more days is no forecast, and too long for a date."""


@dataclass(frozen=True, slots=True)
class CheckError:
    """A visit that did not end well.

    Attributes:
        url: of the article.
        at: when it ended; UTC.
        outcome: how.
        code: why, for programs.
        error: why, for people.
    """

    url: str
    at: datetime
    outcome: Outcome
    code: str
    error: str
