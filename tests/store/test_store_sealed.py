"""A watch on a disk that lets nobody write: a snapshot, a backup, a volume that is mounted for reading."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from newsroom import PATH, READ, Desk, seen_twice, watch
from store_help import enlist

from watcher.demo.site import NewsSite
from watcher.store import open_store

MOUNTED = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
"""A folder that can be read only, for one command and nobody else."""

SEVERAL = """
import json, sys
from click.testing import CliRunner
from watcher.cli import program
config, asked = sys.argv[1], json.loads(sys.argv[2])
print(json.dumps([CliRunner().invoke(program, ["--config", config, *words]).stdout for words in asked]))
"""
"""Commands in one process: to start one for each takes as long as all of them."""


def _can_mount() -> bool:
    words = ["unshare", "-Urm", "sh", "-c", MOUNTED, "/tmp", "true"]
    return shutil.which("unshare") is not None and subprocess.run(words, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _can_mount(), reason="needs a system that lets users mount")


@dataclass
class Sealed:
    """A desk whose state_dir can be read only."""

    desk: Desk

    def run(self, *words: str, expect: int = 0) -> str:
        return self._run(["-m", "watcher", "--config", self._config, *words], expect)

    def each(self, asked: list[list[str]]) -> list[str]:
        """What some commands say."""
        said: list[str] = json.loads(self._run(["-c", SEVERAL, self._config, json.dumps(asked)], 0))
        return said

    @property
    def _config(self) -> str:
        return str(self.desk.home / "config.toml")

    def _run(self, words: list[str], expect: int) -> str:
        state = self.desk.home / "state"
        before = {file.name: file.read_bytes() for file in state.iterdir()}
        ran = subprocess.run(
            ["unshare", "-Urm", "sh", "-c", MOUNTED, str(state), sys.executable, *words],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == expect, ran.stderr
        assert {file.name: file.read_bytes() for file in state.iterdir()} == before
        return ran.stdout if expect == 0 else ran.stderr


@pytest.fixture
def sealed(desk: Desk, site: NewsSite) -> Sealed:
    return Sealed(seen_twice(desk, site))


def test_what_was_seen_can_be_read(sealed: Sealed) -> None:
    asked = [[*words.split(), "--json"] for words in READ]
    for words, said in zip(asked, sealed.each(asked), strict=True):
        assert json.loads(said) == sealed.desk.json(*words[:-1])
    assert "all is as it was written" in sealed.run("verify")


def test_status_says_that_nothing_can_be_written_and_a_backup_is_made(sealed: Sealed, tmp_path: Path) -> None:
    assert "its disk is read-only; mount it for writing" in " ".join(sealed.run("status").split())
    assert "verified" in sealed.run("backup", str(tmp_path / "copy.db"))


@pytest.mark.parametrize(
    "words", [["add", "--as", "article", "https://news.example/a"], ["pause", "#1"], ["check"]]
)
def test_what_writes_says_what_to_do(sealed: Sealed, words: list[str]) -> None:
    assert "its disk is read-only; mount it for writing, or set another state_dir" in sealed.run(
        *words, expect=1
    )


def test_what_is_new_in_the_configuration_is_told_and_all_else_is_shown(
    sealed: Sealed, site: NewsSite
) -> None:
    sealed.desk.configure(watch(site.url(PATH)), watch(site.url("/other")))
    assert [one["id"] for one in json.loads(sealed.run("list", "--json"))["articles"]] == [1]


def test_what_a_process_that_is_at_it_wrote_last_is_read_with_its_log(sealed: Sealed) -> None:
    state = sealed.desk.home / "state"
    with open_store(state_dir=state) as store:
        enlist(store, "https://news.example/b", host="news.example", now=store.article(1).added_at)
        assert (state / "watcher.db-wal").stat().st_size
        assert "news.example" in sealed.run("list")
        log = (state / "watcher.db-wal").read_bytes()
    (state / "watcher.db-wal").write_bytes(log)
    assert "copy its folder to one that can be written" in sealed.run("list", expect=1)
