"""What the bytes at an address are, by how they begin; servers' own words for it are often wrong."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a document is."""

    FEED = "feed"
    JSON_FEED = "json_feed"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap_index"
    PAGE = "page"
    OTHER = "other"


HEAD = 4096
"""Bytes that are looked at: comments and a style sheet may stand before the first element."""

ROOTS = {
    "rss": Kind.FEED,
    "feed": Kind.FEED,
    "rdf": Kind.FEED,
    "urlset": Kind.SITEMAP,
    "sitemapindex": Kind.SITEMAP_INDEX,
}
"""The first element, without its prefix."""

_XML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    rb"<(?:[\w.-]+:)?(?P<root>[\w.-]+)",
    re.IGNORECASE | re.DOTALL,
)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', re.IGNORECASE)
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def kind_of(body: bytes) -> Kind:
    """What a document is."""
    head = _eight_bits(body[:HEAD])
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return Kind.JSON_FEED if _JSON_FEED.search(body[:HEAD]) else Kind.OTHER
    found = _XML.match(head)
    if found is None:
        return Kind.PAGE if b"<" in head else Kind.OTHER
    return ROOTS.get(found["root"].decode("ascii", "replace").lower(), Kind.PAGE)


def _eight_bits(head: bytes) -> bytes:
    """The beginning in UTF-8; two bytes a letter are taken apart by their mark."""
    encoding = _MARKS.get(head[:2])
    return head[2:].decode(encoding, "ignore").encode() if encoding else head
