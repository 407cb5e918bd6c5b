"""What the README shows is what the program prints, and what it names is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from watcher.cli import COMMANDS
from watcher.config import load

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def masked(text: str) -> list[str]:
    """Lines without what differs from run to run: clock times, ports, event ids, widths of columns."""
    text = re.sub(r"\d\d? [A-Z][a-z]{2} 20[2-9]\d", "DAY", text)
    text = re.sub(r"(?:DAY )?between .*? and \d\d:\d\d(?::\d\d)?|\d\d:\d\d:\d\d", "MOMENT", text)
    text = re.sub(r"DAY \d\d:\d\d|DAY MOMENT", "MOMENT", text)
    text = re.sub(r"MOMENT ?– ?(?:MOMENT|\d\d:\d\d)", "MOMENT", text)
    text = re.sub(r"127\.0\.0\.1:\d+", "HOST", text)
    text = re.sub(r"evt_[0-9a-f]+", "EVENT", text)
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]


def test_the_example_is_what_the_demo_prints(tmp_path):
    example = re.search(r"<!-- demo -->\s*```text\n(.*?)```\s*<!-- /demo -->", README, re.DOTALL)
    run = [sys.executable, "-m", "watcher", "demo"]
    env = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=True)
    printed = " ".join(masked(done.stdout))  # where a line is folded depends on how long a moment is in words
    assert example
    assert [line for line in masked(example[1]) if line not in printed and line != "…"] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_named(name):
    assert re.search(rf"`(?:watcher )?{name}\b", README)


def test_the_configuration_shown_works(tmp_path):
    shown = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert shown
    assert tomllib.loads(shown[1])
    path = tmp_path / "config.toml"
    path.write_text(shown[1], encoding="utf-8")
    assert len(load(path).channels()) == 2
