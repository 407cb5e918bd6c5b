"""The log of visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, or_, select, type_coerce

from watcher.damage import sparing
from watcher.model import GOOD, Outcome
from watcher.model.gap import Sight
from watcher.store.engine.columns import Interval, Whole, from_ticks
from watcher.store.engine.faults import damage_named, word_of
from watcher.store.rows import sound
from watcher.store.schema import checks

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Connection, Row

_c = checks.c


@dataclass(frozen=True, slots=True)
class Visit:
    """A check as it stands in the log.

    Attributes:
        checked_at: when it ended; UTC.
        version: the newest version after it; 0 for none.
        status: HTTP status; 0 when there was no answer.
        size: bytes received.
        furniture: something differed, but only around the article.
        code: why it did not end well, for programs; else "".
        error: the same, for people.
    """

    checked_at: datetime
    outcome: Outcome
    version: int
    status: int
    size: int
    furniture: bool
    code: str
    error: str


def visits(db: Connection, article_id: int, limit: int = 20) -> list[Visit]:
    """An article's last checks, newest first."""
    query = select(checks).where(checks.c.article_id == article_id).order_by(checks.c.id.desc()).limit(limit)
    return list(sound(db, query, _visit, checks.c.id, "Visit "))


def _visit(row: Row[*tuple[Any, ...]]) -> Visit:
    return Visit(
        checked_at=row.checked_at,
        outcome=word_of(Outcome, row.outcome),
        version=row.version,
        status=row.status,
        size=row.size,
        furniture=row.furniture,
        code=row.code,
        error=row.error,
    )


def turns(db: Connection, article_id: int, widest: timedelta) -> list[Sight]:
    """An article's visits, oldest first, without the good ones between two good ones.

    Args:
        db: the transaction.
        article_id: whose.
        widest: two good ones that are farther apart than this are both told.
    """
    with sparing(f"When article #{article_id} could not be seen"), damage_named():
        rows = db.execute(_TURNS, {"of_article": article_id, "widest": widest})
        return [
            Sight(at, word_of(Outcome, outcome), why, None if before is None else from_ticks(before))
            for at, outcome, why, before in rows
        ]
    return []


def _beside(column: ColumnElement[Any], name: str) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """A column of the visit before and of the one after."""
    return (
        func.lag(column).over(order_by=_c.id).label(f"{name}_before"),
        func.lead(column).over(order_by=_c.id).label(f"{name}_after"),
    )


_LOG = (
    select(_c.id, _c.checked_at, _c.outcome, _c.error)
    .add_columns(*_beside(_c.outcome, "outcome"), *_beside(type_coerce(_c.checked_at, Whole), "at"))
    .where(_c.article_id == bindparam("of_article"))
    .subquery()
)
_l = _LOG.c
_at, _wide = type_coerce(_l.checked_at, Whole), bindparam("widest", type_=Interval)
_GOOD = [outcome.value for outcome in GOOD]
_TURNS = (
    select(_l.checked_at, _l.outcome, _l.error, _l.at_before)
    .where(
        or_(
            _l.outcome_before.is_(None),
            _l.outcome_after.is_(None),
            *(outcome.not_in(_GOOD) for outcome in (_l.outcome_before, _l.outcome, _l.outcome_after)),
            _at - _l.at_before > _wide,
            _l.at_after - _at > _wide,
        )
    )
    .order_by(_l.id)
)
