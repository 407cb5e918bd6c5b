"""Every example in the help of a command that only looks works on what `watcher demo --keep` leaves."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from commands import EVERY

from watcher.cli import program

READING = [
    *("list", "updates", "history", "report", "diff", "show", "blame", "search", "export", "card", "status"),
    *("alerts list", "alerts preview", "config", "config show", "verify"),
]
SAY_NOTHING = {"watcher alerts list --held", "watcher updates --kind correction --since 7d"}
"""Examples that find nothing in the demo, or nothing new."""

EXAMPLES = [
    (name, line.strip())
    for name in READING
    for line in (EVERY[tuple(name.split())].epilog or "").splitlines()
    if line.strip().startswith("watcher") and "--alive" not in line  # it asks for a daemon at work
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo leaves behind when it is asked to."""
    folder = tmp_path_factory.mktemp("demo") / "ferry demo"
    run = [sys.executable, "-m", "watcher", "demo", "--keep", str(folder)]
    done = subprocess.run(
        run, capture_output=True, encoding="utf-8", check=True, env=os.environ | {"COLUMNS": "200"}
    )
    told = re.search(r"Look around: (watcher --config .* list)$", done.stdout, re.MULTILINE)
    assert told
    assert "Night ferry" in answer(folder, told[1])
    return folder


def answer(folder: Path, line: str) -> str:
    """What a line says, typed in this folder."""
    with contextlib.chdir(folder):
        done = CliRunner().invoke(program, shlex.split(line)[1:], env={"COLUMNS": "100"})
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_an_example_works_on_the_demo(home: Path, name: str, line: str) -> None:
    if "verify ferry.zip" in line:
        answer(home, "watcher export ferry --evidence ferry.zip")
    shown = answer(home, re.sub(r"\| jq.*|> \S+", "", line))
    assert shown.strip() or re.search(r"--\w+ \w+[./]", line), "it writes no file either"
    if line not in SAY_NOTHING:
        assert not re.match(r"No |Nothing ", shown)


def test_a_folder_that_is_in_use_is_not_kept_in(home: Path) -> None:
    run = [sys.executable, "-m", "watcher", "demo", "--keep", str(home)]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "is not empty" in done.stderr) == (2, True)
