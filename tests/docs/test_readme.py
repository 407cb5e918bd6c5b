"""What the README shows works, and what it names is there; that the demo prints its example is told there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from watcher.cli import COMMANDS
from watcher.config import load

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


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


def test_what_it_links_to_is_there():
    targets = re.findall(r"\]\(([\w./-]+)\)", README)
    assert len(targets) > 5
    assert [target for target in targets if not (ROOT / target).exists()] == []
