"""Events and their way to the channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, literal_column, select, update

from watcher.model import DeliveryState
from watcher.store.codec import pack
from watcher.store.columns import EPOCH
from watcher.store.rows import DELIVERY, delivery_of, insert_row
from watcher.store.schema import channels, deliveries, events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import Connection

    from watcher.model import Delivery, Event

_d = deliveries.c
_SELECT = select(*DELIVERY).join_from(deliveries, events, _d.event == events.c.id)
_WAITING = (
    _d.channel == bindparam("of_channel"),
    _d.state == literal_column("'pending'"),  # literal, so that SQLite knows the partial index applies
    _d.next_at <= bindparam("now"),
    _d.leased_until <= bindparam("now"),
)
_LOOK = select(_d.id).where(*_WAITING).limit(bindparam("most"))
_DUE = (
    _SELECT.where(*_WAITING)
    .order_by(_d.next_at, _d.id)
    .limit(bindparam("most"))
    .with_for_update(of=deliveries, skip_locked=True)
)
_FREE = {"lease": "", "leased_until": EPOCH}


@dataclass(frozen=True, slots=True)
class ChannelState:
    """What is known of a channel.

    Attributes:
        name: as in the configuration.
        disabled_at: since when nothing is sent to it; None when it works.
        reason: why it was disabled, in words.
    """

    name: str
    disabled_at: datetime | None = None
    reason: str = ""

    @property
    def enabled(self) -> bool:
        """Whether alerts are sent to it."""
        return self.disabled_at is None


def enqueue(
    db: Connection, event: Event, names: Sequence[str], now: datetime, *, article_id: int | None = None
) -> bool:
    """Put an event on its way to channels, at once.

    Returns:
        False when the event, or another about the same pair of versions, is already on its way: nothing is
        told twice.
    """
    pair = _versions(event) if article_id is not None else (None, None)
    if _told(db, event, article_id, pair):
        return False
    row = {"event_id": event.id, "type": event.type.value, "occurred_at": event.occurred_at}
    about = {"article_id": article_id, "from_version": pair[0], "to_version": pair[1]}
    number = insert_row(db, events, {**row, **about, "data": pack(event.data)})
    new = {"event": number, "state": DeliveryState.PENDING.value, "attempts": 0, "next_at": now, "error": ""}
    if names:
        db.execute(insert(deliveries), [new | _FREE | {"channel": name} for name in dict.fromkeys(names)])
    return True


def is_due(db: Connection, channel: str, now: datetime) -> bool:
    """Whether something waits for a channel; looking costs no lock."""
    terms = {"of_channel": channel, "now": now, "most": 1}
    return db.execute(_LOOK, terms).first() is not None


def claim_deliveries(
    db: Connection, channel: str, now: datetime, *, owner: str, lease: timedelta, limit: int
) -> list[Delivery]:
    """Lease a channel's due deliveries, oldest first; none while the channel is disabled."""
    if not channel_state(db, channel).enabled:
        return []
    rows = db.execute(_DUE, {"of_channel": channel, "now": now, "most": limit}).all()
    if rows:
        numbers = [row.id for row in rows]
        taken = update(deliveries).where(_d.id.in_(numbers))
        db.execute(taken.values(lease=owner, leased_until=now + lease))
    return [delivery_of(row) for row in rows]


def free_dead(db: Connection, dead: Callable[[str], bool], now: datetime) -> int:
    """Free the deliveries that workers died with: they are tried again. Returns how many those were."""
    held = db.execute(select(_d.lease).where(_d.leased_until > now).distinct()).scalars()
    gone = [owner for owner in held if dead(owner)]
    return db.execute(update(deliveries).where(_d.lease.in_(gone)).values(**_FREE)).rowcount if gone else 0


def settle(
    db: Connection, delivery_id: int, *, now: datetime, sent: bool, error: str, next_at: datetime | None
) -> None:
    """Note how a try ended. A success stands whatever a slower try says later."""
    row: dict[str, Any] = {"attempts": _d.attempts + 1, "error": error, "next_at": None} | _FREE
    if sent:
        row |= {"state": DeliveryState.SENT.value, "sent_at": now}
    elif next_at is None:
        row |= {"state": DeliveryState.DEAD.value}
    else:
        row |= {"next_at": next_at}
    open_ones = [DeliveryState.PENDING.value, *([DeliveryState.DEAD.value] if sent else [])]
    db.execute(update(deliveries).where(_d.id == delivery_id, _d.state.in_(open_ones)).values(**row))


def hasten(db: Connection, channel: str, now: datetime, *, most_attempts: int) -> int:
    """Make due what waits for another try, unless it has been tried too often; how many those are."""
    waits = (_d.channel == channel) & (_d.state == DeliveryState.PENDING.value) & (_d.next_at > now)
    few = _d.attempts.between(1, most_attempts)
    return int(db.execute(update(deliveries).where(waits, few).values(next_at=now)).rowcount)


def listed(db: Connection, states: Sequence[DeliveryState] | None, limit: int) -> list[Delivery]:
    """Deliveries, newest first."""
    query = _SELECT.order_by(_d.id.desc()).limit(limit)
    if states is not None:
        query = query.where(_d.state.in_([state.value for state in states]))
    return [delivery_of(row) for row in db.execute(query)]


def retry(db: Connection, delivery_id: int | None, now: datetime) -> int:
    """Try again at once.

    Args:
        db: the transaction.
        delivery_id: a delivery that is dead or waits; None for all dead ones.
        now: the moment.

    Returns:
        How many will be tried.
    """
    which = _d.state == DeliveryState.DEAD.value
    if delivery_id is not None:
        which = (_d.id == delivery_id) & (_d.state != DeliveryState.SENT.value)
    again = {"state": DeliveryState.PENDING.value, "attempts": 0, "next_at": now}
    return int(db.execute(update(deliveries).where(which).values(**again)).rowcount)


def channel_state(db: Connection, name: str) -> ChannelState:
    """Whether a channel works."""
    query = select(channels.c.name, channels.c.disabled_at, channels.c.reason)
    row = db.execute(query.where(channels.c.name == name)).one_or_none()
    return ChannelState(*row) if row else ChannelState(name)


def set_channel(db: Connection, name: str, disabled_at: datetime | None, reason: str) -> None:
    """Disable a channel, or enable it again (`disabled_at` None). What waits for it waits on."""
    values = {"disabled_at": disabled_at, "reason": reason}
    changed = db.execute(update(channels).where(channels.c.name == name).values(**values))
    if not changed.rowcount and disabled_at is not None:
        db.execute(insert(channels).values(name=name, **values))


def _versions(event: Event) -> tuple[int | None, int | None]:
    """The pair of versions that an event is about; health notices are about none, though they name one."""
    old, new = event.data.get("from"), event.data.get("to")
    is_change = isinstance(old, int) and isinstance(new, int) and old != new
    return (old, new) if is_change else (None, None)


def _told(db: Connection, event: Event, article_id: int | None, pair: tuple[int | None, int | None]) -> bool:
    which = events.c.event_id == event.id
    if pair[0] is not None:
        same_change = (events.c.article_id == article_id) & (events.c.from_version == pair[0])
        which |= same_change & (events.c.to_version == pair[1])
    return db.execute(select(events.c.id).where(which)).first() is not None
