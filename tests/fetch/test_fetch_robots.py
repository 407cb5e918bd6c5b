"""robots.txt over real HTTP."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from wire import Line, Reply, Site, redirect, serving

from watcher.errors import HostBusy, RobotsDisallowed, StoreError, TimedOut, Unreachable
from watcher.fetch import Fetcher, FetchPolicy
from watcher.fetch import robots as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

POLICY = FetchPolicy(
    timeout=timedelta(seconds=5),
    allow_private_hosts=True,
    per_host_delay=timedelta(0),
    contact="bot@example.org",
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.pages["/story"] = Reply()
        yield site


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(POLICY) as fetcher:
        yield fetcher


def text(*lines: str) -> Reply:
    return Reply(headers={"Content-Type": "text/plain"}, body="\n".join(lines).encode())


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("User-agent: *", "Disallow: /private"),
        ("User-agent: *", "Disallow: /", "User-agent: watcher", "Allow: /"),
        ("User-agent: otherbot", "Disallow: /"),
        ("User-agent: bot", "Disallow: /"),  # the contact's words are no robot's name
        ("<html>\ufffd\0 what is this",),
    ],
)
def test_what_is_not_forbidden_is_fetched(site: Site, fetcher: Fetcher, lines: tuple[str, ...]) -> None:
    site.pages["/robots.txt"] = text(*lines)
    assert fetcher.get(site.url("/story")).status == 200


@pytest.mark.parametrize(
    "lines",
    [
        ("User-agent: *", "Disallow: /"),
        ("User-agent: *", "Disallow: /sto*"),
        ("\ufeffUser-agent: Watcher", "Disallow: /story$"),
    ],
)
def test_what_is_forbidden_is_not(site: Site, fetcher: Fetcher, lines: tuple[str, ...]) -> None:
    site.pages["/robots.txt"] = text(*lines)
    with pytest.raises(RobotsDisallowed, match=r"/story is forbidden to .* by the site's robots\.txt"):
        fetcher.get(site.url("/story"))
    assert site.paths == ["/robots.txt"]


def test_whoever_need_not_obey_does_not_ask(site: Site) -> None:
    site.pages["/robots.txt"] = text("User-agent: *", "Disallow: /", "Crawl-delay: 5")
    with Fetcher(replace(POLICY, obey_robots=False)) as fetcher:
        assert fetcher.get(site.url("/story")).status == 200
        assert fetcher.crawl_delay(site.url()) is None
    assert site.paths == ["/story"]


def test_rules_are_asked_for_once_a_day(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = [threading.Thread(target=fetcher.get, args=(site.url("/story"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(site.seen("/robots.txt")) == 1
    monkeypatch.setattr(rules, "KEPT", timedelta(0))
    with Fetcher(POLICY) as forgetful:
        forgetful.get(site.url("/story"))
        forgetful.get(site.url("/story"))
    assert len(site.seen("/robots.txt")) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_where_there_are_no_rules_all_is_allowed(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/robots.txt"] = Reply(status, {}, b"User-agent: *\nDisallow: /")
    assert fetcher.get(site.url("/story")).status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
def test_rules_that_cannot_be_had_now_forbid_all_for_now(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/robots.txt"] = Reply(status, {"Retry-After": "60"}, b"")
    with pytest.raises(Unreachable, match=str(status)) as raised:
        fetcher.get(site.url("/story"))
    assert raised.value.retry_after == (timedelta(seconds=60) if status != 500 else None)
    assert site.seen("/story") == []
    site.pages["/robots.txt"] = Reply(404)
    if status == 500:
        assert fetcher.get(site.url("/story")).status == 200
        return
    with pytest.raises(HostBusy, match=r"asked to be left alone for another 5\ds$") as raised:
        fetcher.get(site.url("/story"))
    assert timedelta(seconds=50) < raised.value.retry_after < timedelta(seconds=60)
    assert len(site.requests) == 1


def test_rules_that_break_off_forbid_all_for_now(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = Reply(headers={"Content-Length": "99", "Connection": "close"}, body=b"User-")
    with pytest.raises(Unreachable):
        fetcher.get(site.url("/story"))
    site.pages["/robots.txt"] = Reply(headers={"Content-Encoding": "gzip"}, body=b"User-agent: *")
    with pytest.raises(Unreachable, match=r"robots\.txt cannot be read"):
        fetcher.get(site.url("/story"))
    assert site.seen("/story") == []


def test_rules_that_do_not_come_forbid_all_for_now(site: Site) -> None:
    gone = threading.Event()

    def hang(_line: Line) -> Reply:
        gone.wait(2)
        return Reply()

    site.pages["/robots.txt"] = hang
    with Fetcher(replace(POLICY, timeout=timedelta(seconds=0.2))) as fetcher, pytest.raises(TimedOut):
        fetcher.get(site.url("/story"))
    gone.set()
    assert site.seen("/story") == []


def test_old_rules_are_better_than_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "KEPT", timedelta(0))
    site.pages["/robots.txt"] = text("User-agent: *", "Disallow: /secret")
    with Fetcher(POLICY) as fetcher:
        fetcher.get(site.url("/story"))
        site.pages["/robots.txt"] = Reply(503)
        assert fetcher.get(site.url("/story")).status == 200
        with pytest.raises(RobotsDisallowed):
            fetcher.get(site.url("/secret"))


def test_rules_may_lie_elsewhere_but_not_far(site: Site, fetcher: Fetcher) -> None:
    for number in range(9):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}", 302)
    site.pages["/5"] = site.pages["/9"] = text("User-agent: *", "Disallow: /")
    site.pages["/robots.txt"] = redirect("/1")
    with pytest.raises(RobotsDisallowed):
        fetcher.get(site.url("/story"))
    site.pages["/5"] = redirect("/6")
    with Fetcher(POLICY) as later:
        assert later.get(site.url("/story")).status == 200


@pytest.mark.parametrize("location", ["/robots.txt", "javascript:alert(1)"])
def test_rules_that_lead_nowhere_are_none(site: Site, fetcher: Fetcher, location: str) -> None:
    site.pages["/robots.txt"] = redirect(location)
    assert fetcher.get(site.url("/story")).status == 200


def test_the_rules_of_a_redirects_target_hold(site: Site, fetcher: Fetcher) -> None:
    with serving() as other:
        other.pages["/robots.txt"] = text("User-agent: *", "Disallow: /")
        site.pages["/story"] = redirect(other.url("/there"))
        with pytest.raises(RobotsDisallowed):
            fetcher.get(site.url("/story"))
        assert other.paths == ["/robots.txt"]


def test_half_a_megabyte_of_rules_is_read(site: Site, fetcher: Fetcher) -> None:
    padding = b"#" * (rules.MAX_BYTES - 100) + b"\n"
    end = b"User-agent: *\nDisallow: /story\n".ljust(99, b"\n")
    site.pages["/robots.txt"] = Reply(
        headers={}, body=padding + end + b"Disallow: /late\n" + b"#" * 9_000_000
    )
    site.pages["/late"] = Reply()
    with pytest.raises(RobotsDisallowed):
        fetcher.get(site.url("/story"))
    assert fetcher.get(site.url("/late")).status == 200


@pytest.mark.parametrize(
    ("value", "delay"),
    [("7", timedelta(seconds=7)), ("0.5", timedelta(seconds=0.5)), ("soon", None), ("1e300", rules.KEPT)],
)
def test_the_delay_a_site_asks_for(site: Site, fetcher: Fetcher, value: str, delay: timedelta | None) -> None:
    site.pages["/robots.txt"] = text("User-agent: *", f"Crawl-delay: {value}", "Disallow: /x")
    assert fetcher.crawl_delay(site.url("/story")) is None
    fetcher.get(site.url("/story"))
    assert fetcher.crawl_delay(site.url("/story")) == delay


def test_the_delay_a_site_asks_for_lies_between_pages(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/robots.txt": text("User-agent: *", "Crawl-delay: 0.4"), "/a": redirect("/story")}
    for _ in range(2):
        fetcher.document(site.url("/a"))
    asked, answered = site.seen("/a"), site.seen("/story")
    assert asked[1].began - answered[0].ended >= 0.35


@pytest.mark.timeout(60)
def test_the_delay_a_site_asks_for_does_not_lie_between_hops(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/robots.txt": text("User-agent: *", "Crawl-delay: 600"), "/a": redirect("/story")}
    fetcher.document(site.url("/a"))
    assert fetcher.crawl_delay(site.url("/a")) == timedelta(minutes=10)
    assert site.seen("/story")


# Over a restart


class Shelf:
    """Keeps in memory what a store would."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, datetime]] = {}

    def robots_text(self, origin: str) -> tuple[str, datetime] | None:
        return self.kept.get(origin)

    def keep_robots(self, origin: str, text: str, asked_at: datetime) -> None:
        self.kept[origin] = text, asked_at


class BrokenShelf(Shelf):
    """A database that another process holds."""

    def robots_text(self, origin: str) -> tuple[str, datetime] | None:
        raise StoreError("locked")

    def keep_robots(self, origin: str, text: str, asked_at: datetime) -> None:
        raise StoreError("locked")


FORBIDDEN = ("User-agent: *", "Disallow: /story", "Crawl-delay: 7")


def test_rules_are_kept_over_a_restart(site: Site) -> None:
    shelf = Shelf()
    site.pages["/robots.txt"] = text(*FORBIDDEN)
    for _ in range(2):
        with Fetcher(POLICY, shelf=shelf) as fetcher:
            with pytest.raises(RobotsDisallowed):
                fetcher.get(site.url("/story"))
            assert fetcher.crawl_delay(site.url("/story")) == timedelta(seconds=7)
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize("age", [timedelta(hours=25), timedelta(hours=-2)], ids=["old", "of the future"])
def test_rules_that_are_not_of_today_are_asked_for_again(site: Site, age: timedelta) -> None:
    shelf = Shelf()
    origin = site.url("")
    shelf.keep_robots(origin, "User-agent: *\nDisallow: /", datetime.now(UTC) - age)
    site.pages["/robots.txt"] = text("User-agent: *", "Allow: /")
    with Fetcher(POLICY, shelf=shelf) as fetcher:
        assert fetcher.get(site.url("/story")).status == 200
    assert shelf.kept[origin][0] == "User-agent: *\nAllow: /"


def test_old_rules_serve_while_no_newer_ones_can_be_had_and_the_site_is_not_pestered(site: Site) -> None:
    shelf = Shelf()
    shelf.keep_robots(
        site.url(""), "User-agent: *\nDisallow: /private", datetime.now(UTC) - timedelta(days=9)
    )
    site.pages["/robots.txt"] = Reply(500)
    with Fetcher(POLICY, shelf=shelf) as fetcher:
        for _ in range(3):
            assert fetcher.get(site.url("/story")).status == 200
        with pytest.raises(RobotsDisallowed):
            fetcher.get(site.url("/private"))
    assert len(site.seen("/robots.txt")) == 1


def test_a_shelf_that_breaks_stops_nothing(site: Site) -> None:
    with Fetcher(POLICY, shelf=BrokenShelf()) as fetcher:
        assert fetcher.get(site.url("/story")).status == 200


def test_the_host_that_asked_for_rest_gets_it_wherever_one_came_from(site: Site, fetcher: Fetcher) -> None:
    with serving("127.0.0.2") as busy:
        busy.pages["/there"] = Reply(429, {"Retry-After": "60"})
        site.pages["/moved"] = redirect(busy.url("/there"))
        assert fetcher.get(site.url("/moved")).status == 429
        with pytest.raises(HostBusy, match=r"127\.0\.0\.2"):
            fetcher.get(site.url("/moved"))
        assert len(busy.seen("/there")) == 1
        assert fetcher.get(site.url("/story")).status == 200
