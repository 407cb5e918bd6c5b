"""What a file of another tool holds, in our words, what of it has no place here, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.wanted import Added

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from watcher.model import Selectors


@dataclass(frozen=True, slots=True)
class OldVersion:
    """A version that another tool kept.

    Attributes:
        at: when it was captured; UTC.
        title: the headline; "" when it was not kept.
        body: its text, paragraphs separated by a line; or markup of the article alone.
        markup: whether `body` is markup.
        byline: the authors, when they were kept.
    """

    at: datetime
    title: str
    body: str
    markup: bool = False
    byline: str = ""


@dataclass(frozen=True, slots=True)
class OldArticle:
    """An address that another tool watched.

    Attributes:
        url: as it stands there.
        every: its interval.
        tags: its words.
        selectors: what of the page it looked at.
        paused: it was not looked at.
        versions: what was kept of it, oldest first.
        losses: what of its settings cannot come, in words.
    """

    url: str
    every: timedelta | None = None
    tags: tuple[str, ...] = ()
    selectors: Selectors | None = None
    paused: bool = False
    versions: tuple[OldVersion, ...] = ()
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OldSource:
    """A feed that another tool watched."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What cannot come.

    Attributes:
        what: an address or a name.
        why: in words.
    """

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Haul:
    """All that a file holds.

    Attributes:
        tool: whose file it is, in words.
        articles: addresses that were watched.
        sources: feeds that were watched.
        left: what cannot come.
    """

    tool: str
    articles: tuple[OldArticle, ...] = ()
    sources: tuple[OldSource, ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of captures.

    Attributes:
        added: versions that came into the history.
        known: captures that say what a version says already.
        beside: captures that differ from what we saw before and after them.
        texts: mere texts of a time when we looked at the pages ourselves.
        later: captures of a merged article from after the other's own last look.
    """

    added: int = 0
    known: int = 0
    beside: int = 0
    texts: int = 0
    later: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one address.

    Attributes:
        url: the address.
        added: how it is watched now.
        source: it is a feed.
        versions: what became of its versions.
        losses: what of it could not come, in words.
        refused: why nothing of it could; "" when something did.
    """

    url: str
    added: Added = Added.ALREADY
    source: bool = False
    versions: Report = Report()
    losses: tuple[str, ...] = ()
    refused: str = ""
