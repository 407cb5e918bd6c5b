"""Notes as bloggers set them: over a chapter of their own, in a list, with a remark behind the label."""

from __future__ import annotations

from datetime import date

import pytest
from notes_help import MORE, STORY, notes_in, the_note

from watcher.model.reading import BlockKind, NoteForm
from watcher.read.notes import recognise

HEADING, ITEM, CODE = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CODE
CHAPTER = (MORE, "The ferry has a new ramp.")
NEXT = ((HEADING, "What the islands say"), *STORY)


@pytest.mark.parametrize("label", ["Update", "Edit May 2021"])
def test_a_label_in_a_heading_stands_over_all_of_its_chapter(label):
    (note,) = notes_in(*STORY, (HEADING, label), *CHAPTER, *NEXT)
    assert note.text == "\n\n".join(CHAPTER)


def test_a_correction_in_a_heading_is_the_block_under_it():
    (note,) = notes_in(*STORY, (HEADING, "Correction"), "The captain is 54, not 45.", MORE, *NEXT)
    assert note.text == "The captain is 54, not 45."


@pytest.mark.parametrize("sign", ["", "!", "?"])
def test_a_heading_with_a_title_stands_over_its_chapter_however_it_ends(sign):
    title = f"Will the ferry sail again{sign}"
    (note,) = notes_in(*STORY, (HEADING, f"Update: {title}"), *CHAPTER, *NEXT)
    assert note.text == "\n\n".join((title, *CHAPTER))


def test_the_date_of_a_heading_may_stand_in_brackets_behind_its_title():
    (note,) = notes_in(*STORY, (HEADING, "Update: What the port says (May 3rd, 2021)"), *CHAPTER, *NEXT)
    assert note.stated_date == date(2021, 5, 3)


def test_a_date_in_the_title_itself_is_not_that_of_the_note():
    (note,) = notes_in(*STORY, (HEADING, "Update: The storm of May 3rd, 2021"), *CHAPTER, *NEXT)
    assert note.stated_date is None


def test_a_note_among_the_items_of_a_list_is_its_item():
    text = "The second ferry is faster now than it was last week."
    (note,) = notes_in(*STORY, (ITEM, f"Updated 3 May 2021: {text}"), (ITEM, "A ferry"), *NEXT)
    assert note.text == text


def test_a_label_may_say_in_brackets_what_its_note_holds():
    note = the_note(*STORY, "EDIT (more links): the timetable, the fares.")
    assert (note.label, note.text) == ("EDIT", "the timetable, the fares.")


def test_a_comma_may_part_a_label_from_its_sentence():
    text = "I have put the timetable of the ferry on a page of its own."
    assert the_note(*STORY, f"Update, {text}").text == text


def test_a_label_and_a_comma_before_other_words_are_a_sentence():
    assert (
        notes_in(*STORY, "Update, repair and paint the ferry once a year, says the handbook of 1987.") == ()
    )


def test_a_dated_label_may_announce_a_list_without_a_sign():
    lead = "I missed these accounts of the storm, which tell much the same:"
    (note,) = notes_in(*STORY, f"Updated May 3, 2021 {lead}", (ITEM, "one"), (ITEM, "two"))
    assert (note.form, note.text) == (NoteForm.SECTION, f"{lead}\n\none\n\ntwo")


@pytest.mark.parametrize("head", ["Update 2021-05: ", "Update 2021-05："])
def test_a_month_may_be_written_year_first(head):
    note = the_note(*STORY, f"{head}The ferry has a new ramp.")
    assert (note.stated_date, str(note.stated_month)) == (None, "2021-05")


def test_a_page_is_in_the_language_of_its_text_not_of_programs_and_addresses():
    story = "渡轮因暴风雨停航，乘客改乘火车，公司将在两周内退还票款。"
    rows = [(CODE, "ferry = Ferry(route)"), *[(ITEM, f"https://ferry.example/{day}") for day in range(9)]]
    texts, kinds = zip(*((text, kind) for kind, text in rows), strict=True)
    blocks = (story, "更新：渡轮已经恢复航行。", *texts, story)
    paragraph = BlockKind.PARAGRAPH
    (note,) = recognise(blocks, kinds=(paragraph, paragraph, *kinds, paragraph), language="en")
    assert note.text == "渡轮已经恢复航行。"
