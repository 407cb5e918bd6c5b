"""What earlier checks have shown of furniture: a few kilobytes an article and a host, read with a page."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from watcher.model import Evidence, Place, Standing
from watcher.store.engine.adding import insert_row
from watcher.store.engine.columns import from_ticks, to_ticks
from watcher.store.engine.faults import damaged
from watcher.store.engine.prepared import Prepared
from watcher.store.packing.codec import expand, pack, squeeze, value_of
from watcher.store.schema import articles, restless, standing

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection

_HOST = select(articles.c.host_id).where(articles.c.id == bindparam("article_id")).scalar_subquery()
_PLACES = select(restless.c.places).where(restless.c.article_id == bindparam("article_id"))
_TEXTS = select(standing.c.texts).where(standing.c.host_id == _HOST)
_KNOWN = Prepared(select(_PLACES.scalar_subquery(), _TEXTS.scalar_subquery()))


def known(db: Connection, article_id: int) -> Evidence:
    """All that is known of an article and its host."""
    places, texts = _KNOWN.first(db, article_id=article_id)
    own = of_article(places) if places else Evidence()
    return replace(own, standing=of_host(texts)) if texts else own


def learn(db: Connection, article_id: int, host_id: int, evidence: Evidence) -> None:
    """Keep what is known now."""
    own, texts = evidence.places, evidence.standing
    more = bool(evidence.links or evidence.counters)
    packed = pack(replace(evidence, standing=()) if more else own)
    _put(db, restless.c.article_id, article_id, restless.c.places, packed, new=bool(own or more))
    _put(db, standing.c.host_id, host_id, standing.c.texts, _packed(texts), new=bool(texts))


def of_article(packed: bytes) -> Evidence:
    """What is known of an article: its places, which is all that older programs knew, or all of it."""
    text = expand(packed)
    if text.startswith(b"["):
        return Evidence(value_of(tuple[Place, ...], text))
    return value_of(Evidence, text)


def of_host(packed: bytes) -> tuple[Standing, ...]:
    """What stands in several articles of a host: plain lists, or the objects that older programs kept."""
    text = expand(packed)
    if text.startswith(b"[{"):
        return value_of(tuple[Standing, ...], text)
    try:
        rows = json.loads(text)
        return tuple([Standing(text, tuple(ids), from_ticks(seen)) for text, seen, *ids in rows])
    except (ValueError, TypeError) as fault:
        raise damaged(fault) from fault


def _put(
    db: Connection, key: Column[Any], whose: int, column: Column[Any], packed: bytes, *, new: bool
) -> None:
    """Write a row over; a new one only when there is something to keep."""
    values = {column.name: packed}
    if not _writing(key, column).run(db, {"whose": whose, **values}) and new:
        insert_row(db, key.table, {key.name: whose, **values})


@cache
def _writing(key: Column[Any], column: Column[Any]) -> Prepared:
    values = {column.name: bindparam(column.name, type_=column.type)}
    return Prepared(update(key.table).where(key == bindparam("whose")).values(values))


def _packed(texts: tuple[Standing, ...]) -> bytes:
    """Hundreds of them are written with each new article: as plain lists, a tenth of the cost."""
    rows = [[each.text, to_ticks(each.seen_at), *each.articles] for each in texts]
    return squeeze(json.dumps(rows, separators=(",", ":")).encode())
