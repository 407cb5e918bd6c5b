"""What the last day was like: visits, errors, growth; in the store and in `status`."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from newsroom import PATH, Desk, watch
from store_help import DELAY, add, at, take, unchanged

from watcher.demo.site import Answer, Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.model import Outcome
from watcher.model.forecast import Forecast
from watcher.store import measures

DAY = 24 * 60


def visited(store, minutes, **values):
    (article,) = take(store, minutes)
    check = unchanged(article, minutes, Outcome.FAILED if values else Outcome.NOT_MODIFIED)
    store.record(replace(check, **values), channels=[], host_delay=DELAY)


def test_visits_are_counted_from_a_moment_on(store):
    assert store.status(at(0)).made == 0
    add(store)
    for minutes in range(0, 3 * DAY, 120):
        visited(store, minutes)
    for now, made in ((3 * DAY, 12), (2 * DAY, 24), (9 * DAY, 0)):
        assert store.status(at(now)).made == made
    with store.database.reading() as db:
        assert measures.visits_since(db, at(0)) == 36
        assert measures.visits_since(db, at(1)) == 35


def test_the_last_errors_are_told_with_their_reason_the_newest_first(store):
    article = add(store)
    for minutes in range(0, 1200, 120):
        visited(store, minutes, error=f"no answer {minutes}", code="timed_out")
    visited(store, 1200)
    found = store.status(at(1300)).errors
    assert [error.error for error in found] == [f"no answer {n}" for n in (1080, 960, 840, 720, 600)]
    assert {(error.url, error.code, error.outcome) for error in found} == {
        (article.url, "timed_out", Outcome.FAILED)
    }


def test_growth_is_known_after_an_hour_and_samples_are_kept_for_a_week(store):
    def grown(size, minutes):
        with store.database.reading() as db:
            return measures.growth(db, size, at(minutes))

    def sampled(size, minutes):
        with store.database.writing() as db:
            measures.sample(db, size, at(minutes))

    assert grown(1000, 0) is None
    sampled(1000, 0)
    sampled(5000, 10)
    assert grown(2000, 30) is None
    assert grown(2000, 12 * 60) == 2000
    sampled(2000, 12 * 60)
    assert grown(5000, 2 * DAY) == 2000
    sampled(9000, 8 * DAY + 60)
    assert grown(9000, 8.5 * DAY) == pytest.approx(875)
    sampled(100, -5 * DAY)  # the clock was wrong
    assert grown(200, -4 * DAY) == 100


def test_upkeep_takes_a_sample(store):
    store.upkeep.maintain(at(0))
    found = store.status(at(DAY))
    assert found.growth is not None
    assert found.free > 0


@pytest.mark.parametrize(
    ("growth", "free", "days"), [(10.0, 100, 10), (None, 100, None), (0.0, 100, None), (10.0, None, None)]
)
def test_when_the_disk_is_full(growth, free, days):
    full = Forecast(0, 0, 0, growth=growth, free=free).full_in
    assert full == (None if days is None else timedelta(days=days))


def test_status_says_what_a_day_comes_to_and_what_failed_last(desk: Desk, site: NewsSite):
    site.pages[PATH] = Newsroom(FERRY)
    gone = "/gone"
    site.pages[gone] = lambda _: Answer(b"<h1>no</h1>", status=500)
    desk.configure(
        watch(site.url(PATH), 'every = "30m"'), watch(site.url(gone)), schedule="budget = 1000\nhours = []"
    )
    desk.check(expect=1)
    status = desk.json("status")
    forecast = status["forecast"]
    assert (forecast["requests_last_day"], forecast["budget"]) == (2, 1000)
    assert forecast["hosts"][0]["requests_planned"] == forecast["requests_planned"] >= 48
    assert forecast["bytes_free"] > 0
    (error,) = status["last_check_errors"]
    assert (error["url"], error["code"], error["outcome"]) == (site.url(gone), "http_500", "failed")
    shown = " ".join(desk.run("status").out.split())
    assert "checks: 2 in the last 24 hours; about" in shown
    assert "of a budget of 1,000" in shown
    assert "last visits that failed:" in shown


@pytest.mark.parametrize(("free", "full"), [(0, True), (20_000_000, False)])
def test_status_says_that_a_disk_is_full(desk: Desk, monkeypatch: pytest.MonkeyPatch, free: int, full: bool):
    desk.configure()
    usage = shutil.disk_usage(desk.home)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=free))
    shown = " ".join(desk.run("status").out.split())
    assert ("its disk is full but for" in shown) == full
