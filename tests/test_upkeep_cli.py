"""The state of the watch kept in order from the command line: locked, verified, backed up, restored."""

from __future__ import annotations

import sqlite3

from newsroom import Desk, watch

STORY = "https://news.example/ferry"
OTHER = "https://news.example/bridge"


def test_commands_that_read_do_not_wait_for_one_that_writes(desk: Desk) -> None:
    desk.configure(watch(STORY))
    desk.run("list")
    holder = sqlite3.connect(desk.home / "state" / "watcher.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert STORY in desk.run("list").out
    desk.configure(watch(STORY), watch(OTHER))
    locked = desk.run("list")
    assert STORY in locked.out
    assert OTHER not in locked.out
    assert "another process holds it" in locked.err
    assert "What is new in" in locked.err
    holder.execute("ROLLBACK")
    assert OTHER in desk.run("list").out
    holder.close()
