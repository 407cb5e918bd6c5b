"""What a web page is to somebody who looks for articles: one itself, or where others are linked or listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.decide.listing import is_listing
from watcher.model import Obstacle
from watcher.read.markup.decode import utf8
from watcher.read.markup.links import FRONT, absolute
from watcher.read.markup.tree import parse
from watcher.read.metadata.heads import gather
from watcher.read.metadata.jsonld import types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from watcher.model import Reading

FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
"""What `link rel=alternate` calls feeds; "application/json" is more often an interface for programs."""

SIDE_FEEDS = ("comment", "kommentar", "comentario", "commentaire", "reacties")
"""Words of feeds that hold readers' words and not the outlet's."""

ARTICLE_TYPES = ("Article", "Posting", "Report")
"""How schema.org's types of stories end."""

FEW_WORDS = 60
"""A story has more of its own, and so many for each other story that it links to; a teaser has fewer."""

NOTHING_TO_READ = frozenset({Obstacle.EMPTY, Obstacle.NOT_FOUND})
"""What keeps a page from being a story; a wall or a script may stand in front of one."""

MOST_LINKS = 8
"""Links to other stories that make a list of a page that calls itself an article and reads like a list."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A feed that a page links to."""

    url: str
    title: str = ""


def linked_feeds(body: bytes, url: str, *, charset: str = "") -> tuple[Linked, ...]:
    """The feeds that a page names, its main one first: feeds of readers' comments come last."""
    found: dict[str, Linked] = {}
    for linked in _linked(_root(body, charset), url):
        found.setdefault(linked.url, linked)
    return tuple(sorted(found.values(), key=_is_side))


def _root(body: bytes, charset: str) -> HtmlElement:
    return parse(utf8(body, charset or None))


def _linked(root: HtmlElement, url: str) -> Iterator[Linked]:
    for el in root.iter("link"):
        if (el.get("type") or "").partition(";")[0].strip().lower() not in FEED_TYPES:
            continue
        if "alternate" not in (el.get("rel") or "").lower().split():
            continue
        if (address := absolute(el.get("href") or "", url)) != "":
            yield Linked(address, " ".join((el.get("title") or "").split()))


def _is_side(linked: Linked) -> bool:
    return any(word in f"{linked.url} {linked.title}".lower() for word in SIDE_FEEDS)


def is_article(body: bytes, reading: Reading, *, links: int, charset: str = "") -> bool:
    """Whether a page is a story, and no list of stories.

    Args:
        body: the page as received.
        reading: what the reader says of it.
        links: how many stories it links to, as `front` counts them.
        charset: of the Content-Type header.
    """
    if FRONT.fullmatch(urlsplit(reading.url).path):
        return False
    claims = gather(_root(body, charset))
    declared = claims.first("og:type").lower()
    kinds = [name for node in claims.typed for name in types(node)]
    dated = claims.first("article:published_time") != ""
    if dated or declared.startswith("article") or any(name.endswith(ARTICLE_TYPES) for name in kinds):
        return not (is_listing(reading) and links >= MOST_LINKS)
    if is_listing(reading) or reading.obstacle in NOTHING_TO_READ:
        return links == 0
    dated = reading.published_at is not None and reading.story_words >= FEW_WORDS
    return dated or reading.story_words >= FEW_WORDS * links
