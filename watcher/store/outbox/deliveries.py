"""Events and their way to the channels.

enqueue ──> held ──> pending ──> sent     held: waits for a digest, the end of quiet hours, a ceiling, or to
              │         └─────> dead            see whether the same words change in other articles
              └──> folded                 folded: another event (`told_in`) tells of it; the row stays
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import bindparam, func, insert, literal, literal_column, select, update

from watcher.model import CHANGES, DeliveryState, Event, EventType
from watcher.store.bell import ring
from watcher.store.engine.adding import insert_row
from watcher.store.engine.columns import EPOCH
from watcher.store.engine.prepared import Prepared
from watcher.store.outbox.channels import channel_state
from watcher.store.outbox.rows import DELIVERY, delivery_of, event_of
from watcher.store.packing.texts import Texts
from watcher.store.rows import sound
from watcher.store.schema import deliveries, events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row, Select

    from watcher.model import Delivery

_d, _e = deliveries.c, events.c
SELECT = select(*DELIVERY).outerjoin_from(deliveries, events, _d.event == events.c.id)
_WAITING = (
    _d.channel == bindparam("of_channel"),
    _d.state == literal_column("'pending'"),  # literal, so that SQLite knows the partial index applies
    _d.next_at <= bindparam("now"),
    _d.leased_until <= bindparam("now"),
)
_LOOK = select(_d.id).where(*_WAITING).limit(bindparam("most"))
_DUE = (
    select(_d.id)
    .outerjoin_from(deliveries, events, _d.event == events.c.id)
    .where(*_WAITING)
    .order_by(_d.next_at, _d.id)
    .limit(bindparam("most"))
    .with_for_update(of=deliveries, skip_locked=True)
)
_FREE = {"lease": "", "leased_until": EPOCH}
_HELD, _PENDING = DeliveryState.HELD.value, DeliveryState.PENDING.value
_NO_HOLDS: dict[str, str] = {}


class Channel(Protocol):
    """What the store must know of a channel: its name, and whether it wants to be told."""

    @property
    def name(self) -> str:
        """As in the configuration."""
        ...

    def wants(self, event: Event) -> bool:
        """Whether it is to be told of this."""
        ...

    @property
    def holds(self) -> str:
        """What a new alert may have to wait for there, in words; "" when it goes out at once."""
        ...


def holds_of(channels: Iterable[Channel]) -> dict[str, str]:
    """The channels where new alerts have to wait, and what for."""
    return {channel.name: channel.holds for channel in channels if channel.holds}


def enqueue(
    db: Connection,
    event: Event,
    names: Sequence[str],
    now: datetime,
    *,
    texts: Texts | None = None,
    holds: Mapping[str, str] = _NO_HOLDS,
    not_before: datetime | None = None,
) -> int:
    """Put an event on its way to channels.

    Args:
        db: the transaction.
        event: what to tell.
        names: the channels.
        now: the moment.
        texts: those of the article whose event it is, in this transaction; None when it is of none.
        holds: channels where it has to wait, and what for, in words.
        not_before: until when it waits there at least; `now` by default.

    Returns:
        The event's row number; 0 when the event, or another about the same pair of versions, is already on
        its way: nothing is told twice.
    """
    article_id = None if texts is None else texts.article_id
    pair = (None, None) if texts is None else _versions(event)
    if _told(db, event, article_id, pair):
        return 0
    row = {"event_id": event.id, "type": event.type.value, "occurred_at": event.occurred_at}
    about = {"article_id": article_id, "from_version": pair[0], "to_version": pair[1]}
    data = (texts or Texts(db, 0)).pack_event(pair[1], event.data)
    number = insert_row(db, events, {**row, **about, "data": data})
    add_deliveries(db, number, names, not_before or now, holds=holds)
    return number


def enqueue_for(db: Connection, event: Event, channels: Sequence[Channel], now: datetime) -> int:
    """Put an event that is no article's on its way to those of the channels that want it; see `enqueue`."""
    names = [channel.name for channel in channels if channel.wants(event)]
    return enqueue(db, event, names, now, holds=holds_of(channels))


def add_deliveries(
    db: Connection, number: int, names: Sequence[str], at: datetime, *, holds: Mapping[str, str]
) -> None:
    """Send an event that is stored to channels.

    Args:
        db: the transaction.
        number: the event's row.
        names: the channels.
        at: when, or not before, where it is held.
        holds: channels where it has to wait, and what for, in words.
    """
    new = {"event": number, "attempts": 0, "next_at": at, "error": ""} | _FREE
    rows = [
        new | {"channel": name, "state": (_HELD if name in holds else _PENDING), "why": holds.get(name)}
        for name in dict.fromkeys(names)
    ]
    if rows:
        db.execute(insert(deliveries), rows)
        ring(db)


def is_due(db: Connection, channel: str, now: datetime) -> bool:
    """Whether something waits for a channel; looking costs no lock."""
    terms = {"of_channel": channel, "now": now, "most": 1}
    return db.execute(_LOOK, terms).first() is not None


def claim_deliveries(
    db: Connection,
    channel: str,
    now: datetime,
    *,
    owner: str,
    lease: timedelta,
    limit: int,
    quiet: bool = False,
) -> list[Delivery]:
    """Lease a channel's due deliveries, oldest first; none while the channel is disabled.

    While its receiver wants to be left alone it is as in quiet hours, also for a process that did not ask it.

    Args:
        db: the transaction.
        channel: whose.
        now: the moment.
        owner: who takes them.
        lease: for how long.
        limit: the most to take.
        quiet: only what a person asked for just now.
    """
    state = channel_state(db, channel)
    if not state.enabled:
        return []
    quiet = quiet or state.resting(now)
    due = _DUE.where(events.c.type == EventType.TEST_PING.value) if quiet else _DUE
    terms = {"of_channel": channel, "now": now, "most": limit}
    found: list[Delivery] = []
    while not found and (numbers := db.execute(due, terms).scalars().all()):
        found = readable(db, numbers, now)
    if found:
        taken = update(deliveries).where(_d.id.in_([delivery.id for delivery in found]))
        db.execute(taken.values(lease=owner, leased_until=now + lease))
    return found


def readable(db: Connection, numbers: Sequence[int], now: datetime) -> list[Delivery]:
    """Deliveries by their numbers; what cannot be read is put off, that those behind it have their turn."""
    query = SELECT.where(_d.id.in_(numbers)).order_by(_d.next_at, _d.id)
    found = _sound(db, query)
    lost = {*numbers} - {delivery.id for delivery in found}
    if lost:
        later = {"next_at": now + DAMAGED, "error": "it is damaged; `watcher verify` says more"}
        db.execute(update(deliveries).where(_d.id.in_(lost)).values(later))
    return found


DAMAGED = timedelta(hours=1)
"""How long an alert is put off that is damaged: the database may be mended, and it is not lost."""


def _sound(db: Connection, query: Select[*tuple[Any, ...]]) -> list[Delivery]:
    return list(sound(db, query, partial(delivery_of, db), _d.id, "Alert #"))


def free_dead(db: Connection, dead: Callable[[str], bool], now: datetime) -> int:
    """Free the deliveries that workers died with: they are tried again. Returns how many those were."""
    held = db.execute(select(_d.lease).where(_d.leased_until > now).distinct()).scalars()
    gone = [owner for owner in held if dead(owner)]
    return db.execute(update(deliveries).where(_d.lease.in_(gone)).values(**_FREE)).rowcount if gone else 0


def settle(
    db: Connection,
    delivery_id: int,
    *,
    now: datetime,
    sent: bool,
    error: str = "",
    next_at: datetime | None = None,
) -> None:
    """Note how a try ended: sent; or to be tried at `next_at`; or dead, when there is no next time.

    A success stands whatever a slower try says later.
    """
    row: dict[str, Any] = {"attempts": _d.attempts + 1, "error": error, "next_at": None} | _FREE
    if sent:
        row |= {"state": DeliveryState.SENT.value, "sent_at": now}
    elif next_at is None:
        row |= {"state": DeliveryState.DEAD.value}
    else:
        row |= {"next_at": next_at}
    open_ones = [_PENDING, *([DeliveryState.DEAD.value] if sent else [])]
    db.execute(update(deliveries).where(_d.id == delivery_id, _d.state.in_(open_ones)).values(**row))


def hasten(db: Connection, channel: str, now: datetime, *, most_attempts: int) -> int:
    """Make due what waits for another try, unless it has been tried too often; how many those are.

    Each takes the place again that it had before it was tried, in front of what happened after it: a receiver
    that was down for a day is told of an article's changes one after the other.
    """
    waits = (_d.channel == channel) & (_d.state == DeliveryState.PENDING.value) & (_d.next_at > now)
    few = _d.attempts.between(1, most_attempts)
    since = select(_e.occurred_at).where(_e.id == _d.event, _e.occurred_at < now).scalar_subquery()
    place = func.coalesce(since, literal(now, _d.next_at.type))
    return int(db.execute(update(deliveries).where(waits, few).values(next_at=place)).rowcount)


def listed(
    db: Connection, *, states: Sequence[DeliveryState] | None = None, limit: int = 100
) -> list[Delivery]:
    """Deliveries, newest first."""
    query = SELECT.order_by(_d.id.desc()).limit(limit)
    if states is not None:
        query = query.where(_d.state.in_([state.value for state in states]))
    return _sound(db, query)


def last_changes(db: Connection, limit: int) -> list[Event]:
    """The last events about changes, the newest first; before each the notice that shows the same change."""
    kinds = _e.type.in_([kind.value for kind in CHANGES])
    query = select(events).where(kinds).order_by(_e.id.desc()).limit(limit)
    found = sound(db, query, partial(_with_notices, db), _e.id, "The alert of event ")
    return [event for some in found for event in some]


def _with_notices(db: Connection, row: Row[Any]) -> tuple[Event, ...]:
    return (*_notices(db, row), event_of(db, row))


def _notices(db: Connection, change: Row[Any]) -> list[Event]:
    """That a story returned with a change, which became a version in the same visit."""
    returned = _e.type == EventType.ARTICLE_RETURNED.value
    later = (_e.article_id == change.article_id, _e.id > change.id, returned)
    query = select(events).where(*later).order_by(_e.id).limit(1)
    found = sound(db, query, partial(event_of, db), _e.id, "The alert of event ")
    return [event for event in found if (event.data["change"] or {}).get("to") == change.to_version]


def told_of_many(db: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Of these events those whose alerts became part of one notice: their change came to many articles."""
    notice = events.alias()
    query = select(_e.event_id).join_from(events, deliveries, _d.event == _e.id)
    query = query.join(notice, _d.told_in == notice.c.id)
    ours = _e.event_id.in_(ids), notice.c.type == EventType.TEMPLATE_CHANGED.value
    return frozenset(db.execute(query.where(*ours)).scalars())


def retry(db: Connection, delivery_id: int | None, now: datetime) -> int:
    """Try again at once.

    Args:
        db: the transaction.
        delivery_id: a delivery that is dead, waits or is held; None for all dead ones.
        now: the moment.

    Returns:
        How many will be tried.
    """
    which = _d.state == DeliveryState.DEAD.value
    if delivery_id is not None:
        done = (DeliveryState.SENT.value, DeliveryState.FOLDED.value)
        which = (_d.id == delivery_id) & _d.state.not_in(done)
    again = {"state": DeliveryState.PENDING.value, "attempts": 0, "next_at": now}
    return int(db.execute(update(deliveries).where(which).values(**again)).rowcount)


def _versions(event: Event) -> tuple[int | None, int | None]:
    """The pair of versions that an event is about; health notices are about none, though they name one."""
    old, new = event.data.get("from"), event.data.get("to")
    is_change = isinstance(old, int) and isinstance(new, int) and old != new
    return (old, new) if is_change else (None, None)


def _told(db: Connection, event: Event, article_id: int | None, pair: tuple[int | None, int | None]) -> bool:
    old, new = pair
    return _TOLD.first(db, this=event.id, of_article=article_id, old=old, new=new) is not None


# Nothing equals null: an event about no pair of versions is known by its name alone.
_TOLD = Prepared(
    select(_e.id).where(
        (_e.event_id == bindparam("this"))
        | (
            (_e.article_id == bindparam("of_article"))
            & (_e.from_version == bindparam("old"))
            & (_e.to_version == bindparam("new"))
        )
    )
)
