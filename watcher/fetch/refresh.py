"""Where a page sends its reader by itself: `<meta http-equiv="refresh">`, for sites that cannot redirect.

Only a page that holds nothing else is taken at its word: one with a story that reloads itself, or that moves
on when it has been looked at, is read as it stands.
"""

from __future__ import annotations

import re
from html import unescape

HEAD = 16 * 1024
"""Bytes that are looked at; what sends on has little before it and little behind."""

SOON = 10
"""Seconds until which it sends on what it is opened for; live pages reload after a minute or more."""

WORDS, LETTERS = 60, 1_000
"""From so many of either there is something to read: "This page has moved", with a link, is a dozen words."""

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|title)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_META = re.compile(r"<meta\b[^<>]{1,2000}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])([\w-]{1,20})\s{0,3}=\s{0,3}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.ASCII
)
_CONTENT = re.compile(r"(\d{1,6})[\d.]* ?[;, ] ?(?:url ?= ?)?[\"']? ?([^\"' ]+)", re.IGNORECASE)


def onward(page: bytes) -> str:
    """The address that a page sends its reader to at once, as it is written there; "" when there is none.

    Args:
        page: as received; of any encoding that has ASCII in it.
    """
    if len(page) > HEAD or b"refresh" not in page.lower():
        return ""
    shown = _HIDDEN.sub(" ", page.decode("latin-1"))
    words = _TAG.sub(" ", shown).split()
    if len(words) > WORDS or sum(map(len, words)) > LETTERS:
        return ""
    return next(filter(None, map(_address, _META.findall(shown))), "")


def _address(meta: str) -> str:
    said = {name.lower(): unescape("".join(values)) for name, *values in _ATTRIBUTE.findall(meta)}
    if said.get("http-equiv", "").lower() != "refresh":
        return ""
    asked = _CONTENT.match(" ".join(said.get("content", "").split()))
    return asked[2] if asked and int(asked[1]) <= SOON else ""
