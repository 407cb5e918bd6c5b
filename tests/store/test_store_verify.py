"""What is kept is what was written: a flaw says where it is and what to do, what is none is none."""

from __future__ import annotations

import signal
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from flaws_help import altered, found
from newsroom import PATH, note_is_added, number_is_edited

from watcher.damage import collected
from watcher.errors import StoreError
from watcher.store import open_store
from watcher.store.engine.interrupting import interruptible
from watcher.store.packing import brief
from watcher.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_a_whole_database_has_no_flaw(copy):
    steps = []
    with open_store(state_dir=copy) as store:
        assert list(store.upkeep.flaws(lambda: steps.append(1))) == []
        assert len(steps) == store.upkeep.size() == 5


def test_what_others_wrote_between_two_looks_is_no_flaw(copy):
    """The index of words is in other places then than the connection knows from its first look."""
    with open_store(state_dir=copy) as store:
        for at in range(1000, 1400, 40):
            adding = "INSERT INTO search (rowid, words) VALUES ({0}, '{1}')"
            words = (" ".join(f"word{n * step}" for n in range(40)) for step in range(at, at + 40))
            altered(copy, *(adding.format(at + n, line) for n, line in enumerate(words)))
            others = [flaw for flaw in store.upkeep.flaws() if "knows a version in row 1" not in flaw.what]
            assert others == []  # that these rows are no versions' is told


LIFE = ", ".join(column.name for column in metadata.tables["notes"].c if column.name != "id")
UNTELL = "DELETE FROM deliveries; DELETE FROM fragments; DELETE FROM events"


@pytest.mark.parametrize(
    ("alter", "version", "says"),
    [
        ("DELETE FROM snapshots WHERE version = 2", 5, "its seal does not fit"),
        ("UPDATE articles SET seal = NULL", 5, "its seal does not fit"),
        ("UPDATE snapshots SET change = NULL, disclosure = NULL WHERE version = 3", 3, "is not there"),
        (
            f"{UNTELL} WHERE to_version = 4",
            4,
            "was never told",
        ),
        ("UPDATE snapshots SET captured_at = captured_at - 60000000 WHERE version = 5", 5, "its seal"),
        ("UPDATE faces SET title = 'Another'", 1, "its title is not that of its text"),
        ("UPDATE snapshots SET words = 7 WHERE version = 2", 2, "its number of words is not that of its"),
        ("UPDATE articles SET title = 'Another'", 5, "the article knows another title than its newest"),
        ("UPDATE articles SET language = 'sv'", 5, "the article knows another language"),
        ("UPDATE snapshots SET disclosure = 'disclosed' WHERE version = 3", 3, "the disclosure of"),
        ("UPDATE notes SET first_seen_version = 9", None, "which do not all exist"),
        (
            "DELETE FROM disclosures; DELETE FROM notes WHERE first_seen_version = 4",
            None,
            "is not written down",
        ),
        (
            f"INSERT INTO notes ({LIFE}) SELECT {LIFE} FROM notes LIMIT 1",
            None,
            "did not bring it",
        ),
        ("UPDATE notes SET withdrawn = 1", None, "whether a note still stands"),
        ("UPDATE notes SET not_before = not_before - 1", None, "the last moment without a note"),
        ("UPDATE notes SET last_seen_version = 4", None, "the last version with a note"),
        ("UPDATE snapshots SET not_before = not_before - 900000000 WHERE version = 3", 3, "lies not between"),
        ("UPDATE snapshots SET not_before = captured_at + 61000000 WHERE version = 3", 3, "lies not between"),
        ("UPDATE snapshots SET not_before = NULL WHERE version = 3", 3, "not said when"),
        ("UPDATE snapshots SET not_before = captured_at WHERE version = 1", 1, "there is none"),
        ("UPDATE hosts SET due_at = NULL, ready_at = NULL", None, "does not know when it is due"),
        ("UPDATE articles SET version = 4", None, "5 versions are there"),
        ("UPDATE articles SET undisclosed = 7", None, "7 changes that no note speaks of; "),
        ("""UPDATE articles SET tags = '["se'""", None, "what it says of its tags cannot be read"),
        ("UPDATE articles SET selectors = '7'", None, "what it says of its selectors cannot be read"),
        ("UPDATE articles SET tags = printf('%.*c', 100000, '[')", None, "its tags cannot be read"),
        ("UPDATE deliveries SET state = 'pending', next_at = NULL", None, "neither sent nor will it be"),
        ("UPDATE sources SET tags = 'null'", None, "/feed.xml cannot be read"),
        ("UPDATE sources SET arrivals = '0'", None, "/feed.xml cannot be read"),
        ("UPDATE checks SET outcome = 'fine'", None, 'has "fine" for its outcome'),
    ],
)
def test_a_flaw_says_where_it_is_what_it_is_and_what_to_do(copy, alter, version, says):
    altered(copy, *alter.split("; "))
    flaws = [flaw for flaw in found(copy) if says in flaw.what]
    assert version in [flaw.version for flaw in flaws]
    assert all(flaw.remedy for flaw in flaws)


def test_what_an_older_reader_counted_is_no_flaw(copy):
    """After an upgrade what was kept was said to be damaged, and the nightly backup with it."""
    altered(copy, "UPDATE snapshots SET words = words + 3, reader_version = reader_version - 1")
    assert not [flaw for flaw in found(copy) if "words" in flaw.what]


def test_a_clock_that_was_set_back_is_no_flaw_for_its_looks_are_in_the_log(watched):
    with tomorrow():
        assert watched.desk.check(expect=0)[PATH]["outcome"] in {"unchanged", "not_modified"}
    watched.after(note_is_added)
    newest = watched.desk.history(PATH)[-1]
    assert newest["not_before"] > newest["captured_at"]
    watched.desk.run("verify")
    altered(
        watched.desk.home / "state",
        "UPDATE snapshots SET not_before = not_before + 3600000000 WHERE version = 2",
    )
    assert "lies not between the two" in watched.desk.run("verify", expect=1).out


def test_nor_is_a_version_that_was_captured_before_the_clock_was_set_back(watched):
    with tomorrow():
        watched.after(note_is_added)
    watched.after(number_is_edited)
    newest = watched.desk.history(PATH)[-1]
    assert newest["not_before"] > newest["captured_at"]
    watched.desk.run("verify")


def tomorrow():
    return time_machine.travel(datetime.now(UTC) + timedelta(days=1))


def test_a_text_that_is_none_is_found_and_ends_no_other_look(copy):
    altered(copy, "UPDATE faces SET byline = CAST(x'ff41' AS TEXT)")
    altered(copy, "UPDATE checks SET outcome = 'fine'")
    said = " ".join(flaw.what for flaw in found(copy))
    assert "Could not decode to UTF-8 column 'byline'" in said
    assert '"fine"' in said


@pytest.mark.parametrize("said", ["5", '"x"', "{}", '{"by": 1}', "{", "[[]]", '{"kind": "ours"}'])
def test_who_captured_a_version_is_said_in_a_way_that_can_be_read(copy, said):
    altered(copy, f"UPDATE snapshots SET origin = '{said}' WHERE version = 2")
    assert "who captured it cannot be read" in {flaw.what for flaw in found(copy)}
    with (
        open_store(state_dir=copy) as store,
        collected() as left_out,
        store.history(store.find(PATH).id, datetime.now(UTC)) as history,
    ):
        assert 2 not in {version.snapshot.version for version in history.versions}
    assert all("version 2 is left out" in words for words in left_out)
    assert left_out


@pytest.mark.parametrize(
    "alter", ["requests SET headers = '?'", "snapshots SET request_id = 99 WHERE version = 2"]
)
def test_headers_of_a_request_that_are_lost_are_found(copy, alter):
    altered(copy, f"UPDATE {alter}")
    assert any("the headers of" in flaw.what for flaw in found(copy))


@pytest.mark.parametrize(
    "row", ["counts VALUES (1, 1, {never}, 'a')", "sizes VALUES ({never}, 1)"], ids=lambda row: row.split()[0]
)
def test_a_row_that_no_article_needs_is_read_all_the_same(copy, row):
    altered(copy, "INSERT INTO " + row.format(never=2**62))
    assert any("is no time" in flaw.what for flaw in found(copy))


def test_a_damaged_file_is_found(copy):
    file = copy / "watcher.db"
    with closing(sqlite3.connect(file)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'snapshots'").fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
    file.write_bytes(content)
    assert found(copy)


@pytest.mark.parametrize("index", ["ix_articles_resting", "ix_articles_moved"])
def test_an_index_with_rows_that_are_not_there_is_found(copy, index):
    """SQLite's own check passes over it: it asks of such an index only whether it leaves a row out."""
    file = copy / "watcher.db"
    with closing(sqlite3.connect(file)) as db:
        roots = dict(db.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'index'").fetchall())
        content = bytearray(file.read_bytes())
        strays, lost = ((roots[name] - 1) * 4096 for name in ("uq_events_change", index))
        content[lost : lost + 4096] = content[strays : strays + 4096]
        file.write_bytes(content)
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert any(index in flaw.what or "malformed" in flaw.what for flaw in found(copy))


def typed(old, new):
    """Lets tables hold what is not of their columns' types, or not any more; in as many letters."""
    end = "char(10) || ')' || char(10) || ' "
    return f"UPDATE sqlite_schema SET sql = replace(sql, {end}{old}', {end}{new}')"


@pytest.mark.parametrize("column", ["snapshots SET reading", "articles SET version", "notes SET note"])
def test_a_word_where_bytes_or_a_number_should_be_is_found(copy, column):
    altered(copy, "PRAGMA writable_schema = ON", typed("STRICT", "      "))
    altered(copy, f"UPDATE {column} = 'five'")
    altered(copy, "PRAGMA writable_schema = ON", typed("      ", "STRICT"))
    assert any("the file itself is damaged" in flaw.what for flaw in found(copy))


@pytest.mark.parametrize(
    "spoilt",
    [
        "sql = replace(sql, 'body_hash', 'body_hush') WHERE name = 'articles'",
        "sql = NULL, rootpage = 0, name = CAST(x'6978ff' AS TEXT) WHERE name = 'ix_merges_into'",
    ],
)
def test_tables_that_are_not_ours_any_more_are_a_sentence(copy, spoilt):
    altered(copy, "PRAGMA writable_schema = ON", f"UPDATE sqlite_schema SET {spoilt}")
    with pytest.raises(StoreError, match="restore the newest backup"), open_store(state_dir=copy) as store:
        store.articles()


def test_a_history_that_was_told_anew_owes_no_alerts(copy, kept):
    altered(copy, *UNTELL.split("; "))
    assert len([flaw for flaw in found(copy) if "never told" in flaw.what]) == 4
    altered(
        copy,
        "INSERT INTO rereads (article_id, reread_at, from_reader, to_reader, versions, differing, chain)"
        " VALUES (1, 0, 1, 2, 5, 1, x'00')",
    )
    assert found(copy) == []


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard, also where a shell has started the tests in the background and told them not to."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_ends_a_long_look_at_the_file(copy):
    """SQLite counts on and on, and hears of it within its statement, not behind it."""
    numbers = "WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM n LIMIT 300000000)"
    with open_store(state_dir=copy) as store, store.database.reading() as db:
        threading.Timer(0.2, signal.raise_signal, [signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt) as raised, interruptible(db):
            db.exec_driver_sql(f"{numbers} SELECT max(x) FROM n").all()
        assert "interrupted" in str(raised.value.__cause__)
        assert db.exec_driver_sql("SELECT count(*) FROM articles").scalar() is not None


def test_a_change_is_rebuilt_once_for_all_that_is_asked_of_it(copy, monkeypatch):
    """Its columns, its alert and the lives of notes all want it: to rebuild it is most of the work."""
    rebuilt, spoken = [], brief.spoken
    monkeypatch.setattr(brief, "spoken", lambda *args: rebuilt.append(args) or spoken(*args))
    with open_store(state_dir=copy) as store:
        assert list(store.upkeep.flaws()) == []
        assert len(rebuilt) <= store.upkeep.size() - 1
