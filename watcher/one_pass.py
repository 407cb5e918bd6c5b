"""One pass over articles, whatever is due: hosts side by side, one request a host at a time."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from contextvars import Context, copy_context
from datetime import datetime, timedelta
from threading import Condition, Event
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from watcher.check import INTERNAL, LEASE
from watcher.errors import DamagedRow, LeaseOver, StoreError
from watcher.fetch import leased
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


class Places:
    """So many work at once; who waits does not count.

    Args:
        most: how many.
        slow: how many of those at work wait for a server.
    """

    def __init__(self, most: int, slow: Callable[[], int]) -> None:
        self._most, self._slow = most, slow
        self._taken = 0
        self._changed = Condition()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a place, once there is a free one."""
        with self._changed:
            while not self._changed.wait_for(self._is_free, LATEST):
                pass  # nobody says when a server has become slow
            self._taken += 1
        try:
            yield
        finally:
            with self._changed:
                self._taken -= 1
                self._changed.notify()

    def _is_free(self) -> bool:
        return self._taken - self._slow() < self._most


def check_all(
    checker: Checker, articles: Sequence[Article], *, threads: int, done: Callable[[Check], None]
) -> list[Check]:
    """Check the given articles once.

    Args:
        checker: does the visits.
        articles: which.
        threads: how many visits work at once, besides those that wait.
        done: told of each check as it ends, from any thread.

    Returns:
        The checks, in the order of `articles`.
    """
    checker.store.free_leases(is_dead, checker.clock(), host_delay=checker.host_delay)
    places = Places(threads, checker.fetcher.waits.slow)

    def work(article: Article) -> Check:
        check = _checked(checker, article, places)
        done(check)
        return check

    return side_by_side(articles, lambda article: article.host, work)


def side_by_side(
    things: Sequence[Claimed], host: Callable[[Claimed], str], work: Callable[[Claimed], Result]
) -> list[Result]:
    """Work on things, those of one host one after the other; what came of each, in their order."""
    queues, ended = defaultdict[str, list[int]](list), Event()
    for place, thing in enumerate(things):
        queues[host(thing)].append(place)

    def go(context: Context, queue: list[int]) -> list[tuple[int, Result]]:
        return context.run(lambda: [(place, work(things[place])) for place in queue if not ended.is_set()])

    # What is left out in a thread is told by whoever collects it here.
    contexts = [copy_context() for _ in queues]
    with ThreadPoolExecutor(max(1, min(AT_ONCE, len(queues)))) as pool, _ending(ended):
        found = dict(pair for pairs in pool.map(go, contexts, queues.values()) for pair in pairs)
    return [found[place] for place in range(len(things))]


@contextmanager
def _ending(ended: Event) -> Iterator[None]:
    """Whoever is interrupted waits for what is under way, not for what stands in line behind it."""
    try:
        yield
    finally:
        ended.set()


def _checked(checker: Checker, article: Article, places: Places) -> Check:
    """Visit the article when its host is free; leave it alone when that is not soon."""

    def claim(now: datetime) -> Article | datetime:
        return checker.store.claim(
            article.id, now, owner=checker.owner, lease=LEASE, host_delay=checker.host_delay
        )

    try:
        check = patiently(article.host, claim, checker.visit, checker.clock, place=places.taken)
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
    *,
    place: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Result | datetime:
    """Claim something of a host when that is free, and visit it; else the moment when that will be.

    Args:
        host: which.
        claim: takes it, or says when to ask again.
        visit: what to do with it.
        clock: aware UTC.
        place: held for that; the host's pause is waited for without it.
    """
    give_up_at = None
    while True:
        with place():
            now, began = clock(), monotonic()
            found = claim(now)
            if not isinstance(found, datetime):
                with leased(host, began + LEASE.total_seconds()):
                    return visit(found)
        give_up_at = give_up_at or now + PATIENCE
        if now >= give_up_at or found > now + LEASE:  # a lease ends with its visit, seldom at its end
            return found
        sleep(max(SOONEST, min((found - now).total_seconds(), LATEST)))


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
