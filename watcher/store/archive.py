"""What can be asked of the store: every method is one consistent view, and takes no lock.

So all of this works while another process writes, however long that takes.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from watcher.clock import utc_now
from watcher.model import ArticleState, Known
from watcher.store import (
    addresses,
    articles,
    between,
    evidence,
    history,
    looks,
    noted,
    provenance,
    recorded,
    robots,
    search,
    service,
    visits,
)
from watcher.store.engine.steadfast import steadfast
from watcher.store.frontier import claims, demand
from watcher.store.glance import Glances
from watcher.store.report import Report
from watcher.store.rows import one

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime
    from types import TracebackType

    from watcher.compare.phrases import Phrase
    from watcher.decide.schedule.budget import Demand
    from watcher.model import Article, Capture, NoteKind, NoteRecord, Reading, Recent, Snapshot
    from watcher.model.between import Between
    from watcher.model.history import History, Provenance
    from watcher.model.search import Found
    from watcher.model.status import StoreStatus
    from watcher.store.database import Database
    from watcher.store.sources.fronts import KnownSources
    from watcher.store.visits import Visit

# NEEDED: the modules that read pages or compare them are imported in the methods that need them. That saves a
# third of a second for every command that only shows what is stored.


@steadfast
class Archive:
    """What is watched and what was seen, for reading.

    Every method may be called from any thread and raises StoreError when the database cannot do its part.
    Methods that take an article's number raise UnknownArticle when there is none.

    Attributes:
        database: the connection, for tools that need more than these methods.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

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

    def demands(self, apart: Collection[str] = ()) -> list[Demand]:
        """What every host's active articles ask for; those of some addresses one by one."""
        with self.database.reading() as db:
            return demand.demands(db, apart)

    def left_by(self, dead: Callable[[str], bool], now: datetime) -> list[str]:
        """What workers were at when they died: addresses of articles, or of a source its host."""
        with self.database.reading() as db:
            return claims.left_by(db, dead, now)

    def article(self, article_id: int) -> Article:
        """The article with this number."""
        with self.database.reading() as db:
            return one(db, article_id)

    def find(self, address: str) -> Article:
        """The article a user means by an address, a number ("12", "#12") or part of an address or title.

        Raises:
            UnknownArticle: none, or several; the message names the nearest.
        """
        with self.database.reading() as db:
            return articles.find(db, address)

    def with_url(self, url: str) -> Article | None:
        """The article an address leads to, also when it is no longer watched; None when there is none."""
        with self.database.reading() as db:
            return articles.with_url(db, url)

    def followed(self, article: Article) -> Article:
        """The article itself, or the one that it has become part of."""
        with self.database.reading() as db:
            return addresses.followed(db, article)

    def names(self, part: str, most: int) -> list[tuple[str, str]]:
        """Addresses and titles of watched articles that have the words in either, the last changed first."""
        with self.database.reading() as db:
            return articles.names(db, part, most)

    def articles(
        self, *, states: Sequence[ArticleState] = (ArticleState.ACTIVE, ArticleState.PAUSED)
    ) -> list[Article]:
        """The articles in these states, in the order they were added."""
        with self.database.reading() as db:
            return articles.listed(db, states)

    def is_empty(self) -> bool:
        """Whether nothing is watched."""
        with self.database.reading() as db:
            return articles.is_empty(db)

    def watched(self) -> int:
        """How many articles are active."""
        with self.database.reading() as db:
            return claims.watched(db)

    def next_due_at(self) -> datetime | None:
        """When the next host is ready; in the past when one is waiting; None when nothing is watched."""
        with self.database.glancing() as db:
            return claims.next_due_at(db)

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

    def snapshots(self, article_id: int, first: int = 1) -> list[Snapshot]:
        """An article's versions, from one on, with their changes, oldest first."""
        with self.database.reading() as db:
            return history.all_snapshots(db, article_id, first)

    def recent(self, article_id: int) -> Recent:
        """The last versions of an article, and whether its page went to and fro between them."""
        with self.database.reading() as db:
            return history.recent(db, article_id)

    def suspected_elsewhere(self, article: Article, mark: str) -> bool:
        """Whether an article of another host has the same odd reading now."""
        with self.database.glancing() as db:
            return history.suspected_elsewhere(db, article, mark)

    def capture(self, article_id: int, version: int) -> Capture:
        """A version as it was captured, to read it again; UnknownVersion when there is none."""
        with self.database.reading() as db:
            return history.capture(db, article_id, version)

    def moments(self, article_id: int) -> list[tuple[int, datetime]]:
        """An article's versions, each with when it was captured, oldest first."""
        with self.database.reading() as db:
            return history.moments(db, article_id)

    def snapshot(self, article_id: int, version: int) -> Snapshot:
        """One version; UnknownVersion when there is none."""
        with self.database.reading() as db:
            return history.snapshot(db, article_id, version)

    def first_title(self, article_id: int) -> str:
        """The title an article was first seen with."""
        with self.database.glancing() as db:
            return history.first_title(db, article_id)

    def returns_to(self, article: Article, digest: str) -> int | None:
        """The version before the newest that has this content; None when none has."""
        with self.database.glancing() as db:
            return history.returns_to(db, article, digest)

    def version_at(self, article_id: int, moment: datetime) -> int:
        """The version that stood at a moment; UnknownVersion when we had not looked yet."""
        with self.database.reading() as db:
            return history.version_at(db, article_id, moment)

    def reading(self, article_id: int, version: int) -> Reading:
        """What was read in a version; UnknownVersion when there is none."""
        with self.database.reading() as db:
            return history.reading(db, article_id, version)

    def readings(self, article_id: int, last: int | None = None) -> dict[int, Reading]:
        """What was read in each version up to the last, or in all; those that are damaged are left out."""
        with self.database.reading() as db:
            return dict(history.sound_readings(db, article_id, last))

    def raw(self, article_id: int, version: int) -> bytes:
        """A version's page as received, decompressed; UnknownVersion when there is none."""
        with self.database.reading() as db:
            return history.raw(db, article_id, version)

    def recorded(
        self, *, outlet: str | None = None, tag: str | None = None, since: datetime | None = None
    ) -> array[int]:
        """The numbers of all articles that have a version; see `recorded.numbers`."""
        with self.database.reading() as db:
            return recorded.numbers(db, outlet=outlet, tag=tag, since=since)

    @contextmanager
    def history(self, article_id: int, now: datetime) -> Iterator[History]:
        """An article with all its versions, notes and gaps; the block sees all its texts of one moment."""
        with self.database.reading(at_leisure=True) as db:
            found = provenance.whole(db, article_id)
            snapshots = [version.snapshot for version in found.versions]
            yield replace(found, between=self.between(found.article, snapshots, now))

    def provenance(self, article_id: int, version: int) -> Provenance:
        """Where a version comes from; UnknownVersion when there is none."""
        with self.database.reading() as db:
            return provenance.provenance(db, article_id, version)

    def notes(
        self,
        article_id: int | None = None,
        *,
        kinds: Sequence[NoteKind] = (),
        since: datetime | None = None,
    ) -> Iterator[tuple[Article, NoteRecord]]:
        """Update notes of one article or of all, newest first, read as they are asked for.

        Args:
            article_id: whose; None for all.
            kinds: only of these kinds; all when there are none.
            since: only those first seen then or later; UTC.
        """
        with self.database.reading(at_leisure=True) as db:
            yield from noted.all_notes(db, article_id, kinds=kinds, since=since)

    def note_records(self, article_id: int, went_last: int = 0) -> list[NoteRecord]:
        """An article's update notes as they were first seen; or so many that left a live blog's page last."""
        with self.database.reading() as db:
            return noted.note_records(db, article_id, went_last)

    def search(
        self, asked: Sequence[Phrase], article_id: int | None = None, *, gone: bool = False
    ) -> Iterator[Found]:
        """Where phrases stood and from when to when, the article of the newest find first, one by one.

        Args:
            asked: what to look for, from `watcher.compare.phrases.phrases`; at least one.
            article_id: whose versions; None for all.
            gone: only articles whose newest version has them no more.
        """
        with self.database.reading(at_leisure=True) as db:
            yield from search.search(db, asked, article_id, gone=gone)

    def seen_version(self, article_id: int) -> int:
        """The newest version of an article that a person has looked at; 0 for none."""
        with self.database.reading() as db:
            return looks.seen_version(db, article_id)

    def checks(self, article_id: int, limit: int = 20) -> list[Visit]:
        """An article's last visits, newest first."""
        with self.database.reading() as db:
            return visits.visits(db, article_id, limit)

    def between(self, article: Article, snapshots: Sequence[Snapshot], now: datetime) -> Between:
        """What stands between versions; `snapshots` are all of the article's, or those that are meant."""
        with self.database.reading() as db:
            return between.versions(db, article, snapshots, now)

    # The service

    def status(self, now: datetime | None = None) -> StoreStatus:
        """The store in figures; `now` is the system's time by default."""
        with self.database.reading() as db:
            return service.status(db, self.database, now or utc_now())

    def going(self, now: datetime) -> service.Going:
        """Whether visits are made, and whether there is room for them."""
        with self.database.reading() as db:
            return service.going(db, self.database, now)

    def robots_text(self, origin: str) -> tuple[str, datetime] | None:
        """What a site said in its robots.txt, and when it was asked; None when that is not known."""
        with self.database.reading() as db:
            return robots.text(db, origin)
