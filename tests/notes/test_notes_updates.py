"""Where updates end, one or several in a story."""

from __future__ import annotations

from datetime import time

import pytest
from notes_help import LEAD, STORY, TAIL, notes, the_note

from watcher.model import NoteForm


def test_an_update_without_a_date_is_one_block_near_the_end_too():
    assert the_note(*STORY, "Update: The ferry has sailed.", "So much for today, see you soon.").text == (
        "The ferry has sailed."
    )


def test_the_last_update_of_several_without_a_date_is_one_block():
    one, two = notes(
        *STORY, "Update 1: The ferry has sailed.", "Update 2: It was full.", "So much for today."
    )
    assert (one.text, two.text) == ("The ferry has sailed.", "It was full.")


def test_an_update_without_a_full_stop_over_a_line_with_an_address_is_no_title():
    more = "See the timetable of the ferries: https://ferries.example/winter"
    assert the_note(*STORY, "Update: We are no longer selling tickets", more, STORY[0]).text == (
        "We are no longer selling tickets"
    )


def test_updates_strewn_over_a_story_end_where_its_next_chapter_begins():
    first, second = notes(
        *STORY,
        "Update (January 2021)",
        "The ferry sails twice a day now.",
        "The harbour",
        *STORY[:2],
        "Update (February 2021)",
        "The ferry sails three times a day now.",
        "The hotels",
        *STORY,
    )
    assert (first.text, second.first_block) == ("The ferry sails twice a day now.", 8)


def test_a_line_without_a_full_stop_does_not_end_an_update_that_is_followed_by_the_next():
    first, _ = notes(
        *STORY,
        "Update (12 January 2021)",
        "The ferry sails again, the company said on Tuesday.",
        "Two berths at the northern pier",
        "They are valid for a week, the company said.",
        "Update (13 January 2021)",
        "The tickets can be had in the hotels as well.",
    )
    assert (first.first_block, first.last_block) == (3, 6)


@pytest.mark.parametrize(
    "heads",
    [
        ("Update (5/3/17; 8:29 p.m.)", "Update (5/4/17; 10:45 p.m.)"),
        ("Update, May 3, 2017", "Update May 4, 2017"),
    ],
)
def test_the_last_of_several_updates_of_one_block_each_is_one_block(heads):
    told = [f"{head}: The ferry has sailed on time once more." for head in heads]
    found = notes(*STORY, *told, *STORY[1:])
    assert [note.text for note in found] == ["The ferry has sailed on time once more."] * 2


def test_the_last_update_over_the_story_as_it_began_goes_on_to_it():
    found = notes(
        "UPDATE at 6:30 p.m.: The ferry has sailed with all who waited for it.",
        "UPDATE at 4:15 p.m.: The captain says that the storm is over.",
        "He has asked the harbour for a pilot.",
        "Original story:",
        *STORY,
    )
    assert [note.text for note in found] == [
        "The ferry has sailed with all who waited for it.",
        "The captain says that the storm is over.\n\nHe has asked the harbour for a pilot.",
    ]


def test_a_label_in_capitals_alone_over_the_story_is_that_of_its_first_paragraph():
    note, *_ = notes("UPDATE January 12, 2021 at 10:20", *STORY)
    assert (note.form, note.text) == (NoteForm.SECTION, STORY[0])


@pytest.mark.parametrize("line", ["UPDATE 12 JANUARY 2021", "UPDATE 10:20"])
def test_capitals_of_a_whole_line_over_the_story_say_nothing_of_its_label(line):
    note, *_ = notes(line, *STORY)
    assert (note.form, note.text) == (NoteForm.STAMP, "")


@pytest.mark.parametrize(
    "told",
    ["Update at 11:50 a.m. with the captain on board.", "Updated with comment from the mayor at 11:50 a.m."],
)
def test_an_hour_within_a_sentence_that_tells_of_an_update_ends_no_head(told):
    note = the_note(told, *STORY)
    assert (note.form, note.text, note.stated_time) == (NoteForm.SECTION, told, time(11, 50))


@pytest.mark.parametrize(("sign", "form"), [(":", NoteForm.SECTION), ("", NoteForm.STAMP)])
def test_a_verb_and_an_hour_in_the_story_head_what_follows_when_a_colon_closes_them(sign, form):
    note = the_note(*STORY[:2], f"Updated at 4:30 p.m.{sign}", STORY[2], LEAD)
    assert (note.form, note.text) == (form, f"{STORY[2]}\n\n{LEAD}" if sign else "")


def test_two_slashes_close_a_label():
    assert the_note("UPDATE // " + LEAD, "FIRST VERSION", *STORY).text == LEAD


@pytest.mark.parametrize("before", ["HARBOUR TOWN — ", f"{STORY[0]} "])
def test_the_hour_before_a_label_in_capitals_within_a_block_is_its_own(before):
    note, *_ = notes(f"{before}2:15 p.m. UPDATE: All ferries sail.", *STORY[1:])
    assert (note.text, note.stated_time) == ("All ferries sail.", time(14, 15))


def test_an_hour_that_ends_a_sentence_is_not_that_of_the_label_behind_it():
    (note,) = notes(*STORY, "The ferry was due at 2:15 p.m. UPDATE: It has come in.")
    assert (note.text, note.stated_time) == ("It has come in.", None)


def test_a_part_of_the_day_behind_a_day_of_the_month_opens_the_story():
    (stamp,) = notes(f"Updated 13 Jan The night ferry will sail again, says its captain. {STORY[0]}", *STORY)
    assert stamp.form is NoteForm.STAMP


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("Correction by Ada Finch, 14:05", "Correction by Ada Finch"),
        ("Update by Ada Finch at 14:05", "Update by Ada Finch"),
        ("UPDATE from the quay, 2:05 p.m.", "UPDATE from the quay"),
    ],
)
def test_the_colon_of_an_hour_behind_who_wrote_a_note_is_not_that_of_its_head(head, label):
    note = the_note(*STORY, f"{head}: {STORY[1]}")
    assert (note.label, note.stated_time, note.text) == (label, time(14, 5), STORY[1])


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Update 12 January by Ada Finch"),
        ("en", "CORRECTION Jan. 12, 2021, by Ada M. Finch"),
        ("en", "Updated at 2:05 p.m. 12 January by Ada Finch"),
        ("de", "Korrektur 12. Januar von Ada Finch"),
        ("fr", "Mise à jour le 12 janvier par Ada Finch"),
    ],
)
def test_who_wrote_a_note_behind_its_date_is_no_part_of_its_text(language, head):
    note = the_note(*STORY, f"{head}: {STORY[1]}", language=language)
    assert (note.text, str(note.stated_date)) == (STORY[1], "2021-01-12")


def test_roman_numerals_count_the_updates_of_the_story_whatever_announces_them():
    one, two, three = notes(
        *STORY,
        "UPDATE (first of many) - The ferry has sailed.",
        "UPDATE II - Asked by reporters on the quay who had won, the captain had a short answer:",
        "UPDATE III - The ferry came back.",
    )
    assert [each.text[:14] for each in (one, two, three)] == [
        "The ferry has ",
        "Asked by repor",
        "The ferry came",
    ]


def test_a_label_between_signs_heads_all_that_follows_it_at_the_end():
    told = "The ferry is back in its harbour after a day at sea, the company said."
    more = "Its captain wrote to the islanders: “I got a call from all of you, and I thank you.”"
    _, last = notes(*STORY, "UPDATE:", STORY[1], "***UPDATE***", told, more)
    assert last.text == f"{told}\n\n{more}"


def test_a_dash_alone_parts_an_update_from_the_story_below():
    found = the_note("UPDATE: The ferry has sailed.", "“It is full,” the captain said.", "–", *STORY)
    assert found.text == "The ferry has sailed.\n\n“It is full,” the captain said."


def test_an_editors_note_on_something_else_ends_an_update():
    found = the_note(
        *STORY,
        "Update 13 January: The ferry is full.",
        STORY[1],
        "Editor's note: From the archive of the Gull.",
    )
    assert found.text == f"The ferry is full.\n\n{STORY[1]}"


def test_an_update_over_the_place_a_story_is_written_from_ends_there_be_its_sentences_short():
    place = f"NORHOLM, Norway (AP) — {STORY[0]}"
    found = the_note("Update, 13 January: The ferry sails again.", "It was late.", place, *STORY[1:])
    assert found.text == "The ferry sails again.\n\nIt was late."


def test_a_label_behind_the_place_a_story_is_written_from_may_have_stars():
    note = the_note("NORHOLM, Me. - *UPDATE* - The ferry sails again.", *STORY)
    assert note.text == "The ferry sails again."


def test_what_else_a_house_wrote_ends_an_update():
    more = ["Our recent articles on the ferry:", "The storm that came in June and stayed until July"]
    assert the_note(*STORY, "UPDATE 13 January: The ferry sails again.", STORY[1], *more).text == (
        f"The ferry sails again.\n\n{STORY[1]}"
    )


def test_a_dated_head_alone_takes_the_short_sentence_that_tells_of_the_change():
    note = the_note(*STORY, "Editor’s note, January 13, 2021", "A wrong name was corrected.", *TAIL)
    assert (note.form, note.text) == (NoteForm.SECTION, "A wrong name was corrected.")
