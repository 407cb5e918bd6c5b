"""Adds up the figures of articles by outlet, host or tag."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from watcher.model.report import ArticleFigures, GroupFigures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST = 3
"""So many of an outlet's most rewritten stories are named."""


NO_TAG = "(no tag)"

GROUPS: dict[str, Callable[[ArticleFigures], Sequence[str]]] = {
    "outlet": lambda item: (item.outlet,),
    "host": lambda item: (item.host,),
    "tag": lambda item: item.tags or (NO_TAG,),
}
"""What makes a group, and the names of the groups that an article is in."""


def by_group(figures: Iterable[ArticleFigures], by: str) -> tuple[GroupFigures, ...]:
    """The figures of each group of articles, the one with the most changes first.

    Args:
        figures: of the articles.
        by: "outlet", "host" or "tag"; an article with several tags is in several groups.
    """
    groups: dict[str, list[ArticleFigures]] = defaultdict(list)
    for item in figures:
        for name in GROUPS[by](item):
            groups[name].append(item)
    found = [_group(name, items) for name, items in groups.items()]
    return tuple(sorted(found, key=lambda group: (-group.changes, -group.articles, group.name)))


def _group(name: str, items: Sequence[ArticleFigures]) -> GroupFigures:
    substantive = sum(item.substantive for item in items)
    disclosed = sum(item.disclosed for item in items)
    later = sum(item.disclosed_later for item in items)
    delays = [delay.total_seconds() for item in items for delay in item.delays]
    changed = sorted((item for item in items if item.words), key=lambda i: (-i.words, -i.changes, i.url))
    return GroupFigures(
        name=name,
        articles=len(items),
        changes=sum(item.changes for item in items),
        substantive=substantive,
        disclosed=disclosed,
        disclosed_later=later,
        partly=sum(item.partly for item in items),
        undisclosed=sum(item.undisclosed for item in items),
        with_many=sum(item.with_many for item in items),
        share=(disclosed + later) / substantive if substantive else None,
        delay=timedelta(seconds=median(delays)) if delays else None,
        most_rewritten=tuple(changed[:MOST]),
    )
