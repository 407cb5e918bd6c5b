"""Captures of archives that say what a version says: they show when it stood there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from watcher.model.past import Fate, Looked
from watcher.store.engine.prepared import Prepared
from watcher.store.schema import mementos

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["known_captures"]

_m = mementos.c
_KNOWN = Prepared(
    select(_m.uri, _m.captured_at)
    .where(_m.article_id == bindparam("of_article"), _m.fate == Fate.KNOWN.value)
    .order_by(_m.captured_at, _m.id)
)


def known_captures(db: Connection, article_id: int) -> list[Looked]:
    """Those of an article, oldest first."""
    found = _KNOWN.all(db, of_article=article_id)
    return [Looked(row.uri, row.captured_at, Fate.KNOWN) for row in found]
