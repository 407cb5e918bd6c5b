"""Rows from the future: what the wall clock left behind when it was set back.

A machine that comes up with a wrong clock is put right by its time service a moment later, and everything
that was scheduled meanwhile would wait for hours, days or years. What we did ourselves cannot lie ahead of
us, so such rows are known for certain, and are due at once.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, or_, select, update

from watcher.model import DeliveryState
from watcher.store.engine.columns import EPOCH
from watcher.store.engine.prepared import Prepared
from watcher.store.frontier.claims import owner_of
from watcher.store.frontier.queues import lock_host, put_host
from watcher.store.schema import articles, channels, deliveries, events, hosts, sources, subscriptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import BindParameter, Connection

SKEW = timedelta(minutes=1)
"""By so much the clocks of two machines on one database may differ; less than this delays nothing much."""

LEASED, LONGEST_LEASE = timedelta(minutes=5), timedelta(minutes=15)
"""So long claims usually are; none is made for longer than the second."""

LONGEST_BLOCK = timedelta(days=1)
"""No host is left alone for longer on its own wish."""

LONGEST_REST = timedelta(days=1)
"""No receiver is left alone for longer on its own wish."""

LONGEST_BACK_OFF = timedelta(hours=27)
"""No alert waits longer for its next try: a day, and the jitter on it."""

_a, _h, _d, _s, _u = articles.c, hosts.c, deliveries.c, sources.c, subscriptions.c
_ACTED = func.coalesce(_a.last_checked_at, _a.added_at)
_LOOKED = func.coalesce(_s.last_looked_at, _s.added_at)
_WHY = "the clock was set back"


SCHEDULED = (
    *(_h.ready_at, _h.due_at, _h.next_at, _h.blocked_until, _h.leased_until),
    *(_a.next_check_at, _s.next_look_at, _d.next_at, _d.leased_until),
)
"""When something is to be done by our own word, or until when not; others wait in line with it."""

LAST = datetime.max.replace(tzinfo=UTC)

# One that no clock shows is damaged; due at once, it holds up nobody.
_POSSIBLE = tuple(
    Prepared(update(column.table).where((column < EPOCH) | (column > LAST)).values({column: EPOCH}))
    for column in SCHEDULED
)


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=_h.due_at.type)


_SUBSCRIBED = Prepared(
    update(subscriptions)
    .where(_u.asked_at > _moment("ahead"))
    .values(ask_at=_moment("now"), asked_at=_moment("now"))
)
_STUCK = Prepared(
    select(_h.id)
    .where(
        or_(
            _h.leased_until > _moment("leased"),
            _h.blocked_until > _moment("blocked"),
            select(_a.id).where(_a.host_id == _h.id, _moment("ahead") < _ACTED).exists(),
            select(_s.id).where(_s.host_id == _h.id, _moment("ahead") < _LOOKED).exists(),
        )
    )
    .order_by(_h.id)
)
_ASLEEP = Prepared(
    update(channels).where(channels.c.rests_until > _moment("rested")).values(rests_until=None)
)
_WAITS = or_(*(_d.state == state.value for state in (DeliveryState.PENDING, DeliveryState.HELD)))
_BORN_AHEAD = select(events.c.id).where(events.c.occurred_at > _moment("ahead"))
_LATE = Prepared(
    update(deliveries)
    .where(
        _WAITS,
        _d.next_at > _moment("now"),
        or_(_d.event.in_(_BORN_AHEAD), _d.next_at > _moment("put_off")),
    )
    .values(next_at=_moment("now"), leased_until=EPOCH)
)


def mend(db: Connection, dead: Callable[[str], bool], now: datetime, host_delay: timedelta) -> int:
    """Make due what stands in the future by a clock that was wrong; its hosts after their delay.

    Args:
        db: the transaction.
        dead: whether a worker is surely no more; what others hold is theirs for a usual lease, for they may
            be asking that host now.
        now: the moment.
        host_delay: how long hosts are left alone.

    Returns:
        How many hosts and alerts those were.
    """
    for statement in _POSSIBLE:
        statement.run(db, {})
    ahead = now + SKEW
    _SUBSCRIBED.run(db, {"now": now, "ahead": ahead})
    stuck = _STUCK.all(db, ahead=ahead, leased=ahead + LONGEST_LEASE, blocked=ahead + LONGEST_BLOCK)
    numbers = [row.id for row in stuck]
    for number in numbers:
        _free(db, number, dead, now, host_delay)
    return len(numbers) + _hasten(db, now)


def _free(
    db: Connection, number: int, dead: Callable[[str], bool], now: datetime, host_delay: timedelta
) -> None:
    """A host that may be asked soon, and whose articles and sources of the future are due."""
    host = lock_host(db, number)
    late = update(articles).where(_a.host_id == number, _a.next_check_at > now, now + SKEW < _ACTED)
    db.execute(late.values(next_check_at=now, next_reason=_WHY))
    late = update(sources).where(_s.host_id == number, _s.next_look_at > now, now + SKEW < _LOOKED)
    db.execute(late.values(next_look_at=now, next_reason=_WHY))
    for column in (_a.failing_since, _a.gone_since, _s.failing_since):
        ours = column.table.c.host_id == number
        db.execute(update(column.table).where(ours, column > now).values({column: now}))
    blocked = host.blocked_until if host.blocked_until <= now + LONGEST_BLOCK else EPOCH
    if not host.lease or dead(owner_of(host.lease)):
        host = host.freed()
    until = min(host.leased_until, now + LEASED)
    put_host(db, host._replace(leased_until=until, next_at=now + host_delay, blocked_until=blocked))


def _hasten(db: Connection, now: datetime) -> int:
    """Alerts of the future, and tries and channels that were put off into it."""
    ahead = now + SKEW
    _ASLEEP.run(db, {"rested": ahead + LONGEST_REST})
    return _LATE.run(db, {"now": now, "ahead": ahead, "put_off": now + LONGEST_BACK_OFF})
