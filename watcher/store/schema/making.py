"""Makes the tables of a new database at once.

The migrations are for databases that older programs made. Step by step they come to the same tables, which a
test sees to, but take fifteen times as long.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table, create_mock_engine, insert

from watcher.store.engine.prepared import SQLITE, is_file, raw_of
from watcher.store.schema import metadata
from watcher.store.schema.base import REVISION, VERSION_TABLE

if TYPE_CHECKING:
    from sqlalchemy import Connection

revisions = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)
"""Alembic's table of the newest migration, as it makes it: it is to find it."""


def make_tables(db: Connection) -> None:
    """Make all tables, in the transaction that is given."""
    if is_file(db):
        raw = raw_of(db)
        for statement in _of_a_file():
            raw.execute(statement)
    else:
        _index_as_files_do()
        for each in (metadata, revisions.metadata):
            each.create_all(db, checkfirst=False)
    db.execute(insert(revisions).values(version_num=REVISION))


def _index_as_files_do() -> None:
    """Say which rows a server indexes; to say it with the indexes loads its dialect: 30 ms of each start."""
    for index in chain.from_iterable(table.indexes for table in metadata.tables.values()):
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


@cache
def _of_a_file() -> tuple[str, ...]:
    """The statements for SQLite; to compile them takes twenty times as long as to run them."""
    made: list[str] = []
    recorder = create_mock_engine("sqlite://", lambda ddl, *_: made.append(str(ddl.compile(dialect=SQLITE))))
    for each in (metadata, revisions.metadata):
        each.create_all(recorder, checkfirst=False)
    return tuple(made)
