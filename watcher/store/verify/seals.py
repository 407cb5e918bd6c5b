"""Seals: each version together with all before it. Only the newest one is kept; the others follow from it.

seal of 1 = SHA-256 of nothing, its digest, its page's hash and its time, a line each
seal of 2 = SHA-256 of the seal of 1, its digest, its page's hash and its time ...
"""

from __future__ import annotations

from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from watcher.store.engine.columns import to_ticks
from watcher.store.engine.prepared import Prepared
from watcher.store.schema import articles, pages, snapshots

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

_s = snapshots.c
_SEALED = (
    select(_s.digest, pages.c.hash, _s.captured_at)
    .join_from(snapshots, pages, _s.page_id == pages.c.id)
    .where(_s.article_id == bindparam("of_article"))
    .order_by(_s.version)
)
_KEPT = Prepared(select(articles.c.seal).where(articles.c.id == bindparam("of_article")))


def seal(before: str, digest: str, raw_hash: str, captured_at: datetime) -> str:
    """Seals a version together with all before it: none can be altered or left out unseen."""
    return sha256(f"{before}\n{digest}\n{raw_hash}\n{to_ticks(captured_at)}".encode()).hexdigest()


def seals(rows: Iterable[Any]) -> list[str]:
    """Of every version, oldest first; rows have `digest`, `hash` and `captured_at`."""
    sealed = accumulate(
        rows, lambda before, row: seal(before, row.digest, row.hash or "", row.captured_at), initial=""
    )
    return [*sealed][1:]


def seals_of(db: Connection, article_id: int) -> list[str]:
    """Of every version of an article as it stands, oldest first."""
    return seals(db.execute(_SEALED, {"of_article": article_id}))


def kept_seal(db: Connection, article_id: int) -> str:
    """Of the newest version, as it was written down; "" when there is none."""
    return _KEPT.scalar(db, of_article=article_id) or ""
