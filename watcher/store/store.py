"""The store's front: all that can be asked of it, and all that can be written."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from watcher.decide.patience import HOST_PATIENCE
from watcher.store import articles as watch_list
from watcher.store import configured, looks, robots, service
from watcher.store.archive import Archive
from watcher.store.asking import at_a_glance, reads, writes
from watcher.store.engine.places import LOCK_FILE
from watcher.store.frontier import claims, demand, wrong_clock
from watcher.store.outbox import deliveries as outbox
from watcher.store.sources import watched as source_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta
    from pathlib import Path

    from watcher.decide.patience import Patience
    from watcher.model import (
        Added,
        Article,
        Capture,
        Change,
        Check,
        Claim,
        NoteRecord,
        Said,
        Wanted,
    )
    from watcher.model.source import WantedSource
    from watcher.store.database import Database
    from watcher.store.outbox.deliveries import Channel
    from watcher.store.outbox.dispatch import Outbox
    from watcher.store.past import Past
    from watcher.store.sources.fronts import SourceList
    from watcher.store.sources.subscriptions import Subscriptions
    from watcher.store.twins import Twins
    from watcher.store.upkeep import Upkeep


class Store(Archive):
    """What is watched, what was seen and what is to be told. Made by `open_store`."""

    def __init__(self, database: Database, state_dir: Path) -> None:
        super().__init__(database)
        self._state_dir = state_dir
        self._daemon: service.DaemonLock | None = None

    @cached_property
    def twins(self) -> Twins:
        """Which addresses and articles are one."""
        from watcher.store.twins import Twins  # noqa: PLC0415 - see NEEDED

        return Twins(self.database)

    @cached_property
    def past(self) -> Past:
        """What archives hold and keep."""
        from watcher.store.past import Past  # noqa: PLC0415 - see NEEDED

        return Past(self.database)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Feeds that push."""
        from watcher.store.sources.subscriptions import Subscriptions  # noqa: PLC0415 - see NEEDED

        return Subscriptions(self.database)

    @cached_property
    def sources(self) -> SourceList:
        """Where articles come from."""
        from watcher.store.sources.fronts import SourceList  # noqa: PLC0415 - see NEEDED

        return SourceList(self.database)

    @cached_property
    def outbox(self) -> Outbox:
        """What is to be told, and to whom."""
        from watcher.store.outbox.dispatch import Outbox  # noqa: PLC0415 - see NEEDED

        return Outbox(self.database)

    @cached_property
    def upkeep(self) -> Upkeep:
        """The care of what is kept."""
        from watcher.store.upkeep import Upkeep  # noqa: PLC0415 - see NEEDED

        return Upkeep(self.database)

    def close(self) -> None:
        """Give back connections and the daemon's lock."""
        super().close()
        if self._daemon is not None:
            self._daemon.release()
            self._daemon = None

    # The watch list

    add_each = writes(watch_list.add_each)
    set_state = writes(watch_list.set_state)
    with_urls = reads(watch_list.by_address)

    def add_unwatched(self, wanted: Sequence[Wanted], now: datetime) -> list[tuple[Article | None, Added]]:
        """Watch those addresses that nobody watches, removed ones again; leave the others as they are.

        Returns:
            For each its article, None where that is damaged, and how it is watched now.
        """
        with self.database.writing() as db:
            return watch_list.add_each(db, wanted, now, leave_watched=True)

    def sync(
        self,
        wanted: Sequence[Wanted],
        now: datetime,
        *,
        sources: Sequence[WantedSource] = (),
        patient: bool = True,
    ) -> None:
        """Watch what the configuration asks for. What it no longer asks for is removed, its history kept.

        Takes no lock when all is as asked, which is nearly always.

        Args:
            wanted: all articles that the configuration asks for.
            now: the moment.
            sources: all sources that it asks for.
            patient: wait as long as usual for another process; else a second at most.
        """
        with self.database.reading() as db:
            if configured.as_asked(db, wanted, now) and source_rows.as_asked(db, sources):
                return
        with self.database.writing(patient=patient) as db:
            source_rows.sync(db, sources, now)  # first: what it still lists stays
            configured.sync(db, wanted, now)

    # The frontier

    claim = writes(claims.claim, durable=False)
    claimed = at_a_glance(claims.claimed)
    pass_by = writes(claims.pass_by, durable=False)
    release = writes(claims.release, durable=False)
    renew = writes(claims.renew, durable=False)
    set_terms = writes(demand.set_terms, durable=False)

    def claim_due(
        self, now: datetime, *, owner: str, lease: timedelta, limit: int, host_delay: timedelta
    ) -> list[Claim]:
        """Take due articles to check them: at most one of each host, the longest waiting host first.

        Args:
            now: the moment.
            owner: who takes them, for people.
            lease: after this long without `record` or `release` they may be taken by others.
            limit: the most to take.
            host_delay: how long each host is left alone even if we never come back.
        """
        if (due_at := self.next_due_at()) is None or due_at > now:
            return []  # an idle tick takes no lock
        with self.database.writing(durable=False) as db:
            return claims.claim_due(db, now, owner=owner, lease=lease, limit=limit, host_delay=host_delay)

    def free_leases(self, dead: Callable[[str], bool], now: datetime, *, host_delay: timedelta) -> int:
        """Take back what workers held when they died, so that a killed daemon's work is not late by a lease.

        What stands in the future because the clock was wrong is made due as well.

        Args:
            dead: whether the worker of this name (`owner` of a claim) is surely no more.
            now: the moment.
            host_delay: how long their hosts are left alone: who died may have asked them just now.

        Returns:
            How many hosts and alerts those were.
        """
        with self.database.writing() as db:
            mended = wrong_clock.mend(db, dead, now, host_delay)
            freed = claims.free_dead(db, dead, now, host_delay)
            return mended + freed + outbox.free_dead(db, dead, now)

    # One visit

    def told(
        self, article: Article, change: Change, capture: Capture
    ) -> tuple[tuple[Said, ...], tuple[NoteRecord, ...]]:
        """What the notes that a new version brings say of earlier changes, and what becomes of notes with it.

        Args:
            article: as it was before that version.
            change: what led to it.
            capture: the new version.

        Returns:
            The former; and where notes came or came back, their records as `record` will write them.
        """
        if not (change.notes_added or change.notes_changed):
            return (), ()
        from watcher.store import later  # noqa: PLC0415 - see NEEDED
        from watcher.store.packing.texts import Texts  # noqa: PLC0415 - the same
        from watcher.store.record import followed  # noqa: PLC0415 - the same

        number, language = article.version + 1, capture.reading.language or article.language
        with self.database.reading() as db:
            texts = Texts(db, article.id)
            said = later.said(texts, change, version=number, at=capture.captured_at, language=language)
            return said, followed(texts, change, capture, article) if change.notes_added else ()

    def record(
        self,
        check: Check,
        *,
        channels: Sequence[Channel],
        host_delay: timedelta,
        patience: Patience = HOST_PATIENCE,
    ) -> int | None:
        """Write a visit down with everything that follows from it, or nothing at all.

        Args:
            check: the visit; its article is the one that was claimed.
            channels: where events go to those who want them.
            host_delay: how long the host is left alone now.
            patience: when a host's trouble is worth telling.

        Returns:
            The article's newest version; None when the lease was lost to another worker and nothing was
            written.
        """
        from watcher.store import record  # noqa: PLC0415 - see NEEDED

        lasting = check.capture is not None or check.aside is not None or bool(check.events)
        with self.database.writing(durable=lasting) as db:
            return record.record(db, check, channels=channels, host_delay=host_delay, patience=patience)

    # Looking

    keep_robots = writes(robots.keep, durable=False, patient=False)

    def look(self, article_id: int, version: int, now: datetime) -> None:
        """Note that a person has looked at an article up to this version."""
        if self.seen_version(article_id) >= version:
            return
        with self.database.writing(durable=False, patient=False) as db:
            looks.look(db, article_id, version, now)

    # The service

    def lock_daemon(self, owner: str, now: datetime) -> None:
        """Be the only daemon on this state directory until `close`. On a server there may be many.

        Args:
            owner: who we are, for the one who is refused.
            now: since when, for the same.

        Raises:
            DaemonRunning: another one is.
        """
        if self.database.file is not None and self._daemon is None:
            self._daemon = service.DaemonLock(self._state_dir / LOCK_FILE, service.held_by(owner, now))

    def daemon_holder(self) -> str | None:
        """Who is the daemon on this state directory, and since when; "" for nobody, None: not known here."""
        return None if self.database.file is None else service.lock_holder(self._state_dir / LOCK_FILE)
