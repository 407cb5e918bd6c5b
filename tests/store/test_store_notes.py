"""A note is kept by the text it stands in, in a few bytes; notes that older programs wrote are read."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update
from store_help import add, changed, first, note, visit

from watcher.damage import collected
from watcher.model import Change, NotePair
from watcher.store import open_store
from watcher.store.packing.codec import NUMBERED, pack, plain
from watcher.store.schema import notes, snapshots

OLD, NEW = note("It opens at nine on all days."), note("It opens at ten on all days.")
LATE, LAST = note("Late.", 13), note("Tickets are sold at the door.", 14)
SMALL = 40
"""Bytes. Alone a note takes 150 here, 310 with longer words."""


@pytest.fixture
def store(tmp_path):
    with open_store(state_dir=tmp_path) as store:
        add(store)
        visit(store, 0, first, "A", notes=[OLD])
        visit(store, 60, changed, "B", change=Change(notes_changed=(NotePair(OLD, NEW),)), notes=[NEW])
        swap = Change(notes_removed=(NEW,), notes_added=(LATE,))
        visit(store, 120, changed, "C", change=swap, notes=[LATE])
        yield store


def rows(store):
    with store.database.reading() as db:
        return db.execute(select(notes).order_by(notes.c.id)).all()


def flaws(store):
    """The versions with one; nobody was to be told of these changes."""
    return [flaw.version for flaw in store.upkeep.flaws() if "never told" not in flaw.what]


def put(store, table, number, **values):
    with store.database.writing() as db:
        db.execute(update(table).where(table.c.id == number).values(**values))


def test_notes_take_a_few_bytes_and_come_back_as_they_were(store):
    records = store.note_records(1)
    assert [(record.note, record.original) for record in records] == [(NEW, OLD), (LATE, LATE)]
    for row in rows(store):
        assert len(row.note) < SMALL < len(pack(OLD))
        assert row.original is None or len(row.original) < SMALL
    assert flaws(store) == []


@pytest.mark.parametrize("column", ["note", "original"])
def test_the_number_of_another_note_is_a_flaw_though_it_can_be_read(tmp_path, column):
    with open_store(state_dir=tmp_path) as store:
        add(store)
        visit(store, 0, first, "A", notes=[OLD, LATE])
        change = Change(notes_changed=(NotePair(OLD, NEW),))
        visit(store, 60, changed, "B", change=change, notes=[NEW, LATE])
        assert flaws(store) == []
        put(store, notes, 1, **{column: NUMBERED + b"\x01"})
        assert store.note_records(1)[0].original == (LATE if column == "original" else OLD)
        assert flaws(store) != []


def test_notes_of_older_programs_are_read(store):
    """They stood alone; what a note was at first leant on what it had become."""
    before = store.note_records(1)
    put(store, notes, 1, note=pack(NEW), original=pack(OLD, plain(NEW)))
    put(store, notes, 2, note=pack(LATE))
    assert store.note_records(1) == before
    assert {record.id: record for _, record in store.notes()} == {one.id: one for one in before}
    assert flaws(store) == []


def test_a_damaged_text_costs_its_notes_and_nothing_that_comes_after(store):
    put(store, snapshots, 3, reading=b"\x00")
    with collected() as left_out:
        assert [record.id for record in store.note_records(1)] == [1]
    assert [words[:20] for words in left_out] == ["Note 2 is left out. "]
    assert flaws(store) == [3]
    visit(store, 180, changed, "D", change=Change(notes_added=(LAST,)), notes=[LATE, LAST])
    assert store.reading(1, 4).notes == (LATE, LAST)
    assert rows(store)[-1].first_seen_version == 4


def test_a_damaged_text_does_not_hold_up_the_notes_of_other_articles(store):
    other = add(store, "https://other.example/bridge", host="other.example", minutes=130)
    visit(store, 130, first, "D", notes=[NEW])
    put(store, snapshots, 1, reading=b"\x00")
    with collected() as left_out:
        assert [article.id for article, _ in store.notes()] == [other.id]
    assert left_out
