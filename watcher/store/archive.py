"""What can be asked of the store while it is only read."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from watcher.clock import utc_now
from watcher.model import Known
from watcher.store import addresses, evidence, history, looks, noted, robots, service, visits
from watcher.store import articles as watch_list
from watcher.store import between as betweens
from watcher.store import provenance as origins
from watcher.store import recorded as chosen
from watcher.store import search as phrases
from watcher.store.asking import Front, at_a_glance, leafs, reads
from watcher.store.frontier import claims, demand
from watcher.store.glance import Glances
from watcher.store.report import Report
from watcher.store.rows import one

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from types import TracebackType

    from watcher.model import Article
    from watcher.model.history import History
    from watcher.model.status import StoreStatus
    from watcher.store.sources.fronts import KnownSources

# Some have another name here than in their folder: below, theirs is a question.

# NEEDED: the modules that read pages or compare them are imported in the methods that need them. That saves a
# third of a second for every command that only shows what is stored.


class Archive(Front):
    """What is watched and what was seen, for reading."""

    @cached_property
    def sources(self) -> KnownSources:
        """Where articles come from."""
        from watcher.store.sources.fronts import KnownSources  # noqa: PLC0415 - see NEEDED

        return KnownSources(self.database)

    @cached_property
    def glances(self) -> Glances:
        """The watch list, with what one wants to know of every article at a glance."""
        return Glances(self.database)

    @cached_property
    def report(self) -> Report:
        """What changed in all articles."""
        return Report(self.database)

    def close(self) -> None:
        """Give back connections."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # The watch list

    article = reads(one)
    articles = reads(watch_list.listed)
    demands = reads(demand.demands)
    find = reads(watch_list.find)
    followed = reads(addresses.followed)
    is_empty = reads(watch_list.is_empty)
    left_by = reads(claims.left_by)
    names = reads(watch_list.names)
    next_due_at = at_a_glance(claims.next_due_at)
    watched = reads(claims.watched)
    with_url = reads(watch_list.with_url)

    # One visit

    def known(self, article: Article, reader_version: int) -> Known:
        """What a page of an article is set against.

        Args:
            article: whose.
            reader_version: of the reader that has read the page. A version that this reader must read again
                (another one read it, or with other selectors, or its text is damaged) comes with its page; if
                that was pruned, it is empty.
        """
        if not article.version:  # what is known of its host is all: one statement
            with self.database.glancing() as db:
                return Known(None, evidence.known(db, article.id))
        with self.database.reading() as db:
            return Known(history.newest(db, article, reader_version), evidence.known(db, article.id))

    # History

    between = reads(betweens.versions)
    capture = reads(history.capture)
    checks = reads(visits.visits)
    first_title = at_a_glance(history.first_title)
    moments = reads(history.moments)
    note_records = reads(noted.note_records)
    notes = leafs(noted.all_notes)
    provenance = reads(origins.provenance)
    raw = reads(history.raw)
    reading = reads(history.reading)
    readings = reads(history.readings)
    recent = reads(history.recent)
    recorded = reads(chosen.numbers)
    returns_to = at_a_glance(history.returns_to)
    search = leafs(phrases.search)
    seen_version = reads(looks.seen_version)
    snapshot = reads(history.snapshot)
    snapshots = reads(history.all_snapshots)
    suspected_elsewhere = at_a_glance(history.suspected_elsewhere)
    version_at = reads(history.version_at)

    @contextmanager
    def history(self, article_id: int, now: datetime) -> Iterator[History]:
        """An article with all its versions, notes and gaps; the block sees all its texts of one moment."""
        with self.database.reading(at_leisure=True) as db:
            found = origins.whole(db, article_id)
            snapshots = [version.snapshot for version in found.versions]
            yield replace(found, between=self.between(found.article, snapshots, now))

    # The service

    robots_text = reads(robots.text)

    def status(self, now: datetime | None = None) -> StoreStatus:
        """The store in figures; `now` is the system's time by default."""
        with self.database.reading() as db:
            return service.status(db, self.database, now or utc_now())

    def going(self, now: datetime) -> service.Going:
        """Whether visits are made, and whether there is room for them."""
        with self.database.reading() as db:
            return service.going(db, self.database, now)
