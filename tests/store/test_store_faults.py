"""What a database cannot do is a sentence, and sudden death leaves whole visits."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from nobody import NOBODY
from sqlalchemy import event
from sqlalchemy.engine import make_url
from store_help import (
    DELAY,
    URL,
    Everyone,
    add,
    alert,
    at,
    changed,
    database,
    first,
    take,
    visit,
)

from watcher.errors import StoreError, StoreFull, StoreLocked, StoreLost
from watcher.model import Wanted
from watcher.store import open_store
from watcher.store.engine.engines import sqlite
from watcher.store.engine.faults import named_faults
from watcher.store.service import DaemonLock, going, status

SOON = timedelta(milliseconds=100)


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
    with pytest.raises(StoreFull, match="no room is left; nothing more was written"):
        store.record(check, channels=[Everyone()], host_delay=DELAY)
    assert store.article(article.id).version == 1
    assert (len(store.snapshots(article.id)), store.outbox.deliveries()) == (1, [])
    with store.database.writing() as db:
        db.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert store.record(check, channels=[Everyone()], host_delay=DELAY) == 2


def test_no_room_for_the_index_beside_the_log_is_a_full_disk(state):
    """SQLite calls that an error of the disk. A limit for the length of files stands for the disk here."""
    open_store(state_dir=state).close()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, limits[1]))
    try:
        with pytest.raises(StoreFull, match="no room is left"):
            open_store(state_dir=state)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_daemon_that_cannot_write_its_lock_says_which_file_that_is(tmp_path):
    """What a full disk says of itself names no file, and standard output would be blamed."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        with pytest.raises(StoreError, match=r"lock file .*daemon\.lock cannot be written; .* has room"):
            DaemonLock(tmp_path / "daemon.lock", "desk:1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


# A file whose reads fail needs a broken disk; only Linux has one that always does so. Without it there is
# nothing to tell from a damaged file.
@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that cannot be read (Linux)")
@pytest.mark.parametrize(
    ("place", "says"), [("/proc/self/mem", "the disk reports"), ("", "the file is damaged")]
)
def test_what_the_disk_does_not_give_is_not_called_damaged(tmp_path, place, says):
    """SQLite answers both with the same words; of a process's memory nothing can be read at zero."""
    file = tmp_path / "watcher.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (zeroblob(9000));")
    file.write_bytes(file.read_bytes()[:4096] + b"\xaa" * 4096)
    with (
        pytest.raises(StoreError, match=says),
        named_faults(place or str(file)),
        closing(sqlite3.connect(file)) as connection,
    ):
        connection.execute("SELECT * FROM a").fetchall()


def test_what_cannot_be_looked_at_for_the_moment_is_not_called_broken(state):
    with open_store(state_dir=state, busy=timedelta(0)) as store:
        add(store)
        store.database.close()
        with closing(database(state)) as holder:
            holder.execute("PRAGMA locking_mode = EXCLUSIVE")
            holder.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreLocked, match="another process holds it"):
                next(store.upkeep.flaws())
        assert list(store.upkeep.flaws()) == []


@contextmanager
def as_a_user():
    """Root may write everywhere, so for a moment it is nobody."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_file_that_is_deleted_as_it_is_opened_is_a_sentence(tmp_path):
    file = tmp_path / "watcher.db"
    engine = sqlite(make_url(f"sqlite:///{file}"), timedelta(seconds=1))
    event.listen(engine, "connect", lambda _raw, _record: file.unlink(), insert=True)
    with pytest.raises(StoreError, match=r"watcher\.db"), named_faults(str(file)), engine.begin():
        pass


def test_a_folder_we_may_not_write_is_a_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with as_a_user(), pytest.raises(StoreError, match="ours to write"):
        open_store(state_dir=tmp_path / "state")
    tmp_path.chmod(0o700)


@pytest.mark.parametrize("inside", ["", "deeper"])
def test_a_folder_that_is_a_file_is_a_sentence(state, inside):
    state.parent.mkdir(exist_ok=True)
    state.write_text("")
    with pytest.raises(StoreError, match="its folder is a file; set another state_dir"):
        open_store(state_dir=state / inside)


def test_a_folder_in_place_of_the_file_is_a_sentence(state):
    (state / "watcher.db").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(state_dir=state)


def test_a_read_only_database_is_a_sentence(store):
    with store.database.writing() as db:
        db.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="allow this user to write"):
        add(store)


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


@pytest.mark.parametrize("ask", [going, status])
def test_a_folder_that_is_deleted_while_the_store_is_asked_leaves_no_traceback(tmp_path, ask):
    with open_store(state_dir=tmp_path / "state") as store:
        with store.database.reading() as db:
            shutil.rmtree(tmp_path / "state")
            assert ask(db, store.database, at(0)).free is None
        with pytest.raises(StoreLost, match="deleted, moved away or replaced"):
            store.database.stand()


def test_a_server_that_does_not_answer_is_a_sentence_without_the_password(state):
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"cannot be reached; check .* and that it runs") as caught:
        open_store("postgresql+psycopg://me:secret@127.0.0.1:1/news", state_dir=state)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


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
    here = str(Path(__file__).parents[1] / "kit")
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
