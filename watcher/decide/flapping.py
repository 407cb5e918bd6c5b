"""Whether a page goes to and fro between texts: A, B, A, B, as in a test of two headlines.

A text that comes back once may be an edit that was taken back; it is told. When one comes back once more,
soon, the page cannot decide: that is named once, and no turn is a version or an alert any more. Another text
is one as ever, and so is one of these that stays for LOOKS looks.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model import Recent, Snapshot

FLAPPING = "flapping"
"""The code of such a reading."""

LOOKBACK = 6
"""Versions that are looked back on: a test has two or three texts."""

SOON = timedelta(days=7)
"""A text that comes back later than this was put back by somebody. Slow articles are looked at once a day."""

LOOKS = 8
"""So many looks in a row at the same text end it. Two texts that are drawn by lot do so once in 500."""

LASTS = timedelta(hours=1)
"""And over so long, for articles that are looked at every few seconds."""


def back_from(recent: Recent, digest: str, now: datetime) -> int:
    """The version whose text came back on a page that goes to and fro; 0 when it is another text, or an edit.

    Args:
        recent: the newest versions, and when it went to and fro last.
        digest: content digest of what the page says now.
        now: the moment of the check.
    """
    same = next((snapshot.version for snapshot in recent.versions[1:] if snapshot.digest == digest), 0)
    return same if not is_news(recent, now) or _turned_lately(recent.versions, now) else 0


def is_news(recent: Recent, now: datetime) -> bool:
    """Whether it was not told yet, or long ago."""
    return recent.flapped_at is None or now - recent.flapped_at >= SOON


def _turned_lately(versions: tuple[Snapshot, ...], now: datetime) -> bool:
    """Whether one of the versions, the newest first, brought back a text, and not long ago."""
    return any(
        now - later.captured_at < SOON and any(later.digest == older.digest for older in versions[place:])
        for place, later in enumerate(versions, 1)
    )
