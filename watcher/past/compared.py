"""Two versions of a history side by side, neighbours or not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from watcher.compare.recorded import recorded_or_new
from watcher.errors import DamagedRow, UnknownVersion

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model import Change, EditClass, Reading, Snapshot
    from watcher.store.archive import Archive

    Side: TypeAlias = tuple[Snapshot, Reading]


class Compared(NamedTuple):
    """Two versions, and what differs between them.

    Attributes:
        before: the version compared from.
        after: the version compared to; its `not_before` is the last moment that `before` was seen.
        change: from the one to the other.
    """

    before: Side
    after: Side
    change: Change


def side(archive: Archive, article_id: int, version: int) -> Side:
    """A version and its text; UnknownVersion when there is none."""
    return archive.snapshot(article_id, version), archive.reading(article_id, version)


def compared(
    archive: Archive, article_id: int, first: int, second: int, *, cosmetic: frozenset[EditClass]
) -> Compared:
    """What differs between two versions of an article.

    Args:
        archive: where they are kept.
        article_id: whose.
        first: the version to compare from; it may be the newer one.
        second: the version to compare to.
        cosmetic: classes of edits that need no disclosure.

    Raises:
        UnknownVersion: there is no such version.
    """
    before, after = side(archive, article_id, first), side(archive, article_id, second)
    change = recorded_or_new(before, after, cosmetic)
    if second > first + 1:
        after = replace(after[0], not_before=last_seen(archive, before[0])), after[1]
    return Compared(before, after, change)


def last_seen(archive: Archive, old: Snapshot) -> datetime:
    """When a version was last seen, as the one after it knows; what is damaged leaves its own capture."""
    with suppress(UnknownVersion, DamagedRow):
        return archive.snapshot(old.article_id, old.version + 1).not_before or old.captured_at
    return old.captured_at
