"""What numbers that are others at every look were at each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from watcher.damage import sparing
from watcher.decide.history.counted import series
from watcher.store.engine.faults import damage_named
from watcher.store.engine.prepared import Prepared, inserting
from watcher.store.schema import counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.model import Snapshot
    from watcher.model.counted import Counted

_c = counts.c
_KEEP = inserting(counts)
_KEPT = Prepared(
    select(_c.seen_at, _c.said).where(_c.article_id == bindparam("of_article")).order_by(_c.seen_at, _c.id)
)
_NEXT = "\n"  # no sentence has one: white space is folded


def keep(db: Connection, article_id: int, at: datetime, sentences: Iterable[str]) -> None:
    """Write down what sentences said at a look."""
    _KEEP.run(db, {"article_id": article_id, "seen_at": at, "said": _NEXT.join(sentences)})


def counted(db: Connection, article_id: int, snapshots: Sequence[Snapshot]) -> list[Counted]:
    """All that was written down of an article, as it stands between its versions, oldest first."""
    with sparing(f"What counts in article #{article_id}"), damage_named():
        rows = _KEPT.all(db, of_article=article_id)
        looks = [(row.seen_at, tuple(row.said.split(_NEXT))) for row in rows]
        return series(looks, [snapshot.captured_at for snapshot in snapshots])
    return []
