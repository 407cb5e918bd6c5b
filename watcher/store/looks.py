"""How far a person has looked at the history of each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from watcher.store.schema import looks

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

_l = looks.c


def seen_version(db: Connection, article_id: int) -> int:
    """The newest version that was looked at; 0 for none."""
    return db.execute(select(_l.version).where(_l.article_id == article_id)).scalar() or 0


def look(db: Connection, article_id: int, version: int, now: datetime) -> None:
    """Note that a version was looked at; an older one than before changes nothing."""
    which = update(looks).where(_l.article_id == article_id)
    if db.execute(which.where(_l.version <= version).values(version=version, looked_at=now)).rowcount:
        return
    if not seen_version(db, article_id):
        db.execute(insert(looks).values(article_id=article_id, version=version, looked_at=now))
