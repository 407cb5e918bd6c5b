"""Finds out what is at an address: an article, a feed, a sitemap, a page that links to feeds, or a front.

ask ──> kind of document ──> feed, sitemap (and those it leads to)
                    └──────> page ──> an article? ──> the feeds that it links to ──> its own links
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from time import monotonic
from typing import TYPE_CHECKING

from watcher.decide.schedule.common import hints_of
from watcher.decide.source import Seen
from watcher.decide.trust import was_conditional
from watcher.errors import FetchError, WrongType
from watcher.fetch.address import shown
from watcher.fetch.headers import joined
from watcher.fetch.media import refuse_content, refuse_type
from watcher.find import Kind, feed, front, is_article, kind_of, linked_feeds, walk
from watcher.find.feed import hub_of
from watcher.find.sitemap import MOST_BYTES
from watcher.find.timemap import links
from watcher.model import Obstacle, Validators
from watcher.model.source import Listing, SourceKind
from watcher.read import read
from watcher.read.further import next_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.fetch import Fetcher
    from watcher.find import Linked
    from watcher.model import Reading, Response

MOST_FEEDS = 3
"""Feeds of a page that are tried, until one has items; outlets link to their main one first."""

LONGEST_WALK = 180.0
"""Seconds after which no further sitemap is asked for: the lease on the host ends after five minutes, and the
next look begins with the newest again."""

GOOD = 200
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Finding:
    """What is at an address.

    Attributes:
        url: the address.
        reading: of an article; None when it is none.
        seen: of a source; None when it is none.
        feeds: others that the page links to, besides the one in `seen`.
        trouble: why nothing can be said of it now; "" when something can.
        remark: what somebody who watches it should know.
    """

    url: str
    reading: Reading | None = None
    seen: Seen | None = None
    feeds: tuple[Linked, ...] = ()
    trouble: str = ""
    remark: str = ""


def discover(fetcher: Fetcher, url: str) -> Finding:
    """Find out what is at an address. Asks for robots.txt first, as always, and never raises FetchError."""
    try:
        answer = fetcher.document(url, limit=MOST_BYTES)
    except FetchError as error:
        return Finding(url, trouble=str(error))
    if answer.status != GOOD:
        return Finding(url, trouble=f"{shown(url)}: the server answered {answer.status}")
    kind = kind_of(answer.body)
    if kind in {Kind.FEED, Kind.JSON_FEED}:
        return Finding(url, seen=_seen(answer, feed(answer.body, answer.url, charset=answer.charset)))
    if kind in {Kind.SITEMAP, Kind.SITEMAP_INDEX}:
        return Finding(url, seen=_walked(fetcher, answer.url, answer))
    try:
        refuse_type(answer.header("content-type"))
        refuse_content(answer.header("content-type"), answer.body)
    except WrongType as error:
        return Finding(url, trouble=f"{shown(url)}: {error}")
    if kind is Kind.PAGE:
        return _page(fetcher, url, answer)
    return Finding(url, trouble=f"{shown(url)} is neither a web page nor a feed nor a sitemap")


def look(fetcher: Fetcher, at: str, kind: SourceKind, validators: Validators, body_hash: str) -> Seen:
    """Look at a source of a known kind again, conditionally.

    Args:
        fetcher: asks.
        at: its address.
        kind: what it is.
        validators: of the last good answer.
        body_hash: of that answer.
    """
    limit = MOST_BYTES if kind is SourceKind.SITEMAP else 0
    try:
        answer = fetcher.document(at, validators, limit=limit)
    except FetchError as error:
        return Seen(at, kind, trouble=str(error), hints=hints_of(error))
    if answer.status == NOT_MODIFIED and was_conditional(answer):
        return Seen(at, kind, validators=validators, body_hash=body_hash, hints=hints_of(answer))
    if answer.status != GOOD:
        words = f"the server answered {answer.status}"
        return Seen(at, kind, trouble=words, hints=hints_of(answer))
    if kind is SourceKind.SITEMAP:
        return _walked(fetcher, at, answer)
    read_as = feed if kind is SourceKind.FEED else front
    if _hash(answer) == body_hash:
        return replace(_seen(answer, Listing(kind)), at=at, listing=None)
    return replace(_seen(answer, read_as(answer.body, answer.url, charset=answer.charset)), at=at)


def _hash(answer: Response) -> str:
    return sha256(answer.body).hexdigest()[:32]


def _seen(answer: Response, listing: Listing) -> Seen:
    """A good answer; its validators are kept only with a good listing, or its trouble would be hidden."""
    good = not listing.trouble
    said = joined(answer.headers, "link")
    named = [(relation, link.target) for link in links(said) for relation in link.relations]
    listing = replace(listing, hub=hub_of(named, answer.url) or listing.hub)
    return Seen(
        at=answer.moved_to or answer.url,
        kind=listing.kind,
        listing=listing if good or listing.items else None,
        trouble=listing.trouble,
        validators=answer.validators if good else Validators(),
        body_hash=_hash(answer) if good else "",
        hints=hints_of(answer),
    )


def _walked(fetcher: Fetcher, at: str, answer: Response) -> Seen:
    """A sitemap with those it leads to. Of an index nothing is conditional: its parts change without it."""
    way = walk(at)
    next(way)
    body: bytes | None = answer.body
    asked, until = 0, monotonic() + LONGEST_WALK
    try:
        while True:
            url = way.send(body)
            asked += 1
            body = _body(fetcher, url) if monotonic() < until else None
    except StopIteration as end:
        seen = replace(_seen(answer, end.value), at=at)
    return replace(seen, validators=Validators(), body_hash="") if asked else seen


def _body(fetcher: Fetcher, url: str) -> bytes | None:
    try:
        answer = fetcher.document(url, limit=MOST_BYTES)
    except FetchError:
        return None
    return answer.body if answer.status == GOOD else None


def _page(fetcher: Fetcher, url: str, answer: Response) -> Finding:
    reading = read(answer.body, answer.url, charset=answer.charset or None)
    listing = front(answer.body, answer.url, charset=answer.charset)
    if is_article(answer.body, reading, links=len(listing.items), charset=answer.charset):
        return Finding(url, reading=reading, remark=_remark(reading) or _further(answer))
    feeds = linked_feeds(answer.body, answer.url, charset=answer.charset)
    for linked, seen in _feeds(fetcher, feeds):
        if seen.listing is not None and seen.listing.items:
            return Finding(url, seen=seen, feeds=tuple(other for other in feeds if other != linked))
    if listing.items:
        return Finding(url, seen=replace(_seen(answer, listing), at=answer.moved_to or url))
    return Finding(url, reading=reading, remark=_remark(reading) or listing.trouble)


def _feeds(fetcher: Fetcher, feeds: tuple[Linked, ...]) -> Iterator[tuple[Linked, Seen]]:
    for linked in feeds[:MOST_FEEDS]:
        yield linked, look(fetcher, linked.url, SourceKind.FEED, Validators(), "")


REMARKS = {
    Obstacle.SCRIPT_ONLY: "the page has no text without JavaScript; to read it in a browser, write "
    'render = "browser" for its host or article in config.toml',
    Obstacle.CHALLENGE: "a bot challenge or a refusal stands there",
    Obstacle.CONSENT: "a consent wall stands there",
    Obstacle.LOGIN: "a login or subscription wall stands there",
    Obstacle.NOT_FOUND: "the page says that the story was not found",
    Obstacle.EMPTY: "the page has no article text",
}
"""What somebody who watches such a page should know; the first look says the same."""


def _further(answer: Response) -> str:
    """That a page is not the whole story: what stands on the others is neither read nor looked at."""
    further = next_page(answer.body, answer.url, charset=answer.charset)
    return (
        f"it goes on at {shown(further)}, which is not watched with it: add that as well" if further else ""
    )


def _remark(reading: Reading) -> str:
    return REMARKS.get(reading.obstacle, "") if reading.obstacle is not None else ""
