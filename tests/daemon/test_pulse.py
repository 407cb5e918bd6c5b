"""What systemd is told: ready when the work goes round, alive only as long as it does."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from daemonprocess import DaemonProcess, until
from newsroom import PATH, Desk, watch

from watcher.daemon import pulse
from watcher.daemon.pulse import Keeper, Pulse, notify
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.render.standing import ailment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


NOW = datetime(2026, 3, 1, tzinfo=UTC)


class Systemd:
    """The end of the line that systemd holds."""

    def __init__(self, place: str) -> None:
        self._post = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._post.bind(place.replace("@", "\0", 1) if place.startswith("@") else place)
        self._post.settimeout(0)
        self.environ = {"NOTIFY_SOCKET": place, "WATCHDOG_USEC": "1", "WATCHDOG_PID": str(os.getpid())}

    def close(self) -> None:
        self._post.close()

    @property
    def heard(self) -> list[str]:
        """What came since this was asked last."""
        found: list[str] = []
        while True:
            try:
                found += self._post.recv(4096).decode().split("\n")
            except BlockingIOError:
                return found


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[Systemd]:
    with closing(Systemd(str(tmp_path / "notify"))) as end:
        yield end


def test_it_is_ready_when_all_have_gone_round_and_alive_while_all_do(systemd, monkeypatch):
    one, two = Pulse(), Pulse()
    keeper = Keeper([one, two], "watching 3 articles", systemd.environ)
    one.beat()
    keeper.look()
    assert systemd.heard == []
    two.beat()
    keeper.look()
    assert systemd.heard == ["READY=1", "STATUS=watching 3 articles", "WATCHDOG=1"]
    keeper.look()
    assert systemd.heard == ["WATCHDOG=1"]
    monkeypatch.setattr(pulse, "FRESH", -1.0)
    keeper.look()
    assert systemd.heard == []


@pytest.mark.parametrize(
    "other",
    [{"WATCHDOG_PID": "1"}, {"WATCHDOG_USEC": ""}, {"WATCHDOG_USEC": "soon"}, {"WATCHDOG_USEC": "9e9"}],
)
def test_a_watchdog_for_another_process_is_not_ours(systemd, other):
    well = Pulse()
    well.beat()
    Keeper([well], "", systemd.environ | other).look()
    assert systemd.heard == ["READY=1", "STATUS="]


def test_without_systemd_nothing_happens(tmp_path):
    assert not notify("READY=1", environ={})
    assert not notify("READY=1", environ={"NOTIFY_SOCKET": "vsock:1:2"})
    assert not notify("READY=1", environ={"NOTIFY_SOCKET": str(tmp_path / "nobody")})


def test_a_socket_without_a_file_is_found():
    place = f"@watcher-tests-{os.getpid()}"
    with closing(Systemd(place)) as end:
        assert notify("READY=1", environ=end.environ)
        assert end.heard == ["READY=1"]


PROCESSES = {1: "1 process", 2: "2 processes"}


@pytest.mark.parametrize("workers", PROCESSES)
def test_the_daemon_is_ready_soon_and_pings(desk: Desk, site: NewsSite, systemd, monkeypatch, workers):
    site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH), 'every = "0.5s"'), f"[daemon]\nworkers = {workers}")
    monkeypatch.setenv("NOTIFY_SOCKET", systemd.environ["NOTIFY_SOCKET"])
    monkeypatch.setenv("WATCHDOG_USEC", "100000")
    with DaemonProcess(desk.home) as daemon:
        said: list[str] = []

        def pinged() -> bool:
            said.extend(systemd.heard)
            return said.count("WATCHDOG=1") >= 2

        until(pinged, "two pings")
        assert said[:2] == ["READY=1", f"STATUS=watching 1 article in {PROCESSES[workers]}"]
        assert daemon.stop() == 0


def test_whether_checks_are_made_is_told_by_an_exit_code(desk: Desk, site: NewsSite):
    site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH), 'every = "0.5s"'))
    assert "watcher run" in desk.run("status", "--alive", expect=1).out
    still = desk.json("status", "--alive", expect=1)
    assert (still["schema_version"], still["alive"]) == (1, False)
    assert "watcher run" in still["trouble"]
    assert desk.json("status")["daemon"] == ""
    with DaemonProcess(desk.home) as daemon:
        until(lambda: bool(site.seen(PATH)), "a visit")
        assert desk.run("status", "--alive").out == "Checks are being made.\n"
        assert desk.json("status", "--alive") == {"schema_version": 1, "alive": True, "trouble": None}
        assert f":{daemon.pid}:" in desk.json("status")["daemon"]
        assert daemon.stop() == 0
    (desk.home / "state" / "watcher.db").write_bytes(b"no database" * 99)
    assert "not a database" in desk.json("status", "--alive", expect=1)["trouble"]


@pytest.mark.parametrize(
    ("late", "rests", "free", "words"),
    [
        (0, 60, None, ""),
        (20, 1, None, ""),
        (20, 20, None, "no checks"),
        (20, None, None, "no checks"),
        (2, 2, 10**9, ""),
        (0, 60, 4096, ""),
        (20, 0, 4096, ""),
        (2, 2, 4096, "the disk of the store is full but for 4.1 KB"),
        (0, 60, "held", ""),
        (20, 0, "held", ""),
        (2, 2, "held", "no checks. The database is held."),
    ],
)
def test_a_daemon_that_is_late_and_rests_is_stuck_and_sooner_when_it_is_known_why(late, rests, free, words):
    minute = timedelta(minutes=1)
    last = None if rests is None else NOW - rests * minute
    why = {"unwritable": "The database is held."} if free == "held" else {"free": free}
    ails = ailment("host:1:x, since then", last, late * minute, NOW, **why)
    assert words in ails
    assert bool(words) == bool(ails)
