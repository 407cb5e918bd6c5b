"""Who goes to an article, and records what came of it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from watcher.check.study import Studied, Study
from watcher.check.telling import events_of
from watcher.clock import utc_now
from watcher.decide.conclude import conclude, news_of
from watcher.decide.judge import named
from watcher.decide.patience import HOST_PATIENCE, Patience
from watcher.decide.progress import follow_up
from watcher.decide.screen import Verdict, screen
from watcher.decide.trust import found_out, knows_anything, last_whole, validators_for
from watcher.errors import FetchError, StoreError
from watcher.lean.log import structlog
from watcher.model import GOOD, Article, Check, Outcome, Response, Validators
from watcher.past.unite import seek_twin
from watcher.read import Look, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.alerts import ChannelSpec
    from watcher.decide.conclude import Seen
    from watcher.decide.policy import Policy
    from watcher.fetch import Fetcher
    from watcher.store import Store

log = structlog.get_logger("watcher.check")

LEASE = timedelta(minutes=5)
"""How long a claimed article is ours: longer than the fetch's own time limit with all its redirects, short
enough that a killed worker's articles are late by minutes only."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks articles. Thread-safe: everything it holds is, or is immutable."""

    store: Store
    fetcher: Fetcher
    channels: Sequence[ChannelSpec]
    policy: Policy
    host_delay: timedelta
    owner: str
    host_patience: Patience = HOST_PATIENCE
    clock: Callable[[], datetime] = utc_now
    jitter: Callable[[], float] = field(default=random.random)

    def visit(self, article: Article) -> Check:
        """Check an article that is claimed, and record what came of it.

        Raises:
            StoreError: the result could not be recorded; nothing of it was.
            LeaseOver: this process stood still until the article was no longer its own.
        """
        answer = self._ask(article)
        now = self.clock()
        studied = self._studied(article, answer, now)
        if isinstance(answer, Response) and found_out(article, studied.verdict.outcome, answer):
            article = self._trusted_until(article)
        check = self._concluded(article, answer, studied, now)
        delay = self.fetcher.pause(_address(article), self.host_delay)
        recorded = self.store.record(
            check, channels=self.channels, host_delay=delay, patience=self.host_patience
        )
        event = "checked" if recorded is not None else "lease_lost"
        why = {"error": check.error} if check.error else {}
        log.info(event, url=article.url, outcome=str(check.outcome), version=recorded or None, **why)
        if recorded and check.outcome in GOOD:
            self._seek_twin(studied.seen, check)
        return check

    def put_off(self, article: Article) -> bool:
        """Give a claimed article back unvisited when its hours are over, which may be when its turn comes."""
        now = self.clock()
        opening = self.policy.timetable.opening(article, now)
        if opening > now:
            self.store.release(article.id, now, (opening, "its hours begin then"))
        return opening > now

    def _ask(self, article: Article) -> Response | FetchError:
        asked, get = validators_for(article, self.policy), partial(self.fetcher.get, article=article.url)
        try:
            answer = get(_address(article), asked)
            lied = knows_anything(asked, answer)
            return replace(get(_address(article), Validators()), lied=True) if lied else answer
        except FetchError as error:
            return error

    def _studied(self, article: Article, answer: Response | FetchError, now: datetime) -> Studied:
        """What came, read only where nothing else says what it is."""
        if (verdict := screen(article, answer)) is not None:
            return Studied(self._named(article, answer, verdict))
        assert isinstance(answer, Response)
        return Study(self.store, self.policy).of(article, answer, now)

    def _named(self, article: Article, answer: Response | FetchError, verdict: Verdict) -> Verdict:
        """A refusal, by the page that came with it if one did."""
        refused = verdict.outcome in {Outcome.BLOCKED, Outcome.FAILED}
        if not refused or not isinstance(answer, Response) or not answer.body:
            return verdict
        try:
            return named(verdict, read(answer.body, answer.url, charset=answer.charset or None))
        except Exception:
            log.exception("page_failed", url=article.url)
            return verdict

    def _trusted_until(self, article: Article) -> Article:
        """An article whose validators were found to lie: when it was last seen whole."""
        log_of = self.store.checks(article.id, 2 * self.policy.unconditional_every)
        looks = ((look.checked_at, look.outcome) for look in log_of)
        return replace(article, last_good_at=last_whole(article, looks))

    def _concluded(
        self, article: Article, answer: Response | FetchError, studied: Studied, now: datetime
    ) -> Check:
        verdict, look, seen = studied
        after = follow_up(
            article,
            verdict,
            answer,
            reading=seen.capture.reading if seen else None,
            fingerprints=_fingerprints(article, look),
            now=now,
            policy=self.policy,
            jitter=self.jitter(),
        )
        notice = after.notice, verdict.error
        events = events_of(self.store, article, seen, news_of(verdict, seen), notice, now)
        return conclude(article, answer, verdict, seen, progress=after.progress, events=events, now=now)

    def _seek_twin(self, seen: Seen | None, check: Check) -> None:
        """A look at the page may show that another article is this one; the visit itself is recorded.

        A page that was not read, as it is the one that is known, shows that only by where it stands now.
        """
        article, moved_to = check.article, check.progress.moved_to
        if seen is None and moved_to == article.moved_to:
            return
        now, cosmetic = check.checked_at, self.policy.cosmetic
        try:
            reading = seen.capture.reading if seen else self.store.reading(article.id, article.version)
            seek_twin(self.store, article, reading, moved_to, now=now, cosmetic=cosmetic)
        except StoreError:
            raise
        except Exception:  # the next look will find it again
            log.exception("twin_failed", url=check.article.url)


def _address(article: Article) -> str:
    """Where it moved to; in trouble the address it is known by, which may lead elsewhere by now."""
    return article.url if article.failures else article.moved_to or article.url


def _fingerprints(article: Article, look: Look | None) -> tuple[str, str]:
    """Of the page and the scope, as they are now; a page that is known by the first has the second too."""
    if look is None or look.page == article.page_fingerprint:
        return article.page_fingerprint, article.scope_fingerprint
    return look.page, look.scope
