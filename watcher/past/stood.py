"""Which version stood at a moment, and how far that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.stood import Stood
from watcher.past.compared import last_seen

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model import Article, Snapshot
    from watcher.model.gap import Gap
    from watcher.store.archive import Archive


def stood(archive: Archive, article: Article, asked_at: datetime, now: datetime) -> Stood:
    """The newest version of an article that was captured, or seen by an archive, by a moment.

    UnknownVersion when none was.

    A page may have changed right after a look that found it as it was: what stood between two looks that
    saw two versions nobody knows.
    """
    moments = dict(archive.moments(article.id))
    version = archive.version_at(article.id, asked_at)
    old = archive.snapshot(article.id, version)
    next_at = moments.get(version + 1)
    looked_at = last_seen(archive, old) if next_at else article.last_good_at  # None: others captured it
    seen_until = max(looked_at or old.captured_at, old.captured_at)
    return Stood(asked_at, version, seen_until, next_at, _gap_at(archive, article, old, asked_at, now))


def _gap_at(
    archive: Archive, article: Article, version: Snapshot, asked_at: datetime, now: datetime
) -> Gap | None:
    found = archive.between(article, [version], now).gaps
    return next((gap for gap in found if gap.since < asked_at < (gap.until or now)), None)
