"""The store as a thing to be run: the daemon's lock, figures, upkeep, copies."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update
from store_help import (
    DELAY,
    Everyone,
    add,
    at,
    capture,
    first,
    take,
    unchanged,
    visit,
)

from watcher.errors import DaemonRunning
from watcher.model import ArticleState, DeliveryState, Outcome
from watcher.store import open_store, service
from watcher.store.schema import checks


def test_a_second_daemon_is_refused_and_told_who_the_first_is(state):
    with open_store(state_dir=state) as one, open_store(state_dir=state) as two:
        one.lock_daemon("newsroom:4711", at(0))
        with pytest.raises(
            DaemonRunning, match=r"newsroom:4711, since 2021-01-11 09:00:00 UTC.*another state_dir"
        ):
            two.lock_daemon("newsroom:4712", at(1))
        one.close()
        two.lock_daemon("newsroom:4712", at(2))
        with open_store(state_dir=state) as three, pytest.raises(DaemonRunning, match="4712"):
            three.lock_daemon("newsroom:4713", at(3))


def test_the_state_in_figures(store):
    for n in range(4):
        add(store, f"https://h{n}.example/", host=f"h{n}.example", minutes=n)
    one, two, _ = take(store, 10, limit=3)
    store.record(first(one, 10), channels=[Everyone()], host_delay=DELAY)
    failed = unchanged(two, 10, Outcome.FAILED, failures=1, failing_since=at(10), trouble="failed: no answer")
    store.record(replace(failed, host_blocked_until=at(99)), channels=[], host_delay=DELAY)
    store.set_state(1, ArticleState.PAUSED)
    status = store.status(at(12))
    assert status.articles == {ArticleState.ACTIVE: 3, ArticleState.PAUSED: 1, ArticleState.REMOVED: 0}
    assert (status.versions, status.due, status.leased) == (1, 2, 1)
    assert status.overdue == timedelta(minutes=9)
    assert status.blocked == (("h1.example", at(99)),)
    assert ([a.url for a in status.failing], status.failing_count) == (["https://h1.example/"], 1)
    assert status.outbox == dict.fromkeys(DeliveryState, 0)
    assert status.last_check_at == at(10)
    assert status.size > 4096
    assert status.place.endswith("watcher.db")


def test_an_empty_store_has_figures_too(store):
    status = store.status()
    assert (status.due, status.overdue, status.last_check_at) == (0, timedelta(), None)


def test_upkeep_drops_old_visits_and_odd_pages_and_nothing_that_is_history(store, state):
    article = add(store)
    visit(store, 0, first)
    (claimed,) = take(store, 60)
    odd = replace(unchanged(claimed, 60, Outcome.SUSPECT), aside=capture("odd", 60), code="challenge")
    store.record(odd, channels=[], host_delay=DELAY)
    (claimed,) = take(store, 120)
    same_as_version_1 = replace(unchanged(claimed, 120, Outcome.SUSPECT), aside=store.capture(1, 1))
    store.record(same_as_version_1, channels=[], host_delay=DELAY)
    day = 24 * 60
    visit(store, 95 * day, unchanged)
    store.upkeep.maintain(at(96 * day))
    assert [v.checked_at for v in store.checks(article.id)] == [at(95 * day)]
    assert store.raw(article.id, 1) == b"<html>The ferry stays in port.</html>"
    with store.database.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM asides").scalar() == 0
        assert db.exec_driver_sql("SELECT count(*) FROM pages").scalar() == 1
    assert (state / "watcher.db-wal").stat().st_size == 0


def test_visits_by_a_clock_that_was_ahead_do_not_keep_old_ones(store, monkeypatch):
    """However many there are, they would stand in front of all that come later for years."""
    monkeypatch.setattr(service, "BATCH", 3)
    article, day = add(store), 24 * 60
    visit(store, 0, first)
    for number in range(1, 8):
        visit(store, number * day, unchanged)
    visit(store, 95 * day, unchanged)
    ahead = {"checked_at": at(4000 * day)}
    with store.database.writing() as db:
        db.execute(update(checks).where(checks.c.id.in_([2, 3, 4, 5, 6, 9])).values(ahead))
    store.upkeep.maintain(at(94 * day))
    assert len(store.checks(article.id)) == 8
    store.upkeep.maintain(at(98 * day))
    assert [v.checked_at for v in store.checks(article.id)] == [at(4000 * day)]


def test_a_copy_of_the_file_after_closing_is_a_whole_backup(state, tmp_path):
    with open_store(state_dir=state) as store:
        article = add(store)
        visit(store, 0, first)
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(state / "watcher.db", copy)
    with open_store(state_dir=copy) as store:
        assert store.raw(article.id, 1)
