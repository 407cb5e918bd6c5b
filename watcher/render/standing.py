"""How the watch stands: what `status` shows, gathered by the caller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from watcher.model import Article, ArticleState, Delivery, DeliveryState

__all__ = ["ChannelNow", "Standing"]

ChannelNow = tuple[str, "datetime | None", str]
"""A channel's name, since when it is disabled (None: it works), and why."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The watch in figures.

    Attributes:
        place: of the store.
        size: bytes on disk.
        articles: how many are in each state.
        versions: snapshots stored.
        due: articles whose time has come.
        overdue: by how much the first of them is late.
        blocked: hosts that asked to be left alone, and until when.
        failing: articles in trouble, the longest first; not all when there are many.
        failing_count: how many there are.
        outbox: how many deliveries are in each state.
        disabled: channels that nothing is sent to.
        unsent: the last deliveries that failed at least once and are not through.
        last_check_at: the newest visit.
    """

    place: str
    size: int
    articles: Mapping[ArticleState, int]
    versions: int
    due: int
    overdue: timedelta
    blocked: tuple[tuple[str, datetime], ...]
    failing: tuple[Article, ...]
    failing_count: int
    outbox: Mapping[DeliveryState, int]
    disabled: tuple[ChannelNow, ...]
    unsent: tuple[Delivery, ...]
    last_check_at: datetime | None
