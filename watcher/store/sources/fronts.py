"""The fronts for sources, to read and to write: every method is one transaction, from any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import ArticleState
from watcher.store.engine.steadfast import steadfast
from watcher.store.sources import items, turns
from watcher.store.sources import watched as sources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from watcher.decide.choose import Known
    from watcher.model import Added, Article
    from watcher.model.source import Item, Source, SourceClaim, WantedSource
    from watcher.store.database import Database
    from watcher.store.outbox.deliveries import Channel
    from watcher.store.sources.items import Look


@steadfast
class KnownSources:
    """What is known of sources. Methods raise StoreError when the database cannot do its part."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def all(
        self, states: Sequence[ArticleState] = (ArticleState.ACTIVE, ArticleState.PAUSED)
    ) -> list[Source]:
        """The sources in these states, in the order they were added."""
        with self.database.reading() as db:
            return sources.listed(db, states)

    def find(self, address: str) -> Source | None:
        """The watched source with this address; None when there is none."""
        with self.database.reading() as db:
            return sources.find(db, address)

    def meant(self, address: str) -> Source:
        """The source that a user means; UnknownSource when none or several are."""
        with self.database.reading() as db:
            return sources.meant(db, address)

    def articles(self, source_id: int) -> list[Article]:
        """The watched articles that a source has brought, in the order they came."""
        with self.database.reading() as db:
            return items.articles_of(db, source_id)

    def of_article(self, article_id: int) -> list[Source]:
        """The sources in which an article was found, in the order they were added."""
        with self.database.reading() as db:
            return sources.of_article(db, article_id)


@steadfast
class SourceList(KnownSources):
    """The sources that are watched. Methods raise StoreError when the database cannot do its part."""

    def add(self, wanted: WantedSource, now: datetime) -> tuple[Source, Added]:
        """Watch a source, and how it is watched now; of one that is already the wishes become those given."""
        with self.database.writing() as db:
            return sources.add(db, wanted, now)

    def add_unwatched(
        self, wanted: Sequence[WantedSource], now: datetime, *, dry: bool = False
    ) -> list[Added | None]:
        """Watch those that nobody watches, removed ones again with the wishes they had; or say what would be.

        Returns:
            How each is watched now; None where it is damaged.
        """
        with self.database.reading() if dry else self.database.writing() as db:
            return sources.add_unwatched(db, wanted, now, dry=dry)

    def set_state(self, source_id: int, state: ArticleState) -> None:
        """Pause, resume or remove a source. What it has brought stays."""
        with self.database.writing() as db:
            sources.set_state(db, source_id, state)

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

    def claimed(self, claim: SourceClaim) -> Source:
        """The source that was taken, as it is when its turn comes.

        Raises:
            LeaseOver: others may have taken it by now.
        """
        with self.database.reading() as db:
            return turns.claimed(db, claim)

    def release(self, claim: SourceClaim, now: datetime, later: tuple[datetime, str]) -> None:
        """Give a source back that nobody looked at; when it is due instead, and why then."""
        with self.database.writing(durable=False) as db:
            turns.release(db, claim, now, later)

    def claim(
        self, source_id: int, now: datetime, *, owner: str, lease: timedelta, host_delay: timedelta
    ) -> Source | datetime:
        """Take one source, whether it is due or not; the moment its host is free if that is later."""
        with self.database.writing(durable=False) as db:
            return turns.claim(db, source_id, now, owner=owner, lease=lease, host_delay=host_delay)

    def known(self, source_id: int, found: Sequence[Item]) -> tuple[dict[str, Known], dict[str, Known]]:
        """Those of the items that were seen before, by the keys of their addresses and by their names."""
        with self.database.reading() as db:
            return items.known(db, source_id, found)

    def taken(self, source_id: int, since: datetime) -> int:
        """How many items of a source became articles since then."""
        with self.database.reading() as db:
            return items.taken(db, source_id, since)

    def record(
        self, look: Look, *, channels: Sequence[Channel], host_delay: timedelta, floor: timedelta
    ) -> int | None:
        """Write a look down with everything that follows from it, or nothing at all; see `items.record`."""
        with self.database.writing() as db:
            return items.record(db, look, channels=channels, host_delay=host_delay, floor=floor)
