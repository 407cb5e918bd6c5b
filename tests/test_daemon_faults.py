"""The daemon on its own: each change recorded once, each alert received with one id, whatever happens."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

import pytest
from faultrun import (
    Aftermath,
    DaemonProcess,
    FaultRun,
    refuse_at_random,
    refuse_first_try_of_every_third,
    until,
)
from newsroom import PATH, Desk, Postbox, email, note_is_added, watch, webhook

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.demo.receivers import WebhookReceiver


def assert_right(after: Aftermath) -> None:
    """Nothing lost, nothing twice, nothing invented."""
    assert after.status == 0
    assert after.recorded == after.scripted
    assert set(after.ids) == after.expected
    assert all(len(ids) == 1 for ids in after.ids.values())
    assert len({hook.id for hook in after.hooks}) == len(after.expected) == len(set(after.mails))
    versions = {hook.id: hook.document for hook in after.hooks}
    assert all(versions[hook.id] == hook.document for hook in after.hooks)


def test_a_receiver_that_fails_one_time_in_three_gets_everything(tmp_path: Path) -> None:
    after = FaultRun(tmp_path, refuse_first_try_of_every_third()).run()

    assert_right(after)
    assert after.starts == 1
    assert any(hook.status == 503 for hook in after.hooks)


def test_killed_in_the_middle_it_loses_and_doubles_nothing(tmp_path: Path) -> None:
    after = FaultRun(tmp_path, refuse_first_try_of_every_third(), deaths=("page", "hook")).run()

    assert_right(after)
    assert after.starts == 3


@pytest.mark.slow
def test_minutes_of_failures_and_deaths(tmp_path: Path) -> None:
    after = FaultRun(
        tmp_path, refuse_at_random(7), stories=6, changes=12, deaths=("page", "hook") * 5, patience=540
    ).run()

    assert_right(after)
    assert after.starts == 11


@pytest.fixture
def on_line(desk: Desk, site: NewsSite, hooks: WebhookReceiver) -> Newsroom:
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH), 'every = "0.5s"'), webhook(hooks.url("/hook")))
    return room


def test_sigterm_drains(desk: Desk, on_line: Newsroom, site: NewsSite) -> None:
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(site.seen(PATH)) >= 2, 20, "two visits")
        assert daemon.stop() == 0

    assert len(desk.history(PATH)) == 1


def test_a_second_daemon_is_refused_with_a_sentence(desk: Desk, on_line: Newsroom, site: NewsSite) -> None:
    with DaemonProcess(desk.home) as daemon:
        until(lambda: bool(site.seen(PATH)), 20, "a visit")
        with DaemonProcess(desk.home) as second:
            assert second.wait() == 1
        assert daemon.running
        assert "Traceback" not in daemon.log
        assert daemon.stop() == 0


def test_commands_work_beside_the_daemon(
    desk: Desk, on_line: Newsroom, site: NewsSite, hooks: WebhookReceiver
) -> None:
    with DaemonProcess(desk.home) as daemon:
        until(lambda: len(site.seen(PATH)) >= 2, 20, "two visits")
        on_line.edit(note_is_added)
        desk.check(expect=0)
        until(lambda: bool(hooks.hooks), 20, "the alert")
        until(lambda: len(site.seen(PATH)) >= 5, 20, "more visits")
        assert daemon.stop() == 0

    assert [snapshot["version"] for snapshot in desk.history(PATH)] == [1, 2]
    assert len({hook.id for hook in hooks.hooks}) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="POSIX signals")
def test_sighup_takes_a_good_configuration_and_refuses_a_bad_one(
    desk: Desk, on_line: Newsroom, site: NewsSite, hooks: WebhookReceiver
) -> None:
    other = "/2021/01/11/another-ferry"
    site.pages[other] = Newsroom(FERRY)
    with DaemonProcess(desk.home) as daemon:
        until(lambda: bool(site.seen(PATH)), 20, "a visit")
        desk.configure(watch(site.url(PATH), 'every = "never"'))
        daemon.signal(signal.SIGHUP)
        until(lambda: "never" in daemon.log, 20, "the fault in the log")
        before = len(site.seen(PATH))
        until(lambda: len(site.seen(PATH)) > before, 20, "the old configuration at work")
        desk.configure(watch(site.url(PATH), 'every = "1s"'), watch(site.url(other), 'every = "1s"'))
        daemon.signal(signal.SIGHUP)
        until(lambda: len(site.seen(other)) > 1, 20, "the new article")
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
        until(lambda: len(site.seen(PATH)) >= 2, 20, "two visits")
        room.edit(note_is_added)
        until(lambda: bool(hooks.requests), 20, "the webhook's first try")
        visits = len(site.seen(PATH))
        until(lambda: len(mails.mails) == 1, 10, "the mail")
        until(lambda: len(site.seen(PATH)) >= visits + 2, 10, "visits while the webhook hangs")
        assert hooks.hooks == []
        released.set()
        until(lambda: len(hooks.taken) == 1, 10, "the webhook at last")
        assert daemon.stop() == 0
