"""What of a source's items becomes an article, and what its items say of those that are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from watcher.decide.twins import key
from watcher.model.source import newest
from watcher.model.spelled import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from watcher.model.source import Item, Wishes

BUILD = 0.5
"""From this share of the known items on, days that all move at once are those of a build, not of stories."""

BUILD_AT_LEAST = 5
"""Below so many, two stories that were changed within one look are more likely."""


class LeftOut(StrEnum):
    """Why an item is no article."""

    PATTERN = "pattern"
    LIMIT = "limit"


class Known(NamedTuple):
    """An item that was seen before.

    Attributes:
        id: its row.
        key: of its address.
        article_id: what it became; None when it was left out.
        updated_at: its last change, by its word.
    """

    id: int
    key: str
    article_id: int | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What follows from a listing.

    Attributes:
        new: items to watch, the newest first.
        left_out: items that were not seen before either, and why they are not watched.
        renamed: items that a feed gives another address, under the name they had.
        moved: known items whose own day of their last change is another one.
        told: those of them that a look at the article is worth.
    """

    new: tuple[Item, ...] = ()
    left_out: tuple[tuple[Item, LeftOut], ...] = ()
    renamed: tuple[tuple[Known, Item], ...] = ()
    moved: tuple[tuple[Known, datetime], ...] = ()
    told: tuple[Known, ...] = ()


def choose(
    items: Sequence[Item],
    by_key: Mapping[str, Known],
    by_name: Mapping[str, Known],
    wishes: Wishes,
    *,
    taken: int,
) -> Choice:
    """Decide what to do with a source's items.

    Args:
        items: with canonical addresses.
        by_key: those seen before, by the key of their address.
        by_name: those seen before, by what the feed calls them.
        wishes: of the user.
        taken: how many new ones of the source were taken in the last 24 hours.
    """
    once = {key(item.url): item for item in reversed(items)}
    fresh = [name for name in reversed(once) if name not in by_key]
    renamed = _renamed(once, fresh, by_name)
    wanted = [once[name] for name in fresh if name not in renamed]
    fitting = [item for item in wanted if fits(item.url, wishes)]
    ordered, room = newest(fitting), max(wishes.limit - taken, 0)
    excluded = [(item, LeftOut.PATTERN) for item in wanted if not fits(item.url, wishes)]
    moved = _moved(once, by_key)
    return Choice(
        new=ordered[:room],
        left_out=(*excluded, *((item, LeftOut.LIMIT) for item in ordered[room:])),
        renamed=tuple(renamed.values()),
        moved=moved,
        told=_told(moved, sum(name in by_key for name in once)),
    )


def _renamed(
    once: Mapping[str, Item], fresh: Iterable[str], by_name: Mapping[str, Known]
) -> dict[str, tuple[Known, Item]]:
    """Items that have a new address under their old name; a name that two items have says nothing."""
    names = Counter(item.id for item in once.values())
    found = {name: (by_name[once[name].id], once[name]) for name in fresh if once[name].id in by_name}
    return {
        name: (known, item)
        for name, (known, item) in found.items()
        if names[item.id] == 1 and known.key not in once and known.article_id is not None
    }


def fits(url: str, wishes: Wishes) -> bool:
    """Whether an address is one that the user wants of a source."""
    included = not wishes.include or any(matches(url, pattern) for pattern in wishes.include)
    return included and not any(matches(url, pattern) for pattern in wishes.exclude)


def matches(url: str, pattern: str) -> bool:
    """A part of the address; with "*" in it, the whole; in letters of any script, as people write it."""
    if "*" in pattern:
        return any(fnmatchcase(url, one) for one in spellings(pattern))
    return any(one in url for one in spellings(pattern))


def _moved(once: Mapping[str, Item], by_key: Mapping[str, Known]) -> tuple[tuple[Known, datetime], ...]:
    found = []
    for name, item in once.items():
        known, told = by_key.get(name), item.updated_at
        if known is not None and told is not None and told != known.updated_at:
            found.append((known, told))
    return tuple(found)


def _told(moved: Sequence[tuple[Known, datetime]], known: int) -> tuple[Known, ...]:
    newer = [one for one, at in moved if one.article_id is not None and (one.updated_at or at) <= at]
    return () if known >= BUILD_AT_LEAST and len(newer) > known * BUILD else tuple(newer)
