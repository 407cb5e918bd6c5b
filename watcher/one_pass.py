"""One pass over articles, whatever is due: hosts side by side, one request a host at a time."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from itertools import chain
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from watcher.check import INTERNAL, LEASE
from watcher.errors import DamagedRow, LeaseOver, StoreError
from watcher.fetch import leased
from watcher.hub import Hub, nap
from watcher.lean.log import structlog
from watcher.model import Article, Check, Outcome, Progress
from watcher.model.days import day
from watcher.worker import is_dead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watcher.check import Checker

log = structlog.get_logger("watcher.check")

Claimed = TypeVar("Claimed")
Result = TypeVar("Result")

PATIENCE = timedelta(minutes=1)
"""How long one pass waits for a host. A politeness delay is seconds; a Retry-After may be hours."""

SOONEST, LATEST = 0.01, 0.25
"""Seconds between two tries for a host. A daemon that looks at it all the time leaves gaps of some tenths."""

AT_ONCE = 64
"""So many hosts are waited for at once: for their pauses, and for servers that do not answer."""


def check_all(checker: Checker, articles: Sequence[Article], *, done: Callable[[Check], None]) -> list[Check]:
    """Check the given articles once.

    Args:
        checker: does the visits.
        articles: which.
        done: told of each check as it ends, from another thread.

    Returns:
        The checks, in the order of `articles`.
    """
    checker.store.free_leases(is_dead, checker.clock(), host_delay=checker.host_delay)

    def work(article: Article) -> Check:
        check = _checked(checker, article)
        done(check)
        return check

    return side_by_side(articles, lambda article: article.host, work)


def side_by_side(
    things: Sequence[Claimed], host: Callable[[Claimed], str], work: Callable[[Claimed], Result]
) -> list[Result]:
    """Work on things, those of one host one after the other; what came of each, in their order."""
    queues, found, ended = defaultdict[str, list[int]](list), dict[int, Result](), Event()
    for place, thing in enumerate(things):
        queues[host(thing)].append(place)
    left = iter(queues.values())

    def go() -> None:
        with _ending(ended):
            for place in chain.from_iterable(left):
                if not ended.is_set():
                    found[place] = work(things[place])

    lanes = max(1, min(AT_ONCE, len(queues)))
    with Hub(lanes) as hub, _ending(ended):
        for lane in [hub.take(go) for _ in range(lanes)]:
            lane.result()
    return [found[place] for place in range(len(things))]


@contextmanager
def _ending(ended: Event) -> Iterator[None]:
    """Whoever is interrupted waits for what is under way, not for what stands in line behind it."""
    try:
        yield
    except BaseException:
        ended.set()
        raise


def _checked(checker: Checker, article: Article) -> Check:
    """Visit the article when its host is free; leave it alone when that is not soon."""

    def claim(now: datetime) -> Article | datetime:
        return checker.store.claim(
            article.id, now, owner=checker.owner, lease=LEASE, host_delay=checker.host_delay
        )

    try:
        check = patiently(article.host, claim, checker.visit, checker.clock)
    except (StoreError, LeaseOver):
        raise
    except DamagedRow as fault:
        return _failed(checker, article, "damaged", str(fault))
    except Exception:  # one article must not end the pass over the others
        log.exception("visit_failed", url=article.url)
        return _failed(checker, article, "internal", INTERNAL)
    return check if isinstance(check, Check) else _left_alone(article, check, checker.clock())


def patiently(
    host: str,
    claim: Callable[[datetime], Claimed | datetime],
    visit: Callable[[Claimed], Result],
    clock: Callable[[], datetime],
) -> Result | datetime:
    """Claim something of a host when that is free, and visit it; else the moment when that will be.

    Args:
        host: which.
        claim: takes it, or says when to ask again.
        visit: what to do with it.
        clock: aware UTC.
    """
    give_up_at = None
    while True:
        now, began = clock(), monotonic()
        found = claim(now)
        if not isinstance(found, datetime):
            with leased(host, began + LEASE.total_seconds()):
                return visit(found)
        give_up_at = give_up_at or now + PATIENCE
        if now >= give_up_at or found > now + LEASE:  # a lease ends with its visit, seldom at its end
            return found
        nap(max(SOONEST, min((found - now).total_seconds(), LATEST)))


def _left_alone(article: Article, until: datetime, now: datetime) -> Check:
    """The check of an article whose host may not be asked now: nothing was asked."""
    when = f"{until:%H:%M} UTC" + (f" on {day(until)}" if until.date() != now.date() else "")
    words = f"{article.host} is busy or asked to be left alone; it may be asked again at {when}"
    return _unrecorded(article, now, Outcome.BLOCKED, "host_blocked", words)


def _failed(checker: Checker, article: Article, code: str, words: str) -> Check:
    """The check of an article of which nothing can be recorded; its host is free for the next one."""
    now = checker.clock()
    with suppress(DamagedRow):
        checker.store.release(article.id, now)
    return _unrecorded(article, now, Outcome.FAILED, code, words)


def _unrecorded(article: Article, now: datetime, outcome: Outcome, code: str, words: str) -> Check:
    progress = Progress(next_check_at=article.next_check_at or now, next_reason=article.next_reason)
    return Check(article, now, outcome, progress, error=words, code=code)
