"""When to look again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.decide.flapping import FLAPPING
from watcher.decide.policy import BLOCK_HOST, BLOCK_HOST_MAX, DECAY, FAILURE_STEPS, FRESH_MAX, LOOK_AGAIN
from watcher.errors import FetchError
from watcher.model import GOOD, Outcome

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.decide.policy import Policy
    from watcher.decide.screen import Verdict
    from watcher.model import Article, Response

TOO_MANY = 429


def next_check(
    article: Article,
    verdict: Verdict,
    now: datetime,
    policy: Policy,
    *,
    jitter: float,
    fresh_for: timedelta = timedelta(0),
) -> tuple[datetime, str]:
    """The moment of the next check and why it is then.

    Args:
        article: as it was when the check began.
        verdict: how the check ended.
        now: when it ended.
        policy: floor and ceiling.
        jitter: 0 to 1; spreads articles that were added together by up to a tenth of the interval.
        fresh_for: how long the answer is good by its own word.
    """
    if article.every is not None:
        return now + article.every, "fixed interval"
    interval, reason = _interval(article, verdict, now, policy)
    if verdict.outcome in GOOD and interval < min(fresh_for, FRESH_MAX):
        interval, reason = min(fresh_for, FRESH_MAX), "the site calls its answer fresh until then"
    return now + interval * (1 + jitter / 10), reason


def host_blocked_until(answer: Response | FetchError, now: datetime) -> datetime | None:
    """Until when the host wants to be left alone (429 and 503; RFC 9110, section 10.2.3)."""
    if isinstance(answer, FetchError):  # its robots.txt said so
        return now + min(answer.retry_after, BLOCK_HOST_MAX) if answer.retry_after else None
    if answer.status not in {TOO_MANY, 503}:
        return None
    if answer.retry_after is None:
        return now + BLOCK_HOST if answer.status == TOO_MANY else None
    return now + min(answer.retry_after, BLOCK_HOST_MAX)


def _interval(article: Article, verdict: Verdict, now: datetime, policy: Policy) -> tuple[timedelta, str]:
    if verdict.outcome not in GOOD and verdict.code != FLAPPING:
        if verdict.outcome is Outcome.SUSPECT and article.failures < policy.confirm_checks:
            return LOOK_AGAIN, "an odd reading is looked at again"
        return FAILURE_STEPS[min(article.failures, len(FAILURE_STEPS) - 1)], "after trouble"
    if verdict.outcome in {Outcome.FIRST, Outcome.CHANGED}:
        quiet_since = now if verdict.outcome is Outcome.CHANGED else (article.published_at or now)
    else:
        quiet_since = article.last_changed_at or article.published_at or article.added_at or now
    interval = min(max((now - quiet_since) * DECAY, policy.floor), policy.ceiling)
    return interval, "quiet for longer, looked at less often"
