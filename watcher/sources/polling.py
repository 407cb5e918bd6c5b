"""One look at a source, from top to bottom: claim -> ask -> choose -> record (one transaction)."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.check import LEASE
from watcher.clock import utc_now
from watcher.damage import sparing
from watcher.decide.choose import Choice, choose
from watcher.decide.source import Seen, follow_look
from watcher.decide.trust import validators_of
from watcher.errors import BadAddress, LeaseOver, StoreError
from watcher.fetch import canonical, host_of
from watcher.fetch.network import is_public
from watcher.lean.log import structlog
from watcher.model import Wanted
from watcher.model.source import SourceKind
from watcher.one_pass import patiently, side_by_side
from watcher.render.notices import source_event
from watcher.sources.discover import discover, look
from watcher.store.sources.items import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.alerts import ChannelSpec
    from watcher.decide.policy import Policy
    from watcher.decide.source import Notice
    from watcher.fetch import Fetcher
    from watcher.model import Event, Selectors
    from watcher.model.source import Item, Source
    from watcher.store import Store

log = structlog.get_logger("watcher.source")

DAY = timedelta(days=1)

LOCAL = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})
"""Names that never leave this machine."""


@dataclass(frozen=True, slots=True)
class Poller:
    """Looks at sources. Thread-safe: everything it holds is, or is immutable.

    Attributes:
        allow_private: whether articles may stand on private addresses.
        selectors: the user's hand on the reading of a host's pages.
    """

    store: Store
    fetcher: Fetcher
    channels: Sequence[ChannelSpec]
    policy: Policy
    host_delay: timedelta
    selectors: Callable[[str], Selectors | None]
    allow_private: bool = False
    clock: Callable[[], datetime] = utc_now
    jitter: Callable[[], float] = field(default=random.random)

    def visit(self, source: Source) -> int:
        """Look at a source that is claimed, and record what came of it.

        Returns:
            How many articles are watched that were not.

        Raises:
            StoreError: the result could not be recorded; nothing of it was.
            LeaseOver: this process stood still until the source was no longer its own.
        """
        seen = self._ask(source)
        return self.settle(source, replace(seen, ours=bool(seen.trouble and self.fetcher.line.silent)))

    def settle(self, source: Source, seen: Seen) -> int:
        """Record what a look at a source that is claimed has brought."""
        now = self.clock()
        items = list(self._watchable(seen.listing.items if seen.listing else ()))
        choice = self._choose(source, items, now)
        brought = bool(choice.new or choice.left_out)
        progress, notice = follow_look(source, seen, brought=brought, now=now, jitter=self.jitter())
        events = () if notice is None else (self._event(source, progress.title, notice, now),)
        found = Look(
            source=source,
            looked_at=now,
            progress=progress,
            host=host_of(progress.at),
            choice=choice,
            wanted=tuple(self._wanted(source, item, progress.title) for item in choice.new),
            events=events,
            listed=seen.listing is not None and not seen.trouble,
            hub=seen.listing.hub if seen.listing else None,
            host_blocked_until=now + seen.hints.rest if seen.hints.rest else None,
        )
        created = self.store.sources.record(
            found,
            channels=self.channels,
            host_delay=self.fetcher.pause(source.at, self.host_delay),
            floor=self.policy.floor,
        )
        _told(source, found, created)
        return created or 0

    def _ask(self, source: Source) -> Seen:
        try:
            if source.kind is not SourceKind.UNKNOWN:
                validators = validators_of(source, self.policy)
                return look(self.fetcher, source.at, source.kind, validators, source.body_hash)
            found = discover(self.fetcher, source.url)
        except (StoreError, LeaseOver):
            raise
        except Exception:  # one poisonous document must not stop the watch of the others
            log.exception("source_failed", url=source.url)
            return Seen(source.at, source.kind, trouble=INTERNAL)
        if found.seen is not None:
            return found.seen
        return Seen(source.at, trouble=found.trouble or NO_SOURCE)

    def _watchable(self, items: Iterable[Item]) -> Iterator[Item]:
        """Items with addresses that can be watched, each in its one spelling."""
        for item in items:
            try:
                url = canonical(item.url)
            except BadAddress:
                continue
            if self.allow_private or not _is_private(url):
                yield replace(item, url=url)

    def _choose(self, source: Source, items: Sequence[Item], now: datetime) -> Choice:
        if not items:
            return Choice()
        by_key, by_name = self.store.sources.known(source.id, items)
        taken = self.store.sources.taken(source.id, now - DAY)
        return choose(items, by_key, by_name, source.wishes, taken=taken)

    def _wanted(self, source: Source, item: Item, title: str) -> Wanted:
        host, wishes = host_of(item.url), source.wishes
        return Wanted(
            url=item.url,
            host=host,
            selectors=self.selectors(host),
            tags=wishes.tags,
            site=wishes.outlet or title,
            watch_for=wishes.watch_for,
            stop=wishes.stop,
        )

    def _event(self, source: Source, title: str, notice: Notice, now: datetime) -> Event:
        named = replace(source, title=title)
        return source_event(notice.kind, named, notice.trouble, notice.since, at=now)


def look_at_all(poller: Poller, sources: Sequence[Source], *, owner: str) -> list[Source]:
    """Look at the given sources once, whatever is due; how they are after that.

    One whose host may not be asked soon is left alone.
    """

    def work(source: Source) -> None:
        def claim(now: datetime) -> Source | datetime:
            return poller.store.sources.claim(
                source.id, now, owner=owner, lease=LEASE, host_delay=poller.host_delay
            )

        with sparing(f"Source #{source.id}"):
            patiently(host_of(source.at), claim, poller.visit, poller.clock)

    side_by_side(sources, lambda source: host_of(source.at), work)
    numbers = {source.id for source in sources}
    return [source for source in poller.store.sources.all() if source.id in numbers]


INTERNAL = "what came could not be worked on; the log has the details"
NO_SOURCE = "it is an article, and no source of articles"


def _is_private(url: str) -> bool:
    """Whether an address says by itself that it is inside; names are looked at when they are connected to."""
    name = urlsplit(url).hostname or ""
    try:
        return not is_public(ip_address(name))
    except ValueError:
        odd = name.rpartition(".")[2].removeprefix("0x").isdigit()  # a number in another notation: 127.1
        return odd or name in LOCAL or name.endswith((".localhost", ".local", ".internal"))


def _told(source: Source, found: Look, created: int | None) -> None:
    event = "source_looked_at" if created is not None else "lease_lost"
    trouble = {"trouble": found.progress.trouble} if found.progress.trouble else {}
    log.info(event, url=source.url, new=created, left_out=len(found.choice.left_out), **trouble)
