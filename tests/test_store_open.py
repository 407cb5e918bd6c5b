"""Opening the database: whose it is, migrations, faults, sudden death, the daemon's lock, upkeep."""

import os
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from store_help import (
    DELAY,
    URL,
    Everyone,
    add,
    alert,
    at,
    capture,
    changed,
    first,
    take,
    unchanged,
    visit,
)

from watcher.errors import DaemonRunning, ForeignStore, StoreError, StoreFull, StoreLocked
from watcher.model import ArticleState, DeliveryState, Outcome, Wanted
from watcher.store import open_store
from watcher.store.database import VERSION_TABLE
from watcher.store.schema import APPLICATION_ID, REVISION, metadata

SOON = timedelta(milliseconds=100)


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def store(state):
    with open_store(state_dir=state) as opened:
        yield opened


def database(state):
    return sqlite3.connect(state / "watcher.db", isolation_level=None)


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


def test_the_migrations_make_the_tables_that_the_schema_describes(store, tmp_path):
    with store.database.reading() as db:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "include_name": is_a_table}
        assert compare_metadata(MigrationContext.configure(db, opts=options), metadata) == []
        made = definitions(db)
    engine = create_engine(f"sqlite:///{tmp_path / 'direct.db'}")
    metadata.create_all(engine)
    with engine.connect() as db:
        assert definitions(db) == {name: sql for name, sql in made.items() if name != VERSION_TABLE}
    engine.dispose()


def is_a_table(name, kind, parents):
    """Not the index of words, which is SQLite's own sort of table."""
    return not (kind == "table" and name.startswith("search"))


def definitions(db):
    """What every table and index is, whatever the order of its clauses."""
    found = db.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    clauses = {name: (part.strip() for part in re.split(r"[,\n]", sql)) for name, sql in found}
    return {name: sorted(filter(None, parts)) for name, parts in clauses.items()}


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


def test_the_database_of_a_newer_program_is_refused(state):
    open_store(state_dir=state).close()
    raw = database(state)
    raw.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    raw.close()
    with pytest.raises(ForeignStore, match="made by a newer version"):
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


# Faults


def test_a_database_that_another_process_holds_is_a_sentence(state):
    open_store(state_dir=state).close()
    holder = database(state)
    holder.execute("BEGIN IMMEDIATE")
    with open_store(state_dir=state, busy=SOON) as store:
        with pytest.raises(StoreLocked, match=r"watcher\.db: another process holds it; try again"):
            add(store)
        assert store.articles() == []
        holder.execute("ROLLBACK")
        add(store)
        assert len(store.articles()) == 1
    holder.close()


def test_opening_and_reading_need_no_lock(state):
    wanted = [Wanted(URL, "news.example", every=timedelta(minutes=30), tags=("ferry",))]
    with open_store(state_dir=state) as store:
        store.sync(wanted, at(0))
    holder = database(state)
    holder.execute("BEGIN EXCLUSIVE")
    with open_store(state_dir=state, busy=timedelta(0)) as store:
        store.sync(wanted, at(1))
        assert [article.url for article in store.articles()] == [URL]
        with pytest.raises(StoreLocked):
            store.sync([], at(1), patient=False)
        assert store.status(at(1)).due == 1
    holder.execute("ROLLBACK")
    holder.close()


def test_who_is_not_patient_once_is_patient_the_next_time(state):
    open_store(state_dir=state).close()
    holder = database(state)
    with open_store(state_dir=state, busy=timedelta(seconds=60)) as store:
        store.sync([Wanted(URL, "news.example")], at(0), patient=False)
        with store.database.writing() as db:
            assert db.exec_driver_sql("PRAGMA busy_timeout").scalar() == 60_000
    holder.close()


def test_a_full_disk_is_a_sentence_and_leaves_nothing_half_written(store):
    article = add(store)
    visit(store, 0, first)
    (claimed,) = take(store, 60)
    with store.database.writing() as db:
        pages = db.exec_driver_sql("PRAGMA page_count").scalar()
        db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    check = changed(claimed, 60, "B", raw=os.urandom(100_000), events=[alert(1, 2, 60)])
    with pytest.raises(StoreFull, match="no room is left; nothing was written"):
        store.record(check, channels=[Everyone()], host_delay=DELAY)
    assert store.article(article.id).version == 1
    assert (len(store.snapshots(article.id)), store.outbox.deliveries()) == (1, [])
    with store.database.writing() as db:
        db.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert store.record(check, channels=[Everyone()], host_delay=DELAY) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_we_may_not_write_is_a_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="ours to write"):
        open_store(state_dir=tmp_path / "state")
    tmp_path.chmod(0o700)


def test_a_folder_that_cannot_be_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="it cannot be opened; check that the folder exists"):
        open_store(state_dir=tmp_path / "file" / "state")


def test_a_folder_in_place_of_the_file_is_a_sentence(state):
    (state / "watcher.db").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(state_dir=state)


def test_a_read_only_database_is_a_sentence(store):
    with store.database.writing() as db:
        db.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="allow this user to write"):
        add(store)


def test_a_damaged_file_is_a_sentence(state):
    with open_store(state_dir=state) as store:
        for n in range(200):
            add(store, f"https://news.example/{n}")
        store.upkeep.maintain(at(0))
    file = state / "watcher.db"
    content = bytearray(file.read_bytes())
    for place in range(2 * 4096, len(content) - 4096, 4096):
        content[place : place + 4096] = b"\xaa" * 4096
    file.write_bytes(content)
    with (
        pytest.raises(StoreError, match="damaged; restore the newest backup"),
        open_store(state_dir=state) as store,
    ):
        store.articles()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("over there", r"\[store\] url .* is not a database address; leave it empty"),
        ("mysql://me:secret@db.example/news", "does not know; leave it empty"),
        ("sqlite://", "names no file; leave it empty"),
        ("postgresql+nodriver://db.example/news", "names a driver that watcher does not know"),
    ],
)
def test_an_address_that_is_none_is_a_sentence(state, url, says):
    with pytest.raises(StoreError, match=says) as caught:
        open_store(url, state_dir=state)
    assert "secret" not in str(caught.value)
    assert not state.exists()


def test_a_server_that_does_not_answer_is_a_sentence_without_the_password(state):
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"cannot be reached; check .* and that it runs") as caught:
        open_store("postgresql+psycopg://me:secret@127.0.0.1:1/news", state_dir=state)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


# Sudden death

WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_help import Everyone, add, alert, at, changed, first, take, DELAY
from watcher.store import open_store

with open_store(state_dir=Path(sys.argv[1])) as store:
    add(store)
    n = 0
    while True:
        (article,) = take(store, n * 60)
        if n == 0:
            check = first(article, 0)
        else:
            check = changed(article, n * 60, f"text {n} " * 500, events=[alert(n, n + 1, n * 60)])
        store.record(check, channels=[Everyone()], host_delay=DELAY)
        n += 1
        print(n, flush=True)
"""


@pytest.mark.parametrize("after", [0.05, 0.15, 0.3])
def test_a_writer_that_is_killed_leaves_whole_visits_only(state, after):
    here = str(Path(__file__).parent)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(state), here], stdout=subprocess.PIPE, text=True
    )
    writer.stdout.readline()
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    told = [int(line) for line in writer.communicate()[0].split()]
    raw = database(state)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    with open_store(state_dir=state) as store:
        article = store.article(1)
        assert article.version >= max(told, default=1)
        assert (
            article.version == article.checks == len(store.snapshots(1)) == len(store.checks(1, limit=10**6))
        )
        pairs = [(d.event.data["from"], d.event.data["to"]) for d in store.outbox.deliveries(limit=10**6)]
        assert sorted(pairs) == [(n, n + 1) for n in range(1, article.version)]


# The service


def test_a_second_daemon_is_refused_and_told_who_the_first_is(state):
    with open_store(state_dir=state) as one, open_store(state_dir=state) as two:
        one.lock_daemon("newsroom:4711", at(0))
        with pytest.raises(
            DaemonRunning, match=r"newsroom:4711, since 2021-01-11 09:00:00 UTC.*another state_dir"
        ):
            two.lock_daemon("newsroom:4712", at(1))
        one.close()
        two.lock_daemon("newsroom:4712", at(2))
        with open_store(state_dir=state) as three, pytest.raises(DaemonRunning, match="4712"):
            three.lock_daemon("newsroom:4713", at(3))


def test_the_state_in_figures(store):
    for n in range(4):
        add(store, f"https://h{n}.example/", host=f"h{n}.example", minutes=n)
    one, two, _ = take(store, 10, limit=3)
    store.record(first(one, 10), channels=[Everyone()], host_delay=DELAY)
    failed = unchanged(two, 10, Outcome.FAILED, failures=1, failing_since=at(10), trouble="failed: no answer")
    store.record(replace(failed, host_blocked_until=at(99)), channels=[], host_delay=DELAY)
    store.set_state(1, ArticleState.PAUSED)
    status = store.status(at(12))
    assert status.articles == {ArticleState.ACTIVE: 3, ArticleState.PAUSED: 1, ArticleState.REMOVED: 0}
    assert (status.versions, status.due, status.leased) == (1, 2, 1)
    assert status.overdue == timedelta(minutes=9)
    assert status.blocked == (("h1.example", at(99)),)
    assert ([a.url for a in status.failing], status.failing_count) == (["https://h1.example/"], 1)
    assert status.outbox == dict.fromkeys(DeliveryState, 0)
    assert status.last_check_at == at(10)
    assert status.size > 4096
    assert status.place.endswith("watcher.db")


def test_an_empty_store_has_figures_too(store):
    status = store.status()
    assert (status.due, status.overdue, status.last_check_at) == (0, timedelta(), None)


def test_upkeep_drops_old_visits_and_odd_pages_and_nothing_that_is_history(store, state):
    article = add(store)
    visit(store, 0, first)
    (claimed,) = take(store, 60)
    odd = replace(unchanged(claimed, 60, Outcome.SUSPECT), aside=capture("odd", 60), code="challenge")
    store.record(odd, channels=[], host_delay=DELAY)
    (claimed,) = take(store, 120)
    same_as_version_1 = replace(unchanged(claimed, 120, Outcome.SUSPECT), aside=store.capture(1, 1))
    store.record(same_as_version_1, channels=[], host_delay=DELAY)
    day = 24 * 60
    visit(store, 95 * day, unchanged)
    store.upkeep.maintain(at(96 * day))
    assert [v.checked_at for v in store.checks(article.id)] == [at(95 * day)]
    assert store.raw(article.id, 1) == b"<html>The ferry stays in port.</html>"
    with store.database.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM asides").scalar() == 0
        assert db.exec_driver_sql("SELECT count(*) FROM pages").scalar() == 1
    assert (state / "watcher.db-wal").stat().st_size == 0


def test_a_copy_of_the_file_after_closing_is_a_whole_backup(state, tmp_path):
    with open_store(state_dir=state) as store:
        article = add(store)
        visit(store, 0, first)
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(state / "watcher.db", copy)
    with open_store(state_dir=copy) as store:
        assert store.raw(article.id, 1)
