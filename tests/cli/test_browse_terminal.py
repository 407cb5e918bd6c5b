"""`watcher browse` as a command: in a real terminal, and what it says where there is none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from told import Desk, told

from watcher.cli import program

needs_tmux = pytest.mark.skipif(
    shutil.which("tmux") is None, reason="no tmux to be the real terminal of these (.ci/run installs it)"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


def browse(home: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["--config", str(home / "config.toml"), "browse", *words])


def test_without_a_terminal_it_names_the_commands_that_need_none(desk: Desk) -> None:
    result = browse(desk.home)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "needs a whole terminal" in result.stderr


def test_without_textual_it_says_what_to_install(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not all of `watcher.browse`: what is loaded anew stays the attribute of its package after this test.
    for name in [name for name in sys.modules if name.startswith(("textual", "watcher.browse.viewer"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    result = browse(desk.home)
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "pip install 'watcher[browse]'" in result.stderr


class Terminal:
    """A real one, by tmux: 80 columns, 24 lines."""

    def __init__(self, home: Path, command: str) -> None:
        self.home, self.socket = home, str(home / "tmux")
        self.tmux("new-session", "-d", "-x", "80", "-y", "24", f"{command}; echo ended $?; sleep 60")

    def tmux(self, *words: str) -> str:
        run = ["tmux", "-f", "/dev/null", "-S", self.socket, *words]
        clean = {key: value for key, value in os.environ.items() if key not in {"TMUX", "COLUMNS", "LINES"}}
        done = subprocess.run(
            run,
            cwd=self.home,
            env=clean | {"LC_ALL": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def sees(self, words: str) -> str:
        until = time.monotonic() + 30
        while words not in (shown := self.tmux("capture-pane", "-p")):
            assert time.monotonic() < until, shown
            time.sleep(0.1)
        return shown


@needs_tmux
def test_in_a_real_terminal(desk: Desk) -> None:
    terminal = Terminal(desk.home, f"{sys.executable} -m watcher browse night")
    try:
        terminal.sees("from version 4 to 5")
        terminal.tmux("send-keys", "Up", "Up")
        shown = terminal.sees("[-£14-]{+£17+}, and islanders will travel")
        assert "> " in shown
        assert "q quit" in shown
        terminal.tmux("resize-window", "-x", "160", "-y", "40")
        assert re.search(r"verdict .*from version 2 to 3", terminal.sees("first seen"))
        terminal.tmux("send-keys", "q")
        assert "version" not in terminal.sees("ended 0")
    finally:
        terminal.tmux("kill-server")


@needs_tmux
def test_an_empty_store_says_what_to_do_next(tmp_path: Path) -> None:
    (tmp_path / "config.toml").touch()
    terminal = Terminal(tmp_path, f"{sys.executable} -m watcher browse")
    try:
        assert "Nothing is watched yet. Start with: watcher add" in terminal.sees("ended 0")
    finally:
        terminal.tmux("kill-server")
