"""Asks archives to keep what we saw, and notes what they answer. Beside the watch, never in its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.clock import utc_now
from watcher.errors import FetchError
from watcher.fetch.address import shown
from watcher.find.timemap import linked, moment_of
from watcher.lean.log import structlog
from watcher.model.past import Saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.fetch import Fetcher
    from watcher.model import Article, Response
    from watcher.model.past import Archive
    from watcher.store import Store

log = structlog.get_logger("watcher.save")

LATELY = timedelta(days=1)
"""Versions that are older are not what stands on the page any more: keeping it now would keep another one."""

ACCEPTED = frozenset({200, 201, 202})


@dataclass(frozen=True, slots=True)
class Keeper:
    """Asks archives to keep pages. Thread-safe.

    Attributes:
        archives: those that are asked by themselves, each with a fetcher at its pace.
    """

    store: Store
    archives: Sequence[tuple[Archive, Fetcher]] = ()

    def keep_one(self) -> bool:
        """Ask one archive for one version that it is owed; whether there was any."""
        for archive, fetcher in self.archives:
            article = self.store.past.owed(archive.name, utc_now() - LATELY)
            if article is not None:
                self.ask(archive, fetcher, article)
                return True
        return False

    def ask(self, archive: Archive, fetcher: Fetcher, article: Article) -> Saved:
        """Ask an archive to keep an article's page, and note the answer."""
        uri, words, done = "", "", False
        try:
            answer = fetcher.document(archive.save.replace("{url}", article.url))
        except FetchError as error:
            words = str(error)
        else:
            uri, done = _kept_at(answer), answer.status in ACCEPTED
            words = "it keeps the page" if uri else _answered(answer)
        saved = Saved(archive.name, article.version, utc_now(), uri, words, done)
        self.store.past.note_saved(article.id, saved)
        log.info("asked_to_keep", url=article.url, archive=archive.name, answer=words, uri=uri)
        return saved


def _kept_at(answer: Response) -> str:
    """Where it keeps the page: by its headers, or the address that it led to."""
    if answer.status not in ACCEPTED:
        return ""
    place = linked(answer.header("link"), "memento") or answer.header("content-location") or answer.url
    if place.startswith("/"):
        place = "/".join(answer.url.split("/")[:3]) + place
    return place if moment_of(place) is not None else ""


def _answered(answer: Response) -> str:
    if answer.status in ACCEPTED:
        return "it takes the page, and does not say where it keeps it"
    return f"it answered {answer.status} for {shown(answer.url)}"
