"""Rows from the future: what the wall clock left behind when it was set back.

A machine that comes up with a wrong clock is put right by its time service a moment later, and everything
that was scheduled meanwhile would wait for hours, days or years. What we did ourselves cannot lie ahead of
us, so such rows are known for certain, and are due at once.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select, update

from watcher.model import DeliveryState
from watcher.store.engine.columns import EPOCH
from watcher.store.frontier.claims import owner_of
from watcher.store.frontier.queues import lock_host, put_host
from watcher.store.schema import articles, channels, deliveries, events, hosts, sources, subscriptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

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
    update(column.table).where((column < EPOCH) | (column > LAST)).values({column: EPOCH})
    for column in SCHEDULED
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
        db.execute(statement)
    db.execute(update(subscriptions).where(_u.asked_at > now + SKEW).values(ask_at=now, asked_at=now))
    ahead = now + SKEW
    stuck = (
        select(_h.id)
        .where(
            or_(
                _h.leased_until > ahead + LONGEST_LEASE,
                _h.blocked_until > ahead + LONGEST_BLOCK,
                select(_a.id).where(_a.host_id == _h.id, ahead < _ACTED).exists(),
                select(_s.id).where(_s.host_id == _h.id, ahead < _LOOKED).exists(),
            )
        )
        .order_by(_h.id)
    )
    numbers = list(db.execute(stuck).scalars())
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
    asleep = channels.c.rests_until > now + SKEW + LONGEST_REST
    db.execute(update(channels).where(asleep).values(rests_until=None))
    born_ahead = select(events.c.id).where(events.c.occurred_at > now + SKEW)
    late = or_(_d.event.in_(born_ahead), _d.next_at > now + LONGEST_BACK_OFF)
    waits = _d.state.in_([DeliveryState.PENDING.value, DeliveryState.HELD.value]) & (_d.next_at > now)
    return db.execute(update(deliveries).where(waits, late).values(next_at=now, leased_until=EPOCH)).rowcount
