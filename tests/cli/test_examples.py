"""Every example in the help of a command that only looks works on what `watcher demo --keep` leaves."""

from __future__ import annotations

import contextlib
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from commands import EVERY

from watcher.cli import program
from watcher.demo.play import Program

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


class Inside(Program):
    """The demo's program within this process; a process for each of its commands takes four times as long."""

    def run(self, *words: str) -> str:
        return answer(self.home, shlex.join(("watcher", *words)))

    def together(self, *commands: tuple[str, ...]) -> list[str]:
        return [self.run(*words) for words in commands]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo leaves behind when it is asked to."""
    folder = tmp_path_factory.mktemp("demo") / "ferry demo"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("watcher.demo.Program", Inside)
        done = CliRunner().invoke(program, ["demo", "--keep", str(folder)], env={"COLUMNS": "200"})
    assert done.exit_code == 0, done.output
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
    done = CliRunner().invoke(program, ["demo", "--keep", str(home)])
    assert (done.exit_code, "is not empty" in done.stderr) == (2, True)
