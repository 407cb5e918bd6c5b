"""A poller and an article of the test's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from watcher.decide.policy import Policy
from watcher.fetch import FetchPolicy
from watcher.model import Check, Outcome, Progress
from watcher.model.source import Source, WantedSource, Wishes
from watcher.sources.polling import Poller

OPEN = FetchPolicy(allow_private_hosts=True, per_host_delay=timedelta(0))
LEASE = timedelta(minutes=5)


def a_poller(store, fetcher, *, clock=lambda: datetime.now(UTC), channels=()) -> Poller:
    delay = timedelta(0)
    return Poller(
        store,
        fetcher,
        channels,
        Policy(),
        delay,
        lambda _: None,
        allow_private=True,
        clock=clock,
        jitter=lambda: 0.0,
    )


def claimed(store, url: str, at: datetime | None = None, **wishes) -> Source:
    now = at or datetime.now(UTC)
    host = url.split("/")[2]
    if (source := store.sources.find(url)) is None:
        source, _ = store.sources.add(WantedSource(url, url, host, wishes=Wishes(**wishes)), now)
    claim = store.sources.claim(source.id, now, owner="tests", lease=LEASE, host_delay=timedelta(0))
    assert isinstance(claim, Source), claim
    return claim


def visited(store, now: datetime) -> None:
    """Every article is looked at, and due again in twelve hours."""
    for article in store.articles():
        claim = store.claim(article.id, now, owner="tests", lease=LEASE, host_delay=timedelta(0))
        progress = Progress(next_check_at=now + timedelta(hours=12), next_reason="later")
        store.record(Check(claim, now, Outcome.UNCHANGED, progress), channels=(), host_delay=timedelta(0))
