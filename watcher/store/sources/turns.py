"""Whose turn it is among the sources: claimed, looked at, given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from watcher.errors import LeaseOver
from watcher.model.source import Source, SourceClaim
from watcher.store.engine.prepared import Prepared
from watcher.store.frontier.claims import token_of
from watcher.store.frontier.queues import lock_host, put_host
from watcher.store.schema import hosts, listening, sources
from watcher.store.sources.watched import SELECT, change, source_of

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy import Connection

    from watcher.store.frontier.queues import Host

_s, _h = sources.c, hosts.c
_READY = Prepared(select(func.min(_s.next_look_at)).where(listening))


def next_due_at(db: Connection) -> datetime | None:
    """When the next source is due; None when none is watched."""
    due: datetime | None = _READY.scalar(db)
    return due


def claim_due(
    db: Connection, now: datetime, *, owner: str, lease: timedelta, limit: int, host_delay: timedelta
) -> list[SourceClaim]:
    """Lease the hosts of due sources, one source of each; the longest waiting first."""
    free = (_h.next_at <= now) & (_h.blocked_until <= now) & (_h.leased_until <= now)
    due = select(_s.id, _s.host_id).join_from(sources, hosts).where(listening, _s.next_look_at <= now, free)
    query = due.order_by(_s.next_look_at, _s.id).limit(limit).with_for_update(of=hosts, skip_locked=True)
    first: dict[int, int] = {}
    for source_id, host_id in db.execute(query).all():
        first.setdefault(host_id, source_id)
    claims = [(host_id, SourceClaim(source_id, token_of(owner))) for host_id, source_id in first.items()]
    for host_id, claim in claims:
        put_host(db, lock_host(db, host_id).leased(claim.lease, now + lease, now + host_delay))
    return [claim for _, claim in claims]


def claimed(db: Connection, claim: SourceClaim) -> Source:
    """The source of a claim, as it is now.

    Raises:
        LeaseOver: it is another's by now, or nobody's.
    """
    row = db.execute(SELECT.where(_s.id == claim.source_id, _h.lease == claim.lease)).one_or_none()
    if row is None:
        raise LeaseOver("the lease of the source ended before its turn came")
    return source_of(row, claim.lease)


def claim(
    db: Connection, source_id: int, now: datetime, *, owner: str, lease: timedelta, host_delay: timedelta
) -> Source | datetime:
    """Lease one source whether it is due or not; the moment its host is free if that is later."""
    row = db.execute(SELECT.where(_s.id == source_id)).one()
    host = lock_host(db, row.host_id)
    if host.free_at > now:
        return host.free_at
    token = token_of(owner)
    put_host(db, host.leased(token, now + lease, now + host_delay))
    return source_of(row, token)


def release(db: Connection, claim: SourceClaim, now: datetime, later: tuple[datetime, str]) -> None:
    """Give a source back that nobody looked at. Its host was not asked and may be at once.

    Args:
        db: the transaction.
        claim: names it.
        now: the moment.
        later: when it is due instead, and why then.
    """
    at, reason = later
    host = _host_of(db, claim.source_id)
    if host.lease == claim.lease:
        change(db, claim.source_id, {"next_look_at": at, "next_reason": reason})
        put_host(db, host.freed()._replace(next_at=now))


def _host_of(db: Connection, source_id: int) -> Host:
    """The row of a source's host, locked."""
    return lock_host(db, db.execute(select(_s.host_id).where(_s.id == source_id)).scalar_one())


def give_back(
    db: Connection, source: Source, now: datetime, host_delay: timedelta, blocked_until: datetime | None
) -> bool:
    """Free the host of a source that was looked at.

    Returns:
        Whether it was still ours; not when the lease ran out and another worker took it over.
    """
    host = _host_of(db, source.id)
    ours = host.lease == source.lease
    if ours:
        host = host.freed()._replace(next_at=now + host_delay)
    put_host(db, host.blocked(blocked_until))
    return ours
