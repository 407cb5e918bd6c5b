"""What sites said in their robots.txt, so that a restart asks none of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from watcher.store.packing.codec import pack, unpack
from watcher.store.schema import robots

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


def text(db: Connection, origin: str) -> tuple[str, datetime] | None:
    """What a site said, and when it was asked; None when that is not known."""
    row = db.execute(select(robots).where(robots.c.origin == origin)).one_or_none()
    return None if row is None else (unpack(str, row.text), row.asked_at)


def keep(db: Connection, origin: str, said: str, asked_at: datetime) -> None:
    """Keep what a site said, in the place of what it said before."""
    values = {"asked_at": asked_at, "text": pack(said)}
    if not db.execute(update(robots).where(robots.c.origin == origin).values(**values)).rowcount:
        db.execute(insert(robots).values(origin=origin, **values))
