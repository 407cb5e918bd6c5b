"""Where a story of several pages goes on: at an address like its own, with the number of the next page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from watcher.read.markup.decode import utf8
from watcher.read.markup.links import absolute
from watcher.read.markup.tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_PAGE = r"(?:page|paged|p|pg|pn|seite|pagina|sida|side|strona|str|sayfa|stran|strana)[/=_.,-]*"
_SECOND = re.compile(rf"[/?&;=_.,-]*(?:{_PAGE})?2[/&]?", re.IGNORECASE)
"""What the second page's address has that the first one's has not."""
_COUNTED = re.compile(rf"[/?&;=_.,-]{_PAGE}\Z", re.IGNORECASE)
"""What stands before the number of a later one; a number alone counts other things as well."""
_FEW = 4
"""Digits of the number of a page. Of one with thousands of digits Python makes no number."""

_COMMENTS = re.compile(r"comment|kommentar|comentario|commentaire|reacti|respond", re.IGNORECASE)
_SAID = re.compile(
    r"2|.{0,20}(?:next|page|seite|weiter|suivant|siguiente|p[áa]gina|sida|side|strona|страниц|页|頁|ページ).{0,20}",
    re.IGNORECASE,
)
"""What a link to the next page says, where no `rel` says what it is."""


def next_page(body: bytes, url: str, *, charset: str = "") -> str:
    """The address at which a story goes on; "" when all of it stands here, as far as can be told.

    Args:
        body: the page as received.
        url: its address.
        charset: of the Content-Type header.
    """
    own = urldefrag(url)[0]
    named = (absolute(href, url) for href in _links(parse(utf8(body, charset or None))))
    return next((address for address in named if address and _follows(own, urldefrag(address)[0])), "")


def _links(root: HtmlElement) -> Iterator[str]:
    """The addresses of links that are said to lead to the next page, readers' comments aside."""
    for el in root.iter("link", "a"):
        href = el.get("href") or ""
        marked = "next" in (el.get("rel") or "").lower().split()
        if not href or _COMMENTS.search(href) or not (marked or _says_so(el)):
            continue
        boxes = (f"{box.get('id') or ''} {box.get('class') or ''}" for box in (el, *el.iterancestors()))
        if not any(map(_COMMENTS.search, boxes)):
            yield href


def _says_so(el: HtmlElement) -> bool:
    return el.tag == "a" and _SAID.fullmatch(" ".join("".join(el.itertext()).split())) is not None


def _follows(own: str, other: str) -> bool:
    """Whether an address is that of the next page: of the second one, where our own has no number."""
    head = _alike(own, other)
    tail = _alike(own[head:][::-1], other[head:][::-1])
    before, after = own[head : len(own) - tail], other[head : len(other) - tail]
    if not before:
        return _SECOND.fullmatch(after) is not None
    counts = before.isdecimal() and after.isdecimal() and len(after) <= _FEW
    return counts and int(after) == int(before) + 1 and _COUNTED.search(own[:head]) is not None


def _alike(one: str, other: str) -> int:
    """How many characters two begin with together."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((k for k, (a, b) in pairs if a != b), min(len(one), len(other)))
