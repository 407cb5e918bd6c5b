"""Addresses that somebody asks to watch, and how they come to be watched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta

    from watcher.model.reading import Selectors


class Added(Enum):
    """How what was asked for is watched now."""

    NEW = "new"
    AGAIN = "again"
    """It was removed once, and goes on with the history it has."""
    ALREADY = "already"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article that the configuration or a source asks to watch. Field names are those of `Article`."""

    url: str
    host: str
    every: timedelta | None = None
    selectors: Selectors | None = None
    tags: tuple[str, ...] = ()
    site: str = ""
    watch_for: timedelta | None = None
    stop: bool = False
    paused: bool = False


AT_ONCE = 200
"""Addresses that are watched in one transaction, as long as which their hosts are not asked."""
