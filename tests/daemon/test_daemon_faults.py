"""The daemon on its own: each change recorded once, each alert received with one id, whatever happens."""

from __future__ import annotations

import shutil
import signal
import threading
import time
from random import Random
from typing import TYPE_CHECKING

import pytest
from daemonprocess import DaemonProcess, altered, until
from faultcount import Aftermath
from faultmachine import CLOCK, FAULTS, Machine
from faultrun import FaultRun
from newsroom import PATH, Desk, Postbox, email, note_is_added, watch, webhook

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from watcher.demo.receivers import WebhookReceiver


def assert_right(after: Aftermath, *, changes: int) -> None:
    """Nothing lost, nothing twice, nothing invented, and every look after a death found all whole."""
    assert after.flaws == []
    assert (after.lost_changes, after.doubled_changes) == (0, 0)
    assert len(after.owed) == changes
    assert not any(after.lost_alerts.values())
    assert (after.invented, after.two_ids) == (0, 0)
    assert after.bulk[0] == after.bulk[1]
    assert after.right


def test_killed_among_failing_sites_and_receivers_it_loses_and_doubles_nothing(tmp_path: Path) -> None:
    after = FaultRun(tmp_path, deaths=("page", "hook", "any"), bulk=20).run()

    assert_right(after, changes=6)


def test_a_clock_that_jumps_by_hours_loses_and_delays_nothing(tmp_path: Path) -> None:
    after = FaultRun(tmp_path, deaths=("any", "any"), moods=(), machine=(CLOCK,), share=1, seed=3).run()

    assert_right(after, changes=6)
    assert after.by_hand == 0


@pytest.mark.slow
def test_many_stories_and_all_failures(tmp_path: Path) -> None:
    """Of minutes and hours of it `python -m bench.faults` tells."""
    after = FaultRun(
        tmp_path, stories=20, deaths=("page", "hook", "any") * 2, machine=FAULTS, bulk=200, patience=300
    ).run()

    assert_right(after, changes=40)


def test_sigterm_drains(desk: Desk, on_line: Newsroom, site: NewsSite) -> None:
    with DaemonProcess(desk.home, from_nothing=True) as daemon:
        until(lambda: len(site.seen(PATH)) >= 2, "two visits")
        assert daemon.stop() == 0

    assert len(desk.history(PATH)) == 1


def test_a_second_daemon_is_refused_with_a_sentence(desk: Desk, on_line: Newsroom, site: NewsSite) -> None:
    with DaemonProcess(desk.home) as daemon:
        until(lambda: bool(site.seen(PATH)), "a visit")
        with DaemonProcess(desk.home) as second:
            assert second.wait() == 1
        assert daemon.running
        assert "Traceback" not in daemon.log
        assert daemon.stop() == 0


def deleted(state: Path) -> None:
    shutil.rmtree(state)


def replaced(state: Path) -> None:
    """By a copy, as from a backup."""
    copy = state / "copy"
    shutil.copy(state / "watcher.db", copy)
    copy.replace(state / "watcher.db")


@pytest.mark.parametrize(("happens", "workers"), [(deleted, 1), (replaced, 2)])
def test_a_daemon_whose_database_is_gone_says_so_and_ends(
    desk: Desk,
    on_line: Newsroom,
    site: NewsSite,
    hooks: WebhookReceiver,
    happens: Callable[[Path], None],
    workers: int,
) -> None:
    more = f"[daemon]\nworkers = {workers}"
    desk.configure(watch(site.url(PATH), 'every = "2s"'), webhook(hooks.url("/hook")), more)
    with DaemonProcess(desk.home) as daemon:
        until(lambda: bool(site.seen(PATH)), "a visit")
        until(lambda: daemon.log.count('"started"') == {1: 1, 2: 3}[workers], "all have begun")
        happens(desk.home / "state")
        assert daemon.wait(60) == 1  # systemd's Restart=on-failure begins again
        assert "was deleted, moved away or replaced while it was in use" in daemon.log
        assert "Traceback" not in daemon.log
    (told,) = [hook.document for hook in hooks.hooks]
    assert told["type"] == "store.lost"
    assert told["data"]["store"] == str(desk.home / "state" / "watcher.db")


def test_commands_work_beside_the_daemon(
    desk: Desk, on_line: Newsroom, site: NewsSite, hooks: WebhookReceiver
) -> None:
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(site.seen(PATH)) >= 2, "two visits")
        on_line.edit(note_is_added)
        desk.check(expect=0)
        until(lambda: bool(hooks.hooks), "the alert")
        until(lambda: len(site.seen(PATH)) >= 5, "more visits")
        assert daemon.stop() == 0

    assert [snapshot["version"] for snapshot in desk.history(PATH)] == [1, 2]
    assert len({hook.id for hook in hooks.hooks}) == 1


def test_a_clock_that_is_set_back_while_it_runs_stops_nothing(
    desk: Desk, on_line: Newsroom, site: NewsSite, hooks: WebhookReceiver
) -> None:
    with Machine(desk.home, Random(1)) as machine:
        machine.set_clock(hours=30)
        with DaemonProcess(desk.home, machine, altered("daemon.steady.HOLD=1")) as daemon:
            until(lambda: len(site.seen(PATH)) >= 2, "two visits")
            machine.set_clock(hours=0)
            before = len(site.seen(PATH))
            until(lambda: len(site.seen(PATH)) >= before + 2, "visits by the right clock")
            on_line.edit(note_is_added)
            until(lambda: bool(hooks.taken), "the alert")
            assert "clock_set_back" in daemon.log
            assert daemon.stop() == 0


def test_sighup_takes_a_good_configuration_and_refuses_a_bad_one(
    desk: Desk, on_line: Newsroom, site: NewsSite, hooks: WebhookReceiver
) -> None:
    other = "/2021/01/11/another-ferry"
    site.pages[other] = Newsroom(FERRY)
    with DaemonProcess(desk.home) as daemon:
        until(lambda: bool(site.seen(PATH)), "a visit")
        desk.configure(watch(site.url(PATH), 'every = "never"'))
        daemon.signal(signal.SIGHUP)
        until(lambda: "never" in daemon.log, "the fault in the log")
        before = len(site.seen(PATH))
        until(lambda: len(site.seen(PATH)) > before, "the old configuration at work")
        desk.configure(watch(site.url(PATH), 'every = "1s"'), watch(site.url(other), 'every = "1s"'))
        daemon.signal(signal.SIGHUP)
        until(lambda: len(site.seen(other)) > 1, "the new article")
        assert daemon.stop() == 0


def test_signals_at_any_moment_leave_it_able_to_end(desk: Desk, on_line: Newsroom, site: NewsSite) -> None:
    with DaemonProcess(desk.home) as daemon:
        until(lambda: bool(site.seen(PATH)), "a visit")
        for _ in range(2000):  # of so many some come in the midst of its asking what came
            daemon.signal(signal.SIGHUP)
            time.sleep(0.0005)
        assert daemon.stop() == 0


def test_a_hanging_receiver_delays_neither_mails_nor_checks(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox
) -> None:
    released = threading.Event()
    room = site.pages[PATH] = Newsroom(FERRY)
    hooks.mood = lambda _: 204 if released.wait(25) else 500
    hanging = webhook(hooks.url("/hook"), 'timeout = "20s"')
    desk.configure(watch(site.url(PATH), 'every = "0.5s"'), hanging, email(mails.url))
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(site.seen(PATH)) >= 2, "two visits")
        room.edit(note_is_added)
        until(lambda: bool(hooks.requests), "the webhook's first try")
        visits = len(site.seen(PATH))
        until(lambda: len(mails.mails) == 1, "the mail")
        until(lambda: len(site.seen(PATH)) >= visits + 2, "visits while the webhook hangs")
        assert hooks.hooks == []
        released.set()
        until(lambda: len(hooks.taken) == 1, "the webhook at last")
        assert daemon.stop() == 0
