"""A line that only points to a note: of one note in two places, one is told."""

from __future__ import annotations

import pytest
from compare_help import LONG, found

from watcher import read
from watcher.compare import compare
from watcher.model import Disclosure, EditClass

COST, TOLD = (
    "The works cost 4 million.",
    "Correction: An earlier version gave the cost as 4 million. It is 5.",
)
STORY = "The board met on Tuesday."


@pytest.mark.parametrize(
    "line",
    [
        "Correction appended",
        "CORRECTION APPENDED.",
        "(See correction below)",
        "Note: A correction has been added at the end of this story.",
        "This story contains a correction. See below.",
        "Please read the editor’s note at the bottom of the page",
    ],
)
def test_a_line_that_points_to_a_note_is_no_edit_that_a_note_must_speak_of(line: str) -> None:
    bare = found(STORY, COST.replace("4", "5"), TOLD)
    pointed = found(line, STORY, COST.replace("4", "5"), TOLD)
    assert compare(found(STORY, COST), pointed).disclosure is Disclosure.DISCLOSED
    change = compare(pointed, bare)
    assert (change.disclosure, change.notable) == (Disclosure.NONE, True)
    assert change.reasons == ("A line that points to a note came or went.",)
    assert [edit.before for edit in change.edits] == [line]


@pytest.mark.parametrize(
    ("head", "points"),
    [
        ("Corrections and updates", True),
        ("Corrections:", True),
        ("The works", False),
        ("Corrections that the mayor asks for", False),
        ("Mayor denies correction", False),
        ("Correction officer dead", False),
        ("Corrections due now", False),
    ],
)
def test_a_heading_over_notes_that_is_called_as_they_are_is_of_them(head: str, points: bool) -> None:
    told = "".join(f"<p>{text}</p>" for text in (STORY, COST, *LONG))
    bare, headed = (
        read(f"<article><h1>Harbour works</h1>{told}{over}<p>{TOLD}</p></article>", "https://news.example/a")
        for over in ("", f"<h3>{head}</h3>")
    )
    for change in (compare(bare, headed), compare(headed, bare)):
        assert (change.disclosure is Disclosure.NONE) is points


def test_a_line_on_an_update_points_to_any_note() -> None:
    said = "Update: The board meets again on Friday."
    for note in (said, TOLD):
        change = compare(found(STORY, COST, note), found("See update below", STORY, COST, note))
        assert change.reasons == ("A line that points to a note came or went.",)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Corrections are in the hands of the board below", (COST, TOLD)),
        ("Correction appended", (COST,)),
        ("Correction appended", (COST, "Update: The board meets again on Friday.")),
        ("See the note on the harbour below", (COST, TOLD)),
    ],
)
def test_what_says_more_or_points_nowhere_is_text_of_the_story(line: str, rest: tuple[str, ...]) -> None:
    change = compare(found(line, STORY, *rest), found(STORY, *rest))
    assert change.disclosure is Disclosure.UNDISCLOSED
    assert EditClass.NOTE not in change.classes
