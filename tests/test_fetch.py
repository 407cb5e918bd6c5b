from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from wire import PAGE, Reply, Site, serving

from watcher.errors import PrivateAddress
from watcher.fetch import Fetcher, FetchPolicy

if TYPE_CHECKING:
    from collections.abc import Iterator

POLICY = FetchPolicy(
    timeout=timedelta(seconds=5),
    max_bytes=200_000,
    allow_private_hosts=True,
    obey_robots=False,
    per_host_delay=timedelta(0),
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(POLICY) as fetcher:
        yield fetcher


def test_a_page_comes_back_as_it_was_sent(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(headers={"Content-Type": "text/html; charset=UTF-8", "ETag": '"1"'})
    response = fetcher.get(site.url())
    assert (response.url, response.status, response.body) == (site.url(), 200, PAGE)
    assert (response.charset, response.moved_to, response.retry_after) == ("utf-8", "", None)
    assert response.validators.etag == '"1"'
    assert response.fetched_at.utcoffset() == timedelta(0)


def test_loopback_needs_leave(site: Site) -> None:
    with Fetcher(replace(POLICY, allow_private_hosts=False)) as fetcher, pytest.raises(PrivateAddress):
        fetcher.get(site.url())
    assert site.requests == []
