"""One article, visited again and again by the real checker: real site, real fetcher, real store."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from steps import steps
from store_help import enlist

from watcher.check import Checker
from watcher.decide.policy import Policy
from watcher.fetch import Fetcher, FetchPolicy, host_of
from watcher.model import Article, Check
from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from watcher.store import Store

LEASE = timedelta(minutes=5)
AT_ONCE = timedelta(0)


class Room:
    """Visits, a quarter of an hour apart."""

    def __init__(self, store: Store, fetcher: Fetcher) -> None:
        self.store = store
        self.now = datetime(2021, 1, 12, 9, 0, tzinfo=UTC)
        self.checker = Checker(
            store, fetcher, (), Policy(), AT_ONCE, "tests", clock=lambda: self.now, jitter=lambda: 0.0
        )

    def add(self, url: str, **wishes: object) -> Article:
        return enlist(self.store, url, host=host_of(url), now=self.now, **wishes)[0]

    def visit(self, article: Article) -> Check:
        self.now += timedelta(minutes=15)
        claimed = self.store.claim(article.id, self.now, owner="tests", lease=LEASE, host_delay=AT_ONCE)
        assert isinstance(claimed, Article)
        return self.checker.visit(claimed)

    def cost(self, article: Article) -> tuple[Check, int]:
        """The check, and how many lines of Python it took."""
        checks: list[Check] = []
        count = steps(lambda: checks.append(self.visit(article)))
        return checks[0], count


@contextmanager
def room(home: Path) -> Iterator[Room]:
    policy = FetchPolicy(allow_private_hosts=True, obey_robots=False, per_host_delay=AT_ONCE)
    fetcher = Fetcher(policy)
    with open_store(state_dir=home) as store:
        try:
            yield Room(store, fetcher)
        finally:
            fetcher.close()
