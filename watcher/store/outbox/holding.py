"""Alerts that are held: to be let go one by one, or folded into one event that tells of them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, case, func, literal, literal_column, select, update

from watcher.model import DeliveryState
from watcher.store.engine.columns import EPOCH, Moment
from watcher.store.engine.prepared import Prepared
from watcher.store.outbox.deliveries import enqueue, readable
from watcher.store.rows import batched
from watcher.store.schema import deliveries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from watcher.model import Event

    Compose = Callable[[Sequence[Event], int], Event]

_d = deliveries.c
_HELD, _PENDING = DeliveryState.HELD.value, DeliveryState.PENDING.value
_OF_HELD = (
    _d.channel == bindparam("of_channel"),
    _d.state == literal_column("'held'"),  # literal, so that SQLite knows the partial index applies
)
_NOW = bindparam("now", type_=Moment())
_SINCE = case((_d.next_at >= EPOCH, _d.next_at), else_=literal(EPOCH, Moment()))  # nothing was held before
_READY = Prepared(select(func.count(), func.min(_SINCE)).where(*_OF_HELD, _d.next_at <= _NOW))
_LATER = Prepared(select(func.min(_d.next_at)).where(*_OF_HELD, _d.next_at > _NOW))


@dataclass(frozen=True, slots=True)
class Held:
    """What a channel holds.

    Attributes:
        count: alerts that may be let go as far as their rows say.
        oldest: since when the first of them has been; None when there are none.
        next_at: when more may be let go; None when there are no others.
    """

    count: int = 0
    oldest: datetime | None = None
    next_at: datetime | None = None


def held(db: Connection, channel: str, now: datetime) -> Held:
    """What a channel holds; looking costs no lock."""
    count, oldest = _READY.first(db, of_channel=channel, now=now)
    return Held(count, oldest, _LATER.scalar(db, of_channel=channel, now=now))


def sent_lately(db: Connection, channel: str, limit: int) -> list[datetime]:
    """When the channel's last alerts went out, the newest first."""
    query = select(_d.sent_at).where(_d.channel == channel, _d.state == literal_column("'sent'"))
    return list(db.execute(query.order_by(_d.sent_at.desc()).limit(limit)).scalars())


def let_go(db: Connection, channel: str, now: datetime) -> int:
    """Let what a channel holds go out one by one; how many those are."""
    which = update(deliveries).where(_d.channel == channel, _d.state == _HELD, _d.next_at <= now)
    return int(db.execute(which.values(state=_PENDING, next_at=now)).rowcount)


def bundle(
    db: Connection, channel: str, now: datetime, compose: Compose, *, why: str, most_told: int
) -> Event | None:
    """Fold what a channel holds into one event, in this transaction.

    Args:
        db: the transaction.
        channel: whose.
        now: the moment.
        compose: makes the event, out of the first of the events and the number of all.
        why: what they were held for, in words.
        most_told: how many events `compose` is given.

    Returns:
        The new event; None when another process was faster, or when only one is left, which goes alone.
    """
    query = select(_d.id).where(_d.channel == channel, _d.state == _HELD, _d.next_at <= now)
    numbers = list(db.execute(query.order_by(_d.next_at, _d.id).with_for_update()).scalars())
    if len(numbers) <= 1:
        let_go(db, channel, now)
        return None
    shown = readable(db, numbers[:most_told], now)
    if len(shown) < min(most_told, len(numbers)):  # what is damaged waits on: folded, nobody would tell of it
        return bundle(db, channel, now, compose, why=why, most_told=most_told)
    told = sorted((item.event for item in shown), key=lambda event: event.occurred_at)
    event = compose(told, len(numbers))
    number = enqueue(db, event, [channel], now)
    for some in batched(numbers):
        fold(db, _d.id.in_(some), number, why)
    return event


def fold(db: Connection, which: ColumnElement[bool], told_in: int, why: str) -> int:
    """Have another event tell of deliveries that nobody has tried to make yet; how many those are.

    Args:
        db: the transaction.
        which: the deliveries.
        told_in: the row of the event that tells of them.
        why: why, in words.
    """
    untried = (_d.state.in_([_HELD, _PENDING])) & (_d.attempts == 0) & (_d.lease == "")
    row = {"state": DeliveryState.FOLDED.value, "next_at": None, "told_in": told_in, "why": why}
    return int(db.execute(update(deliveries).where(which, untried).values(**row)).rowcount)
