"""Whether a page can read differently from before, found out at a part of a reading's cost.

    page    the tree with nothing in it that is not looked at: other scripts, tokens, pictures are the same
    scope   the article's neighbourhood and the page's claims: other menus, teasers, comments are the same
    reading the article itself

Each is made from the one above it and from nothing else, so equal names at any level mean equal readings. The
converse does not hold: different names mean that the next level has to be looked at.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from lxml import etree

from watcher.read.collector import collector_held
from watcher.read.page import Found, find, grown, tell
from watcher.read.version import READER_VERSION

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model import Reading, Selectors

_SIZE = 16  # bytes of a name: with 2**128 of them no two pages of one address meet


class Look:
    """A page, looked at as closely as asked; no step is taken twice. Not for two threads at once.

    Attributes:
        page: the name of all that is looked at.
    """

    def __init__(
        self, html: bytes | str, url: str, *, selectors: Selectors | None = None, charset: str | None = None
    ) -> None:
        """Parse a page.

        Args:
            html: bytes as received or text.
            url: the address it came from.
            selectors: the user's own hand on the reading.
            charset: the one of the HTTP Content-Type header.
        """
        self._known = repr((READER_VERSION, url, selectors)).encode("utf-8", "replace")
        self._url, self._selectors = url, selectors
        with collector_held():
            self._tree = grown(html, charset, selectors)
            self.page = self._name(etree.tostring(self._tree.root, encoding="utf-8"))

    @cached_property
    def scope(self) -> str:
        """The name of the article's neighbourhood and the page's claims."""
        found = self._found
        hand, around = found.hand, found.scope
        facts = repr((found.facts, hand.title, hand.missed)).encode("utf-8", "replace")
        chosen = hand.body.encode() if hand.body else b""
        markup = chosen if around is None else etree.tostring(around, encoding="utf-8", with_tail=False)
        return self._name(facts, markup, repr(found.shown).encode("utf-8", "replace"))

    def reading(
        self, *, captured_at: datetime | None = None, published_at: datetime | None = None
    ) -> Reading:
        """The article, as `read` gives it."""
        with collector_held():
            return tell(self._found, captured_at, published_at)

    @cached_property
    def _found(self) -> Found:
        with collector_held():
            return find(self._tree, self._url, self._selectors)

    def _name(self, *parts: bytes) -> str:
        named = blake2b(self._known, digest_size=_SIZE)
        for part in parts:
            named.update(b"%d:" % len(part))
            named.update(part)
        return named.hexdigest()
