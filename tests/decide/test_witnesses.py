"""Whether this machine's clock is right, by those of the servers that answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from watcher.daemon.alarm import wrong_clock
from watcher.decide.witnesses import LATEST, Witnesses
from watcher.demo.site import Answer, NewsSite
from watcher.fetch import Fetcher, FetchPolicy
from watcher.fetch.headers import ahead

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
DATED = ("date", "Mon, 04 May 2026 09:00:00 GMT")


@pytest.mark.parametrize(
    ("hours", "wrong"),
    [
        ([], 0),
        ([200, 200], 0),  # two hosts may be wrong themselves
        ([200, 201, 199], 199),
        ([-200, -201, -199], -199),
        ([200, 201, 0], 0),  # one has the time that we have
        ([200, -200, 200], 0),
        ([0.1, 0.1, 0.1], 0),
    ],
)
def test_a_clock_is_wrong_that_all_others_contradict(hours: list[float], wrong: float) -> None:
    witnesses = Witnesses()
    for number, by in enumerate(hours):
        witnesses.hear(f"{number}.example", timedelta(hours=by))
    assert witnesses.ahead == timedelta(hours=wrong)


def test_what_a_host_said_before_counts_no_more() -> None:
    witnesses = Witnesses()
    for by in (timedelta(days=9), timedelta(0)):
        for number in range(3):
            witnesses.hear(f"{number}.example", by)
    assert not witnesses.ahead
    for number in range(LATEST):
        witnesses.hear(f"{number % 3}.example", timedelta(days=-9))
    assert "9 days behind" in wrong_clock(witnesses.ahead)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ((DATED,), timedelta(hours=1)),
        ((DATED, ("age", "3000")), timedelta(minutes=10)),  # it waited in a cache
        ((("date", "yesterday"),), None),
        ((), None),
    ],
)
def test_an_answer_says_what_time_it_is(
    headers: tuple[tuple[str, str], ...], expected: timedelta | None
) -> None:
    assert ahead(headers, NOW) == expected


def test_every_answer_is_a_witness() -> None:
    policy = FetchPolicy(allow_private_hosts=True, obey_robots=False, per_host_delay=timedelta(0))
    with NewsSite() as site, Fetcher(policy) as fetcher:
        site.pages["/"] = lambda _: Answer(b"<p>The ferry runs.</p>", headers=(("Age", "3600"),))
        for host in ("127.0.0.1", "localhost"):
            fetcher.get(site.url("/").replace("127.0.0.1", host))
        assert not fetcher.witnesses.ahead
        fetcher.witnesses.hear("third.example", timedelta(minutes=-30))
        assert fetcher.witnesses.ahead == timedelta(minutes=-30)
