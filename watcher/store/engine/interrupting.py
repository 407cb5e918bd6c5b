"""Lets Ctrl-C end a long statement of SQLite, which else is heard only when it is done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

from watcher.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

STEPS = 100_000
"""Of SQLite, between two moments at which it listens: about a hundredth of a second."""


@contextmanager
def interruptible(db: Connection) -> Iterator[None]:
    """Statements within end with KeyboardInterrupt when a user asks for it.

    The signal's handler runs in the callback, from which no exception leads out: SQLite says that it was
    interrupted.
    """
    own: Any = db.connection.dbapi_connection
    own.set_progress_handler(lambda: 0, STEPS)
    try:
        yield
    except (DBAPIError, StoreError) as fault:
        if _was_interrupted(fault):
            raise KeyboardInterrupt from fault
        raise
    finally:
        own.set_progress_handler(None, 0)


def _was_interrupted(fault: BaseException | None) -> bool:
    while fault is not None:
        if getattr(fault, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            return True
        fault = getattr(fault, "orig", None) or fault.__cause__
    return False
