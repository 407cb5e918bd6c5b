"""Bytes of a page in, the article out."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from watcher.model import NoteForm, Obstacle, Reading
from watcher.read.blocks import raw_blocks, soup_of
from watcher.read.decode import decode
from watcher.read.hand import Hand, apply
from watcher.read.locate import locate, trim
from watcher.read.metadata import metadata
from watcher.read.notes import find_notes
from watcher.read.obstacles import Shown, obstacle, visible
from watcher.read.roles import body_notes, roles, selected
from watcher.read.tree import CORE, ZONE, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from watcher.model import Note, Selectors

__all__ = ["READER_VERSION", "find_notes", "fingerprint", "read"]

_SHORT_SCOPE = 20_000  # bytes of scope under which the page's other words may name an obstacle

_UTC_NAMES = frozenset({None, "UTC", "GMT", "Z"})  # zones of a stamp that need no table

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
    with _collector_held():
        return _read(decode(html, charset), url, captured_at, published_at, selectors)


def _read(
    html: str,
    url: str,
    captured_at: datetime | None,
    published_at: datetime | None,
    selectors: Selectors | None,
) -> Reading:
    hand = apply(parse(html), selectors)
    facts = metadata(hand.root, url)
    if hand.title:
        facts = replace(facts, title=hand.title)
    shown = visible(hand.root)
    soup = hand.body or soup_of(_scope(hand.root, facts.title))
    raws = raw_blocks(soup)
    blocks = selected(raws) if hand.body else roles(raws, facts.title, facts.language, facts.byline)
    published = facts.published_at or published_at
    notes = body_notes(
        blocks,
        language=facts.language or None,
        published_at=published,
        modified_at=facts.modified_at,
        captured_at=captured_at,
        domain=urlsplit(url).hostname or "",
    )
    modified, sources = facts.modified_at, facts.sources
    if modified is None and (modified := _stamped(notes)):
        sources = (*sources, ("modified_at", "stamp"))
    reading = Reading(
        url=url,
        canonical_url=facts.canonical_url,
        title=facts.title,
        byline=facts.byline,
        site=facts.site,
        published_at=published,
        modified_at=modified,
        language=facts.language,
        blocks=tuple(blocks),
        notes=notes,
        sources=sources,
    )
    return _hindered(reading, hand, shown)


def _stamped(notes: Sequence[Note]) -> datetime | None:
    """The last moment that a stamp states, for pages that state none to machines; read as UTC."""
    moments = [
        datetime.combine(note.stated_date, note.stated_time or time(), tzinfo=UTC)
        for note in notes
        if note.form is NoteForm.STAMP and note.stated_date and note.stated_timezone in _UTC_NAMES
    ]
    return max(moments, default=None)


@contextmanager
def _collector_held() -> Iterator[None]:
    """No garbage collection while a soup grows: it would walk the whole tree again and again in vain.

    Whoever finds it at work starts it again; threads that overlap lose at most the saving.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _hindered(reading: Reading, hand: Hand, shown: Shown) -> Reading:
    """The reading with what stood in its way."""
    if hand.missed:
        return replace(reading, obstacle=Obstacle.SELECTOR, detail="; ".join(hand.missed))
    if hand.body and reading.words:
        return reading
    kind, detail = obstacle(shown, reading.words)
    return replace(reading, obstacle=kind, detail=detail) if kind else reading


def _scope(root: HtmlElement, title: str) -> bytes:
    """The article's neighbourhood, what was found in the tree marked on its elements."""
    place = locate(root, title)
    trim(place)
    place.core.set(CORE, "")
    for el, name in place.zones.items():
        el.set(ZONE, name)
    markup: bytes = etree.tostring(place.scope, encoding="utf-8", with_tail=False)
    return markup


def fingerprint(
    html: bytes | str, url: str, *, selectors: Selectors | None = None, charset: str | None = None
) -> bytes:
    """A digest of all that `read` would look at, without the soup and the notes.

    Equal digests mean equal readings, since a reading is made of nothing else; the converse does not hold.
    Costs about a third of `read`.
    """
    hand = apply(parse(decode(html, charset)), selectors)
    facts = metadata(hand.root, url)
    shown = visible(hand.root)
    scope = hand.body.encode() if hand.body else _scope(hand.root, hand.title or facts.title)
    known = (READER_VERSION, url, selectors, facts, hand.title, hand.missed)
    digest = blake2b(repr(known).encode("utf-8", "replace"))
    digest.update(scope)
    if len(scope) < _SHORT_SCOPE:
        digest.update(repr(shown).encode("utf-8", "replace"))
    return digest.digest()
