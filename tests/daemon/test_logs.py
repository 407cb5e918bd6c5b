"""The log: one JSON object a line, whoever writes it, and however many processes do at once."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from daemonprocess import DaemonProcess, altered, until
from newsroom import PATH, Desk, watch

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WRITERS, LINES = 4, 300
TALKS = f"""
import logging, structlog
from watcher.cli.kit.logs import set_up
set_up("info", verbose=0, colour=False)
log, library = structlog.get_logger("watcher.check"), logging.getLogger("pool")
for n in range({LINES}):
    log.info("checked", url="https://news.example/ferry", number=n)
library.warning("a pool is %s", "full\\x1b[31m")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("page_failed")
    library.exception("it failed")
"""


def test_lines_of_several_processes_and_of_libraries_are_whole_json(tmp_path: Path) -> None:
    with (tmp_path / "log").open("ab") as log:
        writers = [subprocess.Popen([sys.executable, "-c", TALKS], stderr=log) for _ in range(WRITERS)]
        assert [writer.wait(60) for writer in writers] == [0] * WRITERS
    lines = [json.loads(line) for line in (tmp_path / "log").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == WRITERS * (LINES + 3)
    assert all({"event", "level", "timestamp"} <= line.keys() for line in lines)
    foreign = [line for line in lines if line.get("logger") == "pool"]
    assert {line["level"] for line in foreign} == {"warning", "error"}
    assert "\x1b" not in foreign[0]["event"]
    failed = [line for line in lines if line["level"] == "error"]
    assert len(failed) == 2 * WRITERS
    assert all("ZeroDivisionError" in line["exception"] for line in failed)


GOES_ON = """
import os, structlog
from watcher.cli.kit.logs import set_up
set_up("info", verbose=0, colour=False)
log = structlog.get_logger("watcher.check")
for n in range(5000):
    log.info("checked", number=n)
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("page_failed")
print("done", flush=True)
os._exit(0)
"""


def nobody_reads() -> int:
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def no_room_is_left() -> int:
    return os.open("/dev/full", os.O_WRONLY)


@pytest.mark.parametrize("where", [nobody_reads, no_room_is_left])
def test_a_log_that_cannot_be_written_ends_no_work(where: Callable[[], int]) -> None:
    stream = where()
    command = [sys.executable, "-c", GOES_ON]
    try:
        done = subprocess.run(command, check=False, stderr=stream, stdout=subprocess.PIPE, timeout=60)
    finally:
        os.close(stream)
    assert (done.returncode, done.stdout) == (0, b"done\n")


def pipe() -> tuple[int, int]:
    return os.pipe()


def stream_socket() -> tuple[int, int]:
    """As the journal gives to what it starts."""
    reading, writing = socket.socketpair()
    return reading.detach(), writing.detach()


@pytest.fixture
def full(request: pytest.FixtureRequest) -> Iterator[tuple[int, int]]:
    """Both ends of a way to a reader who reads nothing, with no room left in it."""
    reading, writing = request.param()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, b"\n" * 4096)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, b"\n")
    os.set_blocking(writing, True)
    yield reading, writing
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize(("full", "workers"), [(pipe, 1), (stream_socket, 2)], indirect=["full"])
def test_a_log_that_nobody_reads_holds_up_neither_the_watch_nor_its_end(
    desk: Desk, site: NewsSite, full: tuple[int, int], workers: int
) -> None:
    site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH), 'every = "0.5s"'), f"[daemon]\nworkers = {workers}")
    with DaemonProcess(desk.home, stderr=full[1]) as daemon:
        until(lambda: len(site.seen(PATH)) >= 4, "visits", 60)
        assert daemon.stop() == 0


@pytest.mark.parametrize("full", [pipe], indirect=True)
def test_who_reads_the_log_again_has_whole_lines_and_is_told_what_was_left_out(
    desk: Desk, site: NewsSite, full: tuple[int, int]
) -> None:
    reading, writing = full
    site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH), 'every = "0.5s"'))
    program = altered("cli.kit.scribe.MOST=3")
    with DaemonProcess(desk.home, program=program, stderr=writing) as daemon:
        until(lambda: len(site.seen(PATH)) >= 6, "visits", 60)
        read = b""
        while b"log_left_out" not in read:
            read += os.read(reading, 65536)
        daemon.signal(15)
        while b'"stopped"' not in read:
            read += os.read(reading, 65536)
        assert daemon.wait() == 0
    lines = [json.loads(line) for line in read.decode().split("\n") if line]
    left_out = [line for line in lines if line["event"] == "log_left_out"]
    assert sum(line["lines"] for line in left_out) >= 2
    assert "started" in {line["event"] for line in lines}
