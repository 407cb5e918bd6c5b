"""When to look at a source again, and whether it has fallen silent by its own measure."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.decide.patience import Patience
from watcher.decide.policy import BLOCK_HOST_MAX, FAILURE_STEPS

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
    failures: int,
    jitter: float,
    fresh_for: timedelta = timedelta(0),
    retry_after: timedelta = timedelta(0),
) -> tuple[datetime, str]:
    """The moment of the next look at a source, and why it is then.

    Args:
        source: as it was.
        arrivals: when looks brought something new, this one with them.
        now: the moment.
        failures: looks in a row that could not be read, this one with them.
        jitter: 0 to 1; spreads sources that were added together.
        fresh_for: how long the answer is good by its own word.
        retry_after: how long the host asks to be left alone; for more than a day no host is.
    """
    rest = min(retry_after, BLOCK_HOST_MAX)
    if source.wishes.every is not None:
        return now + max(source.wishes.every, rest), "fixed interval"
    if failures:
        span, reason = FAILURE_STEPS[min(failures - 1, len(FAILURE_STEPS) - 1)], "after trouble"
    else:
        known = gaps(arrivals)
        half = sorted(known)[len(known) // 2] / 2 if len(known) >= RHYTHM else UNKNOWN
        span, reason = min(max(half, SHORTEST), LONGEST), "twice as often as it brings something new"
        if len(known) < RHYTHM:
            reason = "its rhythm is not known yet"
        if span < min(fresh_for, LONGEST):
            span, reason = min(fresh_for, LONGEST), "the site calls its answer fresh until then"
    if span < rest:
        span, reason = rest, "the site asked to be left alone until then"
    return now + span * (1 + jitter / 10), reason


def is_quiet(arrivals: Sequence[datetime], now: datetime) -> bool:
    """Whether nothing new has come for much longer than it ever took."""
    known = gaps(arrivals)
    if len(known) < RHYTHM:
        return False
    return now - arrivals[-1] > max(QUIET * max(known), QUIET_AT_LEAST)
