"""A watch on a disk that is full, while no daemon runs: what was seen can be read."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from newsroom import READ, Desk, seen_twice, watch

from watcher.demo.site import NewsSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOM = "no room is left; nothing more was written; free some space on its disk"


@contextmanager
def full() -> Iterator[None]:
    """No room for the index of SQLite's log; a limit for the length of files stands for the disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.fixture
def watched(desk: Desk, site: NewsSite) -> Desk:
    return seen_twice(desk, site)


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("words", [*READ, "verify"])
def test_what_was_seen_is_told_as_ever(watched: Desk, words: str) -> None:
    before = watched.json(*words.split())
    for _ in range(2):  # the first try leaves an empty log behind
        with full():
            assert watched.json(*words.split()) == before


def test_what_is_new_in_the_configuration_waits_for_room(watched: Desk) -> None:
    config = watched.home / "config.toml"
    config.write_text(config.read_text() + "\n" + watch("https://news.example/b"))
    with full():
        ran = watched.run("list")
    assert "news.example" not in ran.out
    assert f"{ROOM}. What is new in" in said(ran.err)
    assert "news.example" in watched.run("list").out


@pytest.mark.parametrize("words", ["pause #1", "check", "prune"])
def test_what_writes_says_that_there_is_no_room(watched: Desk, words: str) -> None:
    with full():
        assert ROOM in said(watched.run(*words.split(), expect=1).err)


def test_what_a_killed_process_left_in_its_log_is_not_passed_over(watched: Desk, tmp_path: Path) -> None:
    state = watched.home / "state"
    with sqlite3.connect(state / "watcher.db") as writer:
        writer.execute("UPDATE articles SET url = url")
        writer.commit()
        shutil.copytree(state, tmp_path / "killed")
    writer.close()
    shutil.rmtree(state)
    shutil.move(tmp_path / "killed", state)
    (state / "watcher.db-shm").unlink()
    assert (state / "watcher.db-wal").stat().st_size
    with full():
        assert ROOM in said(watched.run("list", expect=1).err)
    assert watched.json("list")["articles"]
