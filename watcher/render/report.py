"""The report by outlet, for programs and spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.render.documents import SCHEMA_VERSION, iso_or_null, seconds
from watcher.render.tables import csv_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model.report import ArticleFigures, GroupFigures

_COUNTS = (
    *("articles", "changes", "substantive", "disclosed", "disclosed_later", "partly", "undisclosed"),
    "with_many",
)


def report_document(groups: Sequence[GroupFigures], *, by: str, since: datetime | None) -> dict[str, Any]:
    """The figures of each outlet, in the order given."""
    return {
        "schema_version": SCHEMA_VERSION,
        "since": iso_or_null(since),
        "by": by,
        "outlets": [_group_document(group) for group in groups],
    }


def _group_document(group: GroupFigures) -> dict[str, Any]:
    counts = {name: getattr(group, name) for name in _COUNTS}
    return {
        "outlet": group.name,
        **counts,
        "disclosed_share": _rounded(group.share),
        "median_seconds_to_note": seconds(group.delay),
        "most_rewritten": [_story_document(item) for item in group.most_rewritten],
    }


def _story_document(item: ArticleFigures) -> dict[str, Any]:
    return {"url": item.url, "title": item.title, "changes": item.changes, "words_changed": item.words}


def report_csv(groups: Sequence[GroupFigures], *, by: str) -> str:
    """The same as CSV (RFC 4180) with a header; of the most rewritten stories, the first."""
    head = [by, *_COUNTS, "disclosed_share", "median_seconds_to_note", "most_rewritten", "its_title"]
    return "".join(csv_lines(head, map(_row, groups)))


def _row(group: GroupFigures) -> list[object]:
    counts = [getattr(group, name) for name in _COUNTS]
    first = group.most_rewritten[0] if group.most_rewritten else None
    story = [first.url, first.title] if first else ["", ""]
    return [group.name, *counts, _rounded(group.share), seconds(group.delay), *story]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
