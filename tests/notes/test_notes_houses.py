"""What houses write of their own stories: editors' notes, rows of stamps with a text, days behind a dash."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import LEAD, MORE, STORY, notes, notes_in, the_note

from watcher.model import NoteForm, NoteKind

CREDIT = "Photographs by the port; the harbour guide covers forty towns on both coasts of the sound."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("We updated our ferry guide on January 14, 2021 to share more from our crew.", 14),
        ("On January 14, 2021, I added a new boat, and one that I would not take.", 14),
        ("We've recently added two boats from the spring list.", None),
        ("I revised all fares on Thursday, January 14.", 14),
        ("We added three ports to our list on January 14.", 14),
        ("We have added the mayor's reply, which came on January 14.", None),
    ],
)
def test_an_editor_who_tells_what_was_done_speaks_of_the_story(text, day):
    note = the_note(*STORY, f"Editor's Note: {text}", LEAD)
    assert (note.kind, note.text) == (NoteKind.EDITORS_NOTE, text)
    assert note.stated_date == (day and date(2021, 1, day))


@pytest.mark.parametrize(
    "text",
    [
        "We updated our privacy policy on January 14, 2021.",
        "We have updated our weather page and our crosswords.",
        "We added two reporters to our harbour desk on January 14.",
        "In 2019, we added a prize for young captains to the awards.",
        "We added two boats on January 14, the mayor said in a letter.",
        "We asked the port for the list and will add it.",
        "She added that the ferry was late.",
    ],
)
def test_what_editors_say_of_other_things_is_no_note(text):
    assert notes(*STORY, f"Editor's Note: {text}", LEAD) == ()
    assert notes(*STORY, "We added a boat on January 14, 2021.", LEAD) == ()


def test_an_editors_note_goes_on_to_the_paragraph_that_tells_of_the_change():
    note = the_note(*STORY, "Editor's note", CREDIT, "We updated this article on 14 January 2021.", LEAD)
    assert (note.kind, note.last_block, note.stated_date) == (NoteKind.EDITORS_NOTE, 5, date(2021, 1, 14))
    speech = "The mayor's speech has been corrected by the council."
    assert the_note(*STORY, "Editor's note", CREDIT, speech, LEAD).last_block == 4
    told = the_note(*STORY, "Editor's note", "We updated this article on 14 January 2021.", CREDIT, LEAD)
    assert (told.last_block, told.stated_date) == (4, date(2021, 1, 14))


def test_of_stamps_in_a_row_each_has_the_sentence_below_it():
    days = [
        "[UPDATED] 2021-05-10",
        "The list is closed.",
        "[UPDATED] 2021-05-03",
        "The list closes on Monday.",
    ]
    found = notes_in(*days, LEAD, MORE)
    assert [(note.form, note.text) for note in found] == [
        (NoteForm.SECTION, "The list is closed."),
        (NoteForm.SECTION, "The list closes on Monday."),
    ]
    titles = ["Updated 2021-05-10", "The ferry sails", "Updated 2021-05-03", "The bridge is shut"]
    assert {note.form for note in notes_in(*titles, LEAD, MORE)} == {NoteForm.STAMP}


def test_the_last_of_a_row_has_a_text_behind_one_whose_text_stands_in_its_block():
    found = notes_in(
        LEAD,
        MORE,
        "Updated at 1:32 p.m. The pilot is sure that the ferry can leave the harbour before the night.",
        "Two boats were sent to help it, and both are at sea.",
        "Updated at 5:45 p.m.",
        "The ferry has left the harbour, and all who waited for it are on their way to the islands.",
    )
    assert [(note.form, note.stated_time, note.last_block) for note in found] == [
        (NoteForm.SECTION, time(13, 32), 3),
        (NoteForm.SECTION, time(17, 45), 5),
    ]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Response added from Ada Finch – 07:49 14/1/21", 14),
        ("Comment from the port added - 14 January 2021", 14),
        ("The ferry sails again – 14 January 2021.", None),
    ],
)
def test_a_dash_parts_what_was_added_from_its_day(told, day):
    note = the_note(*STORY, f"UPDATE: {told}")
    assert note.stated_date == (day and date(2021, 1, day))
    assert note.text == (told.rpartition(" – ")[0] or told.rpartition(" - ")[0] if day else told)


def test_a_sentence_on_the_story_may_run_into_one_without_a_full_stop():
    gifts = f"{' '.join(STORY)} To help us with the next voyage, see harbour.example/gifts"
    note = the_note(*STORY, f"{gifts} This story was amended on the 14th of January 2021")
    assert (note.text, note.stated_date) == (
        "This story was amended on the 14th of January 2021",
        date(2021, 1, 14),
    )


def test_an_update_ends_where_it_says_that_the_story_was_written_before():
    note, *_ = notes(
        "Update 14:49", *STORY[:2], "The following article was written before the verdict", LEAD, MORE
    )
    assert (note.form, note.last_block) == (NoteForm.SECTION, 2)


@pytest.mark.parametrize("how", ["quarterly", "annually"])
def test_what_is_updated_again_and_again_is_no_change(how):
    assert notes(*STORY, f"This list is updated {how} so that it stays of use.") == ()


def test_who_wrote_a_story_is_no_text_of_its_stamp():
    stamp = the_note(LEAD, "Updated January 14, 2021. Written or reviewed by a captain. See our crew.", MORE)
    assert (stamp.form, stamp.stated_date) == (NoteForm.STAMP, date(2021, 1, 14))
    told = "Reviewed by the council last week, the plan to sell the ferry has been dropped."
    assert the_note(*STORY, "Update, 14 January 2021: The plan is dead.", told).text.endswith(told)


@pytest.mark.parametrize("end", ["... Read more »", "… [Read on]"])
def test_a_text_that_is_cut_before_a_link_is_of_another_story(end):
    cut = f"UPDATE 7 p.m. – The crowd walks to the harbour, and in front of it {end}"
    assert notes(*STORY, cut, LEAD) == ()
    assert len(notes(*STORY, cut.removesuffix(end) + "are flags.", LEAD)) == 1


def test_a_text_that_breaks_off_behind_a_stamp_is_the_card_of_another_story():
    cut = "14 Jan. Updated The crowd walks to the harbour, and in front of it ..."
    assert notes(*STORY, "The harbour is full", cut) == ()
    assert len(notes(*STORY, "The harbour is full", cut.replace(" ...", " are flags."))) == 1
