"""Who keeps the database from being written is named, with the words that help; then all goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from newsroom import Desk, watch
from store_help import add, database

from watcher.errors import StoreLocked
from watcher.store import open_store
from watcher.store.engine.holders import LOCKS, holder_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Who holds a lock is read from a list that only Linux has, and that some sandboxes leave out; without it
# nobody is named, by design, and what stands here has nothing to see.
pytestmark = pytest.mark.skipif(not LOCKS.exists(), reason=f"{LOCKS} does not list the locks of files here")

SOON = timedelta(milliseconds=100)
HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    db.execute(statement)
print("held", flush=True)
sys.stdin.read()
"""
ONE_WRITER = ("BEGIN IMMEDIATE",)
NO_READERS = ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "CREATE TABLE other (id)")


class Holder:
    """Another program that has the database for itself until it ends."""

    def __init__(self, state: Path, *statements: str) -> None:
        command = [sys.executable, "-c", HOLD, str(state / "watcher.db"), *statements]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"held\n"
        self.pid = self._process.pid

    def stand_still(self) -> None:
        """As one does that was stopped from a terminal, and forgotten."""
        self._process.send_signal(signal.SIGSTOP)
        time.sleep(0.1)

    def go_on(self) -> None:
        """And end."""
        self._process.send_signal(signal.SIGCONT)
        self._process.communicate(timeout=10)

    def die(self) -> None:
        """Without a chance to give it back."""
        self._process.kill()
        self._process.communicate(timeout=10)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    open_store(state_dir=tmp_path / "state").close()
    return tmp_path / "state"


@pytest.mark.parametrize("end", [Holder.go_on, Holder.die])
def test_a_writer_that_stands_still_is_named_with_what_sets_it_going(state: Path, end) -> None:
    with open_store(state_dir=state, busy=SOON) as store:
        holder = Holder(state, *ONE_WRITER)
        with pytest.raises(StoreLocked, match=rf"process {holder.pid} \(python\S*\) holds it; try again"):
            add(store)
        holder.stand_still()
        with pytest.raises(StoreLocked, match=rf"stands still; `kill -CONT {holder.pid}` lets it go on"):
            add(store)
        assert f"process {holder.pid} " in store.database.unwritable()
        end(holder)
        assert store.database.unwritable() == ""
        add(store)
        assert len(store.articles()) == 1


def test_who_lets_in_no_reader_is_named_too(state: Path) -> None:
    holder = Holder(state, *NO_READERS)
    with pytest.raises(StoreLocked, match=f"process {holder.pid} "):
        open_store(state_dir=state, busy=SOON)
    holder.die()


def test_those_who_read_and_we_ourselves_hold_nothing_up(state: Path) -> None:
    reader = Holder(state, "BEGIN", "SELECT * FROM articles")
    with closing(database(state)) as ours:
        ours.execute("BEGIN IMMEDIATE")
        assert holder_of(state / "watcher.db") == ""
    assert holder_of(state / "other.db") == ""
    reader.die()


def test_who_reads_on_while_the_log_grows_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    desk.configure(watch("https://news.example/ferry"))
    assert desk.json("status")["store"]["unfolded"] is None
    with closing(database(tmp_path / "state")):  # while it is open the log stays
        reader = Holder(tmp_path / "state", "BEGIN", "SELECT count(*) FROM articles")
        desk.run("add", "https://news.example/bridge", expect=None)
        assert desk.json("status")["store"]["unfolded"] is None
        monkeypatch.setattr("watcher.store.database.LONG", 1000)
        assert f"process {reader.pid} (python" in desk.json("status")["store"]["unfolded"]
        assert f"process {reader.pid} " in " ".join(desk.run("status").out.split())
        reader.die()
        assert "process" not in desk.run("status").out


def test_status_says_who_it_is(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.configure(watch("https://news.example/ferry"))
    assert desk.json("status")["store"]["unwritable"] is None
    holder = Holder(tmp_path / "state", *ONE_WRITER)
    assert f"process {holder.pid} " in desk.json("status")["store"]["unwritable"]
    assert f"process {holder.pid} " in " ".join(desk.run("status").out.split())
    holder.die()
    assert "trouble" not in desk.run("status").out
