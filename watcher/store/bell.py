"""Wakes other processes on a server: something was put on its way that need not wait for the next look.

Nothing depends on it. What is due stands in rows, which are looked at all the time; who hears nothing, for
its connection is lost, is late by one look. Only what is rare rings, for PostgreSQL lets transactions that
notify commit one by one.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from watcher.store.engine.locks import WATCHING, share
from watcher.store.engine.prepared import is_file, raw_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from watcher.store.database import Database

CHANNEL = "watcher"

NAP = 1.0
"""Seconds between two looks whether to end, and before a lost connection is made anew."""


def ring(db: Connection) -> None:
    """Have others look when this transaction is committed; a file has nobody to tell."""
    if not is_file(db):
        db.execute(select(func.pg_notify(CHANNEL, "")))


class Bell:
    """Listens in a thread of its own, on a connection of its own, until it is closed.

    As long as it listens, others can see that somebody watches, also when nothing is under way.

    Args:
        database: whose; of a file there is nothing to hear.
        heard: called from that thread.
    """

    def __init__(self, database: Database, heard: Callable[[], None]) -> None:
        self._database, self._heard = database, heard
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="bell")
        if database.file is None:
            self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self._listen()
            except Exception as fault:  # noqa: BLE001 - whatever it is, looks go on, and tell what is wrong
                _log_lost(fault)
                self._over.wait(NAP)

    def _listen(self) -> None:
        alone = self._database.engine.execution_options(isolation_level="AUTOCOMMIT")
        with alone.connect() as connection:
            raw = raw_of(connection)
            connection.detach()  # no other thread ever gets it
            share(connection, WATCHING)
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            self._heard()  # whatever was rung before
            while not self._over.is_set():
                if any(True for _ in raw.notifies(timeout=NAP, stop_after=1)):
                    self._heard()


def _log_lost(fault: Exception) -> None:
    from structlog import get_logger  # noqa: PLC0415 - who only looks loads nothing to log with

    get_logger("watcher.store").debug("bell_lost", error=str(fault))
