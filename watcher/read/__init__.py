"""Bytes of a page in, the article out.

`page` is the whole way: `markup` makes a tree and blocks of bytes, `boxes` finds the story's, `notes` what it
says of itself, `roles` tells body from margin, `metadata` who wrote it and when; `fingerprint` spares it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.read.collector import collector_held
from watcher.read.fingerprint import Look
from watcher.read.notes import find_notes
from watcher.read.page import find, grown, tell
from watcher.read.version import READER_VERSION

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model import Reading, Selectors

__all__ = ["READER_VERSION", "Look", "find_notes", "read"]


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
    with collector_held():
        return tell(find(grown(html, charset, selectors), url, selectors), captured_at, published_at)
