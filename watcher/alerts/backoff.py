"""When to try again: the times live in rows, so that a restart loses none."""

from __future__ import annotations

from datetime import datetime, timedelta

# What Standard Webhooks proposes for endpoints that are down over a weekend: three days in all.
SCHEDULE = (
    timedelta(0),
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
# Receivers that went down together must not be called again together.
JITTER = 0.1
# A receiver that asks for more would hold an alert past its use.
LONGEST_WAIT = timedelta(hours=24)


def next_try(
    attempts: int, now: datetime, *, jitter: float = 0.0, retry_after: timedelta | None = None
) -> datetime | None:
    """The moment of the next try, or None when the alert is dead.

    Args:
        attempts: tries made so far, the one that failed just now included.
        now: the moment of that failure; UTC.
        jitter: 0 to 1, drawn by the caller; lengthens the wait by up to a tenth.
        retry_after: what the receiver asked for; obeyed up to a day, and never shorter than our own wait.
    """
    if attempts >= len(SCHEDULE):
        return None
    wait = SCHEDULE[max(attempts, 0)] * (1 + JITTER * jitter)
    if retry_after is not None:
        wait = max(wait, min(retry_after, LONGEST_WAIT))
    return now + wait
