"""Takes an article's rows off one another before they are written anew, and lets them lean again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from watcher.store.packing import codec
from watcher.store.packing.texts import Texts
from watcher.store.schema import events, snapshots

if TYPE_CHECKING:
    from sqlalchemy import Connection

_s, _e = snapshots.c, events.c


def unlean(db: Connection, article_id: int) -> None:
    """Let every text and alert of an article stand alone."""
    texts = Texts(db, article_id)
    for row in _alerts(db, article_id):
        data = codec.pack(texts.event_data(row.to_version, row.data))
        db.execute(update(events).where(_e.id == row.id).values(data=data))
    kept = (_s.article_id == article_id) & _s.reading.is_not(None)
    for version in db.execute(select(_s.version).where(kept).order_by(_s.version)).scalars().all():
        stand_alone(texts, version)


def stand_alone(texts: Texts, version: int) -> None:
    """Let a text lean on nothing."""
    which = (_s.article_id == texts.article_id) & (_s.version == version)
    alone = codec.squeeze(texts.plain(version))
    texts.db.execute(update(snapshots).where(which).values(base=None, reading=alone))


def lean_alerts(texts: Texts) -> None:
    """Let an article's alerts, which stand alone, lean on their changes."""
    for row in _alerts(texts.db, texts.article_id):
        data = codec.unpack(dict[str, Any], row.data)
        packed = texts.pack_event(row.to_version, data)
        texts.db.execute(update(events).where(_e.id == row.id).values(data=packed))


def _alerts(db: Connection, article_id: int) -> Any:
    of_changes = (_e.article_id == article_id) & _e.to_version.is_not(None)
    return db.execute(select(_e.id, _e.to_version, _e.data).where(of_changes)).all()
