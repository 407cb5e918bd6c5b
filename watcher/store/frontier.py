"""Who may be asked now: hosts that are due, free and not blocked; one article of each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, literal_column, select, update

from watcher.errors import UnknownArticle
from watcher.store.columns import EPOCH
from watcher.store.rows import ARTICLE, article_of
from watcher.store.schema import articles, hosts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from sqlalchemy import Connection

    from watcher.model import Article

_h, _a = hosts.c, articles.c


@dataclass(frozen=True, slots=True)
class Host:
    """The row of a host, locked for the rest of the transaction. Fields are its columns."""

    id: int
    next_at: datetime
    blocked_until: datetime
    leased_until: datetime
    lease: str
    leased_article: int | None

    @property
    def free_at(self) -> datetime:
        """When it may be asked again."""
        return max(self.next_at, self.blocked_until, self.leased_until)

    def freed(self) -> Host:
        """Without its lease."""
        return replace(self, lease="", leased_article=None, leased_until=EPOCH)


_HOST = (_h.next_at, _h.blocked_until, _h.leased_until, _h.lease, _h.leased_article)
_LOCK_HOST = select(_h.id, *_HOST).where(_h.id == bindparam("host_id")).with_for_update()
_LOCK = (
    select(*ARTICLE, *_HOST)
    .join_from(hosts, articles)
    .where(_a.id == bindparam("article_id"))
    .with_for_update(of=hosts)
)
_ACTIVE = _a.state == literal_column("'active'")
"""Literal, so that SQLite knows the partial index applies."""

EARLIEST = (
    select(_a.next_check_at, _a.stride)
    .where(_a.host_id == bindparam("host_id"), _ACTIVE)
    .order_by(_a.next_check_at)
    .limit(1)
)
"""When the most overdue article of a host is due, and its stride."""

_MOST_OVERDUE = (
    select(_a.id)
    .where(_a.host_id == _h.id, _ACTIVE)
    .order_by(_a.next_check_at)
    .limit(1)
    .correlate(hosts)
    .scalar_subquery()
)
_DUE = (
    select(*ARTICLE)
    .join_from(hosts, articles, _a.id == _MOST_OVERDUE)
    .where(_h.ready_at <= bindparam("now"), _a.next_check_at <= bindparam("now"))
    .order_by(_h.ready_at, _h.id)
    .limit(bindparam("most"))
    .with_for_update(of=hosts, skip_locked=True)
)
_READY = select(func.min(_h.ready_at))
_LEASE = update(hosts).where(_h.id == bindparam("of_host"))


def lock_host(db: Connection, host_id: int) -> Host:
    """The host's row.

    Taken before the rows of its articles, so that two transactions never wait for each other.
    """
    return Host(*db.execute(_LOCK_HOST, {"host_id": host_id}).one())


def lock(db: Connection, article_id: int) -> tuple[Host, Article]:
    """An article and its host's row, locked; in one statement, for every check needs them."""
    row = db.execute(_LOCK, {"article_id": article_id}).one_or_none()
    if row is None:
        raise UnknownArticle(f"No article has the number {article_id}.")
    times: tuple[Any, ...] = row[len(ARTICLE) :]
    return Host(row.host_id, *times), article_of(row)


def put_host(db: Connection, host: Host) -> None:
    """Write a host's row, its due and ready times found anew. Call it after every change of its articles."""
    due_at, stride = db.execute(EARLIEST, {"host_id": host.id}).one_or_none() or (None, None)
    db.execute(
        _LEASE,
        {
            "of_host": host.id,
            "due_at": due_at,
            "stride": stride,
            "ready_at": None if due_at is None else max(due_at, host.free_at),
            "next_at": host.next_at,
            "blocked_until": host.blocked_until,
            "leased_until": host.leased_until,
            "lease": host.lease,
            "leased_article": host.leased_article,
        },
    )


def next_due_at(db: Connection) -> datetime | None:
    """When the next host is ready; in the past when one is waiting; None when nothing is watched."""
    return db.execute(_READY).scalar()


def claim_due(
    db: Connection, now: datetime, *, owner: str, lease: timedelta, limit: int, host_delay: timedelta
) -> list[Article]:
    """Lease up to `limit` due articles of as many hosts; the host that has waited longest first.

    The order is that of waiting hosts, not of articles: a host with a thousand overdue articles would
    otherwise hold up all the others.
    """
    rows = db.execute(_DUE, {"now": now, "most": limit}).all()
    if not rows:
        return []
    token, until, next_at = _token(owner), now + lease, now + host_delay
    terms = {"lease": token, "leased_until": until, "next_at": next_at, "ready_at": max(until, next_at)}
    db.execute(_LEASE, [terms | {"of_host": row.host_id, "leased_article": row.id} for row in rows])
    return [article_of(row, token) for row in rows]


def claim(
    db: Connection, article_id: int, now: datetime, *, owner: str, lease: timedelta, host_delay: timedelta
) -> Article | datetime:
    """Lease one article whether it is due or not.

    Returns:
        The article, or the moment when its host may be asked again if that is not now.
    """
    host, article = lock(db, article_id)
    if host.free_at > now:
        return host.free_at
    token = _token(owner)
    leased = replace(host, lease=token, leased_article=article_id, leased_until=now + lease)
    put_host(db, replace(leased, next_at=now + host_delay))
    return replace(article, lease=token)


def release(
    db: Connection, article_id: int, now: datetime, later: tuple[datetime, str] | None = None
) -> None:
    """Give an article back unvisited. Its host was not asked and may be at once.

    Args:
        db: the transaction.
        article_id: which.
        now: the moment.
        later: when it is due instead, and why then; None: as before.
    """
    host, _ = lock(db, article_id)
    if later is not None:
        at, reason = later
        db.execute(update(articles).where(_a.id == article_id).values(next_check_at=at, next_reason=reason))
    if host.leased_article == article_id:
        put_host(db, replace(host.freed(), next_at=now))


def free_dead(db: Connection, dead: Callable[[str], bool], now: datetime) -> int:
    """Free the hosts that workers died with; their delay and blocks hold. Returns how many those were."""
    held = db.execute(select(_h.id, *_HOST).where(_h.leased_until > now)).all()
    orphans = [host for host in (Host(*row) for row in held) if dead(owner_of(host.lease))]
    for host in orphans:
        put_host(db, lock_host(db, host.id).freed())
    return len(orphans)


def owner_of(lease: str) -> str:
    """Whose claim a lease is."""
    return lease.rpartition("/")[0]


def one(db: Connection, article_id: int) -> Article:
    """The article with this number."""
    query = select(*ARTICLE).join_from(articles, hosts).where(_a.id == article_id)
    row = db.execute(query).one_or_none()
    if row is None:
        raise UnknownArticle(f"No article has the number {article_id}.")
    return article_of(row)


def _token(owner: str) -> str:
    """A name for one claim: the same worker may lose a lease and win it again."""
    return f"{owner}/{secrets.token_hex(4)}"
