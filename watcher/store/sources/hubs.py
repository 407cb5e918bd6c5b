"""What sources say of their hubs."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from watcher.store.engine.adding import insert_row
from watcher.store.schema import subscriptions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.model.push import Hub

_u = subscriptions.c


def keep_hub(db: Connection, source_id: int, hub: Hub | None, now: datetime) -> None:
    """What a source says now of its hub: another one is another subscription, none ends it."""
    row = db.execute(select(subscriptions).where(_u.source_id == source_id)).one_or_none()
    if row is not None and hub is not None and (row.hub, row.topic) == hub:
        return
    if row is not None:
        db.execute(delete(subscriptions).where(_u.id == row.id))
    if hub is not None:
        about = {"source_id": source_id, "hub": hub.url, "topic": hub.topic, "token": token_urlsafe(32)}
        insert_row(
            db,
            subscriptions,
            about | {"secret": token_urlsafe(32), "ask_at": now, "pushes": 0, "trouble": ""},
        )
