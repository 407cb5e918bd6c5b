"""Forms of blogs and projects: headings, asides, labels with a source."""

from __future__ import annotations

from datetime import date

import pytest
from notes_help import LEAD, MORE, notes_in

from watcher.model import BlockKind, DateSource, NoteForm, NoteKind, Position

HEADING, QUOTE = BlockKind.HEADING, BlockKind.QUOTE


def test_a_heading_that_titles_an_update_holds_its_section():
    (note,) = notes_in(
        LEAD,
        (HEADING, "Update: the ferry is back"),
        "It sailed at nine.",
        MORE,
        (HEADING, "Timetable"),
        MORE,
    )
    assert (note.first_block, note.last_block) == (1, 3)
    assert note.text == f"the ferry is back\n\nIt sailed at nine.\n\n{MORE}"


def test_a_dated_heading_and_a_short_sentence_are_a_note():
    (note,) = notes_in((HEADING, "[UPDATED] 2021-05-03"), "The form was closed.", LEAD, MORE)
    assert (note.form, note.stated_date, note.text) == (
        NoteForm.SECTION,
        date(2021, 5, 3),
        "The form was closed.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Note: The mailing list has been shut down and replaced with a forum.",
        "Note: A newer version of this advisory has been published.",
        "This article is out of date. Please see the new timetable instead.",
        "Please note that this blog post was written in 2010, and that much has changed.",
    ],
)
def test_what_is_out_of_date_is_said_to_be(text):
    assert [note.kind for note in notes_in(text, LEAD, MORE)] == [NoteKind.OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "Note: Tickets are sold at the pier.",
        "The old pier has been replaced, the article says.",
        "The ferry has been renamed, and no longer sails on Sundays.",
    ],
)
def test_other_asides_and_news_of_things_replaced_are_none(text):
    assert notes_in(LEAD, text, MORE) == ()


def test_an_editors_note_in_brackets_may_say_that_something_no_longer_works():
    (note,) = notes_in(f"{LEAD} (Editor's note: this no longer works) {MORE}")
    assert (note.kind, note.text) == (NoteKind.EDITORS_NOTE, "this no longer works")


def test_a_dated_line_of_work_on_the_text_needs_no_label():
    (note,) = notes_in(LEAD, "2021-05-03: Fixed two links and cleaned up a paragraph.", MORE)
    assert (note.kind, note.stated_date) == (NoteKind.UPDATE, date(2021, 5, 3))


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-03: Fixed the engine of the second ferry.",
        "3 May 2021: Added a ferry. 10 May 2021: Added a paragraph.",
        "2022-05-03: Fixed two links.",
    ],
)
def test_other_dated_lines_are_none(text):
    assert notes_in(LEAD, text, MORE, published="2021-05-01") == ()


def test_a_day_in_the_place_of_the_month_is_read_as_a_day_and_said_to_be_inferred():
    (note,) = notes_in(LEAD, "Update 2021-17-05: The ferry sails again.", MORE)
    assert (note.stated_date, note.date_source) == (date(2021, 5, 17), DateSource.ORDER_INFERRED)


def test_a_label_may_name_its_source():
    (note,) = notes_in(LEAD, MORE, "Update from the company: The ferry sails again.")
    assert (note.label, note.text) == ("Update from the company", "The ferry sails again.")


def test_a_label_in_capitals_stands_out_without_a_sentence_before_it():
    (note,) = notes_in(f"{LEAD[:-1]} #52 EDIT: The ferry sails again, says the company.", MORE)
    assert (note.label, note.text) == ("EDIT", "The ferry sails again, says the company.")


def test_a_bracket_at_the_end_of_a_heading_is_a_note_of_its_own():
    stamp, section = notes_in(
        LEAD,
        (HEADING, "The second ferry (updated 3 May 2021)"),
        MORE,
        (HEADING, "The pier (Updated 4 May 2021 - price added)"),
        MORE,
    )
    assert (stamp.form, stamp.stated_date) == (NoteForm.STAMP, date(2021, 5, 3))
    assert (section.form, section.stated_date, section.text) == (
        NoteForm.SECTION,
        date(2021, 5, 4),
        "price added",
    )


def test_the_last_sentence_may_date_a_note():
    (note,) = notes_in(LEAD, MORE, "Amendment: A name was removed. The change was corrected on 3 May 2021.")
    assert note.stated_date == date(2021, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Correction: The ferry sank. It was built on 3 May 1921.",
        "This May 3 story has been corrected to say that the ferry sails.",
        "This article was originally published on April 20 and has been updated.",
    ],
)
def test_dates_of_events_and_of_the_story_are_not_the_notes(text):
    (note,) = notes_in(LEAD, MORE, text)
    assert note.stated_date is None


def test_a_date_and_the_updates_of_that_day_are_what_a_sentence_speaks_of():
    assert notes_in(LEAD, "May 3 updates closely followed and brought two new ferries.", MORE) == ()


@pytest.mark.parametrize("label", ["Corrected 3 May 2021", "Revised 3 May 2021", "Correction: May 3, 2021"])
def test_a_label_and_a_day_with_no_text_are_a_stamp(label):
    (note,) = notes_in(LEAD, MORE, label)
    assert (note.form, note.stated_date, note.text) == (NoteForm.STAMP, date(2021, 5, 3), "")


def test_a_short_sentence_behind_a_date_is_the_text():
    (note,) = notes_in(LEAD, MORE, "Update 10:45 a.m. The road is open again.")
    assert (note.form, note.text) == (NoteForm.SECTION, "The road is open again.")


def test_a_sentence_that_only_dates_the_last_update_is_a_stamp():
    (note,) = notes_in(LEAD, MORE, "This article was last updated on 3 May 2021.")
    assert (note.form, note.stated_date) == (NoteForm.STAMP, date(2021, 5, 3))


def test_a_ticker_puts_signs_around_its_lines():
    (note,) = notes_in(LEAD, MORE, "+++ Update 3 May: The ferry sails again. +++")
    assert (note.stated_date, note.text) == (date(2021, 5, 3), "The ferry sails again.")


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Correction: It has two decks. This text was corrected at 1:45 p.m.", "13:45"),
        ("Correction: It has two decks. The second show starts at 8 p.m.", None),
    ],
)
def test_the_last_sentence_may_give_the_time(text, clock):
    (note,) = notes_in(LEAD, MORE, text)
    assert (note.stated_time and note.stated_time.strftime("%H:%M")) == clock


@pytest.mark.parametrize(
    "text",
    [
        "Following publication of this article, the company told us that the ferry has two decks.",
        "We incorrectly reported that the ferry had sunk.",
        "(Updated in early 2021 with articles on ferries and piers.)",
    ],
)
def test_sentences_that_own_up_without_a_label(text):
    assert len(notes_in(LEAD, MORE, text)) == 1


def test_places_in_the_blocks_say_where_the_head_ends():
    glued, bracketed = (
        "Updated 12 MayThe council has opened the road.",
        "[Update, 3 May: it sails.] More there.",
    )
    stamp, note = notes_in(glued, LEAD, MORE, bracketed)
    assert glued[stamp.head_end :] == "The council has opened the road."
    assert bracketed[note.start : note.head_end] == "[Update, 3 May: "
    assert bracketed[note.head_end : note.text_end] == note.text == "it sails."
    assert stamp.position is Position.LEDE


def test_a_note_above_the_story_in_a_quotation_ends_with_it():
    (note,) = notes_in(
        (QUOTE, "Update, May 3 2021"), (QUOTE, "The ferry sails again."), (QUOTE, MORE), LEAD, MORE
    )
    assert (note.text, note.extent_certain) == (f"The ferry sails again.\n\n{MORE}", True)


def test_a_heading_that_would_title_all_of_the_story_is_a_note_by_itself():
    (note,) = notes_in((HEADING, "Update: the ferry is back"), LEAD, MORE)
    assert (note.first_block, note.last_block, note.text) == (0, 0, "the ferry is back")


def test_the_code_that_a_note_announces_is_part_of_it():
    code = (BlockKind.CODE, "sail --again")
    (note,) = notes_in(LEAD, "Update: Ada Lund tells us that the ferry sails like this:", code)
    assert note.text.endswith("sail --again")


def test_the_number_of_a_version_is_no_date():
    (note,) = notes_in(LEAD, MORE, "Update: 1.8.7-p3 of the timetable is out.")
    assert (note.stated_date, note.text) == (None, "1.8.7-p3 of the timetable is out.")


def test_a_statement_takes_along_the_sentences_that_it_points_at():
    text = "On May 3rd the yard opened a second dock, and the old one was filled with stones for good by men."
    (note,) = notes_in(LEAD, f"{text} The article has been updated to reflect these changes.", MORE)
    assert note.text == f"{text} The article has been updated to reflect these changes."


def test_an_address_belongs_to_the_note_before_it():
    (note,) = notes_in(
        (HEADING, "[UPDATED] 2021-05-03"), "The form is open.", "https://example.org/form", LEAD
    )
    assert note.text == "The form is open.\n\nhttps://example.org/form"


def test_a_comma_may_part_a_full_date_from_the_text():
    (note,) = notes_in(
        LEAD, MORE, "Update: May 3, 2021, the office has said that the ferry stays where it is."
    )
    assert note.text == "the office has said that the ferry stays where it is."
    (note,) = notes_in(LEAD, MORE, "Update: On May 3, 2021, the ferry sailed for the last time.")
    assert (note.stated_date, note.text[:2]) == (None, "On")


@pytest.mark.parametrize("place", [1, 2])
def test_a_stamp_in_brackets_before_a_short_sentence_is_the_head_of_a_note(place):
    blocks = [LEAD, MORE]
    blocks.insert(place, "[Last updated 3 May 2021] The ferry sails again.")
    (note,) = notes_in(*blocks)
    assert (note.stated_date, note.text[:22]) == (date(2021, 5, 3), "The ferry sails again.")


def test_the_last_note_of_a_chain_above_a_short_story_is_one_block() -> None:
    first, second = notes_in("UPDATE 2: The pier is open.", "UPDATE 1: The pier is shut.", LEAD, MORE, LEAD)
    assert (first.text, second.text) == ("The pier is open.", "The pier is shut.")


def test_bullets_that_a_note_announces_are_items_of_its_list() -> None:
    announced = "Corrections: An earlier version of this story had two errors:"
    (note,) = notes_in(LEAD, MORE, announced, "• It has four decks.", "• It sails at nine.", "Ada Finch")
    assert note.text.endswith("• It has four decks.\n\n• It sails at nine.")


def test_label_date_and_text_may_each_stand_in_an_element() -> None:
    (note,) = notes_in(
        LEAD, MORE, "Update", "May 3, 2021", "The ferry sails again, the company said on Monday."
    )
    assert (str(note.stated_date), note.text[:22]) == ("2021-05-03", "The ferry sails again,")


@pytest.mark.parametrize("title", ["What comes next", "What comes next?"])
def test_an_update_above_a_heading_in_the_middle_of_a_story_is_its_own_paragraph(title):
    update = "Update: The ferry sails on Sundays, too."
    (note,) = notes_in(LEAD, MORE, update, MORE, LEAD, (HEADING, title), LEAD, MORE)
    assert (note.last_block, note.extent_certain) == (2, False)


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("Edit: Timetable For Sundays", "Edit"),
        ("UPD (2024): timetable", "UPD"),
        ("Update [2024] – timetable", "Update"),
    ],
)
def test_a_heading_with_a_label_and_a_title_opens_a_note(head, label):
    (note,) = notes_in(LEAD, (HEADING, head), MORE, (HEADING, "Fares"), LEAD)
    assert (note.label, note.last_block, note.stated_date) == (label, 2, None)


@pytest.mark.parametrize("began", ["a talk at the harbour", "part of a book", "sent to our readers by post"])
def test_what_a_story_was_before_it_was_one_is_no_note(began):
    assert notes_in(LEAD, f"This story was originally {began}.", MORE) == ()


@pytest.mark.parametrize(
    "update",
    [
        "Update 2021-05-03: Details below ...",
        "Update It turns out that I was wrong about the ferry, because:",
    ],
)
def test_an_update_may_break_off_or_lead_to_what_follows(update):
    (note,) = notes_in(LEAD, update, MORE, LEAD)
    assert note.label == "Update"


def test_a_label_in_capitals_before_a_full_stop_is_no_title_as_one_before_a_colon_may_be():
    below = "All about the port."
    assert notes_in(LEAD, MORE, below, "UPD: No ferry sails for the moment ...") == ()
    (note,) = notes_in(LEAD, MORE, below, "UPD. No ferry sails for the moment ...")
    assert note.label == "UPD"
    assert notes_in(LEAD, MORE, below, "UPD. No ferry sails for the moment ...", below) == ()
