"""The trouble of the watch itself is told: the newsroom would take silence for "nothing changed"."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from daemonprocess import DaemonProcess, altered, until
from faultmachine import DISK, LOCK, Machine
from newsroom import PATH, Desk, Postbox, email, note_is_added, watch, webhook

from watcher.decide.trouble import Trouble, followed, notice
from watcher.demo.site import Newsroom, NewsSite
from watcher.model import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.demo.receivers import WebhookReceiver

SOON = altered(
    "decide.trouble.PATIENCE=2",
    "decide.trouble.CALM=2",
    "check.LEASE=3",
    "daemon.supervisor.SOON=0.1",
    "daemon.supervisor.LONGEST=0.2",
    "daemon.process.MIND=0.2",
)


def told(hooks: WebhookReceiver, kind: str) -> list[dict[str, Any]]:
    return [hook.document["data"] for hook in hooks.hooks if hook.document["type"] == kind]


@pytest.mark.parametrize(("fault", "words"), [(LOCK, "holds it"), (DISK, "is full")])
def test_a_database_that_cannot_be_written_is_told_once_and_its_end_too(
    desk: Desk, on_line: Newsroom, site: NewsSite, hooks: WebhookReceiver, fault: str, words: str
) -> None:
    with Machine(desk.home, Random(1), disk=fault == DISK) as machine:
        # Only a disk of our own may be filled: any other would be full for all who use it. To mount one takes
        # the rights of root, which a user's own machine may not give.
        if fault == DISK and not machine.has_disk:
            pytest.skip("a small file system may not be mounted here; another may be full for all")
        with DaemonProcess(desk.home, machine, SOON) as daemon:
            until(lambda: len(site.seen(PATH)) >= 2, "two visits")
            machine.fail(fault)
            until(lambda: bool(told(hooks, "watch.failing")), "the alert")
            machine.mend()
            until(lambda: bool(told(hooks, "watch.recovered")), "the end of it")
            on_line.edit(note_is_added)
            until(lambda: bool(told(hooks, "update.recorded")), "what changes afterwards")
            assert daemon.stop() == 0
    (failing,), (recovered,) = told(hooks, "watch.failing"), told(hooks, "watch.recovered")
    assert words in failing["trouble"]
    assert {recovered[key] == failing[key] for key in ("store", "trouble")} == {True}
    assert failing["since"] < recovered["seen_at"]


NIGHT = datetime(2026, 5, 4, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("looks", "told"),
    [
        ("0 5 9", ""),
        ("0 5 10 11", "10 failing"),
        ("0 5 10 +11 +12 +13", "10 failing, 12 recovered"),
        ("0 5 10 +11 11.5 +13 +14", "10 failing, 14 recovered"),  # well for a moment
        ("0 9 +10 +20 21 30", ""),
        ("0 30 60 +90 +120", "30 failing, 90 recovered"),  # passes are far apart
        ("0 +30 60", ""),
        ("0 1 !30 39", ""),  # nobody looked for half an hour
        ("0 1 !2.5 4 6 8 10", "10 failing"),
        ("0 5 10 !600 !+1200", "10 failing, 1200 recovered"),
    ],
)
def test_a_trouble_that_lasts_is_told_once_and_so_is_its_end(looks: str, told: str) -> None:
    assert ", ".join(followed_through(looks)) == told


def followed_through(looks: str) -> Iterator[str]:
    """What is told at looks in these minutes; "+" finds all well, "!" is the first of a daemon."""
    trouble = None
    for look in looks.split():
        now, ails = NIGHT + timedelta(minutes=float(look.strip("!+"))), "" if "+" in look else "Full."
        trouble = followed(trouble, ails, now, begun="!" in look)
        if kind := notice(trouble, ails, now):
            assert trouble is not None
            yield f"{look.strip('!+')} {kind.removeprefix('watch.')}"
            trouble = None if kind is EventType.WATCH_RECOVERED else replace(trouble, told=True)


@pytest.mark.parametrize(("lasts", "end"), [(15, "watch.recovered"), (5, None)])
def test_the_end_of_a_long_trouble_is_told_though_nobody_could_be_told_of_it(
    lasts: int, end: str | None
) -> None:
    trouble = None
    for minute in range(lasts):
        trouble = followed(trouble, "Full.", NIGHT + timedelta(minutes=minute))
    now = NIGHT + timedelta(minutes=lasts + 2)
    assert notice(followed(trouble, "", now), "", now) == end


def test_a_clock_that_is_set_makes_no_trouble_longer_or_shorter() -> None:
    trouble = Trouble("The disk is full.", NIGHT, NIGHT + timedelta(minutes=9))
    for hours in (-30, 30):
        set_by = timedelta(hours=hours)
        again = trouble.by(trouble.last_at + set_by, set_by)
        assert again.last_at - again.since == timedelta(minutes=9)
        assert again.since == NIGHT + set_by
    assert trouble.by(NIGHT, timedelta(0)) == Trouble("The disk is full.", NIGHT, NIGHT)


@pytest.mark.parametrize("seat", [0, 1])
def test_a_process_that_dies_again_and_again_is_told(
    desk: Desk, on_line: Newsroom, site: NewsSite, hooks: WebhookReceiver, mails: Postbox, seat: int
) -> None:
    """Also by the next one in its place, when it is the one that tells."""
    channels = webhook(hooks.url("/hook")), email(mails.url)
    desk.configure(watch(site.url(PATH), 'every = "0.5s"'), *channels, "[daemon]\nworkers = 2")
    with DaemonProcess(desk.home, program=SOON) as daemon:
        until(lambda: bool(site.seen(PATH)) and len(daemon.children()) == 2, "both at work")
        steady = daemon.children()[1 - seat]
        for _ in range(5):
            until(lambda: len(daemon.children()) == 2, "another one")
            os.kill(next(pid for pid in daemon.children() if pid != steady), signal.SIGKILL)
            until(lambda: len(daemon.children()) < 2, "its end")
        until(lambda: bool(told(hooks, "watch.failing")) and bool(mails.mails), "the alerts")
        assert daemon.stop() == 0
    (failing,) = told(hooks, "watch.failing")
    assert "dies again and again" in failing["trouble"]
    assert [mail["Subject"] for mail in mails.mails] == ["[watcher] The watch"]


def test_short_trouble_is_told_to_nobody(
    desk: Desk, on_line: Newsroom, site: NewsSite, hooks: WebhookReceiver
) -> None:
    with Machine(desk.home, Random(1)) as machine:
        patient = ("decide.trouble.PATIENCE=60", *(word for word in SOON[1:] if "PATIENCE" not in word))
        with DaemonProcess(desk.home, machine, (SOON[0], *patient)) as daemon:
            until(lambda: len(site.seen(PATH)) >= 2, "two visits")
            machine.fail(LOCK)
            until(lambda: "holds it" in daemon.log, "complaints")
            machine.mend()
            on_line.edit(note_is_added)
            until(lambda: bool(told(hooks, "update.recorded")), "what changes afterwards")
            assert daemon.stop() == 0
    assert [hook.document["type"] for hook in hooks.hooks] == ["update.recorded"]
