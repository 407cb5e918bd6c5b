"""Politeness queues: the rows of hosts, found, locked, and written with what follows from their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from watcher.store.engine.adding import insert_new
from watcher.store.engine.columns import EPOCH
from watcher.store.engine.prepared import Prepared, is_file, updating
from watcher.store.rows import batched, unknown
from watcher.store.schema import active, articles, hosts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import Column, Connection, ScalarSelect

_h, _a = hosts.c, articles.c


class Host(NamedTuple):
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
        return self._replace(lease="", leased_article=None, leased_until=EPOCH)

    def blocked(self, until: datetime | None) -> Host:
        """Left alone until then at least, where it asked for that."""
        return self._replace(blocked_until=max(self.blocked_until, until or self.blocked_until))

    def leased(self, token: str, until: datetime, next_at: datetime, article_id: int | None = None) -> Host:
        """With a lease: for one of its articles, or for a source."""
        return self._replace(lease=token, leased_until=until, next_at=next_at, leased_article=article_id)


def _first(column: Column[Any]) -> ScalarSelect[Any]:
    """Of the most overdue article of a host."""
    of_host = select(column).where(_a.host_id == _h.id, active).order_by(_a.next_check_at).limit(1)
    return of_host.correlate(hosts).scalar_subquery()


HOST = (_h.next_at, _h.blocked_until, _h.leased_until, _h.lease, _h.leased_article)
_LOCK_HOST_OF = (
    select(_h.id, *HOST)
    .where(_h.id == select(_a.host_id).where(_a.id == bindparam("article_id")).scalar_subquery())
    .with_for_update()
)
_COUNTED = Prepared(
    select(_h.id, *HOST, _a.checks, _a.version)
    .join_from(articles, hosts)
    .where(_a.id == bindparam("article_id"))
)
EARLIEST = Prepared(
    select(_a.next_check_at, _a.stride)
    .where(_a.host_id == bindparam("host_id"), active)
    .order_by(_a.next_check_at)
    .limit(1)
)
"""When the most overdue article of a host is due, and its stride."""

_EARLIEST_OF = select(_h.id, _first(_a.next_check_at), _first(_a.stride))
"""The same of many hosts."""

_QUEUE = updating(
    hosts,
    ("due_at", "stride", "ready_at", "next_at", "blocked_until", "leased_until", "lease", "leased_article"),
    "of_host",
)
_FREE: dict[str, Any] = {"next_at": EPOCH, "blocked_until": EPOCH, "leased_until": EPOCH, "lease": ""}
"""What a host's row holds before it is asked for the first time."""


def lock_host(db: Connection, host_id: int) -> Host:
    """The host's row.

    Taken before the rows of its articles, so that two transactions never wait for each other.
    """
    return lock_hosts(db, [host_id])[0]


def lock_hosts(db: Connection, numbers: Iterable[int]) -> list[Host]:
    """The same for many, in the order of their numbers for the same reason."""
    query = select(_h.id, *HOST).order_by(_h.id).with_for_update()
    rows = (db.execute(query.where(_h.id.in_(some))) for some in batched(sorted(set(numbers))))
    return [Host(*row) for found in rows for row in found]


def lock_host_of(db: Connection, article_id: int) -> tuple[Host, tuple[int, int]]:
    """The row of an article's host, locked, and how many visits and versions the article has.

    On a server the host is locked first: a statement that has waited for a lock sees the row it waited for as
    it is now, but all others as they were before.
    """
    if not is_file(db):
        db.execute(_LOCK_HOST_OF, {"article_id": article_id})
    row = _COUNTED.first(db, article_id=article_id)
    if row is None:
        raise unknown(article_id)
    *host, checks, version = row
    return Host(*host), (checks, version)


def put_host(db: Connection, host: Host) -> None:
    """Write a host's row, its due and ready times found anew. Call it after every change of its articles."""
    _QUEUE.run(db, _queue_row(host, *(EARLIEST.first(db, host_id=host.id) or (None, None))))


def put_hosts(db: Connection, queues: Sequence[Host]) -> None:
    """The same for many."""
    first: dict[int, Sequence[Any]] = {}
    for some in batched([host.id for host in queues]):
        first |= {row[0]: row[1:] for row in db.execute(_EARLIEST_OF.where(_h.id.in_(some)))}
    _QUEUE.run_each(db, [_queue_row(host, *first[host.id]) for host in queues])


def _queue_row(host: Host, due_at: datetime | None, stride: timedelta | None) -> dict[str, Any]:
    ready_at = None if due_at is None else max(due_at, host.free_at)
    return host._asdict() | {"of_host": host.id, "due_at": due_at, "stride": stride, "ready_at": ready_at}


def host_number(db: Connection, name: str) -> int:
    """The number of a host, which gets a row when it is new."""
    return host_numbers(db, [name])[name]


def host_numbers(db: Connection, names: Sequence[str]) -> dict[str, int]:
    """The same for many; new ones in the order of their names, lest two transactions wait for each other."""
    names = sorted(set(names))
    known = _known_hosts(db, names)
    missing = [name for name in names if name not in known]
    added = insert_new(db, hosts, [{"name": name, **_FREE} for name in missing], "name")
    faster = _known_hosts(db, [name for name in missing if name not in added])
    return known | added | faster


def _known_hosts(db: Connection, names: Sequence[str]) -> dict[str, int]:
    query = select(hosts.c.name, hosts.c.id)
    rows = (db.execute(query.where(hosts.c.name.in_(some))) for some in batched(names))
    return {name: number for found in rows for name, number in found}
