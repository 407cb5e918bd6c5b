"""The fronts for sources, to read and to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.store.asking import Front, reads, writes
from watcher.store.sources import items, turns
from watcher.store.sources import watched as sources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from watcher.model import Added
    from watcher.model.source import SourceClaim, WantedSource


class KnownSources(Front):
    """What is known of sources."""

    all = reads(sources.listed)
    articles = reads(items.articles_of)
    find = reads(sources.find)
    meant = reads(sources.meant)
    of_article = reads(sources.of_article)


class SourceList(KnownSources):
    """The sources that are watched."""

    add = writes(sources.add)
    claim = writes(turns.claim, durable=False)
    claimed = reads(turns.claimed)
    known = reads(items.known)
    record = writes(items.record)
    release = writes(turns.release, durable=False)
    set_state = writes(sources.set_state)
    taken = reads(items.taken)

    def add_unwatched(
        self, wanted: Sequence[WantedSource], now: datetime, *, dry: bool = False
    ) -> list[Added | None]:
        """Watch those that nobody watches, removed ones again with the wishes they had; or say what would be.

        Returns:
            How each is watched now; None where it is damaged.
        """
        with self.database.reading() if dry else self.database.writing() as db:
            return sources.add_unwatched(db, wanted, now, dry=dry)

    def claim_due(
        self, now: datetime, *, owner: str, lease: timedelta, limit: int, host_delay: timedelta
    ) -> list[SourceClaim]:
        """Take due sources to look at them, at most one of each host; see `claimed`."""
        with self.database.glancing() as db:
            due_at = turns.next_due_at(db)
        if due_at is None or due_at > now:
            return []  # an idle tick takes no lock
        with self.database.writing(durable=False) as db:
            return turns.claim_due(db, now, owner=owner, lease=lease, limit=limit, host_delay=host_delay)
