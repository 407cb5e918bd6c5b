"""What archives captured of an article, put before and between our own versions. Nobody is alerted.

TimeMaps ──> captures not looked at yet ──> ask for each as received ──> screen ──> read ──> weave
                                                 │                       └ errors, front pages, walls, banners
                                                 └ at the archive's pace; every portion is written down
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher.clock import utc_now
from watcher.decide.history.captures import undated, unfit
from watcher.errors import FetchError, HostBusy, StoreError, TimedOut, Unreachable
from watcher.fetch.address import shown
from watcher.fetch.headers import ASKS_TO_WAIT
from watcher.find.timemap import linked, links, moment_of, original, raw, spread, stated, walk
from watcher.lean.log import structlog
from watcher.model import COSMETIC, Capture, Origin, OriginKind
from watcher.model.past import Fate, Looked, Sum
from watcher.past.weave import captured, put
from watcher.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from watcher.fetch import Fetcher
    from watcher.find.timemap import Memento
    from watcher.model import Article, EditClass, Reading, Response
    from watcher.model.past import Archive
    from watcher.store import Store

log = structlog.get_logger("watcher.backfill")

PORTION = 20
"""Captures that are woven in at once: each time the whole history is told anew, and what was fetched since is
lost when the machine stops."""

PATIENCE = timedelta(minutes=2)
"""How long an archive that asks to be left alone is waited for; longer ones are for the next run."""

ACCEPT_LINKS = "application/link-format,*/*;q=0.1"

GOOD = 200


WHY = {
    Fate.VERSION: "",
    Fate.KNOWN: "it says what a version says already",
    Fate.BESIDE: "it differs from what was seen before and after it",
}
"""What became of the good captures, in words."""


class Asked(Exception):
    """The archive asked to be left alone for longer than it takes to wait here."""


@dataclass(frozen=True, slots=True)
class Historian:
    """Looks into an archive.

    Attributes:
        fetcher: asks at the archive's pace.
        wait: sleeps so many seconds.
    """

    store: Store
    fetcher: Fetcher
    archive: Archive
    cosmetic: frozenset[EditClass] = COSMETIC
    wait: Callable[[float], None] = time.sleep

    def backfill(
        self,
        article: Article,
        *,
        limit: int,
        begin: Callable[[int], None] = lambda _: None,
        step: Callable[[], None] = lambda: None,
        dry: bool = False,
    ) -> Sum:
        """Put what the archive has into an article's history.

        Args:
            article: whose.
            limit: captures to look at now, spread over those that were not looked at yet.
            begin: told how many that will be.
            step: called after each.
            dry: only count.
        """
        total = Sum()
        try:
            mementos = self._listed(article)
        except (Asked, FetchError) as error:
            total.stopped = str(error) if isinstance(error, Asked) else f"{error}; run it again later"
            return total
        done = {one.uri for one in self.store.past.looked(article.id) if one.fate is not Fate.FAILED}
        total.found, total.known_before = len(mementos), sum(memento.uri in done for memento in mementos)
        todo = spread([memento for memento in mementos if memento.uri not in done], limit)
        begin(len(todo))
        for start in range(0, 0 if dry else len(todo), PORTION):
            if total.stopped:
                break
            self._portion(article, todo[start : start + PORTION], total, step)
        total.ahead = list(self._ahead(article, {memento.uri for memento in mementos}))
        return total

    def _ahead(self, article: Article, uris: set[str]) -> Iterator[tuple[int, Looked]]:
        """What this archive shows of a version from before we captured it."""
        for snapshot in self.store.snapshots(article.id):
            before = snapshot.stood_before
            if before is not None and before.uri in uris:
                yield snapshot.version, before

    def _listed(self, article: Article) -> list[Memento]:
        """All captures of all addresses of the article."""
        found: dict[str, Memento] = {}
        for url in dict.fromkeys([article.url, *self.store.twins.addresses(article.id)]):
            way = walk(self.archive.timemap.replace("{url}", url))
            text, address = None, next(way)
            try:
                while True:
                    text = self._text(address)
                    address = way.send(text)
            except StopIteration as end:
                found |= {memento.uri: memento for memento in end.value}
        return sorted(found.values(), key=lambda memento: (memento.at, memento.uri))

    def _text(self, address: str) -> str | None:
        """A page of a TimeMap; None when the archive has none."""
        answer = self._patiently(lambda: self.fetcher.document(address, accept=ACCEPT_LINKS))
        if answer.status == GOOD:
            text = answer.body.decode("utf-8", "replace")
            if text.strip() and not any(link.relations for link in links(text)):
                raise Unreachable(f"{self.archive.name} answered something else in place of its TimeMap")
            return text
        if answer.status in {404, 410}:
            return None
        raise Unreachable(f"{self.archive.name} answered {answer.status} for its TimeMap {shown(address)}")

    def _patiently(self, ask: Callable[[], Response]) -> Response:
        """Ask, and once more when the archive wants to be left alone for a moment.

        Raises:
            Asked: it wants to be left alone for longer.
            FetchError: it could not be asked.
        """
        for is_last in (False, True):
            try:
                answer = ask()
            except HostBusy as error:
                span = error.retry_after or PATIENCE
            else:
                if answer.status not in ASKS_TO_WAIT:
                    return answer
                span = answer.retry_after or timedelta(seconds=30)
            if is_last or span > PATIENCE:
                break
            self.wait(span.total_seconds())
        minutes = max(round(span.total_seconds() / 60), 1)
        raise Asked(f"{self.archive.name} asks to be left alone for {minutes} min; run it again then")

    def _portion(
        self, article: Article, mementos: Sequence[Memento], total: Sum, step: Callable[[], None]
    ) -> None:
        """Look at some captures, weave what is good into the history, and write down what became of each."""
        looked: list[Looked] = []
        captures: list[Capture] = []
        own = self.store.reading(article.id, article.version) if article.version else None
        try:
            for memento in mementos:
                found = self._look(article, memento, own)
                if isinstance(found, Capture):
                    captures.append(found)
                else:
                    looked.append(found)
                step()
        except Asked as error:
            total.stopped = str(error)
        finally:  # also of who is interrupted: archives are slow
            self._write_down(article, captures, looked, total)

    def _write_down(
        self, article: Article, captures: Sequence[Capture], looked: list[Looked], total: Sum
    ) -> None:
        now = utc_now()
        if captures:
            article = self.store.article(article.id)
            woven = put(self.store, article, captures, now=now, cosmetic=self.cosmetic)
            beside = {capture.origin.uri for capture in woven.beside if capture.origin}
            looked += self._fates(article, captures, beside)
        self.store.past.note(article.id, looked, now)
        total.looked += looked

    def _fates(
        self, article: Article, captures: Sequence[Capture], beside: AbstractSet[str]
    ) -> Iterator[Looked]:
        """Which captures became versions, and which another's view; the others say what one says already."""
        versions = {item.origin.uri for item in self.store.snapshots(article.id) if item.origin}
        for capture in captures:
            assert capture.origin is not None
            fate = Fate.VERSION if capture.origin.uri in versions else Fate.KNOWN
            if capture.origin.uri in beside:
                fate = Fate.BESIDE
            yield Looked(capture.origin.uri, capture.captured_at, fate, WHY[fate])

    def _look(self, article: Article, memento: Memento, own: Reading | None) -> Capture | Looked:
        try:
            answer = self._patiently(lambda: self.fetcher.get(raw(memento.uri)))
        except (Unreachable, TimedOut) as error:
            return Looked(memento.uri, memento.at, Fate.FAILED, _briefly(error))
        except FetchError as error:
            return Looked(memento.uri, memento.at, Fate.UNFIT, _briefly(error))
        dated = _dated(answer)
        if answer.status >= 500 and dated is None:  # noqa: PLR2004  the archive's own trouble, not the page's
            return Looked(memento.uri, memento.at, Fate.FAILED, f"the archive answered {answer.status}")
        try:
            return self._read(article, memento, answer, dated or memento.at, own)
        except StoreError:
            raise
        except Exception:  # one poisonous page must not keep the others out
            log.exception("memento_failed", uri=memento.uri)
            return Looked(memento.uri, memento.at, Fate.UNFIT, "it could not be worked on")

    def _read(
        self, article: Article, memento: Memento, answer: Response, at: datetime, own: Reading | None
    ) -> Capture | Looked:
        if why := undated(at, utc_now()):
            return Looked(memento.uri, memento.at, Fate.UNFIT, why)
        whole = answer.status == GOOD
        reading = None
        if whole:
            reading = read(
                answer.body,
                article.url,
                captured_at=at,
                published_at=article.published_at,
                selectors=article.selectors,
                charset=answer.charset or None,
            )
        why = unfit(article.url, _original(answer), answer.status, answer.body, reading, own)
        if why or reading is None:
            return Looked(memento.uri, at, Fate.UNFIT, why)
        return captured(
            reading,
            answer.body,
            article.url,
            at,
            charset=answer.charset,
            status=answer.status,
            headers=answer.headers,
            origin=Origin(OriginKind.ARCHIVE, self.archive.name, memento.uri),
        )


def _briefly(error: FetchError) -> str:
    """What went wrong, without the address in front of it."""
    return str(error).removeprefix(shown(error.url)).strip(": ") or str(error)


def _dated(answer: Response) -> datetime | None:
    """When the answer was captured: an archive may show the capture next to the one that was asked for."""
    dated = stated(answer.header("memento-datetime"))
    return dated or (moment_of(answer.url) if answer.status == GOOD else None)


def _original(answer: Response) -> str:
    """The address whose page a capture shows: by the archive's Link header, else by the capture's own."""
    return linked(answer.header("link"), "original") or original(answer.url)
