"""The command, called in this process, over a directory of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner, Result

from watcher.cli import program

if TYPE_CHECKING:
    from pathlib import Path


class Desk:
    """A directory with a config.toml, and the command on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.configure()

    def configure(self, *parts: str) -> None:
        head = '[fetch]\nallow_private_hosts = true\nper_host_delay = "0s"'
        (self.home / "config.toml").write_text("\n".join((head, *parts)))

    def run(self, *words: str, stdin: bytes | None = None) -> Result:
        config = str(self.home / "config.toml")
        return CliRunner().invoke(program, ["--config", config, *words], input=stdin, env={"COLUMNS": "120"})

    def say(self, *words: str) -> str:
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *words: str, code: int = 0) -> dict[str, Any]:
        result = self.run(*words, "--json")
        assert result.exit_code == code, result.output
        document: dict[str, Any] = json.loads(result.stdout)
        assert document["schema_version"] == 1
        return document
