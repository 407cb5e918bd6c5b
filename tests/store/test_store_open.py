"""Opening the database: whose it is, what is in it, migrations."""

import re
import stat
import threading
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from store_help import (
    add,
    at,
    database,
    first,
    visit,
)

from watcher.errors import ForeignStore
from watcher.store import open_store
from watcher.store.database import BUSY, Database
from watcher.store.schema import APPLICATION_ID, REVISION, metadata
from watcher.store.schema.base import VERSION_TABLE


def test_a_new_database_is_private_and_ours(state):
    open_store(state_dir=state).close()
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE((state / "watcher.db").stat().st_mode) == 0o600
    raw = database(state)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert raw.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall() == [(REVISION,)]
    raw.close()


def test_what_was_written_is_there_after_opening_again(state):
    with open_store(state_dir=state) as store:
        article = add(store)
        visit(store, 0, first)
    with open_store(state_dir=state) as store:
        assert store.article(article.id).version == 1
    with open_store(f"sqlite:///{state / 'watcher.db'}", state_dir=state / "elsewhere") as store:
        assert store.article(article.id).version == 1
        store.lock_daemon("newsroom:4711", at(0))  # nothing was in that folder yet, nor was there one


@pytest.fixture(params=["sqlite", "postgresql"])
def nowhere(request):
    """Two addresses of databases that have no tables yet: files in folders of their own, or on a server."""
    if request.param == "sqlite":
        yield "", ""
    else:
        server = request.getfixturevalue("server")
        addresses = server.database(empty=True), server.database(empty=True)
        yield addresses
        for address in addresses:
            server.drop(address)


def test_the_migrations_come_to_the_tables_that_a_new_database_has(nowhere, tmp_path):
    new, old = nowhere
    with open_store(new, state_dir=tmp_path / "new") as store, store.database.reading() as db:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "include_name": is_a_table}
        assert compare_metadata(MigrationContext.configure(db, opts=options), metadata) == []
        made = definitions(db)
    migrated = Database(old, tmp_path / "migrated", BUSY)
    with closing(migrated), migrated.writing() as db:
        migrated.upgrade(db, "")
        assert definitions(db) == made


def is_a_table(name, kind, parents):
    """Not the index of words, which is SQLite's own sort of table."""
    return not (kind == "table" and name.startswith("search"))


def definitions(db):
    """What every table, index and rule is, whatever the order of its clauses or columns.

    On a server without comments: what a migration said of a column has got better words since.
    """
    if db.dialect.name == "postgresql":
        return {query: sorted(map(repr, db.exec_driver_sql(query).all())) for query in ON_A_SERVER}
    found = db.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    clauses = {name: (part.strip() for part in re.split(r"[,\n]", sql)) for name, sql in found}
    return {name: sorted(filter(None, parts)) for name, parts in clauses.items()}


ON_A_SERVER = (
    """SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
        pg_get_expr(d.adbin, d.adrelid)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped""",
    """SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace""",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
)


def test_the_newest_migration_is_the_one_the_program_knows():
    settings = Config()
    settings.set_main_option("script_location", "watcher.store:migrations")
    assert ScriptDirectory.from_config(settings).get_heads() == [REVISION]


def test_every_table_is_strict_and_every_column_is_explained(store):
    with store.database.reading() as db:
        strict = dict(db.exec_driver_sql("SELECT name, strict FROM pragma_table_list").all())
    assert {name for name in metadata.tables if not strict[name]} == set()
    assert [column for table in metadata.sorted_tables for column in table.c if not column.comment] == []


@pytest.mark.parametrize(
    "spoil",
    [
        "CREATE TABLE recipes (id INTEGER)",
        "PRAGMA application_id = 1234",
        "PRAGMA user_version = 7; CREATE TABLE articles (id INTEGER)",
    ],
)
def test_the_database_of_another_program_is_refused_untouched(state, spoil):
    state.mkdir()
    raw = database(state)
    raw.executescript(spoil)
    raw.close()
    before = (state / "watcher.db").read_bytes()
    with pytest.raises(ForeignStore, match=r"watcher\.db belongs to another program; move it away"):
        open_store(state_dir=state)
    raw = database(state)
    assert VERSION_TABLE not in [name for (name,) in raw.execute("SELECT name FROM sqlite_master")]
    raw.close()
    assert len((state / "watcher.db").read_bytes()) == len(before)


@pytest.mark.parametrize(
    ("revision", "says"),
    [("9999", "made by a newer version"), ("0007x", 'revision "0007x", which never was')],
)
def test_a_database_of_a_newer_program_or_of_a_revision_that_never_was_is_refused(state, revision, says):
    open_store(state_dir=state).close()
    raw = database(state)
    raw.execute(f"UPDATE {VERSION_TABLE} SET version_num = '{revision}'")
    raw.close()
    with pytest.raises(ForeignStore, match=says):
        open_store(state_dir=state)


def test_a_file_that_is_no_database_is_refused_untouched(state):
    state.mkdir()
    (state / "watcher.db").write_text("the ferry stays in port\n" * 100)
    with pytest.raises(ForeignStore, match="not a database; move it away"):
        open_store(state_dir=state)
    assert (state / "watcher.db").read_text() == "the ferry stays in port\n" * 100


def test_many_may_open_a_new_database_at_once(state):
    faults = []

    def open_it():
        try:
            open_store(state_dir=state).close()
        except Exception as fault:  # noqa: BLE001 - reported by the test's own thread
            faults.append(fault)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
