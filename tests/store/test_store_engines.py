"""Connections to a file of SQLite."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import sqlalchemy

from watcher.store.engine.engines import sqlite


def turned(address, start):
    """How a file is written once several have opened it at the same moment."""
    engine = sqlite(address, timedelta(seconds=60))
    start.wait()
    with engine.connect() as db:
        mode = db.exec_driver_sql("PRAGMA journal_mode").scalar()
    engine.dispose()
    return mode


def test_many_may_turn_to_a_new_file_in_the_same_moment(tmp_path):
    """SQLite itself does not wait for another who is about to write it by a log: one in 200 was refused."""
    for number in range(40):
        file, start = tmp_path / f"{number}.db", threading.Barrier(6)
        file.touch()
        address = sqlalchemy.URL.create("sqlite", database=str(file))
        with ThreadPoolExecutor(6) as pool:
            turns = [pool.submit(turned, address, start) for _ in range(6)]
        assert {each.result() for each in turns} == {"wal"}
