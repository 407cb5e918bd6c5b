"""Feeds that say by themselves when something is new: WebSub (W3C Recommendation, 23 January 2018)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Hub(NamedTuple):
    """Whom a feed names for that.

    Attributes:
        url: the hub's address.
        topic: the feed's, as the hub knows it.
    """

    url: str
    topic: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a hub is asked for one source.

    Attributes:
        source_id: the source.
        hub: who is asked.
        topic: what for.
        token: names the subscription in our own address, which nobody can guess.
        secret: signs what the hub sends.
        ask_at: when it is asked (again); UTC.
        asked_at: when it was asked last.
        until: the end of the lease that it granted; None while it granted none.
        trouble: why there is no lease, in words; "" when all is well.
    """

    source_id: int
    hub: str
    topic: str
    token: str = field(repr=False)
    secret: str = field(repr=False)
    ask_at: datetime
    asked_at: datetime | None = None
    until: datetime | None = None
    trouble: str = ""
