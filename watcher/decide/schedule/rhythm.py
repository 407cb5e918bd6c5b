"""When to look at a source again, and whether it has fallen silent by its own measure."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.decide.patience import Patience
from watcher.decide.schedule.common import FIXED, NO_HINTS, Hints, after_trouble, appointed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model.source import Source

SHORTEST = timedelta(minutes=5)
"""A story is found five minutes late at most on the busiest of outlets; nearly every look is a 304 there."""

LONGEST = timedelta(hours=1)
"""Half of all silent edits come within 3.5 hours: a story that is found later has had its first ones."""

UNKNOWN = timedelta(minutes=15)
"""Before a source has shown its rhythm."""

RHYTHM = 5
"""Gaps between arrivals that make a rhythm."""

KEPT = 21
"""Arrivals that are remembered: some days of a busy source, some weeks of a quiet one."""

QUIET = 3
"""So many times its longest gap: a weekend, a holiday beside it, and what is left is no pause."""

QUIET_AT_LEAST = timedelta(days=1)
"""No source is called quiet over night."""

SOURCE_PATIENCE = Patience(tries=3, span=timedelta(minutes=30))
"""A feed that fails for half an hour has cost nobody a story; the notice of its host comes sooner."""


def gaps(arrivals: Sequence[datetime]) -> list[timedelta]:
    """Between two looks that brought something new."""
    return [later - earlier for earlier, later in pairwise(arrivals)]


def next_look(
    source: Source,
    arrivals: Sequence[datetime],
    now: datetime,
    *,
    jitter: float,
    hints: Hints = NO_HINTS,
    failures: int = 0,
    ours: bool = False,
) -> tuple[datetime, str]:
    """The moment of the next look at a source, and why it is then.

    Args:
        source: as it was.
        arrivals: when looks brought something new, this one with them.
        now: the moment.
        jitter: 0 to 1; spreads sources that were added together.
        hints: what the site says.
        failures: looks in a row that could not be read, this one with them.
        ours: for our own line is down.
    """
    if source.wishes.every is not None:
        span, reason, freshest, jitter = source.wishes.every, FIXED, timedelta(0), 0
    elif failures:
        (span, reason), freshest = after_trouble(failures - 1, ours=ours), timedelta(0)
    else:
        (span, reason), freshest = _of_its_own(gaps(arrivals)), LONGEST
    return appointed(now, span, reason, hints, freshest=freshest, jitter=jitter)


def _of_its_own(known: Sequence[timedelta]) -> tuple[timedelta, str]:
    """The span between two looks that a source's arrivals ask for."""
    if len(known) < RHYTHM:
        return UNKNOWN, "its rhythm is not known yet"
    half = sorted(known)[len(known) // 2] / 2
    return min(max(half, SHORTEST), LONGEST), "twice as often as it brings something new"


def is_quiet(arrivals: Sequence[datetime], now: datetime) -> bool:
    """Whether nothing new has come for much longer than it ever took."""
    known = gaps(arrivals)
    if len(known) < RHYTHM:
        return False
    return now - arrivals[-1] > max(QUIET * max(known), QUIET_AT_LEAST)
