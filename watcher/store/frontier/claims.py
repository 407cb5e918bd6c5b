"""Who may be asked now: hosts that are due, free and not blocked; one article of each.

What has waited longest by its own measure comes first: an article that is looked at every five minutes and is
ten minutes late before one of once a day that is an hour late. So after a stop what is worth most is seen
first, and nothing waits for ever.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import REAL, bindparam, func, literal, select, type_coerce, update

from watcher.errors import LeaseOver
from watcher.model import Claim
from watcher.store.engine.columns import Moment, Whole, to_ticks
from watcher.store.engine.prepared import Prepared, is_file, params, updating
from watcher.store.frontier.queues import HOST, Host, host_number, lock_host, lock_host_of, put_host
from watcher.store.rows import ARTICLES, article_of, one
from watcher.store.schema import active, articles, hosts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Connection, ScalarSelect

    from watcher.model import Article

_h, _a = hosts.c, articles.c

Taken = Sequence[int | None]
"""A host's number and that of its article."""


_CLAIMED = Prepared(
    ARTICLES.where(
        _a.id == bindparam("article_id"), _h.leased_article == _a.id, _h.lease == bindparam("lease")
    )
)

WINDOW = 256
"""So many overdue articles of a host, those that wait longest, are set against each other."""

CROWD = 48
"""The same for hosts, besides twice those that are wanted: a longer queue is taken in the order of its
waiting. Each costs a claim half a microsecond. So the few that a busy worker takes are chosen from many, and
a large claim does not weigh hundreds to settle which are its last."""

UNKNOWN = 300_000_000
"""Microseconds; the stride of an article that was never looked at, as of one that has just come out. A
shorter one would let ten thousand new articles of a host hold up those that are watched there."""


def _waited(due: ColumnElement[Any], stride: ColumnElement[Any]) -> ColumnElement[Any]:
    """How many of its own strides something has waited; a second more, to tell equals apart."""
    late = bindparam("ticks", type_=Whole) - type_coerce(due, Whole) + literal(1_000_000)
    return type_coerce(late, REAL) * 1.0 / func.coalesce(type_coerce(stride, Whole), UNKNOWN)


_now = bindparam("now", type_=Moment)
_ready = (
    select(_h.id, _h.ready_at, _h.stride)
    .where(_h.ready_at <= _now)
    .order_by(_h.ready_at, _h.stride)
    .limit(bindparam("crowd"))
    .subquery("ready")
)
_longest = (_waited(_ready.c.ready_at, _ready.c.stride).desc(), _ready.c.id)
_free = select(_ready.c.id).order_by(*_longest).limit(bindparam("most")).subquery("free")
_FREE_LOCKED = (
    select(_h.id)
    .join_from(hosts, _ready, _h.id == _ready.c.id)
    .where(_h.ready_at <= _now)
    .order_by(*_longest)
    .limit(bindparam("most"))
    .with_for_update(of=hosts, skip_locked=True)
)
"""On a server the hosts are locked first, and those of other workers passed over."""


def _first_of(host: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The article of a host that is looked at first."""
    overdue = (
        select(_a.id, _a.next_check_at, _a.stride)
        .where(_a.host_id == host, active, _a.next_check_at <= _now)
        .order_by(_a.next_check_at, _a.stride)
        .limit(WINDOW)
        .correlate(_free, hosts)
        .subquery("overdue")
    )
    order = (_waited(overdue.c.next_check_at, overdue.c.stride).desc(), overdue.c.id)
    return select(overdue.c.id).order_by(*order).limit(1).correlate(_free, hosts).scalar_subquery()


_DUE = Prepared(select(_free.c.id, _first_of(_free.c.id).label("article_id")))
_WATCHED = select(func.count()).select_from(articles).where(active)
_READY = Prepared(select(func.min(_h.ready_at)))
_LEASED = ("lease", "leased_until", "next_at", "ready_at")
_TAKE = updating(hosts, (*_LEASED, "leased_article"), "of_host")
_HELD = select(_h.lease, func.coalesce(_a.url, _h.name)).outerjoin(articles, _a.id == _h.leased_article)
_TAKE_LOCKED = (
    update(hosts)
    .where(_h.id.in_(bindparam("free", expanding=True)))
    .values(params(_h[name] for name in _LEASED) | {"leased_article": _first_of(_h.id)})
    .returning(_h.id, _h.leased_article)
)


def lock(db: Connection, article_id: int) -> tuple[Host, Article]:
    """An article and its host's row, locked."""
    host, _ = lock_host_of(db, article_id)
    return host, one(db, article_id)


def watched(db: Connection) -> int:
    """How many articles are active."""
    return int(db.execute(_WATCHED).scalar_one())


def next_due_at(db: Connection) -> datetime | None:
    """When the next host is ready; in the past when one is waiting; None when nothing is watched."""
    row = _READY.first(db)
    due: datetime | None = row[0] if row else None
    return due


def claim_due(
    db: Connection, now: datetime, *, owner: str, lease: timedelta, limit: int, host_delay: timedelta
) -> list[Claim]:
    """Lease up to `limit` due articles of as many hosts.

    Hosts are taken one by one, for a host with a thousand overdue articles would otherwise hold up all
    others.
    """
    token, until, next_at = token_of(owner), now + lease, now + host_delay
    take = _take_in_file if is_file(db) else _take_on_server
    which = {"now": now, "ticks": to_ticks(now), "most": limit, "crowd": 2 * limit + CROWD}
    terms = {"lease": token, "leased_until": until, "next_at": next_at, "ready_at": max(until, next_at)}
    # A host whose row is behind its articles may have nobody due; it is asked again when the lease is over.
    return [Claim(article_id, token) for _, article_id in take(db, which, terms) if article_id is not None]


def _take_in_file(db: Connection, which: dict[str, Any], terms: dict[str, Any]) -> Sequence[Taken]:
    """Lease the hosts to be asked first, and of each the article; row by row, which SQLite does fastest."""
    due: Sequence[Taken] = _DUE.all(db, **which)
    if due:
        _TAKE.run_many(db, terms, ("of_host", "leased_article"), due)
    return due


def _take_on_server(db: Connection, which: dict[str, Any], terms: dict[str, Any]) -> Sequence[Taken]:
    """The same in as few statements as there can be: what is first of a host shows when that is locked."""
    free = list(db.execute(_FREE_LOCKED, which).scalars())
    taken = db.execute(_TAKE_LOCKED, which | terms | {"free": free}).all() if free else []
    return sorted(taken, key=lambda row: free.index(row[0]))


def claimed(db: Connection, claim: Claim) -> Article:
    """The article of a claim, as it is now.

    Raises:
        LeaseOver: it is another's by now, or nobody's.
    """
    row = _CLAIMED.first(db, article_id=claim.article_id, lease=claim.lease)
    if row is None:
        raise LeaseOver("the lease of the article ended before its turn came")
    return article_of(row, claim.lease)


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
    token = token_of(owner)
    put_host(db, host.leased(token, now + lease, now + host_delay, article_id))
    return replace(article, lease=token)


def pass_by(db: Connection, host_name: str, now: datetime, *, host_delay: timedelta) -> datetime | None:
    """Leave to ask a host once, without a lease: others then leave it alone for its delay.

    Returns:
        None when it may be asked; else when it may be free.
    """
    host = lock_host(db, host_number(db, host_name))
    if host.free_at > now:
        return host.free_at
    put_host(db, host._replace(next_at=now + host_delay))
    return None


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
    host, _ = lock_host_of(db, article_id)
    if later is not None:
        at, reason = later
        db.execute(update(articles).where(_a.id == article_id).values(next_check_at=at, next_reason=reason))
    if host.leased_article == article_id:
        put_host(db, host.freed()._replace(next_at=now))


def free_dead(db: Connection, dead: Callable[[str], bool], now: datetime, host_delay: timedelta) -> int:
    """Free the hosts that workers died with, after their delay: they may have been asked just now.

    Returns:
        How many those were.
    """
    held = db.execute(select(_h.id, *HOST).where(_h.leased_until > now)).all()
    orphans = [host for host in (Host(*row) for row in held) if dead(owner_of(host.lease))]
    for host in orphans:
        freed = lock_host(db, host.id).freed()
        put_host(db, freed._replace(next_at=max(freed.next_at, now + host_delay)))
    return len(orphans)


def left_by(db: Connection, dead: Callable[[str], bool], now: datetime) -> list[str]:
    """What workers held when they died: addresses of articles, or of a source its host."""
    held = db.execute(_HELD.where(_h.leased_until > now)).all()
    return [name for lease, name in held if dead(owner_of(lease))]


def renew(db: Connection, owner: str, until: datetime) -> None:
    """Let the claims of a worker last until then, although the clock was set ahead meanwhile."""
    ours = select(_h.id).where(_h.lease.startswith(f"{owner}/", autoescape=True)).order_by(_h.id)
    for number in list(db.execute(ours).scalars()):
        put_host(db, lock_host(db, number)._replace(leased_until=until))


def owner_of(lease: str) -> str:
    """Whose claim a lease is."""
    return lease.rpartition("/")[0]


def token_of(owner: str) -> str:
    """A name for one claim: the same worker may lose a lease and win it again."""
    return f"{owner}/{secrets.token_hex(4)}"
