"""Notes that rules part from the story, what their code, quotations and lists say of notes, and late ones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from notes_help import PUBLISHED, STORY, notes, notes_in, the_note

import watcher
from watcher.model import BlockKind, Position
from watcher.read.notes import find_notes

RULE = "<hr>"
TOLD = "Update: The night ferry sails again, from the old quay."
MORE = "Its first trip is on Friday, and it is full already."
LAST = "Those who hold a ticket for Monday may use it then."
FAR = [f"The islanders had waited for {days} days and told us so." for days in range(2, 8)]


def texts(*parts: str, above: str = STORY[0]) -> list[str]:
    """The texts of the notes on a page with these paragraphs and rules below a first paragraph."""
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in (above, *parts))
    page = (
        '<html lang="en"><head><title>Ferry</title><meta property="article:published_time" '
        f'content="2021-01-11"></head><body><main><article><h1>Night ferry</h1>{body}</article></main></body>'
    )
    return [note.text for note in watcher.read(page, "https://news.example/ferry").notes]


NOTE = TOLD.partition(": ")[2]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        pytest.param([STORY[1], TOLD, MORE, RULE, *STORY[1:]], [NOTE, MORE], id="a rule near below it"),
        pytest.param([STORY[1], TOLD, RULE, MORE, *STORY[1:]], [NOTE], id="none of it is behind a rule"),
        pytest.param([STORY[1], TOLD, *FAR, RULE, STORY[2]], [NOTE], id="a rule far below it says nothing"),
        pytest.param([STORY[1], RULE, TOLD, *FAR, RULE, STORY[2]], [NOTE, *FAR], id="between two rules"),
        pytest.param([*STORY[1:], RULE, TOLD, MORE, LAST], [NOTE, MORE, LAST], id="below the last rule"),
        pytest.param(
            [STORY[1], TOLD, "<h2>The trains</h2>", RULE, *STORY[1:]], [NOTE], id="a chapter is between them"
        ),
        *(
            pytest.param(
                [STORY[1], "Update 13 January: The ferry sails.", MORE, f"<p>{signs}</p>", *STORY[1:]],
                ["The ferry sails.", MORE],
                id=f"a rule drawn with {signs[0]}",
            )
            for signs in ("***", "_" * 40, "---")
        ),
    ],
)
def test_rules_around_a_note_show_where_it_ends(parts: list[str], text: list[str]) -> None:
    assert texts(*parts) == ["\n\n".join(text)]


def test_a_note_in_a_quotation_ends_with_it() -> None:
    note, quote = f"<p>{TOLD}</p><p>{MORE}</p>", f"<blockquote><p>{LAST}</p></blockquote>"
    assert texts(f"<blockquote>{note}</blockquote>{quote}", *STORY) == [f"{NOTE}\n\n{MORE}"]


def test_above_the_story_a_rule_near_below_ends_a_note() -> None:
    assert texts(MORE, RULE, *STORY, above=TOLD) == [f"{NOTE}\n\n{MORE}"]


def test_a_rule_under_the_headline_parts_no_note_from_the_story() -> None:
    assert texts(TOLD, *STORY, above=RULE) == [NOTE]


def test_a_rule_counts_where_only_furniture_stands_behind_it() -> None:
    share = "<div class='share-bar'><a href='/a'>Mail</a> <a href='/b'>Copy link</a></div>"
    assert texts(*STORY[1:], TOLD, MORE, RULE, share) == [f"{NOTE}\n\n{MORE}"]


def test_a_correction_is_its_paragraph_over_a_rule_too() -> None:
    assert texts(*STORY[1:], "Correction: The ferry is blue.", MORE, RULE, LAST) == ["The ferry is blue."]


@pytest.mark.parametrize(
    ("day", "whole"), [("13 January 2021", True), ("13 June 2021", False), ("June 2021", False)]
)
def test_what_is_added_months_later_ends_with_its_paragraph(day: str, whole: bool) -> None:
    blocks = [*STORY, f"Update {day}: The ferry has sailed.", "It was full, the company said on Monday."]
    found = find_notes(
        blocks, language="en", published_at=PUBLISHED, captured_at=datetime(2021, 7, 1, tzinfo=UTC)
    )
    assert [note.last_block - note.first_block for note in found] == [int(whole)]


def test_code_right_behind_a_note_is_part_of_it() -> None:
    code = (BlockKind.CODE, "sail(ferry, to='north')")
    (note,) = notes_in(STORY[0], "Update: The second argument may be left out.", code, *STORY[1:])
    assert note.text == "The second argument may be left out.\n\nsail(ferry, to='north')"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        pytest.param([], 1, id="a quotation of its own"),
        pytest.param(["The harbour paper had this on its page:"], 0, id="announced"),
        pytest.param([(BlockKind.QUOTE, "The quay was closed at noon.")], 0, id="goes on from a quotation"),
        pytest.param([(BlockKind.QUOTE, "Update 1: The quay is closed.")], 2, id="behind another note"),
    ],
)
def test_a_note_in_a_quotation_is_anothers_where_that_is_quoted(above: list[str], found: int) -> None:
    quote = (BlockKind.QUOTE, "Update 2: The quay is open, the harbour told us.")
    assert len(notes_in(*STORY[:2], *above, quote, STORY[2])) == found


@pytest.mark.parametrize(
    ("kind", "under", "found"),
    [
        (BlockKind.PARAGRAPH, BlockKind.QUOTE, 1),
        (BlockKind.QUOTE, BlockKind.QUOTE, 0),
        (BlockKind.QUOTE, BlockKind.PARAGRAPH, 0),
    ],
)
def test_who_posted_a_quotation_did_not_post_the_paragraph_before_it(
    kind: BlockKind, under: BlockKind, found: int
) -> None:
    signed = (under, "— Ferry News (@ferrynews) January 12, 2021")
    assert len(notes_in(*STORY[:2], (kind, "Update: The quay is open."), signed, STORY[2])) == found


def test_a_list_of_the_chapters_holds_no_notes() -> None:
    title = "Update: The ferry sails!"
    items = [(BlockKind.LIST_ITEM, text) for text in ("The storm", title, "The trains")]
    chapter = (BlockKind.HEADING, title)
    (note,) = notes_in(*items, *STORY, chapter, "It left at nine, and nobody was late for it.")
    assert note.first_block == len(items) + len(STORY)


@pytest.mark.parametrize("label", ["Update, 2020", "Update 2020"])
def test_a_year_may_follow_a_label_behind_a_comma(label: str) -> None:
    (note,) = notes(*STORY[:2], f"{label}: The ferry was sold to the islanders.", STORY[2])
    assert note.text == "The ferry was sold to the islanders."


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("(Edit: it was 380, hi Ada! ;) - and now 390.)", "it was 380, hi Ada! ;) - and now 390."),
        ("(Edit: it was 380, hi Ada! :)", "it was 380, hi Ada! :"),
        ("(Edit: it was 380 (not 38).)", "it was 380 (not 38)."),
    ],
)
def test_a_smile_closes_a_bracket_only_where_nothing_else_does(written: str, text: str) -> None:
    (note,) = notes(STORY[0], f"The boat carries a few people. {written} It is blue.", STORY[1])
    assert note.text == text


def test_an_address_alone_under_a_label_is_its_text() -> None:
    (note,) = notes(*STORY, "UPDATE 3:", "The timetable is at https://ferry.example/winter")
    assert note.text == "The timetable is at https://ferry.example/winter"


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("<p><b>Update</b><br>The ferry sails again, from the old quay.</p>", 1),
        ("<p><b>Update</b> the ferry's timetable before you sail, from the old quay.</p>", 0),
        ("<p>Update the ferry's timetable<br>before you sail, from the old quay.</p>", 0),
    ],
)
def test_a_label_may_have_a_line_of_its_own(paragraph: str, found: int) -> None:
    assert texts(STORY[1], paragraph, STORY[2]) == ["The ferry sails again, from the old quay."] * found


@pytest.mark.parametrize(
    "behind", [", was arrested on Friday.", f", was arrested. {STORY[1]} {STORY[2]}" * 2]
)
@pytest.mark.parametrize("around", ["()", "[]"])
def test_a_bracket_in_a_sentence_of_the_story_is_the_whole_note(behind: str, around: str) -> None:
    told = "an earlier version of this story misstated his age"
    note = the_note(STORY[0], f"Quill, 44 {around[0]}{told}{around[1]}{behind}", STORY[1])
    assert (note.text, note.position) == (told, Position.INLINE)


def test_a_sentence_about_the_story_may_hold_a_bracket_about_it() -> None:
    told = "The name of the captain (misspelled in an earlier version of this story) has been corrected."
    assert the_note(*STORY, told).text == told
