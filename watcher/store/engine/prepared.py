"""Statements that every check needs, compiled once, at first use, and run on SQLite's own connection.

Around each statement SQLAlchemy spends 60 to 100 us; a check that finds nothing new needs eight of them, and
is to cost little more than its request. On a server the way there and back costs more, so there they are
run as any other.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, create_engine, insert, update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from sqlite3 import Cursor

    from sqlalchemy import Column, Connection, Dialect, Executable, Table
    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.types import TypeEngine

    Convert = Callable[[Any], Any]


def _dialect() -> Dialect:
    """SQLite's, that has seen a connection and knows the version."""
    engine = create_engine("sqlite://")
    with engine.connect():
        pass
    engine.dispose()
    return engine.dialect


SQLITE = _dialect()
"""One for all files of a process: what is compiled and converted for one is for the others, too."""


class _Plan:
    """How a statement is run in SQLite: its words, what goes in and what comes out."""

    def __init__(self, statement: Executable) -> None:
        compiled: SQLCompiler = statement.compile(dialect=SQLITE)  # type: ignore[attr-defined]
        self.sql = str(compiled)
        self.binds = [
            (name, compiled.params[name], _writer(bind.type))
            for name, bind in ((name, compiled.binds[name]) for name in compiled.positiontup or ())
        ]
        self.places = {name: place for place, (name, _, _) in enumerate(self.binds)}
        columns = statement.selected_columns if isinstance(statement, Select) else None
        found = (_reader(column.type) for column in columns or ())
        self.results = [(place, convert) for place, convert in enumerate(found) if convert]
        self.row: Callable[[Any], Any] = tuple
        if columns is not None:
            self.row = _named_row(columns.keys())

    def bound(self, params: Mapping[str, Any]) -> list[Any]:
        """The values that go in, in their order."""
        return [
            value if (value := params.get(name, default)) is None or convert is None else convert(value)
            for name, default, convert in self.binds
        ]

    def read(self, row: Sequence[Any]) -> Any:
        """What came out, as the columns' types have it."""
        values = list(row)
        for place, convert in self.results:
            value = values[place]
            if value is not None:
                values[place] = convert(value)
        return self.row(values)


class Prepared:
    """A statement; its parameters are those of its `bindparam`s.

    Rows are read by place or by name, with the values that the columns' types make of them.

    Attributes:
        statement: it, to be run as any other.
    """

    def __init__(self, statement: Executable) -> None:
        self.statement = statement

    @cached_property
    def _plan(self) -> _Plan:
        """As SQLite has it; made when it is needed, for most commands need few of all that there are."""
        return _Plan(self.statement)

    def all(self, db: Connection, **params: Any) -> Sequence[Any]:
        """The rows."""
        if not is_file(db):
            return db.execute(self.statement, params).all()
        return [self._plan.read(row) for row in self._run(db, params).fetchall()]

    def first(self, db: Connection, **params: Any) -> Any:
        """The first row; None when there is none."""
        if not is_file(db):
            return db.execute(self.statement, params).first()
        row = self._run(db, params).fetchone()
        return row if row is None else self._plan.read(row)

    def scalar(self, db: Connection, **params: Any) -> Any:
        """The first row's first value; None when there is no row."""
        row = self.first(db, **params)
        return None if row is None else row[0]

    def added(self, db: Connection, row: Mapping[str, Any]) -> int:
        """Add a row; its number."""
        if is_file(db):
            return int(self._run(db, row).lastrowid or 0)
        key = db.execute(self.statement, row).inserted_primary_key
        assert key is not None
        return int(key[0])

    def run(self, db: Connection, params: Mapping[str, Any]) -> int:
        """Write; how many rows that were."""
        written = self._run(db, params) if is_file(db) else db.execute(self.statement, params)
        return int(written.rowcount)

    def run_each(self, db: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write once for each, in one go."""
        if is_file(db):
            raw_of(db).executemany(self._plan.sql, [self._plan.bound(row) for row in rows])
        else:
            db.execute(self.statement, rows)

    def run_many(
        self,
        db: Connection,
        same: Mapping[str, Any],
        names: Sequence[str],
        rows: Sequence[Sequence[int | None]],
    ) -> None:
        """Write once for each row of whole numbers; in a file only, where that is faster than one statement.

        Args:
            db: the transaction.
            same: the parameters that are the same for all, and converted once.
            names: the parameters whose values the rows hold.
            rows: at least one.
        """
        values, places = self._plan.bound(same), [self._plan.places[name] for name in names]
        sets = [list(values) for _ in rows]
        for own, row in zip(sets, rows, strict=True):
            for place, value in zip(places, row, strict=True):
                own[place] = value
        raw_of(db).executemany(self._plan.sql, sets)

    def _run(self, db: Connection, params: Mapping[str, Any]) -> Cursor:
        cursor: Cursor = raw_of(db).execute(self._plan.sql, self._plan.bound(params))
        return cursor


def _named_row(names: Iterable[str]) -> Callable[[Any], Any]:
    row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # noqa: PYI024  only now known
    return row._make


def _reader(kind: TypeEngine[Any]) -> Convert | None:
    """What makes a value of what SQLite gives; ours by the shortest way."""
    own: Convert | None = getattr(kind, "of_stored", None)
    return own or kind.dialect_impl(SQLITE).result_processor(SQLITE, None)


def _writer(kind: TypeEngine[Any]) -> Convert | None:
    """What makes of a value what SQLite takes, in the same way."""
    own: Convert | None = getattr(kind, "to_stored", None)
    return own or kind.dialect_impl(SQLITE).bind_processor(SQLITE)


def inserting(table: Table) -> Prepared:
    """Adds a row, all columns but its number."""
    return Prepared(insert(table).values(params(column for column in table.c if column.name != "id")))


def updating(table: Table, names: Iterable[str], key: str) -> Prepared:
    """Sets these columns of the row whose number is the parameter `key`."""
    values = params(table.c[name] for name in names)
    return Prepared(update(table).where(table.c.id == bindparam(key)).values(values))


def params(columns: Iterable[Column[Any]]) -> dict[str, Any]:
    """A parameter for each column, of its name and type."""
    return {column.name: bindparam(column.name, type_=column.type) for column in columns}


def is_file(db: Connection) -> bool:
    """Whether the database is an SQLite file."""
    return db.dialect.name == SQLITE.name


def raw_of(db: Connection) -> Any:
    """The driver's own connection."""
    return db.connection.driver_connection
