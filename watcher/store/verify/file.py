"""Whether the file itself is whole: SQLite's own check, what that leaves out, words that mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, select

from watcher.model import ArticleState, DeliveryState, EventType, Outcome
from watcher.model.past import Fate
from watcher.model.source import SourceKind
from watcher.store import search
from watcher.store.addresses import Met
from watcher.store.engine.interrupting import interruptible
from watcher.store.schema import addresses, articles, checks, deliveries, events, mementos, sources
from watcher.store.verify.flaws import RESTORE, Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.store.database import Database

WORDS: tuple[tuple[Table, str, frozenset[str]], ...] = (
    (articles, "state", frozenset(ArticleState)),
    (addresses, "how", frozenset(Met)),
    (mementos, "fate", frozenset(Fate)),
    (sources, "kind", frozenset(SourceKind)),
    (sources, "state", frozenset(ArticleState)),
    (checks, "outcome", frozenset(Outcome)),
    (deliveries, "state", frozenset(DeliveryState)),
    (events, "type", frozenset(EventType)),
)
"""Columns whose words are few and known."""

AFRESH = "SELECT rowid FROM search('x') LIMIT 1"
"""A connection that looked before still knows how the index of words lay then; SQLite's check (3.46) believes
that, and calls the index malformed when others have written since. Any search makes it look again."""


_PARTIAL = "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'"


def of_file(db: Connection, database: Database) -> Iterator[Flaw]:
    """That SQLite itself has nothing to say against it, and all its words are known."""
    if database.file is not None:
        with interruptible(db):
            db.exec_driver_sql(AFRESH)
            whole = db.exec_driver_sql("PRAGMA integrity_check(20)").all()
            counts = list(_miscounted(db))
            strays = db.exec_driver_sql("PRAGMA foreign_key_check").all()
        for (said,) in whole:
            if said != "ok":
                yield Flaw(f"the file itself is damaged: {' '.join(said.split())}")
        for table, row, parent, _ in strays:
            yield Flaw(f"row {row} of {table} points to a row of {parent} that does not exist")
        yield from map(Flaw, counts)
    for stray in search.strays(db):
        yield Flaw(stray, remedy=f"{search.WITHOUT}; {RESTORE}")
    for table, name, known in WORDS:
        column = table.c[name]
        for word in db.execute(select(column).distinct()).scalars():
            if word not in known:
                yield Flaw(f'{table.name} has "{word}" for its {name}, which means nothing')


def _miscounted(db: Connection) -> Iterator[str]:
    """Indexes of some rows of a table that know others; SQLite's check (3.46) sees what they lack."""
    for table, index, sql in db.exec_driver_sql(_PARTIAL).all():
        those = sql.partition(" WHERE ")[2]
        found = (
            db.exec_driver_sql(f"SELECT count(*) FROM {table} {by} WHERE {those}").scalar_one()  # noqa: S608  our own names
            for by in (f"INDEXED BY {index}", "NOT INDEXED")
        )
        if len({*found}) > 1:
            yield f"the index {index} knows rows that are not there"
