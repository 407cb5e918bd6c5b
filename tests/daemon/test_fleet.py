"""Machines that share a PostgreSQL: each look is made once, hosts are left alone, whoever dies or stops."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from daemonprocess import DaemonProcess, altered, until
from fleet import run
from newsroom import PATH, Desk, number_is_edited, webhook
from store_help import add, at

from watcher.demo.site import Newsroom
from watcher.demo.story import FERRY
from watcher.errors import StoreError
from watcher.model import ArticleState
from watcher.store import open_store
from watcher.store.bell import Bell
from watcher.store.moving import Moved, copy_store

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.demo.receivers import WebhookReceiver
    from watcher.demo.site import NewsSite

DELAY = 0.5


def test_two_machines_whose_processes_die_and_stand_still_lose_and_double_nothing(
    tmp_path: Path, pg_url: str
) -> None:
    tally = run(
        tmp_path, pg_url, stories=120, a_host=6, changes=24, through=6, delay=DELAY, pause=1.0, deaths=8
    )
    assert tally.looks == tally.versions == Counter({1: 96, 2: 24})
    assert (tally.events, tally.ids, tally.again) == (24, Counter({1: 24}), 0)
    assert tally.close <= tally.stopped
    assert tally.flaws == []
    assert tally.killed
    assert tally.stopped
    assert tally.exits == [0, 0]


def test_what_comes_in_elsewhere_wakes_those_who_wait(tmp_path: Path, pg_url: str) -> None:
    rung = threading.Semaphore(0)
    with open_store(pg_url, state_dir=tmp_path) as here, open_store(pg_url, state_dir=tmp_path) as elsewhere:
        bell = Bell(here.database, rung.release)
        assert rung.acquire(timeout=10)
        article = add(elsewhere)
        assert rung.acquire(timeout=10)
        elsewhere.set_state(article.id, ArticleState.PAUSED)
        assert rung.acquire(timeout=10)
        assert not rung.acquire(timeout=0.1)
        with here.database.reading() as db:
            db.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%%'"
            )
        assert rung.acquire(timeout=10)
        elsewhere.set_state(article.id, ArticleState.ACTIVE)
        assert rung.acquire(timeout=10)
        with pytest.raises(StoreError, match="Daemons are at work"):  # though nothing is under way
            copied(pg_url, tmp_path)
        bell.close()
        assert copied(pg_url, tmp_path).rows


def copied(url: str, folder: Path) -> Moved:
    return copy_store("postgresql:", "sqlite:", url=url, state_dir=folder, now=at(0), step=lambda *_: None)


def test_a_file_has_no_bell(tmp_path: Path) -> None:
    with open_store(state_dir=tmp_path) as store:
        bell = Bell(store.database, lambda: None)
        assert add(store).added_at == at(0)
        bell.close()


def test_a_machine_that_sleeps_is_woken_by_another_one_and_looks_by_itself_too(
    tmp_path: Path, pg_url: str, site: NewsSite, hooks: WebhookReceiver
) -> None:
    """Its own looks are a minute apart."""
    desk = Desk(tmp_path, pg_url)
    desk.configure(webhook(hooks.url("/hook")))
    room = site.pages[PATH] = Newsroom(FERRY)
    with DaemonProcess(
        tmp_path, program=altered("daemon.process.TICK=60", "daemon.process.DELIVER=60")
    ) as daemon:
        until(lambda: "started" in daemon.log, "the daemon")
        desk.run("add", site.url(PATH))
        until(lambda: len(site.seen(PATH)) > 1, "a look")
        room.edit(number_is_edited)
        desk.check(site.url(PATH))
        until(lambda: hooks.hooks, "an alert")
        assert daemon.stop() == 0
