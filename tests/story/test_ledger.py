"""A note is one record for its whole life."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from watcher.decide.history.ledger import Stage, follow
from watcher.model import Change, DateSource, Note, NoteForm, NoteKind, NotePair, NoteRecord, Position

START = datetime(2026, 3, 1, tzinfo=UTC)
NOTE = Note(
    kind=NoteKind.UPDATE,
    form=NoteForm.SECTION,
    label="Update",
    stated_date=date(2026, 3, 2),
    stated_time=None,
    stated_timezone=None,
    year_inferred=True,
    text="The ferry sails again.",
    position=Position.END,
)
STAMP = replace(NOTE, form=NoteForm.STAMP, text="", position=Position.LEDE)


class Ledger:
    """Plays the part of the store."""

    def __init__(self) -> None:
        self.records: dict[int, NoteRecord] = {}
        self.version = 0

    def next(self, notes: list[Note], change: Change | None = None) -> list[NoteRecord]:
        self.version += 1
        at = START + timedelta(days=self.version)
        seen = None if change is None else at - timedelta(hours=1)
        stage = Stage(self.version, at, seen, tuple(notes), change)
        written = follow(list(self.records.values()), stage, article_id=1)
        first = max(self.records, default=0)
        for record in written:
            number = record.id or max(self.records, default=0) + 1
            replaced = record.replaced_by
            replaced = first - replaced if replaced and replaced < 0 else replaced
            self.records[number] = replace(record, id=number, replaced_by=replaced)
        return list(self.records.values())


def test_notes_of_the_first_capture_stood_there():
    (record,) = Ledger().next([NOTE])
    assert (record.first_seen_version, record.not_before, record.withdrawn) == (1, None, False)


def test_a_note_that_stays_is_seen_last_in_the_newest_version():
    ledger = Ledger()
    ledger.next([NOTE])
    (record,) = ledger.next([replace(NOTE, position=Position.INLINE)], Change())
    assert (record.first_seen_version, record.last_seen_version, record.edited) == (1, 2, False)
    assert record.note.position is Position.INLINE
    assert not record.moved  # text was added beside it
    (record,) = ledger.next([replace(NOTE, position=Position.START)], Change())
    assert record.moved


def test_a_long_note_whose_later_paragraphs_were_edited_is_the_same_record():
    ledger, head = Ledger(), "The ferry sails again, the company said on Monday."
    old, new = (replace(NOTE, text=f"{head}\n\n{more}") for more in ("It is full.", "Two more will follow."))
    ledger.next([old])
    (record,) = ledger.next([new], Change())
    assert (record.note, record.last_seen_version, record.edited) == (new, 2, False)


def test_a_day_that_was_plausible_stays_so_when_the_page_moves_its_publication_past_it():
    ledger, stated = Ledger(), replace(NOTE, date_source=DateSource.STATED)
    ledger.next([stated])
    (record,) = ledger.next([replace(stated, date_source=DateSource.IMPLAUSIBLE)], Change())
    assert record.note.date_source is DateSource.STATED


def test_a_new_note_knows_between_which_moments_it_came():
    ledger = Ledger()
    ledger.next([])
    (record,) = ledger.next([NOTE], Change(notes_added=(NOTE,)))
    assert record.not_before < record.first_seen_at


def test_a_reworded_note_is_the_same_record():
    ledger = Ledger()
    ledger.next([NOTE])
    reworded = replace(NOTE, text="The ferry sails again, twice a day.")
    (record,) = ledger.next([reworded], Change(notes_changed=(NotePair(NOTE, reworded),)))
    assert (record.edited, record.note, record.original) == (True, reworded, NOTE)


def test_a_withdrawn_note_keeps_its_record_and_may_return():
    ledger = Ledger()
    ledger.next([NOTE])
    (record,) = ledger.next([], Change(notes_removed=(NOTE,)))
    assert (record.withdrawn, record.last_seen_version) == (True, 1)
    assert record.last_seen_at == START + timedelta(days=2, hours=-1)
    (record,) = ledger.next([NOTE], Change(notes_added=(NOTE,)))
    assert (record.withdrawn, record.first_seen_version, record.last_seen_version) == (False, 1, 3)
    assert (record.returned, record.moved, record.edited) == (True, False, False)


@pytest.mark.parametrize("note", [NOTE, STAMP], ids=["section", "stamp"])
def test_a_note_that_comes_back_has_the_day_that_was_inferred_when_it_came(note):
    ledger = Ledger()
    inferred = replace(note, stated_time=time(10, 40), date_source=DateSource.DAY_INFERRED)
    ledger.next([inferred])
    ledger.next([], Change(notes_removed=(inferred,)))
    undated = replace(inferred, stated_date=None, date_source=None)
    (record,) = ledger.next([undated], Change(notes_added=(undated,)))
    assert (record.note, record.returned, record.edited) == (inferred, True, False)


def test_a_note_that_comes_back_in_other_words_is_the_same_note_and_edited():
    told = "The ferry sails again from Monday on, and the company has put a second boat into service."
    ledger = Ledger()
    old, new = replace(NOTE, text=told), replace(NOTE, text=told.replace("a second", "the second"))
    ledger.next([old])
    ledger.next([], Change(notes_removed=(old,)))
    (record,) = ledger.next([new], Change(notes_added=(new,)))
    assert (record.returned, record.edited, record.withdrawn) == (True, True, False)
    assert (record.note, record.original) == (new, old)


def test_a_reworded_note_that_comes_back_as_it_was_at_first_is_the_same_note():
    reworded = replace(NOTE, text="Boats leave the northern islands twice a day from now on.")
    ledger = Ledger()
    ledger.next([NOTE])
    ledger.next([reworded], Change(notes_changed=(NotePair(NOTE, reworded),)))
    ledger.next([], Change(notes_removed=(reworded,)))
    (record,) = ledger.next([NOTE], Change(notes_added=(NOTE,)))
    assert (record.returned, record.withdrawn, record.note) == (True, False, NOTE)


def test_another_note_in_the_place_of_a_withdrawn_one_is_another_record():
    ledger = Ledger()
    ledger.next([NOTE])
    ledger.next([], Change(notes_removed=(NOTE,)))
    other = replace(NOTE, text="The ferry has sunk.")
    assert len(ledger.next([other], Change(notes_added=(other,)))) == 2


def test_a_note_whose_words_another_took_in_was_replaced_by_that():
    first, second = NOTE, replace(NOTE, text="The town has sold the boat.", position=Position.INLINE)
    both = replace(first, text=f"{first.text} {second.text}")
    ledger = Ledger()
    ledger.next([first, second])
    told = Change(notes_changed=(NotePair(first, both),), notes_removed=(second,))
    kept, gone = ledger.next([both], told)
    assert (gone.note, gone.withdrawn, gone.replaced_by) == (second, True, kept.id)
    assert not told.notes_withdrawn


def test_a_stamp_that_moves_on_replaces_the_one_before():
    ledger = Ledger()
    ledger.next([STAMP])
    later = replace(STAMP, stated_date=date(2026, 3, 9))
    old, new = ledger.next([later], Change(notes_added=(later,), notes_removed=(STAMP,)))
    assert (old.withdrawn, old.replaced_by) == (True, new.id)
    assert (new.withdrawn, new.first_seen_version) == (False, 2)


def test_two_notes_with_the_same_words_are_two_records():
    ledger = Ledger()
    ledger.next([NOTE, NOTE])
    records = ledger.next([NOTE, NOTE], Change())
    assert [record.last_seen_version for record in records] == [2, 2]


def test_a_copy_of_a_note_comes_and_goes_and_the_other_did_not_move():
    top, end = replace(NOTE, position=Position.START), replace(NOTE, position=Position.END)
    ledger = Ledger()
    (record,) = ledger.next([end])
    assert [r.moved for r in ledger.next([top, end], Change())] == [False]
    ledger = Ledger()
    ledger.next([top, end])
    gone, record = ledger.next([end], Change())
    assert (gone.note.position, gone.withdrawn, gone.replaced_by) == (Position.START, True, record.id)
    assert (record.note.position, record.withdrawn, record.moved) == (Position.END, False, False)
