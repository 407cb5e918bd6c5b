"""What all rooms of the schema have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ForeignKey, Index, MetaData, Table

from watcher.store.engine.columns import Whole

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.schema import SchemaItem

REVISION = "0032"
"""The newest migration. A database with a higher one was made by a newer program."""

VERSION_TABLE = "watcher_revision"
"""Where a database says which migration was its last one."""

APPLICATION_ID = 0x57544348
"""What `PRAGMA application_id` says in our SQLite files ("WTCH")."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *parts: SchemaItem, comment: str) -> Table:
    """A table that holds in a file what its columns say, as it does on a server; what it is for."""
    return Table(name, metadata, *parts, comment=comment, sqlite_strict=True)


def key() -> Column[int]:
    """The number of a row."""
    return Column("id", Whole, primary_key=True, comment="row number")


def article() -> Column[int]:
    """The article that a row belongs to."""
    return Column("article_id", Whole, ForeignKey("articles.id"), nullable=False, comment="whose it is")


def index_some(name: str, which: ColumnElement[bool], *columns: Column[Any]) -> None:
    """Index some rows of the columns' table; which, a server is told when its tables are made."""
    Index(name, *columns, sqlite_where=which)
