"""What the time line of an article has between its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.decide.history.gaps import UNSEEN, gaps
from watcher.model.between import Between
from watcher.store import counts, visits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.model import Article, Snapshot


def versions(db: Connection, article: Article, snapshots: Sequence[Snapshot], now: datetime) -> Between:
    """What stands between these versions of an article."""
    sights = visits.turns(db, article.id, UNSEEN)
    unseen = gaps(sights, snapshots, every=article.every, now=now)
    return Between(tuple(unseen), tuple(counts.counted(db, article.id, snapshots)))
