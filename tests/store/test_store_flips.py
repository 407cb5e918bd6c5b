"""Any value and any bit of what is kept that is not what was written is found, wherever it can be proven."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from random import Random

import pytest
from flaws_help import found
from sqlalchemy import LargeBinary

from watcher.store.engine.columns import Hash
from watcher.store.packing import frames
from watcher.store.schema import metadata

PASSING = ("channels", "robots", "outages", "fragments", "sizes")
"""Tables of what goes on now: nothing in them is history."""


UNPROVABLE = {
    "hosts": {
        *("name", "next_at", "blocked_until", "lease", "leased_until", "leased_article", "price", "ceiling")
    },
    "articles": {
        *("host_id", "url", "next_reason", "from_config", "every", "selectors", "tags", "added_at"),
        *("site", "published_at", "modified_at", "body_hash", "etag", "last_modified"),
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
            "validators_lie",
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
    "bursts": {"host_id", "hash", "notice", "articles", "last_at"},
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


def flipped(value, dice):
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, bytes):
        place = dice.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << dice.randrange(8)]) + value[place + 1 :]
    return value[:-1] + ("x" if not value.endswith("x") else "y") if value else "x"


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_a_changed_value_is_found_wherever_it_can_be_proven(missed, table):
    dice, unseen = Random(table.name), set()
    for column in table.c:
        if column.name == "id":
            continue
        if missed(table, column, dice):
            unseen.add(column.name)
    assert unseen <= UNPROVABLE.get(table.name, set())


@pytest.fixture(scope="module")
def look():
    """Look for flaws as `found` does, and take down what each frame opened to meanwhile."""
    opened = {}

    def expand(packed, *front, original=frames.expand):
        text = original(packed, *front)
        opened.setdefault(packed, set()).add(text)
        return text

    def looking(state):
        opened.clear()
        return found(state), dict(opened)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames, "expand", expand)
        yield looking


@pytest.fixture(scope="module")
def before(kept, tmp_path_factory, look):
    """What each frame opens to in a copy that nobody altered."""
    state = tmp_path_factory.mktemp("unaltered")
    shutil.copy(kept, state / "watcher.db")
    flaws, opened = look(state)
    assert flaws == []
    return opened


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


@pytest.fixture
def missed(kept, tmp_path, look, before):
    """Whether an altered value goes unseen and makes a difference.

    Some bits of a frame make none: the unused one of its descriptor and those that fill up a stream
    (RFC 8878, 3.1.1.1.1.4 and 4.1). The same texts are read from it as before.
    """

    def found_nothing(table, column, dice):
        shutil.copy(kept, tmp_path / "watcher.db")
        altering = flip_one(tmp_path, table, column, dice)
        if not altering:
            return False
        flaws, after = look(tmp_path)
        old, new = altering
        if flaws or not isinstance(column.type, LargeBinary):
            return not flaws
        return not texts(after, new) or texts(after, new) != texts(before, old)

    return found_nothing


BLOBS = [
    (table, column)
    for table in metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, LargeBinary | Hash) and table.name not in {"rereads", *PASSING}
]


@pytest.mark.parametrize(("table", "column"), BLOBS, ids=lambda item: item.name)
def test_any_flipped_bit_of_what_was_seen_is_found(missed, table, column):
    dice = Random(5)
    assert not any(missed(table, column, dice) for _ in range(8))


def test_a_frame_whose_unused_bit_is_set_is_read_as_before(copy, look, before):
    with closing(sqlite3.connect(copy / "watcher.db", isolation_level=None)) as db:
        number, data = db.execute("SELECT id, data FROM events").fetchone()
        other = data[:1] + bytes([data[1] ^ 0x10]) + data[2:]
        db.execute("UPDATE events SET data = ? WHERE id = ?", (other, number))
    flaws, after = look(copy)
    assert flaws == []
    assert texts(after, other) == texts(before, data) != []
