"""Notes as bloggers set them: over a chapter of their own, in a list, with a remark behind the label."""

from __future__ import annotations

from datetime import date

import pytest
from notes_help import LEAD, MORE, STORY, notes, notes_in, the_note

from watcher.model.reading import BlockKind, NoteForm, NoteKind
from watcher.read.notes import Layout, recognise

HEADING, ITEM, CODE = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CODE
CHAPTER = (MORE, "The ferry has a new ramp.")
NEXT = ((HEADING, "What the islands say"), *STORY)


@pytest.mark.parametrize("label", ["Update", "Edit May 2021"])
def test_a_label_in_a_heading_stands_over_all_of_its_chapter(label):
    (note,) = notes_in(*STORY, (HEADING, label), *CHAPTER, *NEXT)
    assert note.text == "\n\n".join(CHAPTER)


def test_what_can_be_done_with_a_table_has_a_chapter_each():
    assert notes(*STORY, "Insert", MORE, "Update", MORE, "Delete", MORE) == ()
    assert notes(*STORY, "Update", MORE, "Insert", MORE, "Delete", MORE) == ()
    assert the_note(*STORY, "Update", MORE, "Delete").text == MORE


def test_the_number_of_a_chapter_is_no_day():
    log = notes(*STORY, "4.1 Korrektur: drei Brücken", "4.2 Korrektur: vier Fähren", language="de")
    assert [note.stated_date.day for note in log] == [4, 4]
    assert notes(*STORY, "4.1 Korrektur", MORE, "4.2 Versand", MORE, language="de") == ()


def test_a_correction_in_a_heading_is_the_block_under_it():
    (note,) = notes_in(*STORY, (HEADING, "Correction"), "The captain is 54, not 45.", MORE, *NEXT)
    assert note.text == "The captain is 54, not 45."


@pytest.mark.parametrize("sign", ["", "!", "?"])
def test_a_heading_with_a_title_stands_over_its_chapter_however_it_ends(sign):
    title = f"Will the ferry sail again{sign}"
    (note,) = notes_in(*STORY, (HEADING, f"Update: {title}"), *CHAPTER, *NEXT)
    assert note.text == "\n\n".join((title, *CHAPTER))


@pytest.mark.parametrize(
    "shown",
    [
        *((kind, "Ferry at nine") for kind in (CODE, BlockKind.QUOTE, BlockKind.TABLE_ROW)),
        (BlockKind.PARAGRAPH, "At last!"),
    ],
)
def test_a_heading_with_a_title_may_stand_over_what_no_teaser_is(shown):
    (note,) = notes_in(*STORY, (HEADING, "Update: The second ferry"), shown, MORE, *NEXT)
    assert note.text == f"The second ferry\n\n{shown[1]}\n\n{MORE}"


def test_over_a_line_without_a_full_stop_it_is_the_title_of_another_story():
    assert notes_in(*STORY, (HEADING, "Update: The second ferry"), "Ada Finch, the Gull", MORE, *NEXT) == ()


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
    blocks = (story, "更新：渡轮已经恢复航行。", story, *texts)
    (note,) = recognise(blocks, layout=Layout((*[BlockKind.PARAGRAPH] * 3, *kinds)), language="en")
    assert note.text == "渡轮已经恢复航行。"


def test_a_list_in_the_middle_of_a_page_does_not_hide_the_language_around_it():
    story = "Le bac reste à quai depuis la tempête de lundi, et la compagnie rembourse les billets."
    names = [f"Quai numéro {berth}" for berth in range(20)]
    blocks = ("Mise à jour : Le bac a repris la mer ce matin.", *[story] * 4, *names, *[story] * 3)
    (note,) = recognise(blocks, language="en")
    assert note.text == "Le bac a repris la mer ce matin."


def test_a_heading_above_the_story_stands_over_one_block():
    (note,) = notes_in((HEADING, "Update:"), MORE, *STORY, *NEXT)
    assert note.text == MORE


def test_a_stamp_under_a_heading_of_updates_dates_what_is_listed_below():
    (note,) = notes_in(*STORY, (HEADING, "Updates"), "Last updated: 3 May 2021", (ITEM, MORE))
    assert (note.text, note.stated_date) == (MORE, date(2021, 5, 3))


@pytest.mark.parametrize(
    ("block", "label", "text"),
    [
        ("2022 Update: The ferry has a new captain.", "2022 Update", "The ferry has a new captain."),
        ("A quick update: the winter hours are out.", "A quick update", "the winter hours are out."),
        ("Edit note: Reworded two lines.", "Edit note", "Reworded two lines."),
        ("(Update) The pier is open. More on the site", "Update", "The pier is open. More on the site"),
        ("Note: I've updated the fares in this post.", "Note", "I've updated the fares in this post."),
        ("_Last updated on 2021-01-13: All ferries sail._", "Last updated", "All ferries sail."),
        (
            "Update: Two ferries are back: The Gull and The Tern",
            "Update",
            "Two ferries are back: The Gull and The Tern",
        ),
    ],
)
def test_labels_of_blogs(block, label, text):
    note = the_note(*STORY, block)
    assert (note.label, note.text) == (label, text)


def test_a_story_that_was_edited_on_a_day():
    note = the_note(*STORY, "This was edited on 13 January 2021 to reflect the new fares.")
    assert (note.kind, str(note.stated_date)) == (NoteKind.AMENDMENT, "2021-01-13")


def test_what_was_added_later_stands_above_the_story_with_its_year():
    note = the_note("Added 2021-01-13: the ferry company has written to us since.", *STORY)
    assert (note.text, str(note.stated_date)) == ("the ferry company has written to us since.", "2021-01-13")


@pytest.mark.parametrize("between", [" ", ". "])
def test_brackets_in_a_row_are_a_note_each(between):
    row = between.join(("[Updated on 2021-01-13: Two new maps.]", "[Updated on 2021-01-14: Add the fares.]"))
    assert [(each.text, str(each.stated_date)) for each in notes(row, *STORY)] == [
        ("Two new maps.", "2021-01-13"),
        ("Add the fares.", "2021-01-14"),
    ]


@pytest.mark.parametrize("draft", ["earlier versions of this post", "an early draft of this article"])
def test_thanks_for_reading_a_draft_are_no_correction(draft):
    assert not notes(*STORY, f"Thanks to Ada Finch and Bo Wren for providing feedback on {draft}.")


def test_an_update_under_a_heading_that_is_one_runs_to_the_next_chapter():
    more = [f"The islanders had waited for {days} days and told us so." for days in range(2, 9)]
    heading = (BlockKind.HEADING, "Update: A safer way!")
    found = notes_in(
        *STORY, heading, "Update 3 May: There is another way.", *more, (BlockKind.HEADING, "Trains"), *STORY
    )
    assert found[-1].text == "\n\n".join(["There is another way.", *more])


@pytest.mark.parametrize(("kind", "found"), [(BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, 0)])
def test_the_heading_of_the_next_chapter_is_no_term_of_a_list(kind, found):
    term = "One caveat: The ferry is old, and its engine is older still."
    note = "Edit: It is unclear which of the two boats I meant."
    assert len(notes_in(STORY[0], term, note, (kind, "The second boat: A history"), *STORY[1:])) == found


@pytest.mark.parametrize("head", ["Addendum, 3 May 2021", "Postscript 3 May 2021"])
def test_a_heading_that_says_behind_its_title_that_it_was_added_stands_over_all_of_its_chapter(head):
    (note,) = notes_in(*STORY, (HEADING, f"The ramp ({head})"), *CHAPTER, *NEXT)
    assert (note.form, note.stated_date) == (NoteForm.SECTION, date(2021, 5, 3))
    assert note.text == "\n\n".join(("The ramp", *CHAPTER))


def test_a_heading_that_says_its_chapter_was_updated_is_a_stamp_for_all_else_in_it_is_older():
    (note,) = notes_in(*STORY, (HEADING, "The ramp (updated 3 May 2021)"), *CHAPTER, *NEXT)
    assert (note.form, note.stated_date) == (NoteForm.STAMP, date(2021, 5, 3))


@pytest.mark.parametrize("how", ["slightly outdated", "from 2011 and partly obsolete", "now out of date"])
def test_a_post_that_says_how_far_it_is_out_of_date_says_so_of_itself(how):
    assert the_note(*STORY, f"Note, this post is {how} in some places.").kind is NoteKind.OTHER


def test_a_post_that_says_that_it_is_not_out_of_date_has_no_note():
    assert notes_in(*STORY, "Note, this post is not outdated, whatever the captain says.") == ()


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("2021-05-03 补注：后来才知道渡轮为什么停航。", "后来才知道渡轮为什么停航。"),
        ("注：渡轮已经停止服务，下文的推荐不再适用。", "渡轮已经停止服务，下文的推荐不再适用。"),
    ],
)
def test_what_chinese_blogs_add_when_things_have_changed_is_a_note(block, text):
    assert the_note("港口的渡轮星期二停航，居民只能乘坐公共汽车。", block, language="zh").text == text


def test_what_chinese_blogs_remark_by_the_way_is_none():
    assert notes("港口的渡轮星期二停航，居民只能乘坐公共汽车。", "注：票价不含早餐。", language="zh") == ()


def test_a_title_behind_a_label_heads_what_stands_below_it_to_the_near_end_of_the_story():
    below = [f"{LEAD} Nobody was hurt.", MORE]
    assert the_note(*STORY, "UPD: Emergency timetable", *below).last_block == 5
    assert the_note(*STORY, "UPD: There is an emergency timetable.", *below).last_block == 3
