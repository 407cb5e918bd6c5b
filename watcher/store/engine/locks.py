"""Advisory locks of a server: what one process does while others leave it alone. A file needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from watcher.store.engine.prepared import is_file

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATING, KEEPING_HOUSE, WATCHING = 0x57544348_0001, 0x57544348_0002, 0x57544348_0003
"""What they are for: of many machines, one migrates, one keeps house; all that watch share the third."""


def alone(db: Connection, what: int) -> None:
    """Be the only one who does something, until the transaction ends; waits for who does it now."""
    if not is_file(db):
        db.execute(select(func.pg_advisory_xact_lock(what)))


def alone_at_once(db: Connection, what: int) -> bool:
    """The same without waiting: whether nobody else does it now."""
    if is_file(db):
        return True
    return bool(db.execute(select(func.pg_try_advisory_xact_lock(what))).scalar())


def share(db: Connection, what: int) -> None:
    """Do it beside others, until the connection is closed; who wants to be the only one is refused."""
    db.execute(select(func.pg_try_advisory_lock_shared(what)))
