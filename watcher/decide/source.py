"""What a source's row becomes after a look; one notice when its trouble starts, one when it ends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.decide.schedule.common import NO_HINTS, Hints
from watcher.decide.schedule.rhythm import KEPT, SOURCE_PATIENCE, gaps, is_quiet, next_look
from watcher.model import EventType, Validators
from watcher.model.source import Source, SourceKind, SourceProgress

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model.source import Listing


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a source brought.

    Attributes:
        at: the address that answered.
        kind: what is there.
        listing: what it says; None when it is what it was before, or cannot be read.
        trouble: why it could not be read, or not to its end, in words; "" for a good look.
        validators: to ask with the next time.
        body_hash: of its bytes; "" for none.
        hints: what the answer says of when to look.
        ours: the trouble is that of our line.
    """

    at: str
    kind: SourceKind = SourceKind.UNKNOWN
    listing: Listing | None = None
    trouble: str = ""
    validators: Validators = field(default_factory=Validators)
    body_hash: str = ""
    hints: Hints = NO_HINTS
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be told of a source."""

    kind: EventType
    trouble: str
    since: datetime


QUIET = "nothing new has come for {days}; it never took longer than {usual}"


def follow_look(
    source: Source, seen: Seen, *, brought: bool, now: datetime, jitter: float
) -> tuple[SourceProgress, Notice | None]:
    """Everything that a look changes on a source's row.

    Args:
        source: as it was.
        seen: what the look brought.
        brought: it listed something that was never seen before.
        now: the moment.
        jitter: 0 to 1, for the next look.
    """
    first = source.last_good_at is None and not source.items
    arrivals = (*source.arrivals, now)[-KEPT:] if brought and not first else source.arrivals
    if seen.trouble:
        return _troubled(source, seen, arrivals, now, jitter)
    at, reason = next_look(source, arrivals, now, jitter=jitter, hints=seen.hints)
    progress = SourceProgress(
        at=seen.at,
        kind=seen.kind,
        title=(seen.listing.title if seen.listing else "") or source.title,
        next_look_at=at,
        next_reason=reason,
        validators=seen.validators,
        body_hash=seen.body_hash,
        last_good_at=now,
        arrivals=arrivals,
        quiet_noticed=source.quiet_noticed and not brought,
    )
    notice = _ended(source, brought=brought)
    if notice is None and not source.quiet_noticed and is_quiet(arrivals, now):
        words = QUIET.format(days=_days(now - arrivals[-1]), usual=_days(max(gaps(arrivals))))
        notice = Notice(EventType.SOURCE_QUIET, words, arrivals[-1])
        progress = replace(progress, quiet_noticed=True)
    return progress, notice


def _ended(source: Source, *, brought: bool) -> Notice | None:
    if source.noticed and source.failing_since is not None:
        return Notice(EventType.SOURCE_RECOVERED, source.trouble, source.failing_since)
    if source.quiet_noticed and brought and source.arrivals:
        return Notice(EventType.SOURCE_RECOVERED, "nothing new came", source.arrivals[-1])
    return None


def _troubled(
    source: Source, seen: Seen, arrivals: tuple[datetime, ...], now: datetime, jitter: float
) -> tuple[SourceProgress, Notice | None]:
    """The row after a look that failed: what was known stays known, and the next request is unconditional.

    One that shows a part of what is there is made again as soon as a good one, and says what and where
    the source is: the part may be all we get.
    """
    if seen.listing is not None:
        source = replace(source, at=seen.at, kind=seen.kind, title=seen.listing.title or source.title)
    failures, since, nothing = source.failures + 1, source.failing_since or now, seen.listing is None
    at, reason = next_look(
        source,
        arrivals,
        now,
        jitter=jitter,
        hints=replace(seen.hints, fresh_for=timedelta(0)),
        failures=nothing * failures,
        ours=seen.ours,
    )
    told = SOURCE_PATIENCE.over(failures, since, now) and not source.noticed and not seen.ours
    moved = nothing and source.at != source.url and failures % REDISCOVER == 0
    progress = SourceProgress(
        at=source.url if moved else source.at,
        kind=SourceKind.UNKNOWN if moved else source.kind,
        title=source.title,
        next_look_at=at,
        next_reason=reason,
        last_good_at=source.last_good_at,
        arrivals=arrivals,
        failures=failures,
        failing_since=since,
        trouble=seen.trouble,
        noticed=source.noticed or told,
        quiet_noticed=source.quiet_noticed,
    )
    return progress, Notice(EventType.SOURCE_FAILING, seen.trouble, since) if told else None


REDISCOVER = 4
"""After so many failures in a row the page that named the feed is asked whether it names another one now."""


def _days(span: timedelta) -> str:
    if span < timedelta(days=2):
        return f"{round(span / timedelta(hours=1))} hours"
    return f"{span.days} days"
