"""Whether a page is an older copy of itself.

After an edit the caches of a site, and those of its servers that lag behind, go on sending what stood there
before, for minutes or hours. That is no edit taken back, and no note withdrawn.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.decide.flapping import earlier

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model import Capture, Reading, Recent, Snapshot

OLDER = "older_copy"
"""The code of such a reading."""

STAYS_LOOKS = 5
"""So many looks in a row at an older copy end it: a site was put back from its backup, claims and all."""

STAYS = timedelta(hours=1)
"""And over so long; few caches keep a page for longer once it has changed."""

OLDEST = 9
"""Digits of an age that are believed: thirty years of seconds."""


def copy_of(recent: Recent, capture: Capture, now: datetime) -> str:
    """What shows that a page is an older copy, in words; "" when it is none.

    It says what an earlier version said, and by its own word it was made before the newest one: it claims an
    earlier change, where an edit that is taken back comes with a later one, or a cache has had it for longer
    than the newest version is known.

    Args:
        recent: the newest versions.
        capture: the page, and what it says now; its headers' names are in lower case.
        now: the moment of the check.
    """
    same = earlier(recent, capture.digest)
    if same is None:
        return ""
    newest, said = recent.versions[0], f"the site sent an older copy, with the text of version {same.version}"
    if _claims_earlier(capture.reading, newest):
        return f"{said}: it was last changed before version {newest.version}, by its own word"
    if now - _age(capture.headers) < newest.captured_at <= now:  # a clock that was set back tells no ages
        return f"{said}: a cache has kept it since before version {newest.version}"
    return ""


def _claims_earlier(reading: Reading, newest: Snapshot) -> bool:
    claimed, known = reading.modified_at, newest.modified_at
    return claimed is not None and known is not None and claimed < known


def _age(headers: Sequence[tuple[str, str]]) -> timedelta:
    """How long caches have kept an answer (RFC 9111, section 5.1)."""
    said = next((value.strip() for name, value in headers if name == "age"), "")
    plain = said.isascii() and said.isdigit() and len(said) <= OLDEST
    return timedelta(seconds=int(said)) if plain else timedelta(0)
