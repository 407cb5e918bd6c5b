"""Feeds: RSS, Atom and RDF by feedparser, JSON Feed by its own few fields."""

from __future__ import annotations

import io
import json
import re
from calendar import timegm
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from watcher.decide.history.captures import EARLIEST
from watcher.find.kinds import Kind, kind_of
from watcher.model.push import Hub
from watcher.model.source import Item, Listing, SourceKind
from watcher.read.markup.links import absolute, on_web

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from time import struct_time

MOST_ITEMS = 1000
"""Items that are looked at, the first ones. A feed has 10 to 100; one with 50,000 is an archive that costs
feedparser a minute, and its news stand at its beginning all the same."""

_ENDS = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]+:)?(?:channel|rss|feed|rdf)\s*>", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#(?:x0*([0-9a-f]{0,9})[0-9a-f]*|0*([0-9]{0,9})[0-9]*);", re.IGNORECASE)
_HEAD = 65536  # an internal DTD stands at the beginning

NOT_A_FEED = {
    Kind.PAGE: "the answer is a web page, not a feed",
    Kind.SITEMAP: "the answer is a sitemap, not a feed",
    Kind.SITEMAP_INDEX: "the answer is a sitemap index, not a feed",
    Kind.OTHER: "the answer is neither XML nor JSON Feed",
}


def feed(body: bytes, url: str, *, charset: str = "") -> Listing:
    """Read a feed. Never raises: what cannot be read is a listing with its trouble in words.

    Args:
        body: the feed as received, decompressed.
        url: where it came from; relative links are resolved against it.
        charset: the one of the Content-Type header.
    """
    kind = kind_of(body)
    if not body.strip():
        return _broken("the answer is empty")
    if kind in NOT_A_FEED:
        return _broken(NOT_A_FEED[kind])
    if kind is Kind.JSON_FEED:
        return _json_feed(body, url)
    if defines_entities(body):
        return _broken(f"the feed {ENTITIES}")
    some, left = _first(_REFERENCE.sub(_character, body))
    try:
        return _parsed(some, url, charset, left)
    except Exception as fault:  # noqa: BLE001  feedparser holds out against much, not against everything
        return _broken(f"the feed is broken in a way that nothing can read ({type(fault).__name__})")


ENTITIES = "defines entities of its own, which are not followed"


def defines_entities(body: bytes) -> bool:
    """Whether a document says what else stands for its words: honest ones do not, bombs and spies do."""
    return _ENTITY.search(body[:_HEAD].replace(b"\0", b"")) is not None


def _character(reference: re.Match[bytes]) -> bytes:
    """A reference to a character, unless XML has none of that number: one of those would cost the feed."""
    number = int(reference[1] or b"0", 16) or int(reference[2] or b"0")
    return reference[0] if any(number in some for some in _CHARACTERS) else b""


_CHARACTERS = ((9, 10, 13), range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
"""XML 1.0, section 2.2."""


def _broken(trouble: str) -> Listing:
    return Listing(SourceKind.FEED, trouble=trouble)


def in_short(fault: object) -> str:
    """What a parser says of a fault, on one line that fits behind our own words."""
    return " ".join(str(fault).split())[:120]


BREAKS_OFF = "the feed breaks off before its end; only what stands before that is used"


def _breaks_off(body: bytes) -> bool:
    """Whether the feed's own end is missing, as when a cache, or who writes it, gave up in its midst."""
    text = body.replace(b"\0", b"")  # of UTF-16
    last = max((found.end() for found in _ENDS.finditer(text)), default=0)
    return _END.search(text, last) is None


def _first(body: bytes) -> tuple[bytes, int]:
    """The feed with its first items only, and how many were left out."""
    ends = [found.end() for found in _ENDS.finditer(body)]
    if len(ends) <= MOST_ITEMS:
        return body, 0
    return body[: ends[MOST_ITEMS - 1]] + body[ends[-1] :], len(ends) - MOST_ITEMS


def _parsed(body: bytes, url: str, charset: str, left: int) -> Listing:
    import feedparser  # noqa: PLC0415  100 ms that only a look at a feed has to pay

    headers = (
        {"content-location": url, "content-type": f"application/xml; charset={charset}"} if charset else {}
    )
    found = feedparser.parse(
        io.BytesIO(body), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
    )
    entries = list(_items(found.entries, absolute(_text(found.feed.get("link")), url) or url))
    title = _text(found.feed.get("title"))
    if not entries and found.bozo:
        return _broken(f"the feed is broken and no item could be read ({in_short(found.bozo_exception)})")
    odd = bool(found.bozo) and _is_structural(found.bozo_exception)
    trouble = BREAKS_OFF if odd and _breaks_off(body) else ""
    remark = "the feed is not well-formed" if odd and not trouble else ""
    without = len(found.entries) - len(entries)
    if without:
        remark = "; ".join(
            filter(None, (remark, f"{without:,} item{' has' if without == 1 else 's have'} no link"))
        )
    links = [(_text(link.get("rel")), _text(link.get("href"))) for link in _listed(found.feed.get("links"))]
    return Listing(SourceKind.FEED, title, tuple(entries), left, trouble, remark, hub_of(links, url))


def hub_of(links: Sequence[tuple[str, str]], url: str) -> Hub | None:
    """Who pushes a feed (WebSub, section 4), by its links as pairs of relation and address."""
    named = {rel: address for rel, href in reversed(links) if (address := absolute(href, url))}
    return Hub(named["hub"], named.get("self", url)) if "hub" in named else None


def _is_structural(fault: object) -> bool:
    """Whether it is more than a wrong word for the character set, which nobody is hurt by."""
    return "Character" not in type(fault).__name__


def _items(entries: list[Any], base: str) -> Iterator[Item]:
    for entry in entries:
        if link := _link(entry, base):
            yield Item(
                url=link,
                id=_text(entry.get("id")),
                title=_plain(_text(entry.get("title"))),
                published_at=_moment(dict.get(entry, "published_parsed")),
                updated_at=_moment(dict.get(entry, "updated_parsed")),  # its own `get` makes it up
            )


def _link(entry: Any, base: str) -> str:
    """The article's address: that before a redirecting service, the link, or an id that is an address."""
    for value in (entry.get("feedburner_origlink"), entry.get("link"), entry.get("id")):
        if (link := absolute(_text(value), base)) and (value != entry.get("id") or on_web(_text(value))):
            return link
    return ""


_TAG = re.compile(r"<[^>]*>")


def _plain(title: str) -> str:
    """A headline without markup."""
    return " ".join(_TAG.sub("", title).split())


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _moment(parsed: struct_time | None) -> datetime | None:
    """A date that can be one of the web; feeds hold years of 1900, 0 and 9999."""
    if parsed is None:
        return None
    with suppress(ValueError, OverflowError, OSError, TypeError):
        moment = datetime.fromtimestamp(timegm(parsed), UTC)
        return moment if moment >= EARLIEST else None
    return None


def _json_feed(body: bytes, url: str) -> Listing:
    """JSON Feed 1 and 1.1 (jsonfeed.org)."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as fault:
        return _broken(f"the JSON feed is broken ({in_short(fault)})")
    if not (isinstance(data, dict) and isinstance(data.get("items"), list)):
        return _broken("the JSON feed has no list of items")
    entries = _listed(data["items"])
    items = [item for entry in entries[:MOST_ITEMS] if (item := _json_item(entry, url)) is not None]
    left = max(len(entries) - MOST_ITEMS, 0)
    hubs = [hub for hub in _listed(data.get("hubs")) if _text(hub.get("type")).lower() == "websub"]
    links = [("hub", _text(hub.get("url"))) for hub in hubs] + [("self", _text(data.get("feed_url")))]
    return Listing(SourceKind.FEED, _text(data.get("title")), tuple(items), left, hub=hub_of(links, url))


def _listed(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none of what is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _json_item(entry: dict[str, Any], url: str) -> Item | None:
    name, links = _text(entry.get("id")), (_text(entry.get(key)) for key in ("url", "external_url"))
    found = (absolute(link, url) for link in (*links, name if on_web(name) else ""))
    if not (link := next(filter(None, found), "")):
        return None
    return Item(
        url=link,
        id=name,
        title=_plain(_text(entry.get("title"))),
        published_at=iso_moment(entry.get("date_published")),
        updated_at=iso_moment(entry.get("date_modified")),
    )


def unix_moment(text: str) -> datetime | None:
    """Seconds since 1970, in UTC; None for what is no number, or none of a year that there is."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(float(text), UTC)
    return None


def iso_moment(value: object) -> datetime | None:
    """An RFC 3339 or W3C date; a mere day is its beginning in UTC. None for what is none."""
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(_text(value))
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment if moment >= EARLIEST else None
    return None
