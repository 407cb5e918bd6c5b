"""What a page that came is: read, settled, compared and judged, and no more of it than its case takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare import Hidden, told_after
from watcher.compare.digest import digest
from watcher.compare.hidden import LAST
from watcher.compare.text_only import notes_only
from watcher.decide.conclude import Seen, named_once
from watcher.decide.counting import LOOKS as COUNTED
from watcher.decide.furniture import settle
from watcher.decide.judge import judge
from watcher.decide.screen import Verdict, recognise
from watcher.errors import DamagedRow, StoreError
from watcher.lean.log import structlog
from watcher.model import Capture, Known, Outcome
from watcher.past.ends import stored_end, with_end
from watcher.past.reread import read_so, reading_now
from watcher.past.standing import with_standing
from watcher.past.unite import standing_at
from watcher.read import READER_VERSION, Look

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.decide.policy import Policy
    from watcher.model import Article, Note, Reading, Response
    from watcher.store import Store

log = structlog.get_logger("watcher.check")

INTERNAL = "this page could not be worked on; the log has the details"


class Studied(NamedTuple):
    """What came of a page.

    Attributes:
        verdict: how the check ends.
        look: at the page, by its fingerprints; None where it was not looked at.
        seen: what was read in it; None where that was not needed, or could not be.
    """

    verdict: Verdict
    look: Look | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """Says of pages what they are. Thread-safe, as what it holds is."""

    store: Store
    policy: Policy

    def of(self, article: Article, answer: Response, now: datetime) -> Studied:
        """What a page is; a fault of ours in it is a verdict, too, and not the end of the watch of others.

        Raises:
            StoreError: what the page is set against could not be asked for.
        """
        try:
            return self._studied(article, answer, now)
        except StoreError:
            raise
        except DamagedRow as fault:
            return Studied(Verdict(Outcome.FAILED, "damaged", str(fault)))
        except Exception:
            log.exception("page_failed", url=article.url)
            return Studied(Verdict(Outcome.FAILED, "internal", INTERNAL))

    def _studied(self, article: Article, answer: Response, now: datetime) -> Studied:
        charset = answer.charset or None
        look = Look(answer.body, answer.url, selectors=article.selectors, charset=charset)
        if (verdict := recognise(article, look)) is not None:
            return Studied(verdict, look)
        reading = look.reading(captured_at=answer.fetched_at, published_at=article.published_at)
        seen = self._seen(article, answer, reading, now)
        lately = partial(self.store.snapshots, article.id, article.version - 2 * COUNTED)
        verdict = named_once(self._judge(article, seen, now), seen, lately)
        return Studied(verdict, look, self._told(article, seen, verdict))

    def _seen(self, article: Article, answer: Response, reading: Reading, now: datetime) -> Seen:
        """A reading set against what is known of the article."""
        known = self._known(article, reading)
        stored, origin = known.stored, known.stored.origin if known.stored else None
        alike = stored is None or bool(stored.raw) or read_so(stored, article)
        before, learned, change = None, None, None
        house: tuple[str, ...] = ()
        counting: tuple[str, ...] = ()
        moving = False
        if known.evidence is not None:
            newest = None if stored is None else reading_now(stored, article)
            settled = settle(article, newest, reading, known.evidence, now)
            before, reading = settled.before, settled.after
            learned = settled.evidence if settled.evidence != known.evidence else None
            house, counting, moving = settled.house, settled.counting, settled.moving
        if before is not None:
            hidden = Hidden(partial(self._hidden, article), partial(self._hidden, article, LAST))
            reading, change = told_after(
                before, reading, cosmetic=self.policy.cosmetic, hidden=hidden, seen_at=article.last_good_at
            )
            change = with_standing(self.store, article, before, reading, change)
            change = with_end(self.store, article, answer, before, reading, change)
        if change is not None and origin is not None and origin.text_only:
            before, change = None, notes_only(change, self.policy.cosmetic)
        news = alike and (origin is None or origin.ours or (change is not None and self._watched(article)))
        parts = (before, change, learned, house, counting, moving)
        return Seen(_capture(answer, reading), *parts, news=news, alike=alike)

    def _known(self, article: Article, reading: Reading) -> Known:
        """What a page is set against; one that is no article is set against nothing."""
        if reading.obstacle is not None:
            return Known()
        return self.store.known(article, READER_VERSION)

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

    def _told(self, article: Article, seen: Seen, verdict: Verdict) -> Seen:
        """The same with what of its change can be told, and what that says of notes and edits before."""
        change = seen.change
        if change is None:
            return seen
        if not seen.alike:
            change = notes_only(change, self.policy.cosmetic)
        if verdict.outcome is not Outcome.CHANGED:
            return replace(seen, change=change)
        said, fates = self.store.told(article, change, seen.capture)
        return replace(seen, change=change, said=said, fates=fates)


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
