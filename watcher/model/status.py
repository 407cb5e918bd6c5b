"""The watch in figures, as the store has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from watcher.model.article import Article, ArticleState
    from watcher.model.event import DeliveryState
    from watcher.model.forecast import CheckError

SINCE, SINCE_SHAPE = ", since ", "%Y-%m-%d %H:%M:%S UTC"
"""What stands between a daemon's name and since when it runs, and how that is written in its lock."""

HostNow = tuple[str, "datetime", int, str, bool]
"""A host in trouble: name, since when, failures in a row, what it said last, whether it was told."""


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """The store in figures.

    Attributes:
        place: the file, or the address without its password.
        size: bytes on disk, its log included; 0 when the server keeps that to itself.
        articles: how many are in each state.
        versions: snapshots stored.
        due: active articles whose time has come.
        overdue: by how much the first host in the queue is late; zero when none waits.
        leased: articles that are being checked now.
        blocked: hosts that asked to be left alone, and until when, the latest first.
        moved: articles that stand elsewhere by now, the latest added first; at most fifty of them.
        moved_count: how many there are.
        failing: articles in trouble, the longest first; at most fifty of them.
        failing_count: how many there are.
        of_line: of those in `failing` the numbers of whom no site answered when they were looked at last.
        outbox: how many deliveries are in each state.
        disabled: how many channels nothing is sent to.
        silent: hosts with several articles that cannot be read, the longest first.
        last_check_at: the newest visit; None when there was none.
        made: visits in the last 24 hours.
        errors: the last of them that did not end well, the newest first.
        growth: bytes a day by which the store grew lately; None while that is not known.
        free: bytes free on its disk; None on a server.
    """

    place: str
    size: int
    articles: Mapping[ArticleState, int]
    versions: int
    due: int
    overdue: timedelta
    leased: int
    blocked: tuple[tuple[str, datetime], ...]
    moved: tuple[Article, ...]
    moved_count: int
    failing: tuple[Article, ...]
    failing_count: int
    of_line: frozenset[int]
    outbox: Mapping[DeliveryState, int]
    disabled: int
    silent: tuple[HostNow, ...]
    last_check_at: datetime | None
    made: int
    errors: tuple[CheckError, ...]
    growth: float | None
    free: int | None
