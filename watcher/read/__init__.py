"""Bytes of a page in, the article out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from watcher.model import Obstacle, Reading
from watcher.read.blocks import raw_blocks, soup_of
from watcher.read.decode import decode
from watcher.read.hand import apply
from watcher.read.locate import locate, trim
from watcher.read.metadata import metadata
from watcher.read.notes import find_notes
from watcher.read.roles import body_notes, roles
from watcher.read.tree import CORE, ZONE, parse

if TYPE_CHECKING:
    from datetime import datetime

    from bs4 import BeautifulSoup
    from lxml.html import HtmlElement

    from watcher.model import Selectors

__all__ = ["READER_VERSION", "find_notes", "read"]

READER_VERSION = 1
"""Raised by one whenever the reading of any page may differ: snapshots remember it."""


def read(
    html: bytes | str,
    url: str,
    *,
    captured_at: datetime | None = None,
    published_at: datetime | None = None,
    selectors: Selectors | None = None,
    charset: str | None = None,
) -> Reading:
    """Read the article of a page.

    Pure and thread-safe; never raises on any bytes; its time grows linearly with them.

    Args:
        html: the page, bytes as received or text.
        url: the address it came from; relative links are resolved against it.
        captured_at: when it was fetched; the last resort for a year that no note prints.
        published_at: what is known of the publication from elsewhere, for pages that state none.
        selectors: the user's own hand on the reading.
        charset: the one of the HTTP Content-Type header.
    """
    hand = apply(parse(decode(html, charset)), selectors)
    facts = metadata(hand.root, url)
    if hand.title:
        facts = replace(facts, title=hand.title)
    blocks = roles(
        raw_blocks(hand.body or _scope(hand.root, facts.title)), facts.title, facts.language, facts.byline
    )
    notes = body_notes(
        blocks,
        language=facts.language or None,
        published_at=facts.published_at or published_at,
        modified_at=facts.modified_at,
        captured_at=captured_at,
        domain=urlsplit(url).hostname or "",
    )
    return Reading(
        url=url,
        canonical_url=facts.canonical_url,
        title=facts.title,
        byline=facts.byline,
        site=facts.site,
        published_at=facts.published_at or published_at,
        modified_at=facts.modified_at,
        language=facts.language,
        blocks=tuple(blocks),
        notes=notes,
        obstacle=Obstacle.SELECTOR if hand.missed else None,
        detail="; ".join(hand.missed),
        sources=facts.sources,
    )


def _scope(root: HtmlElement, title: str) -> BeautifulSoup:
    """A soup of the article's neighbourhood, what was found in the tree marked on its elements."""
    place = locate(root, title)
    trim(place)
    place.core.set(CORE, "")
    for el, name in place.zones.items():
        el.set(ZONE, name)
    return soup_of(etree.tostring(place.scope, encoding="utf-8", with_tail=False))
