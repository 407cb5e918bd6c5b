"""When we could not look: what a history must say, so that silence in it means that nothing changed."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from watcher.model import GOOD, Outcome
from watcher.model.gap import Gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from watcher.model import Snapshot
    from watcher.model.gap import Sight

UNSEEN = timedelta(days=2)
"""Twice the slowest pace of our own: more between two looks means that nobody looked."""

REFUSED = timedelta(hours=1)
"""Visits that fail for so long are worth telling; a quick second try that works is not."""


def gaps(
    looks: Sequence[Sight], snapshots: Iterable[Snapshot], *, every: timedelta | None, now: datetime
) -> list[Gap]:
    """The times without a good look, oldest first.

    Args:
        looks: visits as far back as the log goes, oldest first; of several good ones in a row the first and
            the last are enough, and those more than `UNSEEN` apart.
        snapshots: versions, oldest first, whose times tell of what the log no longer does. One was sure to
            stand from the moment it was asked for, which is before its capture; the gap behind it is not.
        every: the article's fixed interval; None for the adaptive one.
        now: the moment.
    """
    widest = max(UNSEEN, 2 * every) if every else UNSEEN
    logged = [*_unvisited(looks, widest), *_failed(looks, widest, now)]
    older = [
        Gap(max(one.not_before, before.captured_at) if before else one.not_before, one.captured_at)
        for before, one in pairwise([None, *snapshots])
        if one and one.not_before and one.captured_at - one.not_before > widest and not _is_logged(one, looks)
    ]
    return sorted([*older, *logged], key=lambda gap: gap.since)


def _is_logged(one: Snapshot, looks: Sequence[Sight]) -> bool:
    """Whether the log tells what was seen since the version before: not when it begins later.

    A look that is the log's first ended a moment after that at which it saw the version.
    """
    if not looks or one.not_before is None:
        return False
    began = looks[0].at
    return one.not_before >= began or (looks[0].outcome in GOOD and one.captured_at > began)


def _unvisited(looks: Iterable[Sight], widest: timedelta) -> Iterator[Gap]:
    for one, following in pairwise(looks):
        neighbours = following.before in {None, one.at}  # else there were good looks between the two
        both = one.outcome in GOOD and following.outcome in GOOD
        if both and neighbours and following.at - one.at > widest:
            yield Gap(one.at, following.at)


def _failed(looks: Iterable[Sight], widest: timedelta, now: datetime) -> Iterator[Gap]:
    """Runs of visits that saw nothing, from the last good look before to the first one after."""
    runs = [(good, list(run)) for good, run in groupby(looks, key=lambda one: one.outcome in GOOD)]
    for place, (good, run) in enumerate(runs):
        if good:
            continue
        since = runs[place - 1][1][-1].at if place else run[0].at
        until = runs[place + 1][1][0].at if place + 1 < len(runs) else None
        if (until or now) - run[0].at > REFUSED or (until or now) - since > widest:
            unsure = run[-1].outcome is Outcome.SUSPECT
            yield Gap(since, until, len(run), run[-1].why, unsure)
