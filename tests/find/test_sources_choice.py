"""What decides of sources, by itself: which items become articles, and when to look again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from watcher.decide.choose import Choice, Known, LeftOut, choose, fits
from watcher.decide.schedule.common import Hints
from watcher.decide.schedule.rhythm import LONGEST, SHORTEST, is_quiet, next_look
from watcher.decide.twins import key
from watcher.fetch import canonical
from watcher.model.source import Item, Source, SourceKind, Wishes

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def items(*names: str) -> list[Item]:
    return [Item(f"https://news.example/{name}", id=name) for name in names]


def known(*names: str, told: datetime | None = None) -> dict[str, Known]:
    urls = [f"https://news.example/{name}" for name in names]
    return {key(url): Known(n, key(url), n, told) for n, url in enumerate(urls, 1)}


def test_of_more_items_than_the_limit_the_newest_are_taken():
    found = [
        Item(f"https://news.example/{day}", published_at=NOON + timedelta(days=day)) for day in (1, 3, 2)
    ]
    choice = choose([*found, *items("undated")], {}, {}, Wishes(limit=3), taken=1)
    assert [item.url[-1] for item in choice.new] == ["3", "2"]
    assert [why for _, why in choice.left_out] == [LeftOut.LIMIT, LeftOut.LIMIT]


def test_what_is_known_is_not_chosen_again_in_any_spelling():
    assert choose([Item("http://www.news.example/a/")], known("a"), {}, Wishes(), taken=0) == Choice()


@pytest.mark.parametrize(
    ("include", "exclude", "fitting"),
    [((), (), True), (("/local/",), (), True), (("/sport/",), (), False), ((), ("/local/",), False),
     (("*/local/*",), (), True), (("*/local",), (), False), (("/local/", "/x/"), ("*ferry*",), False)],
)  # fmt: skip
def test_patterns(include, exclude, fitting):
    assert fits("https://news.example/local/ferry", Wishes(include=include, exclude=exclude)) is fitting


@pytest.mark.parametrize("pattern", ["/новости/", "*/новости/*", "вести.example/", "https://вести.example/*"])
def test_patterns_are_written_in_letters_of_any_script(pattern):
    address = canonical("https://вести.example/новости/паром")
    assert fits(address, Wishes(include=(pattern,)))
    assert not fits(address, Wishes(exclude=(pattern,)))


def source(arrivals=(), **wishes) -> Source:
    url = "https://news.example/f"
    return Source(1, url, url, "news.example", SourceKind.FEED, arrivals=arrivals, wishes=Wishes(**wishes))


@pytest.mark.parametrize(
    ("gap", "interval"),
    [
        (timedelta(minutes=4), SHORTEST),
        (timedelta(minutes=30), timedelta(minutes=15)),
        (timedelta(days=3), LONGEST),
    ],
)
def test_a_source_is_looked_at_twice_as_often_as_it_brings_something(gap, interval):
    arrivals = tuple(NOON - gap * n for n in range(10, 0, -1))
    at, _ = next_look(source(), arrivals, NOON, jitter=0)
    assert at - NOON == interval


def test_a_source_is_asked_later_when_it_asks_for_that_and_at_its_own_interval_when_it_has_one():
    at, _ = next_look(source(), (), NOON, jitter=0, hints=Hints(fresh_for=timedelta(minutes=40)))
    assert at - NOON == timedelta(minutes=40)
    hints = Hints(fresh_for=timedelta(minutes=40))
    at, _ = next_look(source(every=timedelta(seconds=2)), (), NOON, failures=3, jitter=1, hints=hints)
    assert at - NOON == timedelta(seconds=2)


@pytest.mark.parametrize(("asked", "obeyed"), [(2, 2), (24, 24), (30 * 24, 24)])
@pytest.mark.parametrize("own", [{}, {"every": timedelta(minutes=1)}])
def test_a_source_is_left_alone_as_long_as_its_host_asks_but_never_for_more_than_a_day(own, asked, obeyed):
    hints = Hints(retry_after=timedelta(hours=asked))
    at, why = next_look(source(**own), (), NOON, failures=1, jitter=1, hints=hints)
    assert (at - NOON, why) == (timedelta(hours=obeyed), "the site asked to be left alone until then")


def test_a_weekend_is_not_quiet():
    days = [NOON + timedelta(days=day) for day in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
    assert not is_quiet(days, days[-1] + timedelta(days=6))
    assert is_quiet(days, days[-1] + timedelta(days=10))
    assert not is_quiet(days[:4], days[-1] + timedelta(days=100))
