"""Which blocks go with a note that came: behind it, under its heading, or struck out right before it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_help import LONG, OTHER, body, found, reading, section

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


MAYOR, HOUSE = "Ida Halm, the mayor, asked for it.", "Halm's house is {} years old."


@pytest.mark.parametrize(
    ("told", "new", "left"),
    [
        ("We misspelled the name of the mayor.", ("Ida Holm", "Holm's", 30), 0),
        ("A name was misspelled in an earlier version.", ("Ida Holm", "Holm's", 30), 0),
        ("We misspelled the name of the mayor.", ("Ida Holm", "Lund's", 30), 1),
        ("We misspelled the name of the mayor.", ("Ida Holm", "Holm's", 40), 1),
    ],
)
def test_a_name_that_was_put_right_wherever_it_stands_is_one_matter(told, new, left) -> None:
    owner, house, age = new
    old = found(MAYOR, LONG[0], HOUSE.format(30))
    after = MAYOR.replace("Ida Halm", owner), LONG[0], HOUSE.format(age).replace("Halm's", house)
    change = compare(old, found(*after, f"Correction: {told}"))
    assert sum(reason.startswith("No note") for reason in change.reasons) == left


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("This article was amended on 9 May 2021 to name the owner of the bakery.", 2021),
        ("On 9 May 2021 this article was amended to name the owner of the bakery.", 2021),
        ("This post was edited in May 2021 to name the owner of the bakery.", 2021),
        ("This post was edited 2021-05-09 to name the owner of the bakery.", 2021),
    ],
)
def test_the_day_in_a_notes_own_sentence_is_nothing_that_it_speaks_of(told: str, year: int) -> None:
    texts = f"The ferry of {year} was the last.", LONG[0], "Nine boats sail in May."
    new = texts[0].replace(str(year), "2016"), LONG[0], texts[2].replace("May", "June")
    change = compare(found(*texts), found(*new, told))
    assert change.disclosure is Disclosure.PARTLY
    assert len(change.reasons) == 3


def test_a_japanese_particle_is_nothing_that_a_note_speaks_of() -> None:
    told = section("雨とXYZや風の話を足した。", 2)
    old, new = ("船はABCやDEFで動く。", "町の人は少ない。"), ("船はDEFで動く。", "町の人は多い。")
    after = reading(*new, f"更新：{told.text}", language="ja", notes=(told,))
    reasons = compare(reading(*old, language="ja"), after).reasons
    assert len([reason for reason in reasons if reason.startswith("No note")]) == 2
