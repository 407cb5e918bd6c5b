"""Adds rows, and gives their numbers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select
from sqlalchemy.dialects.sqlite import insert as insert_in_file

from watcher.store.engine.prepared import Prepared, is_file, params

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.dialects.postgresql import Insert


def insert_row(db: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Add a row; its number."""
    return _adding(table, tuple(row)).added(db, row)


def insert_once(db: Connection, table: Table, row: Mapping[str, Any], key: str) -> tuple[int, bool]:
    """Add a row unless there is one with the same `key`, a column whose values are all different.

    Returns:
        Its number, and whether it was added here: another worker may be faster.
    """
    if is_file(db):
        number = next((found for (found,) in _adding_once(table, tuple(row), key).all(db, **row)), None)
    else:
        new = _insert_in_server(table).values(**row).on_conflict_do_nothing(index_elements=[key])
        number = db.execute(new.returning(table.c.id)).scalar()
    if number is not None:
        return int(number), True
    return int(db.execute(select(table.c.id).where(table.c[key] == row[key])).scalar_one()), False


def insert_new(db: Connection, table: Table, rows: Sequence[Mapping[str, Any]], key: str) -> dict[Any, int]:
    """The same for many rows at once: by their keys, the numbers of those that were added here."""
    if not rows:
        return {}
    new = insert_in_file(table) if is_file(db) else _insert_in_server(table)
    once = new.on_conflict_do_nothing(index_elements=[key]).returning(table.c[key], table.c.id)
    return {row[0]: row[1] for row in db.execute(once, rows)}


def _insert_in_server(table: Table) -> Insert:
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415  20 ms of import, only where there is a server

    return postgresql.insert(table)


@cache
def _adding(table: Table, names: tuple[str, ...]) -> Prepared:
    """Adds a row with these columns."""
    return Prepared(insert(table).values(params(table.c[name] for name in names)))


@cache
def _adding_once(table: Table, names: tuple[str, ...], key: str) -> Prepared:
    """Adds a row with these columns unless one has the same `key`; gives the new row's number. For files."""
    new = insert_in_file(table).values(params(table.c[name] for name in names))
    return Prepared(new.on_conflict_do_nothing(index_elements=[key]).returning(table.c.id))
