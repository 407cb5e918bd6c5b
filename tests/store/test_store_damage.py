"""A database that is not what was written, or another's: a sentence, and what is whole stays in sight."""

import fcntl
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from operator import attrgetter

import pytest
from store_help import (
    DELAY,
    add,
    at,
    changed,
    database,
    edit_of,
    first,
    note,
    take,
    visit,
)

from watcher.compare.phrases import phrases
from watcher.damage import collected
from watcher.errors import DamagedRow, StoreError
from watcher.model import Disclosure
from watcher.store import open_store
from watcher.store.copies import back_up
from watcher.store.engine.places import part_log
from watcher.store.schema.base import VERSION_TABLE
from watcher.store.verify.whole import flaws


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
    "alter", ["tags = '[\"se'", "selectors = '7'", f"modified_at = {2**62}", f"added_at = -{2**62}"]
)
def test_a_damaged_row_is_a_sentence(store, alter):
    article = add(store)
    with store.database.writing() as db:
        db.exec_driver_sql(f"UPDATE articles SET {alter}")
    with pytest.raises(DamagedRow, match=r"damaged \(.+\); `watcher verify` says what"):
        store.article(article.id)


@pytest.mark.parametrize(
    ("listed", "alter"),
    [
        ("notes", "articles SET tags = '[' WHERE id = 1"),
        ("report.undisclosed", "articles SET tags = '[' WHERE id = 1"),
        ("notes", f"notes SET first_seen_at = {2**62} WHERE article_id = 1"),
        ("report.undisclosed", f"snapshots SET captured_at = {2**62} WHERE article_id = 1 AND version = 2"),
    ],
)
def test_a_damaged_row_holds_up_no_other_one_in_a_listing(store, listed, alter):
    silent = replace(edit_of("The ferry stays in port.", "It sails."), disclosure=Disclosure.UNDISCLOSED)
    for n in (1, 2):
        add(store, f"https://news{n}.example/", host=f"news{n}.example")
    for one in take(store):
        store.record(first(one, 0, notes=[note()]), channels=[], host_delay=DELAY)
    for one in take(store, 90):
        seen = changed(one, 90, "It sails.", change=silent, notes=[note()])
        store.record(seen, channels=[], host_delay=DELAY)
    with store.database.writing() as db:
        db.exec_driver_sql(f"UPDATE {alter}")
    with collected() as left_out:
        assert [article.url for article, _ in attrgetter(listed)(store)()] == ["https://news2.example/"]
    (words,) = left_out
    assert re.search(r"\d is left out\. .* `watcher verify` says", words)


PAGE = 4096


def visits_on_many_pages(state):
    """A database whose log of visits takes many pages of its file; their numbers, the topmost first."""
    with open_store(state_dir=state) as store:
        add(store)
        visit(store, 0, first)
    with closing(database(state)) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(checks)") if row[1] != "id"]
        said = ", ".join(columns)
        numbers = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 3000)"
        db.execute(f"INSERT INTO checks ({said}) {numbers} SELECT {said} FROM checks, n")
        db.execute("PRAGMA journal_mode = DELETE")
        (top,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'checks'").fetchone()
    page = (state / "watcher.db").read_bytes()[(top - 1) * PAGE : top * PAGE]
    cells = (int.from_bytes(page[at : at + 2]) for at in range(12, 12 + 2 * int.from_bytes(page[3:5]), 2))
    return [top, *(int.from_bytes(page[at : at + 4]) for at in cells)]


def test_a_log_of_visits_in_disorder_leaves_the_other_figures(state):
    """As a backup that was restored although it had flaws may hold it: a page stands in another's place."""
    top, *leaves = visits_on_many_pages(state)
    whole = (state / "watcher.db").read_bytes()
    told = set()
    for leaf in leaves:
        page = whole[(leaf - 1) * PAGE : leaf * PAGE]
        (state / "watcher.db").write_bytes(whole[: (top - 1) * PAGE] + page + whole[top * PAGE :])
        with open_store(state_dir=state) as store, collected() as damaged:
            assert store.status(at(1)).versions == 1
        told |= {*damaged}
    assert len(told) == 1
    assert told.pop().startswith("The number of visits is left out. Something in the database is damaged")


def test_a_row_that_must_be_there_and_is_not_is_damage(state):
    with (
        open_store(state_dir=state) as store,
        pytest.raises(DamagedRow, match=r"watcher\.db: a row that others need is missing; `watcher verify`"),
        store.database.reading() as db,
    ):
        db.exec_driver_sql("SELECT 1 WHERE 0").one()


def test_an_index_of_words_that_is_not_ours_is_a_sentence(state):
    with open_store(state_dir=state) as store:
        add(store)
        visit(store, 0, first)
    with closing(database(state)) as db:
        db.execute("DELETE FROM search_config")
    with (
        open_store(state_dir=state) as store,
        pytest.raises(
            StoreError, match="its tables are not those that this program made; restore the newest"
        ),
    ):
        list(store.search(phrases(["ferry"])))


TABLES = 32
"""The newest revision that makes a table or a column; one that only writes rows may be done twice."""


@pytest.mark.parametrize("revision", [f"{number:04}" for number in range(1, TABLES)])
def test_tables_that_are_newer_than_they_say_are_a_sentence(state, revision):
    open_store(state_dir=state).close()
    with closing(database(state)) as db:
        db.execute(f"UPDATE {VERSION_TABLE} SET version_num = '{revision}'")
    before = (state / "watcher.db").read_bytes()
    with pytest.raises(
        StoreError, match="its tables are not those that this program made; restore the newest"
    ):
        open_store(state_dir=state)
    assert (state / "watcher.db").read_bytes() == before


@pytest.mark.parametrize("copied", [True, False], ids=["a copy in its place", "nothing in its place"])
def test_the_log_of_a_database_that_was_moved_away_goes_into_no_other(state, copied: bool):
    """SQLite writes it into a copy, which damages that, and drops it where a database begins anew."""
    file, log, gone = (state / name for name in ("watcher.db", "watcher.db-wal", "gone.db"))
    with open_store(state_dir=state) as store:
        add(store)
        back_up(store.database, state / "copy.db", force=False, step=lambda *_: None)
        for n in range(50):
            add(store, f"https://news.example/{n}")
        file.rename(gone)
    if copied:
        shutil.copy(state / "copy.db", file)
    with open_store(state_dir=state) as store:
        assert len(store.articles()) == copied
        assert list(flaws(store.database, lambda: None)) == []
    for path in (file, log):
        path.unlink(missing_ok=True)
    gone.rename(file)
    (state / "watcher.db-wal.lost-1").rename(log)
    with open_store(state_dir=state) as store:
        assert len(store.articles()) == 51


def test_of_two_that_begin_beside_a_lost_log_one_keeps_it_apart(state):
    """The second took the log of the database that the first had begun, or found none and gave up."""
    file, log = state / "watcher.db", state / "watcher.db-wal"
    state.mkdir()
    log.write_bytes(b"what was lost")
    handle = os.open(state, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with ThreadPoolExecutor() as others:
        second = others.submit(part_log, file)
        assert not wait([second], timeout=0.1).done
        log.rename(state / "watcher.db-wal.lost-1")
        os.close(handle)
        assert second.result() is None
    assert [path.name for path in state.iterdir()] == ["watcher.db-wal.lost-1"]
