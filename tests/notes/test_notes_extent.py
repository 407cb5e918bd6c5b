"""Where notes end."""

from __future__ import annotations

from datetime import date

import pytest
from notes_help import CAPTURED, PUBLISHED, STORY, TAIL, notes, the_note

from watcher.model.reading import BlockKind, NoteForm, NoteKind, Position
from watcher.read.notes import find_notes

SWEDISH = (
    "Färjan till öarna låg kvar i hamnen på måndagen på grund av stormen.",
    "Rederiet uppger att resenärerna får pengarna tillbaka inom två veckor.",
)


def test_a_label_alone_takes_the_next_block():
    note = the_note(*STORY, "Correction:", "The captain is 54, not 45.", *TAIL)
    assert note.text == "The captain is 54, not 45."


def test_its_date_may_stand_in_an_element_of_its_own():
    note = the_note(
        *STORY,
        "Corrections",
        "An earlier version of this story gave a wrong age.",
        "Jan. 13, 2021 9:25 AM ET",
    )
    assert (note.text, note.stated_date) == (
        "An earlier version of this story gave a wrong age.",
        date(2021, 1, 13),
    )


@pytest.mark.parametrize("stop", [".", ""])
def test_its_date_may_stand_in_brackets_behind_its_last_sentence(stop):
    text = f"The captain is 54. An earlier version of this article gave a wrong age{stop} (Jan. 13, 2021)"
    assert the_note(*STORY, "Corrections:", text).stated_date == date(2021, 1, 13)


def test_a_correction_is_its_own_block_whatever_follows():
    note = the_note("Correction: The captain is 54.", *STORY)
    assert (note.text, note.position) == ("The captain is 54.", Position.START)


def test_a_bracket_inside_a_paragraph():
    block = "The ferry is full. [Update, 13 Jan: It has sailed again.] The next one sails on Friday."
    note = the_note(STORY[0], block, STORY[1])
    assert (note.text, note.position) == ("It has sailed again.", Position.INLINE)


@pytest.mark.parametrize("label", ["Note added", "edit from the next day", "Edit, with a map"])
def test_a_bracket_whose_label_says_more(label):
    block = f"The ferry is full. [{label}: It has sailed again, be it late.] The next one sails on Friday."
    assert the_note(STORY[0], block, STORY[1]).text == "It has sailed again, be it late."


def test_a_whole_sentence_in_a_bracket_inside_a_paragraph():
    said = "This sentence was corrected on 3 May."
    assert the_note(STORY[0], f"{STORY[1]} ({said})").text == said


def test_two_brackets_inside_a_paragraph():
    block = "The ferry is full. [Update: It has sailed.] It will be back. [Update: It is back.]"
    assert [note.text for note in notes(STORY[0], block)] == ["It has sailed.", "It is back."]


def test_a_bracket_over_several_blocks():
    note = the_note(STORY[0], "[Update: The ferry has sailed.", "It was full to the last seat.]", *STORY[1:])
    assert note.text == "The ferry has sailed.\n\nIt was full to the last seat.]"


def test_at_the_end_it_runs_to_the_tail():
    note = the_note(
        *STORY, "Update 13 Jan: The ferry has sailed.", "It was full, the company said on Monday.", *TAIL
    )
    assert note.text == "The ferry has sailed.\n\nIt was full, the company said on Monday."


@pytest.mark.parametrize(
    "goes_on",
    [
        "Tickets will cost more from March on, the company said in a letter.",
        "Facebook said it has taken the false notices down.",
        "Support was promised by the town as well.",
    ],
)
def test_a_sentence_about_what_tails_name_is_no_tail(goes_on):
    note = the_note(*STORY, "Update 13 Jan: The ferry has sailed.", goes_on, "Comments are closed.", *TAIL)
    assert note.text == f"The ferry has sailed.\n\n{goes_on}"


def test_it_takes_what_it_announces():
    note = the_note(
        *STORY,
        "Correction: The captain's statement should read:",
        "“We never left the harbour on that day.”",
        *STORY,
    )
    assert note.text.endswith("“We never left the harbour on that day.”")


def test_a_heading_before_the_next_label_belongs_to_that():
    blocks = [
        *STORY,
        "Update 12 Jan: The ferry is full.",
        "Back at sea",
        "Update 13 Jan: The ferry has sailed.",
    ]
    kinds = [BlockKind.PARAGRAPH] * 4 + [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert [note.text for note in notes(*blocks, kinds=kinds)] == [
        "The ferry is full.",
        "The ferry has sailed.",
    ]


def test_a_revision_history_is_one_note_an_entry():
    blocks = [
        *STORY,
        "Revision history",
        "2021-01-20",
        "Added a map",
        "2021-01-25: Removed the old timetable",
    ]
    found = notes(*blocks)
    assert [(note.stated_date, note.text) for note in found] == [
        (date(2021, 1, 20), "Added a map"),
        (date(2021, 1, 25), "Removed the old timetable"),
    ]


def test_a_pointer_to_the_note_below_is_none():
    blocks = [
        *STORY,
        "This post has been revised to reflect the following correction:",
        "Correction: January 13, 2021",
        "Because of an editing error the captain's name was wrong.",
    ]
    note = the_note(*blocks)
    assert (note.kind, note.stated_date) == (NoteKind.CORRECTION, date(2021, 1, 13))


@pytest.mark.parametrize("label", ["Correction appended", "CORRECTION APPENDED", "Clarification appended"])
def test_a_pointer_that_tells_a_day_is_a_stamp_and_takes_no_story(label):
    assert notes(label, *STORY) == ()
    note = the_note(f"{label}, Jan. 13, 2021", *STORY)
    assert (note.form, note.text, note.stated_date) == (NoteForm.STAMP, "", date(2021, 1, 13))


def test_an_entry_of_a_history_takes_its_whole_list():
    blocks = [*STORY, "Revision history", "2021-01-20", "Added a map", "Removed a table", "A footnote. ↩"]
    kinds = [BlockKind.PARAGRAPH] * 3 + [BlockKind.HEADING] + [BlockKind.LIST_ITEM] * 4
    (note,) = notes(*blocks, kinds=kinds)
    assert note.text == "Added a map\n\nRemoved a table"


def test_the_entries_of_a_history_may_end_in_their_dates_where_no_kinds_are_known():
    blocks = [*STORY, "Revision history", "Added a map on 2021-01-20", "First published on 2021-01-11"]
    assert [(note.stated_date, note.text) for note in notes(*blocks)] == [
        (date(2021, 1, 20), "Added a map on 2021-01-20")
    ]


def test_a_dated_label_over_what_says_the_story_was_changed_is_its_head():
    told = "This story has been changed to take out the name of the captain."
    note = the_note("Correction 13 January 2021", told, *STORY)
    assert (note.stated_date, note.text) == (date(2021, 1, 13), told)


@pytest.mark.parametrize("end", ["left in “May”.", "sold for $400.", "sold (all of them)."])
def test_the_closing_date_stands_behind_any_sentence_end(end):
    told = f"An earlier version of this story said the ferry was {end} It was changed on 13 January."
    assert the_note(*STORY, told).stated_date == date(2021, 1, 13)


def test_a_sentence_needs_no_space_before_it_where_the_script_has_none():
    told = "当初の記事では時刻を誤って記載していました。"
    block = "港は月曜日に再開した。島へ渡る船は、嵐のため三日のあいだ出られなかった。" * 8 + told
    assert [note.text for note in notes(*STORY, block, language="ja")] == [told]


@pytest.mark.parametrize(
    "block",
    [
        "「この記事は公開後に修正しました」と新聞社は説明した。",
        "新聞社は「当初の記事に誤りがあり、訂正しました」と説明した。",
        "次のような文を見たことがあるだろうか。〈3日の記事で船を「四隻」とあるのは「三隻」の誤りでした。〉",
    ],
)
def test_what_stands_in_corner_brackets_is_said_by_others(block):
    assert notes(*STORY, block, STORY[0], language="ja") == ()


def test_the_name_of_a_page_of_corrections_among_others_says_nothing():
    assert notes(*STORY, "広告掲載", "お詫びと訂正", "表記基準", language="ja") == ()


def test_a_bracket_before_a_statement_is_not_its_own():
    told = "[2021] This story has been corrected: the captain is 54."
    assert the_note(*STORY, told).text == told


def test_a_note_in_the_story_ends_where_the_story_goes_on():
    found = the_note(
        STORY[0],
        "Update 9 a.m. Tuesday: The company’s answer",
        "In a statement about the storm, the company says:",
        STORY[1],
        "Our original post continues:",
        STORY[2],
    )
    assert found.text.endswith(STORY[1])


def test_a_letter_to_readers_that_tells_of_no_change_is_none():
    assert notes(STORY[0], "Note to readers", "The paper now opens its comments at noon.", STORY[1]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A headline in Monday’s paper said that all ferries sail. The Gull regrets the error.",
        "An article on Tuesday about the ferry called its captain Ada Finch. In fact she is Ada Fink.",
        "On 3 January 2021 we reported that the captain had left. We wish to make clear that she has not.",
        "In an article in Monday’s newspaper the ferry was called new. It should have been called old.",
        "We misspelled the captain’s name twice in the column of Monday.",
    ],
)
def test_a_correction_as_papers_print_it_is_its_whole_block(text):
    note = the_note(STORY[0], text, STORY[1])
    assert (note.kind, note.text) == ("correction", text)


@pytest.mark.parametrize(
    "text",
    [
        "An article on Tuesday said that the ferry was old. The company had bought it new.",
        "On Monday we reported on the storm, and on Tuesday the ferry sailed again.",
        "In fact the ferry is new, the captain said on Monday in an article of hers.",
    ],
)
def test_what_an_article_said_is_no_correction_without_what_is_right(text):
    assert notes(STORY[0], text, STORY[1]) == ()


def test_under_a_label_alone_each_paragraph_that_says_what_was_changed_is_of_the_note():
    said = (
        "This story has been updated to include a statement of the company.",
        "It was also updated to say that this story is about a ferry planned in June 2020.",
    )
    corrected = "This story has been corrected. The captain is 54."
    found = notes(*STORY, "Update: January 13, 2021", *said, "Correction: January 14, 2021", corrected)
    assert [(note.text, note.stated_date) for note in found] == [
        ("\n\n".join(said), date(2021, 1, 13)),
        (corrected, date(2021, 1, 14)),
    ]


def test_what_has_a_day_of_its_own_is_another_note_than_the_one_under_the_label():
    said = "This story has been updated to include a statement of the company."
    amended = "This article was amended on 15 January 2021 to give the captain’s age."
    found = notes(*STORY, "Update: January 13, 2021", said, amended)
    assert [note.text for note in found] == [said, amended]


def test_a_headline_behind_a_time_takes_the_paragraph_it_announces():
    said = (
        "The ferry company tells its passengers when the next one will sail to the islands",
        "From its statement:",
    )
    (note,) = notes("The storm goes on.", f"UPDATE, 6.01 pm: {said[0]}", said[1], STORY[0])
    assert note.text == "\n\n".join((*said, STORY[0]))


@pytest.mark.parametrize("word", ["kl 11.26:", "kl: 11:26:", ", kl. 11.26"])
def test_a_short_sentence_stands_below_a_label_and_the_word_for_its_hour(word):
    head, said = f"Uppdatering {word}", "Färjan går igen som vanligt på kvällen."
    (note,) = find_notes((*SWEDISH, head, said), language="sv", published_at=PUBLISHED, captured_at=CAPTURED)
    assert (note.text, str(note.stated_time)) == (said, "11:26:00")


def test_a_paragraph_that_ends_in_an_address_is_no_title():
    said = ("The ferry has sailed.", "There is room on the next one. See the timetable: ferries.example/")
    (note,) = notes(*STORY, f"Update 13 Jan: {said[0]}", said[1])
    assert note.text == "\n\n".join(said)


def test_first_things_do_not_open_the_story_again():
    note = the_note("Update: The ferry has sailed.", *STORY, "First things first: the fares are the same.")
    assert note.text == "The ferry has sailed."


def test_words_that_open_the_story_again_are_surer_than_the_date_of_a_post_before_them():
    post = ('"The ferry sails," the captain wrote.', "— Ada Finch (@adafinch)", "January 13, 2021")
    block = ("UPDATED 1/13/21, 2:45 p.m. ET:", "The captain spoke to the press about it on Monday.", *post)
    note = the_note(*block, "He took no questions.", "See original story below.", *STORY)
    assert note.text.endswith("He took no questions.")


def test_a_line_that_breaks_off_between_paragraphs_is_part_of_the_note():
    told = ("The ferry has sailed with all who waited for it.", STORY[0], "Some cheered…", STORY[1])
    note = the_note(*STORY[1:], f"Update 11:00: {told[0]}", *told[1:], "* * *", STORY[0])
    assert note.text == "\n\n".join(told)


def test_what_a_bracket_says_ends_with_it():
    lead = f"{' '.join(STORY)} Forget the fares (which are hard to tell anyway), three of them show it"
    told = "since this post was originally composed, two more fares have been added to the table above"
    assert the_note(STORY[1], f"{lead} [UPDATE: {told}].", STORY[0]).text == told


@pytest.mark.parametrize("signs", ["1. 2. 3.", "1) 2) 3)"])
def test_a_label_over_numbered_paragraphs_takes_them_all(signs):
    told = [f"{sign} {text}" for sign, text in zip(signs.split(), STORY, strict=True)]
    assert the_note(*STORY[1:], "Update:", *told, *STORY, *STORY).text == "\n\n".join(told)


def test_a_label_below_one_paragraph_heads_what_is_left_where_that_is_no_story():
    assert the_note(STORY[0], "Update:", *STORY[1:]).text == "\n\n".join(STORY[1:])


@pytest.mark.parametrize(
    "asks",
    [
        "Tell us more about the harbour. Are you one of its captains? Write to the desk.",
        "Do you have information about the ferry that should be public? Write to the desk.",
    ],
)
def test_what_asks_readers_for_more_is_no_part_of_an_update_above_it(asks):
    told = "The company has paid the passengers back."
    assert the_note(*STORY, f"Update, Jan. 13, 2021: {told}", asks).text == told


@pytest.mark.parametrize(
    ("language", "label", "below"),
    [
        ("en", "Update", "If you find a mistake in this article, please let us know at the desk."),
        ("zh", "更新", "如果您发现本文有错误，欢迎向编辑部指正，我们会尽快修改。"),
        ("ja", "追記", "この記事に誤りを見つけた場合は、編集部までお知らせください。"),
        ("pt", "Atualização", "TL;DR: The ferry stayed in harbour on Monday because of the storm."),
    ],
)
def test_what_asks_for_corrections_or_sums_up_the_story_is_no_part_of_a_note_over_a_rule(
    language, label, below
):
    told = "The company has paid the passengers back."
    for blocks in ((*STORY, f"{label}: {told}", below, "---"), (f"{label}: {told}", below, "---", *STORY)):
        assert the_note(*blocks, language=language).text == told
