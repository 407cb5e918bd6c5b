"""What is kept is what was written, and any byte of it that is not is found."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import time_machine
from newsroom import (
    PATH,
    Desk,
    Postbox,
    challenge,
    correction_is_added,
    email,
    note_is_added,
    number_is_edited,
    watch,
    webhook,
    word_is_swapped,
)
from sqlalchemy import LargeBinary

from watcher.damage import collected
from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.store import open_store
from watcher.store.engine.columns import Hash
from watcher.store.packing import frames
from watcher.store.schema import metadata

PASSING = ("channels", "robots", "outages", "fragments", "bursts", "sizes")
"""Tables of what goes on now: nothing in them is history."""

UNPROVABLE = {
    "hosts": {
        *("name", "next_at", "blocked_until", "lease", "leased_until", "leased_article", "price", "ceiling")
    },
    "articles": {
        *("host_id", "url", "next_reason", "from_config", "every", "selectors", "tags", "added_at"),
        *("title", "site", "language", "published_at", "modified_at", "body_hash", "etag", "last_modified"),
        *("checks", "last_checked_at", "last_good_at", "last_changed_at", "failures", "failing_since"),
        *("trouble", "noticed", "gone_since", "suspect_digest", "suspect_count", "moved_to"),
        *(
            "page_fingerprint",
            "scope_fingerprint",
            "gone_count",
            "gone_noticed",
            "watch_for",
            "stop",
            "stride",
        ),
    },
    "mementos": {"uri", "captured_at", "why", "looked_at", "article_id"},
    "saves": {"article_id", "version", "archive", "asked_at", "uri", "words", "done"},
    "subscriptions": {"hub", "topic", "token", "secret", "ask_at", "pushes", "trouble", "source_id"},
    "addresses": {"url", "found_at"},
    "items": {"url", "name", "why", "first_seen_at", "updated_at", "article_id", "source_id"},
    "sources": {
        *(
            "url",
            "at",
            "title",
            "from_config",
            "every",
            "tags",
            "outlet",
            "include",
            "exclude",
            "most",
            "stop",
        ),
        *("watch_for", "added_at", "etag", "last_modified", "body_hash", "looks", "last_looked_at"),
        *("last_good_at", "arrivals", "next_look_at", "next_reason", "failures", "trouble", "noticed"),
        *("quiet_noticed", "host_id"),
    },
    "checks": {"checked_at", "version", "status", "size", "furniture", "code", "error"},
    "snapshots": {"not_before", "reader_version", "request_id", "conditions", "substantive"},
    "requests": {"headers"},
    "faces": {"url", "status", "charset"},
    "asides": {"captured_at", "code", "url", "status", "charset"},
    "notes": {"last_seen_at", "edited", "backdated", "returned"},
    "disclosures": {"delay", "complete"},
    "rereads": {"reread_at", "from_reader", "to_reader", "versions", "differing", "chain"},
    "events": {"event_id", "type", "occurred_at"},
    "deliveries": {
        "channel",
        "attempts",
        "next_at",
        "sent_at",
        "error",
        "lease",
        "leased_until",
        "why",
        "told_in",
    },
    **{name: {column.name for column in metadata.tables[name].c} for name in PASSING},
}
"""Columns that nothing else repeats: what the watch is to do next and how it went, not what was seen."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The database of a watch that has seen everything: its file, closed."""
    desk = Desk(tmp_path_factory.mktemp("kept"))
    with NewsSite() as site, WebhookReceiver() as hooks, Postbox() as mails:
        room = site.pages[PATH] = Newsroom(FERRY)
        desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")), email(mails.url))
        desk.check(expect=0)
        for happening in (note_is_added, number_is_edited, correction_is_added, word_is_swapped):
            room.edit(happening)
            desk.check(expect=0)
        desk.run("add", site.url("/feed.xml"))
        site.pages[PATH] = challenge
        desk.check(expect=1)
    with open_store(state_dir=desk.home / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("INSERT INTO channels (name, reason) VALUES ('old', 'it was full')")
    return desk.home / "state" / "watcher.db"


@pytest.fixture
def copy(kept, tmp_path):
    shutil.copy(kept, tmp_path / "watcher.db")
    return tmp_path


def found(state):
    with open_store(state_dir=state) as store:
        return list(store.upkeep.flaws())


def altered(state, *statements):
    with closing(sqlite3.connect(state / "watcher.db", isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


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
            assert list(store.upkeep.flaws()) == []


def flipped(value, dice):
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, bytes):
        place = dice.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << dice.randrange(8)]) + value[place + 1 :]
    return value[:-1] + ("x" if not value.endswith("x") else "y") if value else "x"


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_a_changed_value_is_found_wherever_it_can_be_proven(kept, tmp_path, table, look):
    dice, unseen = Random(table.name), set()
    for column in table.c:
        if column.name == "id":
            continue
        if missed(kept, tmp_path, table, column, dice, look):
            unseen.add(column.name)
    assert unseen <= UNPROVABLE.get(table.name, set())


@pytest.fixture
def look(monkeypatch):
    """Look for flaws as `found` does, and take down what each frame opened to meanwhile."""
    opened = {}

    def expand(packed, *front, original=frames.expand):
        text = original(packed, *front)
        opened.setdefault(packed, set()).add(text)
        return text

    def looking(state):
        opened.clear()
        return found(state), dict(opened)

    monkeypatch.setattr(frames, "expand", expand)
    return looking


def texts(opened, frame):
    """What a row's frame, whatever mark stands in front of it, opened to."""
    return [text for packed, text in opened.items() if packed.endswith(frame[1:])]


def flip_one(state, table, column, dice):
    """Alter one value of a column, if any row has one: the old value and the new."""
    with closing(sqlite3.connect(state / "watcher.db", isolation_level=None)) as db:
        query = f"SELECT rowid, {column.name} FROM {table.name} WHERE {column.name} IS NOT NULL"
        rows = db.execute(query).fetchall()
        if not rows:
            return None
        number, value = dice.choice(rows)
        new = flipped(value, dice)
        try:
            db.execute(f"UPDATE {table.name} SET {column.name} = ? WHERE rowid = ?", (new, number))
        except sqlite3.IntegrityError:  # the database itself refuses it
            return None
    return value, new


def missed(kept, state, table, column, dice, look):
    """Whether an altered value goes unseen and makes a difference.

    Some bits of a frame make none: the unused one of its descriptor and those that fill up a stream
    (RFC 8878, 3.1.1.1.1.4 and 4.1). The same texts are read from it as before.
    """
    shutil.copy(kept, state / "watcher.db")
    _, before = look(state)
    altering = flip_one(state, table, column, dice)
    if not altering:
        return False
    flaws, after = look(state)
    old, new = altering
    if flaws or not isinstance(column.type, LargeBinary):
        return not flaws
    return not texts(after, new) or texts(after, new) != texts(before, old)


BLOBS = [
    (table, column)
    for table in metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, LargeBinary | Hash) and table.name not in {"rereads", *PASSING}
]


@pytest.mark.parametrize(("table", "column"), BLOBS, ids=lambda item: item.name)
def test_any_flipped_bit_of_what_was_seen_is_found(kept, tmp_path, table, column, look):
    dice = Random(5)
    assert not any(missed(kept, tmp_path, table, column, dice, look) for _ in range(8))


def test_a_frame_whose_unused_bit_is_set_is_read_as_before(copy, look):
    _, before = look(copy)
    with closing(sqlite3.connect(copy / "watcher.db", isolation_level=None)) as db:
        number, data = db.execute("SELECT id, data FROM events").fetchone()
        other = data[:1] + bytes([data[1] ^ 0x10]) + data[2:]
        db.execute("UPDATE events SET data = ? WHERE id = ?", (other, number))
    flaws, after = look(copy)
    assert flaws == []
    assert texts(after, other) == texts(before, data) != []


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
        ("""UPDATE articles SET tags = '["se'""", None, "what it says of its tags cannot be read"),
        ("UPDATE articles SET selectors = '7'", None, "what it says of its selectors cannot be read"),
        ("UPDATE articles SET tags = printf('%.*c', 100000, '[')", None, "its tags cannot be read"),
        ("UPDATE deliveries SET state = 'pending', next_at = NULL", None, "neither sent nor will it be"),
        ("UPDATE checks SET outcome = 'fine'", None, 'has "fine" for its outcome'),
    ],
)
def test_a_flaw_says_where_it_is_what_it_is_and_what_to_do(copy, alter, version, says):
    altered(copy, *alter.split("; "))
    flaws = [flaw for flaw in found(copy) if says in flaw.what]
    assert version in [flaw.version for flaw in flaws]
    assert all(flaw.remedy for flaw in flaws)


def test_a_clock_that_was_set_back_is_no_flaw_for_its_looks_are_in_the_log(watched):
    with tomorrow():
        assert watched.desk.check(expect=0)[PATH]["outcome"] in {"unchanged", "not_modified"}
    watched.after(note_is_added)
    newest = watched.desk.history(PATH)[-1]
    assert newest["not_before"] > newest["captured_at"]
    watched.desk.run("verify")
    altered(watched.desk.home / "state", "UPDATE snapshots SET not_before = not_before + 1 WHERE version = 2")
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
    with open_store(state_dir=copy) as store, collected() as left_out:
        history = store.history(store.find(PATH).id, datetime.now(UTC))
    assert 2 not in {version.snapshot.version for version in history.versions}
    assert all("version 2 is left out" in words for words in left_out)
    assert left_out


@pytest.mark.parametrize(
    "alter", ["requests SET headers = '?'", "snapshots SET request_id = 99 WHERE version = 2"]
)
def test_headers_of_a_request_that_are_lost_are_found(copy, alter):
    altered(copy, f"UPDATE {alter}")
    assert any("the headers of" in flaw.what for flaw in found(copy))


def test_a_damaged_file_is_found(copy):
    file = copy / "watcher.db"
    with closing(sqlite3.connect(file)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'snapshots'").fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
    file.write_bytes(content)
    assert found(copy)


def test_a_history_that_was_told_anew_owes_no_alerts(copy, kept):
    altered(copy, *UNTELL.split("; "))
    assert len([flaw for flaw in found(copy) if "never told" in flaw.what]) == 4
    altered(
        copy,
        "INSERT INTO rereads (article_id, reread_at, from_reader, to_reader, versions, differing, chain)"
        " VALUES (1, 0, 1, 2, 5, 1, x'00')",
    )
    assert found(copy) == []
