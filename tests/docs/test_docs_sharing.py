"""What docs/sharing.md says is so: every address, option and file it names is there, and none is left out."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from watcher.cli import program
from watcher.web.api import OPERATIONS
from watcher.web.app import PATHS

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "sharing.md").read_text(encoding="utf-8")
MADE_UP = {
    "{article:number}": r"\d+",
    "{version:number}": r"\d+",
    "{first:number}": r"\d+",
    "{second:number}": r"\d+",
    "{outlet:path}": r"[\w.]+",
    "{url:path}": r"https://[\w./]+",
}


@pytest.mark.parametrize("path", [*(path for path, _ in PATHS), *(path for path, *_ in OPERATIONS)])
def test_every_address_is_named(path: str) -> None:
    if path.startswith("/static/"):
        pytest.skip("what a page needs, not what a reader asks for")
    for part, words in MADE_UP.items():
        path = path.replace(part, words)
    assert re.search(rf"`{path}`", DOCS)


@pytest.mark.parametrize("name", ["export", "card", "serve"])
def test_every_option_is_named(name: str) -> None:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    options = [option for item in command.params for option in item.opts if option.startswith("--")]
    assert [option for option in options if option not in DOCS] == []


def test_every_picture_and_file_that_is_linked_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)]+)\)", DOCS)
    assert targets
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []
