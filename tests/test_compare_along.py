"""Which blocks go with a note that came: behind it, under its heading, or struck out right before it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_help import LONG, OTHER, body, reading, section

from watcher.compare import compare
from watcher.model import BlockKind, Disclosure

FARES = body("Fares on Sundays", kind=BlockKind.HEADING)


def test_blocks_right_behind_a_note_of_uncertain_end_go_with_it() -> None:
    told = section("The fog has lifted.", 1)
    for certain, verdict in ((False, Disclosure.DISCLOSED), (True, Disclosure.PARTLY)):
        note = replace(told, extent_certain=certain, first_block=1, last_block=1)
        new = reading(LONG[0], "Update: The fog has lifted.", *OTHER[:2], LONG[1], notes=(note,))
        assert compare(reading(*LONG[:2]), new).disclosure is verdict


def test_what_stood_there_before_or_has_a_heading_of_its_own_ends_what_goes_with_a_note() -> None:
    note = replace(section("The fog has lifted.", 0), extent_certain=False, first_block=0, last_block=0)
    head = "Update: The fog has lifted."
    for blocks in ((LONG[0], OTHER[0]), (FARES, OTHER[0], LONG[0]), (f"{LONG[0]} {OTHER[0]}",)):
        new = reading(head, *blocks, LONG[1], notes=(note,))
        assert compare(reading(*LONG[:2]), new).disclosure is Disclosure.PARTLY, blocks


def test_blocks_that_a_note_announces_with_a_colon_go_with_it() -> None:
    note = replace(section("This is what the captain says now:", 1), first_block=1, last_block=1)
    new = reading(LONG[0], "Update: This is what the captain says now:", OTHER[0], notes=(note,))
    change = compare(reading(LONG[0]), new)
    assert change.disclosure is Disclosure.DISCLOSED
    assert change.reasons[-1].endswith("the note ends in a colon right before it.")


def test_what_stands_under_a_heading_that_a_note_names_goes_with_it() -> None:
    note = replace(section("Added a section on fares on Sundays.", 0), first_block=0, last_block=0)
    told = "Update: Added a section on fares on Sundays."
    new = reading(told, LONG[0], FARES, *OTHER[:2], notes=(note,))
    change = compare(reading(LONG[0]), new)
    assert change.disclosure is Disclosure.DISCLOSED
    assert sum(reason.endswith("under a heading that a note names.") for reason in change.reasons) == 2


@pytest.mark.parametrize(("between", "verdict"), [((), "disclosed"), ((LONG[2],), "partly")])
def test_words_struck_out_right_before_a_note_go_with_it(between: tuple[str, ...], verdict: str) -> None:
    note = "The bakery is closed for good."
    place = 2 + len(between)
    told = replace(section(note, place), first_block=place, last_block=place)
    old = reading(LONG[0], f"{OTHER[0]} {OTHER[1]}", *between)
    new = reading(LONG[0], f"~~{OTHER[0]} {OTHER[1]}~~", *between, f"Update: {note}", notes=(told,))
    assert compare(old, new).disclosure == verdict
