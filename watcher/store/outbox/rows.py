"""Rows of the outbox to the model's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from watcher.model import Delivery, DeliveryState, Event, EventType
from watcher.store.engine.faults import damaged, word_of
from watcher.store.packing.texts import Texts
from watcher.store.schema import deliveries, events

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

_other = events.alias()
_TELLING = select(_other.c.event_id).where(_other.c.id == deliveries.c.told_in).scalar_subquery()

DELIVERY: tuple[ColumnElement[Any], ...] = (
    deliveries.c.id,
    deliveries.c.channel,
    deliveries.c.state,
    deliveries.c.attempts,
    deliveries.c.next_at,
    deliveries.c.sent_at,
    deliveries.c.error,
    deliveries.c.why,
    _TELLING.label("told_in"),
    events.c.event_id,
    events.c.type,
    events.c.occurred_at,
    events.c.article_id,
    events.c.to_version,
    events.c.data,
)
"""What `delivery_of` needs; select it from deliveries joined with events."""


def event_of(db: Connection, row: Row[*tuple[Any, ...]]) -> Event:
    """The event in a row with all columns of its table.

    Raises:
        DamagedRow: it is not there, or not what was written.
    """
    if row.event_id is None:
        raise damaged(ValueError("its event is not there"))
    data = Texts(db, row.article_id).event_data(row.to_version, row.data)
    return Event(row.event_id, word_of(EventType, row.type), row.occurred_at, data)


def delivery_of(db: Connection, row: Row[*tuple[Any, ...]]) -> Delivery:
    """The delivery in a row of `DELIVERY`."""
    return Delivery(
        id=row.id,
        event=event_of(db, row),
        channel=row.channel,
        state=word_of(DeliveryState, row.state),
        attempts=row.attempts,
        next_at=row.next_at,
        sent_at=row.sent_at,
        error=row.error,
        why=row.why or "",
        told_in=row.told_in or "",
    )
