"""What earlier checks of an article and of its host have shown of the furniture around its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A place between two lasting blocks of an article whose text was replaced by another one.

    Attributes:
        before: hash of the lasting block before it; "" at the start.
        after: hash of the lasting block behind it; "" at the end.
        base: hash of what the newest version had there when it was last replaced.
        content: hash of what was last seen there.
        blocks: how many blocks stand there.
        longest: characters of the longest block that was seen there.
        linked: every text that was seen there is short and leads to other addresses than the one before.
        times: how often its text was replaced by another.
        streak: the same in checks that followed on each other.
        check: the number of the article's check that last saw it replaced.
        changed_at: when that was; UTC.
        learned: it has been replaced so often that it is no part of the article.
    """

    before: str
    after: str
    base: str
    content: str
    blocks: int
    longest: int
    linked: bool
    times: int
    streak: int
    check: int
    changed_at: datetime
    learned: bool = False


@dataclass(frozen=True, slots=True)
class RestlessLink:
    """Links of an article whose addresses were other ones than before, but for a token, under the same words.

    Attributes:
        address: what does not change in them, with "*" for what does.
        seen: the addresses that were seen last.
        streak: looks that followed on each other and brought others.
        check: the number of the article's check that last did.
        learned: they change at every look.
    """

    address: str
    seen: tuple[str, ...]
    streak: int
    check: int
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """A number in a sentence of an article that was another one than before, under the same words.

    Attributes:
        what: hash of the sentence without its numbers, and which of those it is.
        seen: what it was last; several where several sentences are alike.
        streak: looks that followed on each other and brought another one, and nothing else.
        check: the number of the article's check that last did.
        counted_at: when that was; UTC.
        learned: it is another one at every look.
        named_at: when that was told last; None: never.
    """

    what: str
    seen: tuple[str, ...]
    streak: int
    check: int
    counted_at: datetime
    learned: bool = False
    named_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A text and the articles of one host that it was seen in.

    Attributes:
        text: its hash.
        articles: their numbers, no more than are needed.
        seen_at: when it was last seen in one that is new to it; UTC.
    """

    text: str
    articles: tuple[int, ...]
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was learned.

    Attributes:
        places: of the article.
        standing: of its host.
        links: of the article.
        counters: of the article.
    """

    places: tuple[Place, ...] = ()
    standing: tuple[Standing, ...] = ()
    links: tuple[RestlessLink, ...] = ()
    counters: tuple[Counter, ...] = ()
