"""Figures of the last day, without an index of their own: what the rows' numbers and a few samples tell."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select

from watcher.model import Outcome
from watcher.model.forecast import CheckError
from watcher.store.engine.faults import word_of
from watcher.store.schema import articles, checks, sizes

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

DAY = timedelta(days=1)

SAMPLED = timedelta(hours=6)
"""Between two samples of the store's size."""

LATELY_GROWN = timedelta(days=8)
"""Growth is that since then: a week says more of it than a day, whose news may be slow."""

STOOD, KEPT = timedelta(days=7), timedelta(days=35)
"""A clock is believed that was seen so long ago, between the two: one that is years ahead (an empty battery,
a bad time server) stands for hours or days. So long a watch may pause without being taken for that."""

LEAST = timedelta(hours=1)
"""A growth over a shorter time is an accident."""

LATELY = 5_000
"""Visits that are looked through for errors: without one, a log of months would be."""

_c = checks.c
_ENDS = select(func.min(_c.id), func.max(_c.id))
_AT = select(_c.id, _c.checked_at).where(_c.id >= bindparam("number")).order_by(_c.id).limit(1)


def visits_since(db: Connection, since: datetime) -> int:
    """How many visits were recorded since a moment. They are numbered in the order they came."""
    first, last = db.execute(_ENDS).one()
    if first is None:
        return 0
    low, high = first, last + 1
    while low < high:
        middle = (low + high) // 2
        number, at = db.execute(_AT, {"number": middle}).one()
        low, high = (number + 1, high) if at < since else (low, middle)
    return int(last - low + 1)


def last_errors(db: Connection, limit: int) -> list[CheckError]:
    """The last visits that did not end well, the newest first."""
    newest = select(func.max(_c.id)).scalar_subquery()
    query = (
        select(articles.c.url, _c.checked_at, _c.outcome, _c.code, _c.error)
        .join_from(checks, articles)
        .where(_c.id > newest - LATELY, _c.error != "")
        .order_by(_c.id.desc())
        .limit(limit)
    )
    return [
        CheckError(url, at, word_of(Outcome, outcome), *words)
        for url, at, outcome, *words in db.execute(query)
    ]


def is_due(db: Connection, now: datetime) -> bool:
    """Whether the last sample was taken long enough ago, or by a clock that was ahead."""
    newest = db.execute(select(func.max(sizes.c.taken_at))).scalar()
    return newest is None or not now - SAMPLED < newest <= now


def sample(db: Connection, size: int, now: datetime) -> None:
    """Remember how large the store is."""
    if not is_due(db, now):
        return
    db.execute(delete(sizes).where((sizes.c.taken_at < now - KEPT) | (sizes.c.taken_at >= now)))
    db.execute(insert(sizes).values(taken_at=now, bytes=size))


def has_stood(db: Connection, now: datetime) -> bool:
    """Whether the clock shows what it should after the samples of the last weeks."""
    between = (sizes.c.taken_at >= now - KEPT) & (sizes.c.taken_at <= now - STOOD)
    return db.execute(select(sizes.c.taken_at).where(between).limit(1)).first() is not None


def growth(db: Connection, size: int, now: datetime) -> float | None:
    """Bytes a day by which the store grew lately; None while the oldest sample is too young."""
    lately = select(sizes.c.taken_at, sizes.c.bytes).where(sizes.c.taken_at >= now - LATELY_GROWN)
    row = db.execute(lately.order_by(sizes.c.taken_at).limit(1)).one_or_none()
    if row is None or now - row.taken_at < LEAST:
        return None
    return float((size - row.bytes) / ((now - row.taken_at) / DAY))
