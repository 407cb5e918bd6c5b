"""Where articles come from: a feed, a sitemap, the front of a section."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from watcher.model.article import ArticleState, Validators

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from watcher.model.push import Hub


class SourceKind(StrEnum):
    """What a source is. Unknown: nobody has looked at it yet."""

    UNKNOWN = "unknown"
    FEED = "feed"
    SITEMAP = "sitemap"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a source: an article, by its word.

    Attributes:
        url: as it stands there, absolute.
        id: what a feed calls it through all changes; "" for none.
        title: its headline; "" for none.
        published_at: by its word; UTC.
        updated_at: of its last change by its word; UTC.
    """

    url: str
    id: str = ""
    title: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None


def newest(items: Iterable[Item]) -> tuple[Item, ...]:
    """The newest first by their own word; those without a date after them, in their own order."""

    def age(item: Item) -> tuple[bool, float]:
        at = item.published_at or item.updated_at
        return at is None, -at.timestamp() if at else 0.0

    return tuple(sorted(items, key=age))


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source says.

    Attributes:
        kind: what it is.
        title: its name for itself.
        items: its articles, in its own order.
        left: how many more there are than are looked at.
        trouble: why it, or what is behind its items, cannot be used, in words; "" for a good one.
        remark: what is odd about a good one.
        hub: who tells when something is new there; None for nobody.
    """

    kind: SourceKind
    title: str = ""
    items: tuple[Item, ...] = ()
    left: int = 0
    trouble: str = ""
    remark: str = ""
    hub: Hub | None = None


LIMIT = 100
"""New articles a day from one source: what a desk can follow of a large outlet. A feed with a whole archive
in it, or a sitemap that was built anew, does not become ten thousand articles."""

WATCH_FOR = timedelta(days=30)
"""How long an article of a source is looked at as often as its changes deserve. A quarter to a half of all
notes come later, so the watch then stretches and does not end."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a user asks of a source.

    Attributes:
        every: a fixed interval between two looks at it; None for its own rhythm.
        tags: for its articles.
        outlet: the outlet's name, until a page tells its own.
        include: parts of an address or patterns with "*"; an article needs one of them. Empty: all.
        exclude: the same; an article must have none of them.
        limit: new articles in 24 hours.
        watch_for: how long each article is looked at as often as it deserves.
        stop: the watch of an article ends then; else it stretches.
    """

    every: timedelta | None = None
    tags: tuple[str, ...] = ()
    outlet: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    limit: int = LIMIT
    watch_for: timedelta = WATCH_FOR
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A watched source and what is known of it.

    Attributes:
        id: row number in the store.
        url: as the user gave it, canonical; the source's name.
        at: the address that is asked: of the feed that the page links to.
        host: the politeness queue of `at`.
        kind: what it is.
        title: its name for itself.
        state: active, paused or removed.
        from_config: it stands in config.toml.
        wishes: what the user asks of it.
        validators: of the last good answer.
        body_hash: of its bytes; "" for none.
        looks: how often it was asked.
        items: how many items were seen in all.
        left_out: how many of them became no articles.
        articles: how many articles of the others are watched: neither removed nor part of another one.
        captured: how many of those have been read for the first time.
        last_looked_at: our last look.
        last_good_at: the last one that could be read.
        arrivals: when looks brought something new, the last ones, the first look left out; UTC.
        next_look_at: when it is due.
        next_reason: why then, in words.
        failures: looks in a row that could not be read.
        failing_since: the first of them.
        trouble: what the last one said; "" when all is well.
        noticed: the trouble was reported.
        quiet_noticed: that it is quiet was reported.
        hub: who pushes it; "" for nobody.
        pushed_until: the end of the lease that its hub granted.
        hub_trouble: why it granted none, in words.
        pushes: how often the hub sent something that bore its signature.
        last_pushed_at: the last of them.
        lease: names the claim under which it is looked at.
    """

    id: int
    url: str
    at: str
    host: str
    kind: SourceKind = SourceKind.UNKNOWN
    title: str = ""
    state: ArticleState = ArticleState.ACTIVE
    from_config: bool = False
    wishes: Wishes = Wishes()
    validators: Validators = field(default_factory=Validators)
    body_hash: str = ""
    looks: int = 0
    items: int = 0
    left_out: int = 0
    articles: int = 0
    captured: int = 0
    added_at: datetime | None = None
    last_looked_at: datetime | None = None
    last_good_at: datetime | None = None
    arrivals: tuple[datetime, ...] = ()
    next_look_at: datetime | None = None
    next_reason: str = ""
    failures: int = 0
    failing_since: datetime | None = None
    trouble: str = ""
    noticed: bool = False
    quiet_noticed: bool = False
    hub: str = ""
    pushed_until: datetime | None = None
    hub_trouble: str = ""
    pushes: int = 0
    last_pushed_at: datetime | None = None
    lease: str = field(default="", compare=False)


class SourceClaim(NamedTuple):
    """A source that somebody holds to look at it; its row is read when its turn comes.

    Attributes:
        source_id: its number.
        lease: names the claim.
    """

    source_id: int
    lease: str


@dataclass(frozen=True, slots=True)
class WantedSource:
    """A source that the user or the configuration asks for. Field names are those of `Source`."""

    url: str
    at: str
    host: str
    kind: SourceKind = SourceKind.UNKNOWN
    title: str = ""
    wishes: Wishes = Wishes()


@dataclass(frozen=True, slots=True)
class SourceProgress:
    """What of a source's row a look sets anew. Field names are those of `Source`."""

    at: str
    kind: SourceKind
    title: str
    next_look_at: datetime
    next_reason: str
    validators: Validators = field(default_factory=Validators)
    body_hash: str = ""
    last_good_at: datetime | None = None
    arrivals: tuple[datetime, ...] = ()
    failures: int = 0
    failing_since: datetime | None = None
    trouble: str = ""
    noticed: bool = False
    quiet_noticed: bool = False
