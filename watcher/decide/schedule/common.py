"""When to look next: what holds for articles and sources alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.decide.policy import BLOCK_HOST_MAX, FAILURE_STEPS, LINE_STEPS
from watcher.model import Response

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.errors import FetchError

FIXED = "fixed interval"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the answer itself says of when to look.

    Attributes:
        fresh_for: how long the answer is good by its own word (Cache-Control, Expires).
        retry_after: how long the server asks to be left alone.
    """

    fresh_for: timedelta = timedelta(0)
    retry_after: timedelta | None = None

    @property
    def rest(self) -> timedelta:
        """How long the server is left alone: as it asks, and for no more than a day."""
        return min(self.retry_after or timedelta(0), BLOCK_HOST_MAX)


NO_HINTS = Hints()


def hints_of(answer: Response | FetchError) -> Hints:
    """What the answer itself says of when to look."""
    fresh_for = answer.fresh_for if isinstance(answer, Response) else timedelta(0)
    return Hints(fresh_for, answer.retry_after)


def after_trouble(before: int, *, ours: bool) -> tuple[timedelta, str]:
    """How long to wait after a look that came to nothing, and why.

    Args:
        before: how many such looks there were in a row before it.
        ours: the trouble is that of our own line.
    """
    steps = FAILURE_STEPS[:LINE_STEPS] if ours else FAILURE_STEPS
    return steps[min(before, len(steps) - 1)], "after trouble"


def appointed(
    now: datetime, span: timedelta, reason: str, hints: Hints, *, freshest: timedelta, jitter: float
) -> tuple[datetime, str]:
    """The moment of the next look, and why then: after our own span, later where the site would have it so.

    Only our own span is spread. What the site says names a moment: to come later costs somebody an edit, and
    to spread those of a host is the matter of its queue.

    Args:
        now: when the last look ended.
        span: how long we would wait.
        reason: why so long.
        hints: what the site says.
        freshest: so far its word on how long its answer is good puts a look off.
        jitter: 0 to 1; spreads what was added together by up to a tenth of the span.
    """
    at = now + span * (1 + jitter / 10)
    if at < now + min(hints.fresh_for, freshest):
        at, reason = now + min(hints.fresh_for, freshest), "the site calls its answer fresh until then"
    if at < now + hints.rest:
        at, reason = now + hints.rest, "the site asked to be left alone until then"
    return at, reason
