"""Pages that a browser saved in one file with their pictures (MHTML, RFC 2557)."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Saved", "opened"]

_HEADS = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/related\b", re.IGNORECASE
)
"""Headers of a mail come first, one of which says that parts follow which belong together."""

_MOST_HEADS = 4096  # bytes that they take at most
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


class Saved(NamedTuple):
    """The page out of such a file.

    Attributes:
        html: of the page alone.
        url: where it was, by the file's word.
        charset: of the page.
    """

    html: bytes
    url: str
    charset: str | None


def opened(file: bytes) -> Saved | None:
    """The page that a file holds in parts; None for a file that is the page itself."""
    if not _HEADS.match(file[:_MOST_HEADS]):
        return None
    from email import message_from_bytes  # noqa: PLC0415  of no use for other files

    mail = message_from_bytes(file)
    page = next((part for part in mail.walk() if part.get_content_type() in _PAGES), None)
    if page is None:
        return None
    url = str(page.get("Content-Location") or mail.get("Snapshot-Content-Location") or "").strip()
    html = page.get_payload(decode=True)
    return Saved(html if isinstance(html, bytes) else b"", url, page.get_content_charset())
