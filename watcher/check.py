"""One visit to one article, from top to bottom.

claim ──> fetch ──> screen ──> recognise ──> read ──> settle ──> compare ──> judge ──> record ──> seek twin
  │         │          │           │          │          │          │          │          │         └ another
  │         │          │           │          │          │          │          │          │           article
  │         │          │           │          │          │          │          │          │           is this
  │         │          │           │          │          │          │          │          └ one transaction:
  │         │          │           │          │          │          │          │            all that follows
  │         │          │           │          │          │          │          └ unchanged, changed, odd
  │         │          │           │          │          │          └ the newest version against this one
  │         │          │           │          │          └ what earlier checks have shown to be furniture
  │         │          │           │          └ bytes to Reading; also says when the page is no article
  │         │          │           └ a page that cannot read differently from the last good one is not read
  │         │          └ what can be said without reading: not modified, same bytes, gone, blocked, failed
  │         └ one request at a time a host; validators only after a good reading
  └ a lease on the article and its host: no two workers on either
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from watcher.clock import utc_now
from watcher.compare import Hidden, told_after
from watcher.compare.digest import digest
from watcher.compare.hidden import LAST
from watcher.compare.text_only import notes_only
from watcher.decide.conclude import Seen, conclude, named_once, news_of
from watcher.decide.counting import LOOKS as COUNTED
from watcher.decide.counting import notice_words
from watcher.decide.furniture import settle
from watcher.decide.judge import judge, named
from watcher.decide.patience import HOST_PATIENCE, Patience
from watcher.decide.progress import follow_up
from watcher.decide.screen import Verdict, recognise, screen
from watcher.decide.trust import found_out, knows_anything, last_whole, validators_for
from watcher.errors import DamagedRow, FetchError, StoreError
from watcher.lean.log import structlog
from watcher.model import GOOD, Article, Capture, Check, EventType, Known, Outcome, Response, Validators
from watcher.past.ends import stored_end, with_end
from watcher.past.reread import read_so, reading_now
from watcher.past.standing import with_standing
from watcher.past.unite import seek_twin, standing_at
from watcher.read import READER_VERSION, Look, read
from watcher.render.payload import change_events, notice_events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.alerts import ChannelSpec
    from watcher.decide.policy import Policy
    from watcher.fetch import Fetcher
    from watcher.model import Change, Event, Note, Reading
    from watcher.store import Store

log = structlog.get_logger("watcher.check")

LEASE = timedelta(minutes=5)
"""How long a claimed article is ours: longer than the fetch's own time limit with all its redirects, short
enough that a killed worker's articles are late by minutes only."""

INTERNAL = "this page could not be worked on; the log has the details"


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
        verdict = screen(article, answer)
        look = seen = None
        if verdict is not None:
            verdict = self._named(article, answer, verdict)
        else:
            assert isinstance(answer, Response)
            verdict, look, seen = self._study(article, answer, now)
        if isinstance(answer, Response) and found_out(article, verdict.outcome, answer):
            log_of = self.store.checks(article.id, 2 * self.policy.unconditional_every)
            looks = ((look.checked_at, look.outcome) for look in log_of)
            article = replace(article, last_good_at=last_whole(article, looks))
        check = self._conclude(article, answer, verdict, look, seen, now)
        delay = self.fetcher.pause(_address(article), self.host_delay)
        recorded = self.store.record(
            check, channels=self.channels, host_delay=delay, patience=self.host_patience
        )
        event = "checked" if recorded is not None else "lease_lost"
        why = {"error": check.error} if check.error else {}
        log.info(event, url=article.url, outcome=str(check.outcome), version=recorded or None, **why)
        if recorded and check.outcome in GOOD:
            self._seek_twin(seen, check)
        return check

    def put_off(self, article: Article) -> bool:
        """Give a claimed article back unvisited when its hours are over, which may be when its turn comes."""
        now = self.clock()
        opening = self.policy.timetable.opening(article, now)
        if opening > now:
            self.store.release(article.id, now, (opening, "its hours begin then"))
        return opening > now

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

    def _ask(self, article: Article) -> Response | FetchError:
        asked, get = validators_for(article, self.policy), partial(self.fetcher.get, article=article.url)
        try:
            answer = get(_address(article), asked)
            lied = knows_anything(asked, answer)
            return replace(get(_address(article), Validators()), lied=True) if lied else answer
        except FetchError as error:
            return error

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

    def _study(
        self, article: Article, answer: Response, now: datetime
    ) -> tuple[Verdict, Look | None, Seen | None]:
        """Say of a page what it is, reading no more of it than that takes."""
        try:
            charset = answer.charset or None
            look = Look(answer.body, answer.url, selectors=article.selectors, charset=charset)
            if (verdict := recognise(article, look)) is not None:
                return verdict, look, None
            reading = look.reading(captured_at=answer.fetched_at, published_at=article.published_at)
            seen = self._seen(article, answer, reading, self._known(article, reading), now)
            lately = partial(self.store.snapshots, article.id, article.version - 2 * COUNTED)
            verdict = named_once(self._judge(article, seen, now), seen, lately)
            if seen.change is not None and not seen.alike:
                seen = replace(seen, change=notes_only(seen.change, self.policy.cosmetic))
            if seen.change is not None and verdict.outcome is Outcome.CHANGED:
                said, fates = self.store.told(article, seen.change, seen.capture)
                seen = replace(seen, said=said, fates=fates)
        except StoreError:
            raise
        except DamagedRow as fault:
            return Verdict(Outcome.FAILED, "damaged", str(fault)), None, None
        except Exception:  # one poisonous page must not stop the watch of the others
            log.exception("page_failed", url=article.url)
            return Verdict(Outcome.FAILED, "internal", INTERNAL), None, None
        return verdict, look, seen

    def _known(self, article: Article, reading: Reading) -> Known:
        """What a page is set against; one that is no article is set against nothing."""
        if reading.obstacle is not None:
            return Known()
        return self.store.known(article, READER_VERSION)

    def _seen(
        self, article: Article, answer: Response, reading: Reading, known: Known, now: datetime
    ) -> Seen:
        stored, origin = known.stored, known.stored.origin if known.stored else None
        alike = stored is None or bool(stored.raw) or read_so(stored, article)
        before, learned, change = None, None, None
        house: tuple[str, ...] = ()
        counting: tuple[str, ...] = ()
        if known.evidence is not None:
            newest = None if stored is None else reading_now(stored, article)
            settled = settle(article, newest, reading, known.evidence, now)
            before, reading = settled.before, settled.after
            learned = settled.evidence if settled.evidence != known.evidence else None
            house, counting = settled.house, settled.counting
        if before is not None:
            hidden = Hidden(partial(self._hidden, article), partial(self._hidden, article, LAST))
            reading, change = told_after(before, reading, cosmetic=self.policy.cosmetic, hidden=hidden)
            change = with_standing(self.store, article, before, reading, change)
            change = with_end(self.store, article, answer, before, reading, change)
        if change is not None and origin is not None and origin.text_only:
            before, change = None, notes_only(change, self.policy.cosmetic)
        news = alike and (origin is None or origin.ours or (change is not None and self._watched(article)))
        parts = (before, change, learned, house, counting)
        return Seen(_capture(answer, reading), *parts, news=news, alike=alike)

    def _watched(self, article: Article) -> bool:
        """Whether a look of ours ever brought a version, whoever captured the newest one."""
        return any(version.origin is None for version in self.store.snapshots(article.id))

    def _hidden(self, article: Article, went_last: int = 0) -> list[Note]:
        records = self.store.note_records(article.id, went_last)
        return [record.note for record in records if record.hidden_in(article.version)]

    def _judge(self, article: Article, seen: Seen, now: datetime) -> Verdict:
        return judge(
            article,
            seen.capture,
            before=seen.before,
            change=seen.change,
            now=now,
            policy=self.policy,
            recent=lambda: self.store.recent(article.id),
            elsewhere=lambda mark: self.store.suspected_elsewhere(article, mark),
            broke=lambda: stored_end(self.store, article.id, article.version).broken is not False,
            there=lambda: standing_at(self.store, article, seen.capture.reading.url),
        )

    def _conclude(
        self,
        article: Article,
        answer: Response | FetchError,
        verdict: Verdict,
        look: Look | None,
        seen: Seen | None,
        now: datetime,
    ) -> Check:
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
        change = news_of(verdict, seen)
        events = self._events(article, seen, change, after.notice, verdict.error, now)
        return conclude(article, answer, verdict, seen, progress=after.progress, events=events, now=now)

    def _events(
        self,
        article: Article,
        seen: Seen | None,
        change: Change | None,
        notice: EventType | None,
        trouble: str,
        now: datetime,
    ) -> tuple[Event, ...]:
        """What is worth telling, all of it under the title that the article was first seen with."""
        if change is None and notice is None:
            return ()
        first_title = self.store.first_title(article.id)
        again = self.store.returns_to(article, seen.capture.digest) if seen else None
        events: list[Event] = []
        if change is not None and seen is not None and seen.news:
            events += change_events(
                article,
                change,
                seen.capture,
                first_title=first_title,
                returns_to=again,
                said=seen.said,
                fates=seen.fates,
            )
        if notice is not None:
            shows = again if change is None else None
            back = seen.change if seen and (change or again) else None  # else it leads to no version
            if seen is not None and notice is EventType.ARTICLE_COUNTING:
                trouble = notice_words(seen.counting)
            events += notice_events(
                article, notice, trouble, now, first_title=first_title, change=back, shows=shows
            )
        return tuple(events)


def _capture(answer: Response, reading: Reading) -> Capture:
    return Capture(
        reading=reading,
        digest=digest(reading),
        reader_version=READER_VERSION,
        raw=answer.body,
        url=answer.url,
        captured_at=answer.fetched_at,
        charset=answer.charset,
        status=answer.status,
        headers=answer.headers,
        asked=answer.asked,
        named=answer.body_hash,
    )


def _address(article: Article) -> str:
    """Where it moved to; in trouble the address it is known by, which may lead elsewhere by now."""
    return article.url if article.failures else article.moved_to or article.url


def _fingerprints(article: Article, look: Look | None) -> tuple[str, str]:
    """Of the page and the scope, as they are now; a page that is known by the first has the second too."""
    if look is None or look.page == article.page_fingerprint:
        return article.page_fingerprint, article.scope_fingerprint
    return look.page, look.scope
