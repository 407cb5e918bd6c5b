"""Whether an answer is a web page, by what it calls itself and by how it begins."""

from __future__ import annotations

import re

from watcher.errors import WrongType
from watcher.fetch.headers import media_type

PAGES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
"""Types that are pages by their word."""

UNSURE = frozenset(
    {"", "text/plain", "text/xml", "application/xml", "application/octet-stream", "unknown/unknown", "*/*"}
)
"""Types that servers give to pages when they do not know better: the beginning decides."""

HEAD = 4096
"""Bytes that are looked at; a page's first tag comes long before."""

GZIP = b"\x1f\x8b"
"""How a gzip file begins, and each of its members."""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image, sound or film"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (GZIP, "a gzip archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"\x1aE\xdf\xa3", "a film"),
)
"""How other kinds of files begin (WHATWG, MIME Sniffing, section 6), and what to call them.

They win over the header: servers do send a PDF as text/html.
"""

NAMES = {
    "application/pdf": "a PDF",
    "application/json": "JSON data",
    "application/rss+xml": "a feed",
    "application/atom+xml": "a feed",
}
"""What to call a type; others are called by their own name."""

_MARKUP = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?xml[^>]*>)*
        <(?:!doctype\s+html|html|head|body|title|meta|link|style|script|iframe
         |article|main|section|header|nav|div|p|h[1-6]|table|a|b|br|font)[\s/>]""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


_BINARY = bytes({*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)})
"""Bytes that no text holds (WHATWG, MIME Sniffing, section 3: binary data bytes)."""

BINARY_SHARE = 0.05
"""From this share of them the beginning is no text. A stray NUL in a page is one in thousands; compressed or
encrypted bytes are one in ten."""


def refuse_type(content_type: str) -> None:
    """Refuse what calls itself something else, before its body is read.

    Raises:
        WrongType: not a page; the message names it.
    """
    kind = media_type(content_type)
    if kind not in PAGES and kind not in UNSURE:
        raise WrongType(f"the answer is {NAMES.get(kind, kind)}, not a web page")


def refuse_content(content_type: str, body: bytes) -> None:
    """Refuse what begins like something else.

    Raises:
        WrongType: not a page; the message names it.
    """
    if other := other_than_page(content_type, body):
        raise WrongType(f"the answer is {other}")


def other_than_page(content_type: str, body: bytes) -> str:
    """What a body is that is no web page, for the end of a sentence; "" when it may be one.

    Args:
        content_type: what it calls itself.
        body: it, or its beginning.
    """
    for beginning, name in SIGNATURES:
        if body.startswith(beginning):
            return f"{name}, not a web page"
    if "utf-16" not in content_type.lower() and _is_binary(body[:HEAD]):
        return "no text, whatever it calls itself"
    kind = media_type(content_type)
    if body.strip() and kind in UNSURE and not _looks_like_page(body[:HEAD]):
        return f"{kind or 'of no named type'} and does not begin like a web page"
    return ""


def _is_binary(head: bytes) -> bool:
    """Whether it is no text in any encoding; UTF-16 with its mark is text, and half of it NUL."""
    return not head.startswith(_UTF16) and len(head.translate(None, _BINARY)) < (1 - BINARY_SHARE) * len(head)


def _looks_like_page(head: bytes) -> bool:
    if head.startswith(_UTF16):
        head = head[2:].replace(b"\0", b"")
    return _MARKUP.match(head) is not None
