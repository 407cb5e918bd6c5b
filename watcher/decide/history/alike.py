"""Which stored changes were one change of many articles, by the rules of `watcher.decide.burst`.

Of what is stored less is known than when it was seen: which articles were looked at and had it not, and in
which a paragraph was the house's own by then. So fewer are found, and none that was not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from watcher.decide.burst import ARTICLES, BRIEF, REMEMBERED, WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


class Happened(NamedTuple):
    """A change of an article of a host.

    Attributes:
        at: when the version was captured that it led to; UTC.
        article: whose it is.
        version: that version.
        parts: its fragments.
        brief: those of them that articles have all day, each for itself.
    """

    at: datetime
    article: int
    version: int
    parts: frozenset[str]
    brief: frozenset[str]


@dataclass(eq=False, slots=True)
class Alike:
    """A fragment that came to many articles.

    Attributes:
        last_at: when it came to the last of those that had it within the window of one another; UTC.
        articles: which.
        marks: the changes that are told by it: of each the article and the version.
    """

    last_at: datetime
    articles: set[int] = field(default_factory=set)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def take(self, one: Happened) -> None:
        """One more; one that comes late, as after a pause, keeps the burst going no longer."""
        self.articles.add(one.article)
        if one.at - self.last_at < WINDOW:
            self.last_at = max(self.last_at, one.at)


def alike(changes: Iterable[Happened]) -> list[Alike]:
    """Find the changes of a host all of whose fragments came to many articles.

    Args:
        changes: of all its articles, in any order.
    """
    of_part: dict[str, list[Happened]] = defaultdict(list)
    for one in sorted(changes):
        for part in one.parts:
            of_part[part].append(one)
    found: dict[Happened, list[Alike]] = defaultdict(list)
    for part, some in of_part.items():
        for burst, one in _gathered(some, brief=part in some[0].brief):
            found[one].append(burst)
    for one, bursts in found.items():
        if len(bursts) == len(one.parts):
            min(bursts, key=lambda burst: len(burst.articles)).marks.append((one.article, one.version))
    every = dict.fromkeys(burst for bursts in found.values() for burst in bursts)
    return [burst for burst in every if burst.marks]


def known_of(one: Happened, known: Iterable[Happened]) -> Happened | None:
    """The change, known as one of many articles, that says all that another does; the nearest in time.

    Args:
        one: a change.
        known: of articles of its host.
    """
    within = BRIEF if one.brief else REMEMBERED
    said = [of for of in known if one.parts <= of.parts and abs(one.at - of.at) < within]
    return min(said, key=lambda of: abs(one.at - of.at), default=None)


def _gathered(some: list[Happened], *, brief: bool) -> Iterator[tuple[Alike, Happened]]:
    """The bursts of a fragment, and what is in each."""
    window: list[Happened] = []
    burst: Alike | None = None
    for one in some:
        if burst is not None and one.at - burst.last_at < (BRIEF if brief else REMEMBERED):
            burst.take(one)
            yield burst, one
            continue
        window = [*(w for w in window if one.at - w.at < (BRIEF if brief else WINDOW)), one]
        if len({w.article for w in window}) >= ARTICLES:
            burst = Alike(one.at)
            for each in window:
                burst.take(each)
                yield burst, each
            window = []
