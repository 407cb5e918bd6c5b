"""The log: one JSON object a line, whoever writes it, and however many processes do at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

WRITERS, LINES = 6, 300
TALKS = f"""
import logging, structlog
from watcher.cli.logs import set_up
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
from watcher.cli.logs import set_up
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
