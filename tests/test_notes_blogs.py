"""Forms of blogs and projects: headings, lists, logs, asides, labels with a source."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from watcher.model import BlockKind, DateSource, NoteForm, NoteKind, Position
from watcher.read.notes import recognise

STORY = "The ferry stayed in harbour on Monday because of the storm, the company said."
MORE = "Passengers were told to take the train, which was late as well, on the same day."
HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM
QUOTE = BlockKind.QUOTE


def notes(*blocks, published="2021-04-20", captured="2021-06-01"):
    """The notes of some blocks, each a text or a kind and a text."""
    pairs = [(PARAGRAPH, block) if isinstance(block, str) else block for block in blocks]
    moments = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (published, captured))
    return recognise(
        [text for _, text in pairs],
        kinds=[kind for kind, _ in pairs],
        language="en",
        **dict(zip(("published_at", "captured_at"), moments, strict=True)),
    )


def test_a_heading_that_titles_an_update_holds_its_section():
    (note,) = notes(
        STORY,
        (HEADING, "Update: the ferry is back"),
        "It sailed at nine.",
        MORE,
        (HEADING, "Timetable"),
        MORE,
    )
    assert (note.first_block, note.last_block) == (1, 3)
    assert note.text == f"the ferry is back\n\nIt sailed at nine.\n\n{MORE}"


def test_a_dated_heading_and_a_short_sentence_are_a_note():
    (note,) = notes((HEADING, "[UPDATED] 2021-05-03"), "The form was closed.", STORY, MORE)
    assert (note.form, note.stated_date, note.text) == (
        NoteForm.SECTION,
        date(2021, 5, 3),
        "The form was closed.",
    )


def test_a_list_under_a_label_is_all_of_the_note():
    first, second = "The engine was repaired in the night.", "Two sailings were added on Friday."
    (note,) = notes(
        STORY, (HEADING, "Updates (3 May 2021)"), (ITEM, first), (ITEM, second), (HEADING, "Timetable"), MORE
    )
    assert note.text == f"{first}\n\n{second}"


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
    assert [note.kind for note in notes(text, STORY, MORE)] == [NoteKind.OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "Note: Tickets are sold at the pier.",
        "The old pier has been replaced, the article says.",
        "The ferry has been renamed, and no longer sails on Sundays.",
    ],
)
def test_other_asides_and_news_of_things_replaced_are_none(text):
    assert notes(STORY, text, MORE) == ()


def test_an_editors_note_in_brackets_may_say_that_something_no_longer_works():
    (note,) = notes(f"{STORY} (Editor's note: this no longer works) {MORE}")
    assert (note.kind, note.text) == (NoteKind.EDITORS_NOTE, "this no longer works")


def test_a_dated_line_of_work_on_the_text_needs_no_label():
    (note,) = notes(STORY, "2021-05-03: Fixed two links and cleaned up a paragraph.", MORE)
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
    assert notes(STORY, text, MORE, published="2021-05-01") == ()


def test_a_day_in_the_place_of_the_month_is_read_as_a_day_and_said_to_be_inferred():
    (note,) = notes(STORY, "Update 2021-17-05: The ferry sails again.", MORE)
    assert (note.stated_date, note.date_source) == (date(2021, 5, 17), DateSource.ORDER_INFERRED)


def test_a_label_may_name_its_source():
    (note,) = notes(STORY, MORE, "Update from the company: The ferry sails again.")
    assert (note.label, note.text) == ("Update from the company", "The ferry sails again.")


def test_a_label_in_capitals_stands_out_without_a_sentence_before_it():
    (note,) = notes(f"{STORY[:-1]} #52 EDIT: The ferry sails again, says the company.", MORE)
    assert (note.label, note.text) == ("EDIT", "The ferry sails again, says the company.")


def test_a_bracket_at_the_end_of_a_heading_is_a_note_of_its_own():
    stamp, section = notes(
        STORY,
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
    (note,) = notes(STORY, MORE, "Amendment: A name was removed. The change was corrected on 3 May 2021.")
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
    (note,) = notes(STORY, MORE, text)
    assert note.stated_date is None


def test_every_entry_of_a_log_has_the_logs_label():
    head = (HEADING, "Revision history")
    entries = notes(STORY, MORE, head, "2021-05-03: A link was fixed.", "2021-05-01: A table came.")
    assert [(note.label, note.stated_date, note.text) for note in entries] == [
        ("Revision history", date(2021, 5, 3), "A link was fixed."),
        ("Revision history", date(2021, 5, 1), "A table came."),
    ]


def test_a_chain_before_the_story_does_not_swallow_it():
    story = [f"{number} {STORY}" for number in range(8)]
    chain = notes("Update #1: The ferry is late.", "Update #2: The ferry sails again.", *story)
    assert [(note.first_block, note.last_block, note.extent_certain) for note in chain] == [
        (0, 0, True),
        (1, 1, False),
    ]


def test_an_update_does_not_run_up_to_the_next_one_across_the_story():
    story = [f"{number} {STORY}" for number in range(12)]
    first, last = notes("Update: The ferry is late.", *story, "Update 3 May: The ferry sails again.")
    assert (first.last_block, first.extent_certain) == (0, False)
    assert last.first_block == len(story) + 1


def test_a_date_and_the_updates_of_that_day_are_what_a_sentence_speaks_of():
    assert notes(STORY, "May 3 updates closely followed and brought two new ferries.", MORE) == ()


@pytest.mark.parametrize("label", ["Corrected 3 May 2021", "Revised 3 May 2021", "Correction: May 3, 2021"])
def test_a_label_and_a_day_with_no_text_are_a_stamp(label):
    (note,) = notes(STORY, MORE, label)
    assert (note.form, note.stated_date, note.text) == (NoteForm.STAMP, date(2021, 5, 3), "")


def test_a_short_sentence_behind_a_date_is_the_text():
    (note,) = notes(STORY, MORE, "Update 10:45 a.m. The road is open again.")
    assert (note.form, note.text) == (NoteForm.SECTION, "The road is open again.")


def test_a_sentence_that_only_dates_the_last_update_is_a_stamp():
    (note,) = notes(STORY, MORE, "This article was last updated on 3 May 2021.")
    assert (note.form, note.stated_date) == (NoteForm.STAMP, date(2021, 5, 3))


def test_a_ticker_puts_signs_around_its_lines():
    (note,) = notes(STORY, MORE, "+++ Update 3 May: The ferry sails again. +++")
    assert (note.stated_date, note.text) == (date(2021, 5, 3), "The ferry sails again.")


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Correction: It has two decks. This text was corrected at 1:45 p.m.", "13:45"),
        ("Correction: It has two decks. The second show starts at 8 p.m.", None),
    ],
)
def test_the_last_sentence_may_give_the_time(text, clock):
    (note,) = notes(STORY, MORE, text)
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
    assert len(notes(STORY, MORE, text)) == 1


def test_places_in_the_blocks_say_where_the_head_ends():
    glued, bracketed = (
        "Updated 12 MayThe council has opened the road.",
        "[Update, 3 May: it sails.] More there.",
    )
    stamp, note = notes(glued, STORY, MORE, bracketed)
    assert glued[stamp.head_end :] == "The council has opened the road."
    assert bracketed[note.start : note.head_end] == "[Update, 3 May: "
    assert bracketed[note.head_end : note.text_end] == note.text == "it sails."
    assert stamp.position is Position.LEDE


def test_a_note_above_the_story_in_a_quotation_ends_with_it():
    (note,) = notes(
        (QUOTE, "Update, May 3 2021"), (QUOTE, "The ferry sails again."), (QUOTE, MORE), STORY, MORE
    )
    assert (note.text, note.extent_certain) == (f"The ferry sails again.\n\n{MORE}", True)


def test_a_heading_that_would_title_all_of_the_story_is_a_note_by_itself():
    (note,) = notes((HEADING, "Update: the ferry is back"), STORY, MORE)
    assert (note.first_block, note.last_block, note.text) == (0, 0, "the ferry is back")


def test_the_code_that_a_note_announces_is_part_of_it():
    code = (BlockKind.CODE, "sail --again")
    (note,) = notes(STORY, "Update: Ada Lund tells us that the ferry sails like this:", code)
    assert note.text.endswith("sail --again")


@pytest.mark.parametrize("title", ["Amendments", "Changelog", "History"])
def test_a_chapter_of_changes_is_no_note(title):
    assert notes(STORY, (HEADING, title), MORE, STORY) == ()


def test_days_in_a_row_are_a_plan_and_no_notes():
    days = ("May 13, 2021", "June 10, 2021", "July 16, 2021")
    plan = [f"{day}: The ferry will sail an hour later than before, and the train will wait." for day in days]
    assert notes(STORY, *plan, MORE, captured="2021-12-01") == ()


def test_an_item_of_a_log_may_end_in_its_date_and_the_first_tells_of_the_publication():
    first, second = notes(
        STORY,
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
    assert notes(STORY, (HEADING, "History"), *town, published=published) == ()


def test_dated_entries_under_updates_are_notes_each():
    found = notes(
        STORY, (HEADING, "Update"), (ITEM, "2021-05-03: Crew found."), (ITEM, "2021-05-04: It sailed.")
    )
    assert [(str(note.stated_date), note.text) for note in found] == [
        ("2021-05-03", "Crew found."),
        ("2021-05-04", "It sailed."),
    ]


def test_the_last_day_of_a_log_holds_the_whole_list_under_it():
    items = [(ITEM, f"Changed the price of ticket number {n}.") for n in range(12)]
    (note,) = notes(STORY, (HEADING, "Revision history"), (ITEM, "2021-05-03"), *items)
    assert note.text.count("\n\n") == len(items) - 1


def test_what_was_done_to_things_of_a_list_is_no_note():
    items = [(ITEM, f"Updated: engine {n}") for n in range(4)]
    assert notes(STORY, "The yard names what it did:", *items, MORE) == ()


def test_the_number_of_a_version_is_no_date():
    (note,) = notes(STORY, MORE, "Update: 1.8.7-p3 of the timetable is out.")
    assert (note.stated_date, note.text) == (None, "1.8.7-p3 of the timetable is out.")


def test_a_statement_takes_along_the_sentences_that_it_points_at():
    text = "On May 3rd the yard opened a second dock, and the old one was filled with stones for good by men."
    (note,) = notes(STORY, f"{text} The article has been updated to reflect these changes.", MORE)
    assert note.text == f"{text} The article has been updated to reflect these changes."


def test_an_address_belongs_to_the_note_before_it():
    (note,) = notes((HEADING, "[UPDATED] 2021-05-03"), "The form is open.", "https://example.org/form", STORY)
    assert note.text == "The form is open.\n\nhttps://example.org/form"


def test_a_comma_may_part_a_full_date_from_the_text():
    (note,) = notes(STORY, MORE, "Update: May 3, 2021, the office has said that the ferry stays where it is.")
    assert note.text == "the office has said that the ferry stays where it is."
    (note,) = notes(STORY, MORE, "Update: On May 3, 2021, the ferry sailed for the last time.")
    assert (note.stated_date, note.text[:2]) == (None, "On")


@pytest.mark.parametrize("place", [1, 2])
def test_a_stamp_in_brackets_before_a_short_sentence_is_the_head_of_a_note(place):
    blocks = [STORY, MORE]
    blocks.insert(place, "[Last updated 3 May 2021] The ferry sails again.")
    (note,) = notes(*blocks)
    assert (note.stated_date, note.text[:22]) == (date(2021, 5, 3), "The ferry sails again.")


def test_the_last_note_of_a_chain_above_a_short_story_is_one_block() -> None:
    first, second = notes("UPDATE 2: The pier is open.", "UPDATE 1: The pier is shut.", STORY, MORE, STORY)
    assert (first.text, second.text) == ("The pier is open.", "The pier is shut.")


def test_bullets_that_a_note_announces_are_items_of_its_list() -> None:
    announced = "Corrections: An earlier version of this story had two errors:"
    (note,) = notes(STORY, MORE, announced, "• It has four decks.", "• It sails at nine.", "Ada Finch")
    assert note.text.endswith("• It has four decks.\n\n• It sails at nine.")


def test_label_date_and_text_may_each_stand_in_an_element() -> None:
    (note,) = notes(
        STORY, MORE, "Update", "May 3, 2021", "The ferry sails again, the company said on Monday."
    )
    assert (str(note.stated_date), note.text[:22]) == ("2021-05-03", "The ferry sails again,")
