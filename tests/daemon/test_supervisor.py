"""Several processes on one store: they share the work, and one that dies is started again."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from daemonprocess import DaemonProcess, until
from faultmachine import Machine
from newsroom import Desk, number_is_edited, watch, webhook

from watcher.config import load
from watcher.daemon.supervisor import cores, workers
from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.store import open_store
from watcher.store.schema.base import VERSION_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.demo.site import Answer, Request

PATHS = [f"/2021/01/11/ferry-{n}" for n in range(6)]
RELOADED_AT_ONCE = """
import os, signal, sys

class Early:
    def find_spec(self, name, *_):
        if name in {"watcher.cli", "watcher.daemon.supervisor"}:
            os.kill(os.getpid(), signal.SIGHUP)

sys.meta_path.insert(0, Early())
from watcher.__main__ import start
start()
"""
"""`watcher`, told to read its configuration again while it still loads what it works with."""


@pytest.fixture
def desk(desk: Desk, site: NewsSite) -> Desk:
    """Six stories on two hosts, for two processes of one thread: with more, who is first may do it all."""
    for path in PATHS:
        site.pages[path] = Newsroom(FERRY)
    configure(desk, site)
    return desk


def configure(desk: Desk, site: NewsSite, *more: str) -> None:
    urls = [site.url(path) for path in PATHS]
    urls[3:] = [url.replace("127.0.0.1", "localhost") for url in urls[3:]]
    desk.configure(
        *(watch(url, 'every = "0.5s"') for url in urls), *more, "[daemon]\nworkers = 2\nthreads = 1"
    )


def events(daemon: DaemonProcess, name: str) -> Iterator[dict]:
    for line in daemon.log.splitlines():
        if line.startswith("{") and (entry := json.loads(line))["event"] == name:
            yield entry


def pids(daemon: DaemonProcess) -> list[int]:
    return [entry["pid"] for entry in events(daemon, "started") if "pid" in entry]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:  # noqa: PTH123  a zombie is not alive
        return stat.read().rpartition(")")[2].split()[0] != "Z"


def visits(site: NewsSite) -> int:
    return sum(len(site.seen(path)) for path in PATHS)


def test_they_share_the_work_and_no_look_is_made_twice(desk: Desk, site: NewsSite) -> None:
    with DaemonProcess(desk.home) as daemon:
        until(lambda: visits(site) >= 24, "four rounds")
        until(lambda: {entry["worker"] for entry in events(daemon, "checked")} == {0, 1}, "looks of both")
        assert daemon.stop() == 0
        assert len(pids(daemon)) == 2
    with open_store(state_dir=desk.home / "state") as store:
        recorded = [len(store.checks(article.id)) for article in store.articles()]
        assert list(store.upkeep.flaws()) == []
    assert sum(recorded) == visits(site)


def test_one_that_dies_is_started_again_and_its_work_is_done(desk: Desk, site: NewsSite) -> None:
    with DaemonProcess(desk.home, from_nothing=True) as daemon:
        until(lambda: len(pids(daemon)) == 2 and visits(site) >= 6, "two processes at work")
        victim = pids(daemon)[0]
        os.kill(victim, signal.SIGKILL)
        until(lambda: len(pids(daemon)) == 3, "a new process")
        before = {path: len(site.seen(path)) for path in PATHS}
        until(lambda: all(len(site.seen(path)) > before[path] for path in PATHS), "looks at everything")
        assert [entry["exit"] for entry in events(daemon, "worker_died")] == [-signal.SIGKILL]
        assert daemon.stop() == 0
        assert not any(alive(pid) for pid in pids(daemon))


@pytest.mark.parametrize("number", [1, 2])
def test_a_reload_asked_for_while_it_starts_waits_until_it_has_started(
    desk: Desk, site: NewsSite, number: int
) -> None:
    desk.configure(watch(site.url(PATHS[0]), 'every = "0.5s"'), f"[daemon]\nworkers = {number}")
    with DaemonProcess(desk.home, program=("-c", RELOADED_AT_ONCE), from_nothing=True) as daemon:
        until(lambda: len(site.seen(PATHS[0])) > 1 or not daemon.running, "looks, or an end")
        assert daemon.stop() == 0


def test_what_was_reloaded_holds_for_those_that_are_started_later_too(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    """A channel that came with a reload hears of every change, whichever process sees it and sends it.

    Another store takes a new start: all stay with the one they share.
    """
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(pids(daemon)) == 2 and visits(site) >= 12, "two processes at work")
        configure(desk, site, webhook(hooks.url("/new")))
        file = desk.home / "config.toml"
        file.write_text(f'state_dir = "other"\n{file.read_text("utf-8")}', encoding="utf-8")
        daemon.signal(signal.SIGHUP)
        until(lambda: len(list(events(daemon, "config_reloaded"))) == 2, "both have read it again")
        assert [entry["settings"] for entry in events(daemon, "takes_a_restart")] == [["state_dir"]]
        for pid in pids(daemon):
            os.kill(pid, signal.SIGKILL)
        until(lambda: len(pids(daemon)) == 4, "two new processes")
        for path in PATHS:
            site.pages[path].edit(number_is_edited)
        until(lambda: len(hooks.hooks) == len(PATHS), "an alert of each change")
        file.write_text("nonsense = 1", encoding="utf-8")
        daemon.signal(signal.SIGHUP)
        until(lambda: len(list(events(daemon, "config_refused"))) == 1, "it is refused")
        os.kill(pids(daemon)[-1], signal.SIGKILL)
        until(lambda: len(pids(daemon)) == 5, "a new process with what held before")
        assert daemon.stop() == 0


@pytest.mark.parametrize("number", [1, 2])
def test_a_daemon_whose_store_a_newer_program_upgrades_ends_and_takes_no_article_for_broken(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, number: int
) -> None:
    """As a command does that is started after an upgrade, before the daemon is started again."""
    stories = [watch(site.url(path), 'every = "0.5s"') for path in PATHS]
    desk.configure(*stories, webhook(hooks.url("/hook")), f"[daemon]\nworkers = {number}")
    with DaemonProcess(desk.home) as daemon:
        until(lambda: visits(site) >= 12, "two rounds")
        with closing(sqlite3.connect(desk.home / "state" / "watcher.db", timeout=20)) as database:
            database.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
            database.commit()
        assert daemon.wait(60) == 1  # systemd starts it again, as the version that is there by now
        assert "A newer version of watcher has upgraded the database" in daemon.log
        assert "Traceback" not in daemon.log
    assert hooks.hooks == []


def test_a_reload_tells_once_what_waits_for_a_lost_channel_and_ends_nothing_when_it_cannot(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    hooks.mood = lambda _: 500
    configure(desk, site, webhook(hooks.url("/lost")))
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(pids(daemon)) == 2 and visits(site) >= 12, "two processes at work")
        site.pages[PATHS[0]].edit(number_is_edited)
        until(lambda: bool(hooks.hooks), "an alert that is refused")
        configure(desk, site)
        daemon.signal(signal.SIGHUP)
        until(lambda: len(list(events(daemon, "config_reloaded"))) == 2, "both have read it again")
        until(lambda: any(events(daemon, "channel_not_configured")), "the channel that is lost")
        with closing(sqlite3.connect(desk.home / "state" / "watcher.db")) as database:
            database.execute("ALTER TABLE deliveries RENAME TO elsewhere")
        daemon.signal(signal.SIGHUP)
        until(
            lambda: any(entry["job"] == "strays" for entry in events(daemon, "store")),
            "what cannot be said",
        )
        before = visits(site)
        until(lambda: visits(site) >= before + 12, "two more rounds")
        assert daemon.stop() == 0
        assert list(events(daemon, "worker_died")) == list(events(daemon, "nothing_is_watched")) == []
        assert [entry["waiting"] for entry in events(daemon, "channel_not_configured")] == [1]


def test_a_daemon_that_watches_nothing_says_how_it_gets_something_to_watch(desk: Desk) -> None:
    desk.configure()
    with DaemonProcess(desk.home) as daemon:
        until(lambda: any(events(daemon, "nothing_is_watched")), "what to do")
        assert daemon.stop() == 0
        (said,) = events(daemon, "nothing_is_watched")
    assert "watcher add https://" in said["remedy"]


def test_a_clock_that_is_set_keeps_the_pauses_of_hosts_between_processes(desk: Desk, site: NewsSite) -> None:
    """By the new time what the other process holds looks free, or lies years ahead and is mended."""
    began: dict[str, list[float]] = {}
    page = Newsroom(FERRY)

    def slow(request: Request) -> Answer:
        began.setdefault(request.headers["host"], []).append(time.monotonic())
        time.sleep(1.5)
        return page(request)

    names = [f"news{number}.test" for number in range(6)]
    site.pages = dict.fromkeys(PATHS[:2], slow)
    stories = [watch(site.url(path, host=name), 'every = "1s"') for path in PATHS[:2] for name in names]
    desk.configure(*stories, "[daemon]\nworkers = 2", delay="1s", fetch="obey_robots = false")
    with Machine(desk.home, Random(1)) as machine, DaemonProcess(desk.home, machine) as daemon:
        until(lambda: len(pids(daemon)) == 2 and len(began) == len(names), "both look at all hosts")
        for hours in (30, 0):
            machine.set_clock(hours=hours)
            enough = sum(map(len, began.values())) + 2 * len(names)
            until(lambda enough=enough: sum(map(len, began.values())) >= enough, "looks by the new time")
        assert daemon.stop() == 0
    gaps = [after - at for times in began.values() for at, after in pairwise(times)]
    assert min(gaps) > 2.0


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="tells the living from zombies by /proc")  # noqa: PTH110
def test_without_the_supervisor_they_end_and_another_daemon_may_start(desk: Desk, site: NewsSite) -> None:
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(pids(daemon)) == 2 and visits(site) >= 6, "two processes at work")
        daemon.kill()
        with DaemonProcess(desk.home) as second:
            until(lambda: len(pids(second)) == 4, "the second daemon's processes")
            until(lambda: not any(map(alive, pids(second)[:2])), "the end of the first one's")
            assert second.stop() == 0


@pytest.mark.parametrize(
    ("asked", "articles", "started"),
    [
        ("3", 0, 3),
        ('"auto"', 0, 1),
        ('"auto"', 499, 1),
        ('"auto"', 10**6, cores()),
    ],
)
def test_auto_starts_as_many_as_have_work(tmp_path, asked, articles, started):
    (tmp_path / "config.toml").write_text(f"[daemon]\nworkers = {asked}", encoding="utf-8")
    assert workers(load(tmp_path / "config.toml"), articles) == started
