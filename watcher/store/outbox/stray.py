"""Alerts of channels that are in the configuration no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from watcher.model import DeliveryState
from watcher.store.rows import batched
from watcher.store.schema import deliveries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

_d = deliveries.c
_WAITS = (DeliveryState.HELD.value, DeliveryState.PENDING.value)
_OPEN = (*_WAITS, DeliveryState.DEAD.value)


def stray(db: Connection, names: Iterable[str]) -> dict[str, int]:
    """How many alerts wait for channels that are none of these, by channel."""
    query = select(_d.channel, func.count()).where(_d.state.in_(_WAITS), _d.channel.not_in([*names]))
    return {row[0]: row[1] for row in db.execute(query.group_by(_d.channel).order_by(_d.channel))}


def readdress(
    db: Connection, to: str, now: datetime, *, delivery_id: int | None, names: Iterable[str]
) -> list[int]:
    """Send to another channel, once, what its own did not take. Nothing is sent where it has been.

    What other lost channels did not take of the same is folded: it would wait for ever.

    Args:
        db: the transaction.
        to: the other channel.
        now: the moment.
        delivery_id: one that is dead, waits or is held; None for all of channels that are none of `names`.
        names: the channels there are.

    Returns:
        The deliveries that are to be made.
    """
    meant = _d.channel.not_in([*names]) if delivery_id is None else _d.id == delivery_id
    which = _d.state.in_(_OPEN) & (_d.leased_until <= now) & meant
    had = _d.event.in_(select(_d.event).where(_d.channel == to))
    once = select(func.min(_d.id)).where(which, ~had).group_by(_d.event)
    numbers = sorted(db.execute(once).scalars())
    again = {"channel": to, "state": DeliveryState.PENDING.value, "attempts": 0, "next_at": now}
    for some in batched(numbers):
        db.execute(update(deliveries).where(_d.id.in_(some)).values(**again))
    if delivery_id is None:
        row = {"next_at": None, "told_in": _d.event, "why": f"{to} tells of it"}
        db.execute(update(deliveries).where(which, had).values(state=DeliveryState.FOLDED.value, **row))
    return numbers
