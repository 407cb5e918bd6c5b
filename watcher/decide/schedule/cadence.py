"""When to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.decide.flapping import FLAPPING
from watcher.decide.policy import BLOCK_HOST, FRESH_MAX, LOOK_AGAIN
from watcher.decide.schedule.common import FIXED, NO_HINTS, Hints, after_trouble, appointed, hints_of
from watcher.decide.schedule.stride import rounded, stride
from watcher.errors import FetchError, LineDown
from watcher.model import GOOD, Outcome

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.decide.policy import Policy
    from watcher.decide.screen import Verdict
    from watcher.model import Article, Response

TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Appointment:
    """The next look at an article.

    Attributes:
        at: when; UTC.
        reason: why then, in words.
        stride: how far apart its looks should be at price 1; the shorter, the more a look is worth.
    """

    at: datetime
    reason: str
    stride: timedelta


def next_check(
    article: Article,
    verdict: Verdict,
    now: datetime,
    policy: Policy,
    *,
    jitter: float,
    hints: Hints = NO_HINTS,
) -> Appointment:
    """The moment of the next check and why it is then.

    A fixed interval is obeyed as it is. Hours hold for every article: what would fall outside of them is
    looked at when they begin.

    Args:
        article: as it was when the check began, with the dates that its page claims now.
        verdict: how the check ended.
        now: when it ended.
        policy: floor, ceiling and hours.
        jitter: 0 to 1; spreads articles that were added together by up to a tenth of the interval.
        hints: what the server and others say.
    """
    if article.every is not None:
        at, reason, worth = _on_the_grid(article, article.every, now), FIXED, article.every
    else:
        worth, why = _worth(article, verdict, now)
        interval, reason = _interval(article, verdict, worth, why, policy, now)
        freshest = FRESH_MAX if verdict.outcome in GOOD else timedelta(0)
        at, reason = appointed(now, interval, reason, hints, freshest=freshest, jitter=jitter)
    opening = policy.timetable.opening(article, at)
    return Appointment(opening, reason if opening == at else f"{reason}; its hours begin then", worth)


def host_blocked_until(article: Article, answer: Response | FetchError, now: datetime) -> datetime | None:
    """Until when the article's host wants to be left alone (429 and 503; RFC 9110, section 10.2.3).

    What another host says to which a detour led holds for that one, and the fetcher keeps to it.
    """
    if answer.url and _host(answer.url) not in {_host(article.url), _host(article.moved_to)}:
        return None
    rest = hints_of(answer).rest
    if isinstance(answer, FetchError):  # its robots.txt said so
        return now + rest if rest else None
    if answer.status not in {TOO_MANY, 503}:
        return None
    if answer.retry_after is None:
        return now + BLOCK_HOST if answer.status == TOO_MANY else None
    return now + rest


def _host(url: str) -> str:
    return urlsplit(url).netloc.casefold()


def _on_the_grid(article: Article, every: timedelta, now: datetime) -> datetime:
    """One interval after the look was due, so that visits add no delay; from now when that is over."""
    due = article.next_check_at
    return due + every if due is not None and due <= now < due + every else now + every


def _worth(article: Article, verdict: Verdict, now: datetime) -> tuple[timedelta, str]:
    """The stride of an article after a check, and what it rests on, in words."""
    changed = verdict.outcome is Outcome.CHANGED
    began = min(article.published_at or article.added_at or now, now)
    since = now if changed else max(began, article.last_changed_at or _claimed(article) or began)
    quiet, age = now - min(since, now), now - began
    span = stride(quiet.total_seconds(), age.total_seconds(), article.changes + changed)
    if changed:
        words = "change seen at the last look"  # not "0s ago", which is read later
    elif article.last_changed_at is not None:
        words = f"change seen {in_short(quiet)} ago"
    else:
        words = f"unchanged for {in_short(quiet)}" if article.version else "first seen"
    return rounded(span), words


def _claimed(article: Article) -> datetime | None:
    """The page's word on its last change before we watched.

    Later ones are not believed: a page that says "updated now" at every look would be asked at the floor for
    ever, and what changed while we watched we have seen ourselves.
    """
    claimed, added = article.modified_at, article.added_at
    return claimed if claimed and added and claimed <= added else None


STRETCH = 4
"""How much rarer an article is looked at when the time is over that its source gives it: a month after
publication every day and a half instead of every nine hours. The watch ends only
where the source's wishes say so."""

STRETCHED = timedelta(days=7)
"""The longest interval then: a quarter of all notes come after a month, one in ten after a year."""


def is_over(article: Article, now: datetime) -> bool:
    """Whether the time is over for which an article is watched closely; a change begins it anew."""
    began = article.last_changed_at or article.added_at
    return article.watch_for is not None and began is not None and now - began > article.watch_for


def _interval(
    article: Article, verdict: Verdict, worth: timedelta, why: str, policy: Policy, now: datetime
) -> tuple[timedelta, str]:
    if verdict.outcome not in GOOD and verdict.code != FLAPPING:
        if verdict.outcome is Outcome.SUSPECT and article.failures < policy.confirm_checks:
            return LOOK_AGAIN, "an odd reading is looked at again"
        return after_trouble(article.failures, ours=verdict.code == LineDown.code)
    ceiling = max(policy.ceiling, article.ceiling or policy.ceiling)
    if is_over(article, now):
        worth, ceiling, why = worth * STRETCH, max(ceiling, STRETCHED), f"{why}; its time is over"
    interval = min(max(worth * article.price, policy.floor), ceiling)
    return interval, f"{why}{_limit(interval, article.price, policy.floor, ceiling)}"


def _limit(interval: timedelta, price: float, floor: timedelta, ceiling: timedelta) -> str:
    """What else the interval comes from, in words."""
    if interval >= ceiling:
        return "; the ceiling"
    if interval <= floor:
        return "; the floor"
    return f"; {price:.2g}x for the budget" if abs(price - 1) > NOTABLE else ""


NOTABLE = 0.05
"""A price nearer to 1 than this is not worth a word."""


UNITS = ((86400, "d"), (3600, "h"), (60, "m"), (1, "s"))


def in_short(span: timedelta) -> str:
    """A span in its largest unit, "3d"; in the next one below two of it, "26h"."""
    seconds = int(span.total_seconds())
    size, name = next((unit for unit in UNITS if seconds >= 2 * unit[0]), UNITS[-1])
    return f"{seconds // size}{name}"
