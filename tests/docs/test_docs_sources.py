"""What docs/sources.md says works, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from watcher.cli import program
from watcher.config import load
from watcher.imports.lists import COLUMNS

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
SECRETS = {"news.headers": "X-Reader: desk\n", "cookies.txt": "a=b; c=d"}


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL))
def test_every_configuration_shown_works(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    (tmp_path / "secrets").mkdir()
    for name, words in SECRETS.items():
        (tmp_path / "secrets" / name).write_text(words, encoding="utf-8")
    load(tmp_path / "config.toml")


def test_every_command_and_option_that_is_named_is_one() -> None:
    called = re.findall(r"`watcher (\w+)(?: [^-`]\S*)?(?: (--[\w-]+))?", DOCS)
    assert {"add", "sources", "backfill", "save", "import"} <= {name for name, _ in called}
    for name, option in called:
        command = program.get_command(click.Context(program), name)
        assert command is not None, name
        assert not option or option in {word for item in command.params for word in item.opts}


def test_the_column_of_addresses_and_every_file_that_is_linked_are_there() -> None:
    assert f"`{COLUMNS[0]}`" in DOCS
    targets = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", DOCS)
    assert targets
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []
