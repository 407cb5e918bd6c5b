"""A note takes in nothing that stood in the story before it came, and what it took in stays its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_help import found, reading, section
from newsroom import Watch, nothing, with_body

from watcher import compare, find_notes
from watcher.compare.edits.extents import bounded
from watcher.demo.story import Piece, Story
from watcher.model import Block, BlockKind, Disclosure, EditClass, Position, Reading, Role

STORY = (
    "The ferry to the northern islands stayed in harbour on Monday because of the storm.",
    "The company said that passengers would get their money back within two weeks.",
    "Hotels on the islands reported that most of their guests had stayed on for a day.",
    "The trains were late as well, and the bridge to the mainland was closed at noon.",
)
NOTE = "Update 13 Jan: The ferry sails again."
MORE = "Its first trip was full to the last seat, and nobody was late for it."


def told(old: Reading, new: Reading) -> list[str]:
    return [note.text for note in compare(old, new).notes_added]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        pytest.param(
            STORY, (*STORY[:2], NOTE, *STORY[2:]), ["The ferry sails again."], id="over what stood there"
        ),
        pytest.param(
            STORY,
            (*STORY[:2], NOTE, MORE, *STORY[2:]),
            [f"The ferry sails again.\n\n{MORE}"],
            id="what came with it is its own",
        ),
        pytest.param(
            STORY[:2],
            (*STORY[:2], NOTE, *STORY[2:]),
            ["\n\n".join(("The ferry sails again.", *STORY[2:]))],
            id="all of it came with it",
        ),
        pytest.param(
            (*STORY, MORE),
            (*STORY[:2], "Update 13 Jan:", MORE, *STORY[2:]),
            [MORE],
            id="a label over what stood there",
        ),
    ],
)
def test_a_note_ends_where_the_story_of_before_goes_on(old, new, text) -> None:
    assert told(found(*old), found(*new)) == text


def test_a_heading_may_call_a_chapter_a_note_that_stood_there() -> None:
    new = found(*STORY[:2], "Update 13 Jan:", *STORY[2:])
    heading = replace(new.blocks[2], kind=BlockKind.HEADING)
    headed = replace(new, blocks=(*new.blocks[:2], heading, *new.blocks[3:]))
    assert told(found(*STORY), new) == [STORY[2]]
    assert told(found(*STORY), headed) == ["\n\n".join(STORY[2:])]


def test_a_stamp_is_all_note_in_each_of_its_blocks() -> None:
    change = compare(found(*STORY), found(*STORY, "History", "Update published at 2021-01-20"))
    assert change.disclosure is Disclosure.STAMP_ONLY


def test_where_it_ends_is_then_sure_and_in_the_middle() -> None:
    (note,) = bounded(found(*STORY), found(*STORY[:2], NOTE, *STORY[2:])).notes
    assert (note.first_block, note.last_block, note.extent_certain) == (2, 2, True)
    assert (note.position, note.text_end) == (Position.INLINE, len(NOTE))


def test_an_end_once_found_stays_where_it_is() -> None:
    page = (*STORY[:2], NOTE, MORE, *STORY[2:])
    second = bounded(found(*STORY), found(*page))
    third = bounded(second, found(*page))
    assert third.notes == second.notes
    edited = bounded(second, found(*page[:-1], page[-1].replace("noon", "one")))
    assert compare(second, edited).notes_changed == ()


def test_what_a_first_version_takes_for_a_note_stays_so() -> None:
    first = found(*STORY[:2], NOTE, *STORY[2:])
    assert bounded(None, first) is first
    assert bounded(first, first) is first


def update_is_put_among_old_paragraphs(story: Story) -> Story:
    return with_body(story, *story.body[:-2], Piece("p", NOTE), *story.body[-2:])


def last_paragraph_is_edited(story: Story) -> Story:
    last = story.body[-1]
    return with_body(story, *story.body[:-1], last._replace(text=f"{last.text} So it was told."))


def test_the_ledger_keeps_what_came_and_an_edit_behind_it_is_none_of_the_note(watched: Watch) -> None:
    assert watched.after(update_is_put_among_old_paragraphs) == "changed"
    assert watched.after(nothing) == "unchanged"
    assert watched.after(last_paragraph_is_edited) == "changed"
    watched.desk.run("reread")
    (note,) = watched.desk.json("updates")["notes"]
    assert (note["text"], note["edited"], note["first_seen_version"]) == ("The ferry sails again.", False, 2)
    assert watched.desk.history("ferry")[-1]["change"]["disclosure"] == "undisclosed"


@pytest.mark.parametrize(
    ("head", "old", "new"),
    [
        ("Did it sail?", (MORE,), (MORE.replace("full", "full again"),)),
        ("Three ferries sail:", ("One to Lund",), ("One to Lund", "One to Ebba", "One to Ystad")),
    ],
)
def test_what_the_head_of_a_note_titles_or_announces_is_its_own(head, old, new):
    def told(*parts: str) -> Reading:
        note = section("\n\n".join((head, *parts)), label="Update")
        note = replace(note, first_block=1, last_block=1 + len(parts), extent_certain=False)
        return reading(STORY[0], f"Update: {head}", *parts, *STORY[1:], notes=(note,))

    change = compare(told(*old), told(*new))
    assert (len(change.notes_changed), change.classes) == (1, {EditClass.NOTE})


@pytest.mark.parametrize(
    ("language", "was", "now"),
    [
        ("en", "The mate, 58, sails.", "The mate, 56 [Correction: an earlier version said 58], sails."),
        ("en", "All 58 sailed.", "All 56 [Correction: an earlier version said 58] sailed."),
        ("ja", "会長（58）が話した。", "会長（56）【訂正：58としたのは誤りでした】が話した。"),
    ],
)
def test_a_note_within_a_sentence_leaves_it_one(language, was, now):
    (note,) = (notes := find_notes([STORY[0], now], language=language))
    plain = now.replace(f"[Correction: {note.text}]", "").replace(f"【訂正：{note.text}】", "")
    change = compare(reading(STORY[0], was), reading(STORY[0], now, notes=notes))
    edits = [(edit.before, edit.after) for edit in change.edits if EditClass.NOTE not in edit.classes]
    assert edits == [(was, plain.replace(" ,", ",").replace("  ", " "))]


CAPTION, CREDIT = "The harbour on Monday.", "(A. Reyes)"
WRONG = "an earlier version of this caption misidentified the harbour."


@pytest.mark.parametrize("role", [Role.MARGIN, Role.BODY])
def test_a_note_that_was_put_into_a_caption_ends_before_whose_the_picture_is(role):
    was = Block(BlockKind.PARAGRAPH, role, f"{CAPTION} {CREDIT}")
    now = f"{CAPTION} Correction: {WRONG} {CREDIT}"
    change = compare(reading(was, *STORY), found(now, *STORY))
    (note,) = change.notes_added
    assert note.text == WRONG
    assert [edit.classes for edit in change.edits] == [{EditClass.NOTE}]
    assert told(reading(*STORY), found(now, *STORY)) == [f"{WRONG} {CREDIT}"]


@pytest.mark.parametrize(
    ("was", "now", "verdict"),
    [
        ("", "", Disclosure.NONE),
        ("Jon", "Tom", Disclosure.UNDISCLOSED),
        ("A ferry at", "A boat at", Disclosure.UNDISCLOSED),
        ("Gull", "Hawk", Disclosure.DISCLOSED),
    ],
    ids=["nothing", "the tail", "what stands before it", "its words"],
)
def test_a_note_that_ended_within_a_block_ends_there_at_the_next_look(was, now, verdict) -> None:
    caption = "A ferry at the quay.{} Photo: Jon Lund"
    noted = caption.format(" Correction: The ferry is the Tern, not the Gull.")
    first = bounded(found(STORY[0], caption.format("")), found(STORY[0], noted))
    change = compare(first, bounded(first, found(STORY[0], noted.replace(was, now))))
    assert change.disclosure is verdict
    assert bool(change.notes_changed) is (verdict is Disclosure.DISCLOSED)
    assert change.notable is (was != now)
