"""One story played over real HTTP through the real program: the state that tests of reading it share."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from watcher.cli import program
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import (
    FERRY,
    fare_is_edited_silently,
    reworded,
    update_of_12_january,
    vote_is_corrected,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.story import Story

PATH = "/2021/01/11/night-ferry"
HOSTILE = "a \x1b[31mvessel\x1b[0m of 420\u202e tonnes"


def nothing(story: Story) -> Story:
    return story


def escape_codes_come_in(story: Story) -> Story:
    return reworded(story, "a vessel of 420 tonnes", HOSTILE)


SCENES: tuple[Callable[[Story], Story], ...] = (
    nothing,
    nothing,
    update_of_12_january,
    fare_is_edited_silently,
    vote_is_corrected,
    escape_codes_come_in,
)
NEWEST = 5


@dataclass(frozen=True)
class Desk:
    home: Path
    url: str

    def run(self, *words: str, expect: int = 0, columns: int = 80) -> str:
        result = CliRunner().invoke(
            program, ["--config", str(self.home / "config.toml"), *words], env={"COLUMNS": str(columns)}
        )
        assert result.exit_code == expect, result.output
        return result.stdout if expect == 0 else result.output

    def json(self, *words: str) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.run(*words, "--json"))
        assert document["schema_version"] == 1
        assert next(iter(document)) == "schema_version"
        return document


def told(home: Path) -> Desk:
    """A desk that has watched the story through its scenes, and an article that was never looked at.

    It watches the site's feed, too, which has the story in it. All that was played once for this process is
    copied: to play it takes a second. The next look is a day away, as some of the copies are made much later.
    """
    played, folder = _played()
    shutil.copytree(folder.name, home, dirs_exist_ok=True)
    return replace(played, home=home)


@cache
def _played() -> tuple[Desk, TemporaryDirectory[str]]:
    """The desk, and the folder that goes with the process."""
    folder = TemporaryDirectory(prefix="told-")
    return _play(Path(folder.name)), folder


def _play(home: Path) -> Desk:
    with NewsSite() as site:
        desk = Desk(home, site.url(PATH))
        site.pages[PATH] = room = Newsroom(FERRY)
        lines = '[fetch]\nallow_private_hosts = true\nper_host_delay = "0s"\n[[articles]]\n'
        (home / "config.toml").write_text(f'{lines}url = "{desk.url}"\ntags = ["sea"]\nevery = "1d"\n')
        for scene in SCENES:
            room.edit(scene)
            desk.run("check")
        desk.run("add", site.url("/never"), "--tag", "land")
        desk.run("add", site.url("/"))
    return desk


def copied(desk: Desk, to: Path) -> None:
    """The state of the desk in another folder, to be altered there."""
    for part in ("watcher.db", "watcher.db-wal"):
        if (desk.home / "state" / part).exists():
            shutil.copy(desk.home / "state" / part, to / part)


def exported(desk: Desk, *forms: str) -> dict[str, Path]:
    """The files that the history of the story is exported to in these forms."""
    found = {form: desk.home / f"ferry.{form}" for form in forms}
    desk.run("export", desk.url, *(word for form, file in found.items() for word in (f"--{form}", str(file))))
    return found
