"""What earlier checks have shown of furniture: a few kilobytes an article and a host, read with a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from watcher.model import Evidence, Place, Standing
from watcher.store.codec import pack, unpack
from watcher.store.rows import insert_row
from watcher.store.schema import articles, restless, standing

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection

_HOST = select(articles.c.host_id).where(articles.c.id == bindparam("article_id")).scalar_subquery()
_PLACES = select(restless.c.places).where(restless.c.article_id == bindparam("article_id"))
_TEXTS = select(standing.c.texts).where(standing.c.host_id == _HOST)


def known(db: Connection, article_id: int) -> Evidence:
    """All that is known of an article and its host."""
    places, texts = (db.execute(query, {"article_id": article_id}).scalar() for query in (_PLACES, _TEXTS))
    return Evidence(
        unpack(tuple[Place, ...], places) if places else (),
        unpack(tuple[Standing, ...], texts) if texts else (),
    )


def learn(db: Connection, article_id: int, host_id: int, evidence: Evidence) -> None:
    """Keep what is known now."""
    _put(db, restless.c.article_id, article_id, restless.c.places, evidence.places)
    _put(db, standing.c.host_id, host_id, standing.c.texts, evidence.standing)


def _put(
    db: Connection, key: Column[Any], whose: int, column: Column[Any], values: tuple[Place | Standing, ...]
) -> None:
    row = {column.name: pack(values)}
    if not db.execute(update(key.table).where(key == whose).values(**row)).rowcount and values:
        insert_row(db, key.table, {key.name: whose, **row})
