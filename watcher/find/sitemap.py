"""Sitemaps (sitemaps.org), with Google's news fields: read in one pass, no entity followed.

A sitemap may hold 50,000 addresses and an index 50,000 sitemaps; what is wanted of them is what is new.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree

from watcher.find.feed import ENTITIES, defines_entities, in_short, iso_moment
from watcher.find.kinds import Kind, kind_of
from watcher.model.source import Item, Listing, SourceKind, newest
from watcher.read.markup.links import absolute

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from datetime import datetime

MOST_BYTES = 50_000_000
"""Of a sitemap, decompressed: what the protocol allows."""

MOST_ITEMS = 50_000
"""Addresses of a sitemap: what the protocol allows."""

KEPT = 1000
"""So many of the newest are looked at further; a news sitemap has no more by its own rules."""

MOST_CHILDREN = 10
"""Sitemaps of an index that are asked, the newest first. Their dates tell which have news in them."""

DEPTH = 2
"""An index of indexes is allowed to nobody and found with some; deeper ones lead in circles."""

NEWS = ("news", "latest", "recent", "today")
"""Words in the path of a sitemap that tell that what is new stands there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sitemap that an index names.

    Attributes:
        url: where it is.
        updated_at: of its last change by the index's word; UTC.
    """

    url: str
    updated_at: datetime | None = None


@dataclass(slots=True)
class _Found:
    items: list[Item] = field(default_factory=list)
    children: list[Wanted] = field(default_factory=list)
    total: int = 0
    fault: str = ""
    ended: bool = False


def sitemap(body: bytes, url: str) -> tuple[Listing, tuple[Wanted, ...]]:
    """Read a sitemap or an index of sitemaps. Never raises.

    Args:
        body: as received, decompressed.
        url: where it came from.

    Returns:
        Its articles, the newest first, and the sitemaps that an index names.
    """
    kind = kind_of(body)
    if kind not in {Kind.SITEMAP, Kind.SITEMAP_INDEX}:
        return Listing(SourceKind.SITEMAP, trouble="the answer is no sitemap"), ()
    if defines_entities(body):
        return Listing(SourceKind.SITEMAP, trouble=f"the sitemap {ENTITIES}"), ()
    found = _Found()
    try:
        for name, texts in _entries(body):
            _take(found, name, texts, url)
    except etree.XMLSyntaxError as fault:
        found.fault = f"the sitemap is broken ({in_short(fault)})"
    if found.fault and not found.total:
        return Listing(SourceKind.SITEMAP, trouble=found.fault), ()
    items = newest(found.items)
    left = found.total - len(found.children) - len(items[:KEPT])
    odd = f"{found.fault}; only what stands before that is used" if found.fault else ""
    trouble, remark = ("", odd) if found.ended else (odd, "")
    return Listing(SourceKind.SITEMAP, "", items[:KEPT], left, trouble, remark), tuple(found.children)


ENTRIES = frozenset({"url", "sitemap"})
HOLDERS = ENTRIES | {"news"}
"""Elements whose texts are looked at: not those of pictures and films, which have addresses too."""


def _entries(body: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Each `url` and `sitemap` element with its texts by their local names, and the whole without any.

    Nothing is kept of the tree.
    """
    steps = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    texts: dict[str, str] = {}
    for _, element in steps:
        name, parent = _name(element), element.getparent()
        if name in ENTRIES:
            yield name, texts
            texts = {}
            element.clear()
            while element.getprevious() is not None:
                del parent[0]
        elif parent is None:
            yield name, {}
        elif element.text and _name(parent) in HOLDERS:
            texts.setdefault(name, element.text.strip())


def _name(element: Any) -> str:
    """Without its namespace, or a prefix that stands for none; "" of what is no element."""
    named = element is not None and isinstance(element.tag, str)
    return element.tag.rpartition("}")[2].rpartition(":")[2] if named else ""


def _take(found: _Found, name: str, texts: dict[str, str], url: str) -> None:
    if name not in ENTRIES:
        found.ended = True
        return
    found.total += 1
    link = absolute(texts.get("loc", ""), url)
    if not link or found.total > MOST_ITEMS:
        return
    updated_at = iso_moment(texts.get("lastmod"))
    if name == "sitemap":
        found.children.append(Wanted(link, updated_at))
        return
    published_at, title = iso_moment(texts.get("publication_date")), " ".join(texts.get("title", "").split())
    found.items.append(Item(link, title=title, published_at=published_at, updated_at=updated_at))


def walk(url: str) -> Generator[str, bytes | None, Listing]:
    """Read a sitemap and those that it leads to; yields each address wanted and is sent its bytes.

    Args:
        url: of the first one; None is sent for what could not be had.

    Returns:
        All their articles, the newest first.
    """
    body = yield url
    listing, children = sitemap(body or b"", url)
    items, asked, failed = list(listing.items), {url}, 0
    for _ in range(DEPTH):
        deeper: list[Wanted] = []
        for child in _newest_children(children, asked):
            asked.add(child.url)
            body = yield child.url
            found, more = sitemap(body or b"", child.url)
            failed += bool(found.trouble)
            items += found.items
            deeper += more
        children = tuple(deeper)
    return _all(listing, items, failed, len(asked) - 1)


def _newest_children(children: Sequence[Wanted], asked: set[str]) -> list[Wanted]:
    def rank(child: Wanted) -> tuple[bool, float]:
        named = any(word in child.url.lower().partition("://")[2].partition("/")[2] for word in NEWS)
        return not named, -(child.updated_at.timestamp() if child.updated_at else 0.0)

    return sorted((child for child in children if child.url not in asked), key=rank)[:MOST_CHILDREN]


def _all(listing: Listing, items: list[Item], failed: int, asked: int) -> Listing:
    if asked and failed == asked and not items:
        return Listing(SourceKind.SITEMAP, trouble="none of the sitemaps that the index names can be read")
    once = {item.url: item for item in reversed(items)}
    found = newest(reversed(once.values()))
    remark = f"{failed} of its {asked} sitemaps cannot be read" if failed else listing.remark
    left = listing.left + len(found[KEPT:])
    return Listing(SourceKind.SITEMAP, "", found[:KEPT], left, trouble=listing.trouble, remark=remark)
