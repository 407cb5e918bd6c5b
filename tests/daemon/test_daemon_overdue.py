"""Very much is due at once: all of it is looked at, once, and nobody waits for a slow host."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from daemonprocess import DaemonProcess, altered, until
from faultmachine import Machine
from newsroom import Desk, watch
from store_help import enlist

from watcher.config import load
from watcher.daemon import process
from watcher.daemon.part import Part
from watcher.daemon.process import Daemon
from watcher.daemon.pulse import Pulse
from watcher.demo.site import Answer, Newsroom, NewsSite, Request
from watcher.demo.story import FERRY, reworded
from watcher.model.source import WantedSource
from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTS, STORIES = 12, 60
PATHS = [f"/2021/01/11/ferry-{n}" for n in range(STORIES)]
SLOW = [PATHS[0], *PATHS[HOSTS::HOSTS]]
"""The stories of the host that answers only when all others have been looked at."""


@pytest.fixture
def desk(desk: Desk, site: NewsSite) -> Desk:
    """Sixty stories on twelve hosts."""
    for n, path in enumerate(PATHS):
        site.pages[path] = Newsroom(reworded(FERRY, "£14", f"£{1000 + n}"))
    addresses = (site.url(path, f"h{n % HOSTS}.test") for n, path in enumerate(PATHS))
    desk.configure(*map(watch, addresses), "[daemon]\nworkers = 1\nthreads = 4")
    return desk


def checks(desk: Desk) -> dict[str, int]:
    """How often each story was looked at, as the store has it."""
    with open_store(state_dir=desk.home / "state") as store:
        return {"/" + one.url.split("/", 3)[3]: len(store.checks(one.id)) for one in store.articles()}


def held_up(page: Callable[[Request], Answer], released: threading.Event) -> Callable[[Request], Answer]:
    """A page that comes when it is let go."""

    def answer(request: Request) -> Answer:
        released.wait(60)
        return page(request)

    return answer


def test_a_slow_host_delays_only_itself_and_a_restart_leaves_nothing_out(desk: Desk, site: NewsSite) -> None:
    others = [path for path in PATHS if path not in SLOW]
    released = threading.Event()
    for path in SLOW:
        site.pages[path] = held_up(site.pages[path], released)
    with Machine(desk.home, Random(1)) as machine, DaemonProcess(desk.home, machine) as process:
        until(lambda: sum(bool(site.seen(path)) for path in others) >= STORIES // 3, "a third")
        process.kill()
        status = desk.json("status")
        assert status["due"] >= len(SLOW)
        assert status["overdue_seconds"] > 0
        process.start()
        until(lambda: all(site.seen(path) for path in others), "all but the slow host's")
        released.set()
        until(lambda: all(checks(desk).values()), "the slow host's")
        assert process.stop() == 0
    assert set(checks(desk)) == set(PATHS)
    assert set(checks(desk).values()) == {1}


@pytest.mark.parametrize("hosts", [9, 1])
def test_a_tick_hands_out_more_than_there_are_threads_and_all_that_one_host_has_due(
    desk: Desk, site: NewsSite, hosts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "HAND_OUT", 60.0)
    late = datetime.now(UTC) - timedelta(minutes=1)
    desk.configure("[daemon]\nthreads = 2")
    with open_store(state_dir=desk.home / "state") as store:
        for n in range(9):
            host = f"127.0.0.{n % hosts + 1}"
            enlist(store, site.url(PATHS[n], host), host=host, now=late)
        Daemon(load(desk.home / "config.toml"), store, Part(Pulse())).tick()
        assert store.next_due_at() > datetime.now(UTC)
        until(lambda: all(store.checks(one.id) for one in store.articles()), "the end of the visits")


def test_more_slow_hosts_than_threads_delay_only_themselves(desk: Desk, site: NewsSite) -> None:
    released = threading.Event()
    slow = [path for n, path in enumerate(PATHS) if n % HOSTS < HOSTS // 2]
    for path in slow:
        site.pages[path] = held_up(site.pages[path], released)
    program = altered("fetch.waits.SLOW=0.2")
    with Machine(desk.home, Random(1)) as machine, DaemonProcess(desk.home, machine, program) as daemon:
        until(lambda: all(site.seen(path) for path in set(PATHS) - set(slow)), "all others", patience=40)
        assert sum(bool(site.seen(path)) for path in slow) <= HOSTS // 2
        released.set()
        until(lambda: all(checks(desk).values()), "those of the slow hosts")
        assert daemon.stop() == 0


def test_an_article_whose_row_is_damaged_holds_up_no_other(desk: Desk, site: NewsSite) -> None:
    """Neither those of other hosts nor those that wait for the same one."""
    desk.configure("[daemon]\nthreads = 2")
    with open_store(state_dir=desk.home / "state") as store:
        late = datetime.now(UTC) - timedelta(minutes=1)
        hosts = ("127.0.0.1", "127.0.0.1", "127.0.0.2")
        damaged, *sound = (
            enlist(store, site.url(path, host), host=host, now=late)[0]
            for path, host in zip(PATHS, hosts, strict=False)
        )
        with store.database.writing() as db:
            db.exec_driver_sql("UPDATE articles SET tags = '[' WHERE id = ?", (damaged.id,))
        daemon = Daemon(load(desk.home / "config.toml"), store, Part(Pulse()))

        def all_seen() -> bool:
            daemon.tick()
            return all(store.checks(one.id) for one in sound)

        until(all_seen, "the visits to the others")
        assert store.checks(damaged.id) == []


def test_a_source_whose_row_is_damaged_holds_up_no_other_and_no_article(desk: Desk, site: NewsSite) -> None:
    desk.configure("[daemon]\nthreads = 2")
    with open_store(state_dir=desk.home / "state") as store:
        late = datetime.now(UTC) - timedelta(minutes=1)
        hosts = ("127.0.0.1", "127.0.0.1", "localhost")
        feeds = {site.url(f"/feed-{n}.xml", host): host for n, host in enumerate(hosts)}
        damaged, *_ = (
            store.sources.add(WantedSource(url, url, host), late)[0] for url, host in feeds.items()
        )
        article = enlist(store, site.url(PATHS[0], "127.0.0.1"), host="127.0.0.1", now=late)[0]
        with store.database.writing() as db:
            db.exec_driver_sql("UPDATE sources SET tags = '[' WHERE id = ?", (damaged.id,))
        daemon = Daemon(load(desk.home / "config.toml"), store, Part(Pulse()))

        def all_seen() -> bool:
            daemon.tick()
            return bool(site.seen("/feed-1.xml") and site.seen("/feed-2.xml") and store.checks(article.id))

        until(all_seen, "the looks at the others")
        assert site.seen("/feed-0.xml") == []
