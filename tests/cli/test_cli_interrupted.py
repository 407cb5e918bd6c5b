"""Ctrl-C in a pass: looks are finished, and once more ends at once."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from watcher.demo.site import Answer, NewsSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAID = b"Finishing the checks that are under way; Ctrl-C once more ends at once.\n"


class Pass:
    """A pass over one page that answers when it is told to."""

    def __init__(self, home: Path, site: NewsSite) -> None:
        self.asked, self.answers = threading.Event(), threading.Event()
        site.pages["/slow"] = self._page
        (home / "config.toml").write_text(
            '[fetch]\nallow_private_hosts = true\nper_host_delay = "0s"\nobey_robots = false\n'
            f'[[articles]]\nurl = "{site.url("/slow")}"\n'
        )
        command = [sys.executable, "-m", "watcher", "check"]
        self.process = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def _page(self, _: object) -> Answer:
        self.asked.set()
        self.answers.wait(60)
        return Answer(b"<p>late</p>")

    def press(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def line(self) -> bytes:
        assert self.process.stderr is not None
        return self.process.stderr.readline()


@pytest.fixture
def under_way(tmp_path: Path) -> Iterator[Pass]:
    with NewsSite() as site:
        running = Pass(tmp_path, site)
        with running.process:
            assert running.asked.wait(20)
            yield running
            running.answers.set()


def test_ctrl_c_ends_a_pass_with_130_and_what_was_seen_is_told(under_way: Pass) -> None:
    under_way.press()
    assert under_way.line() == SAID
    under_way.answers.set()
    assert under_way.process.wait(timeout=20) == 130
    assert under_way.line() == b""
    assert under_way.process.stdout is not None
    assert b"1 article checked" in under_way.process.stdout.read()


def test_a_second_ctrl_c_waits_for_no_page(under_way: Pass) -> None:
    under_way.press()
    assert under_way.line() == SAID
    for _ in range(30):
        time.sleep(1)  # as a hand does: a second one in the midst of the first is one with it
        under_way.press()
        if under_way.process.poll() is not None:
            break
    # One that comes when all is said and the interpreter takes itself apart ends it as the signal does.
    assert under_way.process.wait(timeout=1) in {130, -signal.SIGINT}
    assert not under_way.answers.is_set()
