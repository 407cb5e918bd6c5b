"""Logs: dated entries in a list or under a heading are notes each; plans, chapters and histories are none."""

from __future__ import annotations

from datetime import date

import pytest
from notes_help import LEAD, MORE, notes, notes_in
from read_help import URL, paragraphs, role_of

from watcher.model import BlockKind, NoteForm, NoteKind, Role
from watcher.read import read

HEADING, ITEM = BlockKind.HEADING, BlockKind.LIST_ITEM


def test_a_list_under_a_label_is_all_of_the_note():
    first, second = "The engine was repaired in the night.", "Two sailings were added on Friday."
    (note,) = notes_in(
        LEAD, (HEADING, "Updates (3 May 2021)"), (ITEM, first), (ITEM, second), (HEADING, "Timetable"), MORE
    )
    assert note.text == f"{first}\n\n{second}"


def test_every_entry_of_a_log_has_the_logs_label():
    head = (HEADING, "Revision history")
    entries = notes_in(LEAD, MORE, head, "2021-05-03: A link was fixed.", "2021-05-01: A table came.")
    assert [(note.label, note.stated_date, note.text) for note in entries] == [
        ("Revision history", date(2021, 5, 3), "A link was fixed."),
        ("Revision history", date(2021, 5, 1), "A table came."),
    ]


def test_a_chain_before_the_story_does_not_swallow_it():
    story = [f"{number} {LEAD}" for number in range(8)]
    chain = notes_in("Update #1: The ferry is late.", "Update #2: The ferry sails again.", *story)
    assert [(note.first_block, note.last_block, note.extent_certain) for note in chain] == [
        (0, 0, True),
        (1, 1, False),
    ]


def test_an_update_does_not_run_up_to_the_next_one_across_the_story():
    story = [f"{number} {LEAD}" for number in range(12)]
    first, last = notes_in("Update: The ferry is late.", *story, "Update 3 May: The ferry sails again.")
    assert (first.last_block, first.extent_certain) == (0, False)
    assert last.first_block == len(story) + 1


@pytest.mark.parametrize("title", ["Amendments", "Changelog", "History"])
def test_a_chapter_of_changes_is_no_note(title):
    assert notes_in(LEAD, (HEADING, title), MORE, LEAD) == ()


def test_days_in_a_row_are_a_plan_and_no_notes():
    days = ("May 13, 2021", "June 10, 2021", "July 16, 2021")
    plan = [f"{day}: The ferry will sail an hour later than before, and the train will wait." for day in days]
    assert notes_in(LEAD, *plan, MORE, captured="2021-12-01") == ()


def test_an_item_of_a_log_may_end_in_its_date_and_the_first_tells_of_the_publication():
    first, second = notes_in(
        LEAD,
        (HEADING, "History"),
        (ITEM, "Corrected the name of the captain on 2021-05-03 14:54 UTC"),
        (ITEM, "Added the price on 2021-04-25"),
        (ITEM, "Originally published on 2021-04-20"),
    )
    assert [str(note.stated_date) for note in (first, second)] == ["2021-05-03", "2021-04-25"]
    assert first.label == second.label == "History"


@pytest.mark.parametrize("published", ["2021-04-20", "2021-06-20"])
def test_the_history_of_a_town_is_no_log(published):
    town = [(ITEM, "3 May 1921: The pier is built."), (ITEM, "10 May 1931: The first ferry sails.")]
    assert notes_in(LEAD, (HEADING, "History"), *town, published=published) == ()


def test_dated_entries_under_updates_are_notes_each():
    found = notes_in(
        LEAD, (HEADING, "Update"), (ITEM, "2021-05-03: Crew found."), (ITEM, "2021-05-04: It sailed.")
    )
    assert [(str(note.stated_date), note.text) for note in found] == [
        ("2021-05-03", "Crew found."),
        ("2021-05-04", "It sailed."),
    ]


def test_the_last_day_of_a_log_holds_the_whole_list_under_it():
    items = [(ITEM, f"Changed the price of ticket number {n}.") for n in range(12)]
    (note,) = notes_in(LEAD, (HEADING, "Revision history"), (ITEM, "2021-05-03"), *items)
    assert note.text.count("\n\n") == len(items) - 1


def test_what_was_done_to_things_of_a_list_is_no_note():
    items = [(ITEM, f"Updated: engine {n}") for n in range(4)]
    assert notes_in(LEAD, "The yard names what it did:", *items, MORE) == ()


def test_a_date_in_an_entrys_sentence_stays_there():
    entry = "As of 3 May 2021, the ferry is no longer counted among the wrecks of the harbour."
    (note,) = notes_in((HEADING, "Update"), entry, MORE, (HEADING, "Story"), LEAD)
    assert (note.text, note.stated_date) == (entry, date(2021, 5, 3))


@pytest.mark.parametrize(
    ("language", "head", "first", "entry"),
    [
        ("de", "Chronik", "Erstmals veröffentlicht am {}", "Zwei Abfahrten ergänzt am {}"),
        ("es", "Historial", "Publicada originalmente el {}", "Corregido el nombre del barco el {}"),
        ("it", "Cronologia", "Pubblicata il {}", "Corretto il nome della nave il {}"),
        ("hu", "Előzmények", "Eredetileg megjelent: {}", "A hajó neve javítva: {}"),
        ("ro", "Istoric", "Publicat inițial la {}", "Numele navei corectat la {}"),
        ("el", "Ιστορικό", "Αρχικά δημοσιεύτηκε στις {}", "Διορθώθηκε το όνομα του πλοίου στις {}"),
        ("bg", "История", "Първоначално публикувано на {}", "Поправено име на кораба на {}"),
        ("ru", "Хронология", "Первоначально опубликовано {}", "Исправлено название судна {}"),
        ("tr", "Tarihçe", "İlk olarak {} tarihinde yayınlandı", "Geminin adı {} tarihinde düzeltildi"),
        ("zh", "历史", "最早发布于 {}", "船名修正于 {}"),
        ("fi", "Muutosloki", "Julkaistu {}", "Aluksen nimi korjattu {}"),
        ("lt", "Istorija", "Pirmą kartą paskelbta {}", "Pataisytas laivo pavadinimas {}"),
    ],
)
def test_a_history_is_one_in_every_language_and_its_publication_is_no_note(language, head, first, entry):
    later = entry.format("2021-01-20")
    (note,) = notes(LEAD, MORE, head, first.format("2021-01-11"), later, language=language)
    assert (note.label, note.stated_date, note.text) == (head, date(2021, 1, 20), later)


@pytest.mark.parametrize("first", [0, 1])
def test_the_lines_of_a_paragraph_under_a_history_are_an_entry_each(first):
    lines = ["11 Jan 2021, 10:02 – first published", "12 Jan 2021, 16:30 – number of boats corrected to 14"]
    (note,) = notes(LEAD, MORE, "Change history", " ".join((lines[first], lines[1 - first])))
    assert (note.stated_date, note.text) == (date(2021, 1, 12), "number of boats corrected to 14")


def test_each_line_of_such_a_paragraph_keeps_its_date():
    log = "12 Jan 2021: A name was corrected on 12 January. 13 Jan 2021: The number of boats was corrected."
    told = [(note.stated_date.day, note.text) for note in notes(LEAD, MORE, "Change history", log)]
    assert told == [
        (12, "A name was corrected on 12 January."),
        (13, "The number of boats was corrected."),
    ]


def test_an_entry_that_says_only_that_something_was_done_is_a_stamp():
    stamp, note = notes(LEAD, MORE, "History", "Update published at 2021-01-20", "A link fixed 2021-01-21")
    assert (stamp.form, stamp.label, stamp.stated_date) == (NoteForm.STAMP, "Update", date(2021, 1, 20))
    assert (note.form, note.stated_date) == (NoteForm.SECTION, date(2021, 1, 21))


def test_the_label_of_an_entry_is_no_part_of_its_text():
    (note,) = notes(LEAD, MORE, "History", "2021-01-20 Update: The ferry sails again.")
    assert note.text == "The ferry sails again."


def test_a_row_of_things_under_one_label_is_a_changelog():
    row = ("Updated: the clock, which had been slow (in summer)", "Updated: the bell", "Updated: the compass")
    assert notes(LEAD, MORE, *row, LEAD) == ()


@pytest.mark.parametrize(
    ("near", "number"),
    [("tools: ask before losses (#1187)", 0), ("A pilot went", 1), ("Update #11: The quay is open.", 2)],
)
def test_what_a_program_got_is_listed_by_the_numbers_of_its_changes(near, number):
    items = ((ITEM, "Updates to fix the headline of the manual (#1203)"), (ITEM, near))
    assert len(notes_in(LEAD, MORE, *items)) == number


def test_lines_of_a_program_are_no_terms_of_a_list():
    program = (BlockKind.CODE, "git diff-tree --cc")
    (note,) = notes_in(LEAD, program, "Update: This does the same:", program, MORE)
    assert note.label == "Update"


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("The mate's age corrected.", NoteKind.CORRECTION),
        ("The number of seats was corrected to 212.", NoteKind.CORRECTION),
        ("The board's answer added.", NoteKind.UPDATE),
        ("The mate says that her age was not asked for.", NoteKind.UPDATE),
    ],
)
def test_an_entry_of_a_history_that_says_what_was_mended_is_a_correction(entry, kind):
    (note,) = notes_in(LEAD, MORE, (HEADING, "Article history"), f"3 May 2021: {entry}")
    assert (note.kind, note.text) == (kind, entry)


def test_the_line_of_a_history_that_tells_of_the_publication_is_no_text_of_the_story():
    log = (
        f"<h4>Article history</h4>{paragraphs('3 May 2021: Age corrected.', '1 May 2021: first published.')}"
    )
    told = read(f"<article><h1>Ferry</h1>{paragraphs(LEAD, MORE)}{log}</article>", URL)
    assert role_of(told, "first published") is Role.MARGIN
    assert [note.text for note in told.notes] == ["Age corrected."]
