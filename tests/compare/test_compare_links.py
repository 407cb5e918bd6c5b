"""When a link leads elsewhere, and when only its address was written anew."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from compare_help import body, reading

from watcher import find_notes
from watcher.compare import compare
from watcher.model import EditClass, EditKind

if TYPE_CHECKING:
    from watcher.model import Reading


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("plan.pdf?session=a1b2&page=2", "plan.pdf?session=c3d4&page=2"),
        ("plan.pdf?page=2&access_token=xy", "plan.pdf?page=2"),
        ("plan.pdf;jsessionid=0A", "plan.pdf;jsessionid=0B"),
        ("f?X-Amz-Date=1&X-Amz-Signature=ab", "f?X-Amz-Date=2&X-Amz-Signature=cd"),
        ("f?Expires=1&Signature=ab~&Key-Pair-Id=K", "f?Expires=2&Signature=cd~&Key-Pair-Id=K"),
    ],
)
def test_a_link_that_is_signed_for_each_reader_leads_to_the_same_page(one: str, two: str) -> None:
    old, new = (reading(body("See the timetable.", f"https://ferry.example/{link}")) for link in (one, two))
    assert not compare(old, new).edits
    elsewhere = reading(body("See the timetable.", f"https://ferry.example/other/{two}"))
    (edit,) = compare(old, elsewhere).edits
    assert edit.classes == {EditClass.LINK}
    assert not {"a1b2", "c3d4", "ab", "cd", "xy", "0A"} & set(re.findall(r"\w+", edit.before + edit.after))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://news.example/fares", "/fares"),
        ("https://www.news.example/fares#child", "fares"),
        ("//news.example/fares", "./fares"),
        ("https://news.example/ferry#note-1", "./ferry#note-1"),
        ("https://news.example/ferry", "#note-1"),
        ("#note-1", ""),
    ],
)
def test_a_link_within_the_site_is_the_same_with_and_without_its_name(one: str, two: str) -> None:
    old, new = (reading(body("See the timetable.", link)) for link in (one, two))
    elsewhere = reading(body("See the timetable.", "/fares/children"))
    assert not any(compare(*both).edits for both in ((old, new), (new, old)))
    assert compare(old, elsewhere).classes == compare(elsewhere, new).classes == {EditClass.LINK}
    moved = replace(elsewhere, url="https://sea.example/ferry-returns")
    assert not compare(elsewhere, moved).edits


@pytest.mark.parametrize("link", ["https://ferry.example/a/timetable", ""], ids=["elsewhere", "no more"])
def test_an_address_is_no_word_that_came_or_went(link: str) -> None:
    old = reading(body("See the timetable.", "https://ferry.example/old/times/of/winter"))
    change = compare(old, reading(body("See the timetable.", *filter(None, [link]))))
    assert EditClass.LINK in change.classes
    assert (change.added_words, change.removed_words) == (0, 0)


def test_a_link_through_a_counter_of_clicks_leads_where_the_counter_sends_its_reader() -> None:
    counted = "https://out.news.example/l?u=https%3A%2F%2Fferry.example%2F{}&h=AT{}"
    first, second, elsewhere = (
        reading(body("See the timetable.", counted.format(*to)))
        for to in (("times", "3k"), ("times", "9zQ"), ("fares", "3k"))
    )
    assert not compare(first, second).edits
    assert compare(first, elsewhere).classes == {EditClass.LINK}


DRAWN = ("0bc6a59e-51ba-4d0c-9cf6-0b07b6b3c0aa", "f3a0c5d1-7a44-4f5e-8d21-9d8e4a6b1c2f")


@pytest.mark.parametrize(
    ("link", "classes"),
    [
        ("join?visitor={}", {EditClass.STYLE}),
        ("go/site.{}/timetable", {EditClass.STYLE}),
        ("plan?id={}", {EditClass.LINK}),
        ("plans/{}", {EditClass.LINK}),
    ],
)
def test_a_link_that_differs_in_what_was_drawn_by_lot_is_form_unless_it_names_a_thing(
    link: str, classes: set[EditClass]
) -> None:
    old, new = (reading(body("See the timetable.", f"https://ferry.example/{link.format(n)}")) for n in DRAWN)
    assert compare(old, new).classes == classes


def test_a_link_that_leads_elsewhere_is_an_edit() -> None:
    old = reading(body("See the timetable.", "https://ferry.example/times?utm_source=news"))
    same = reading(body("See the timetable.", "http://www.ferry.example/times/?fbclid=3#top"))
    other = reading(body("See the timetable.", "https://ferry.example/prices"))
    assert not compare(old, same).edits
    (edit,) = compare(old, other).edits
    assert edit.classes == {EditClass.LINK}
    assert edit.before == "See the timetable. <ferry.example/times>"
    assert edit.after == "See the timetable. <ferry.example/prices>"


def test_a_comma_does_not_hide_a_link_that_leads_elsewhere() -> None:
    old = reading(body("Now, see the timetable.", "https://ferry.example/times"), "It sails slowly.")
    new = reading(body("Now see the timetable.", "https://ferry.example/prices"), "It sails quietly.")
    classes = [edit.classes for edit in compare(old, new).edits]
    assert classes == [{EditClass.STYLE}, {EditClass.LINK}, {EditClass.TEXT}]


SAILS = "See the timetable of the ferry for all sailings."
FEWER = "See the timetable of the ferry for the 12 sailings."
BOARD = f"{SAILS} The board met at noon."


def linked(text: str, links: str) -> Reading:
    return reading(body(text, *(f"https://ferry.example/{link}" for link in links.split())))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ((SAILS, "times"), (FEWER, "prices"), ("<ferry.example/times>", "<ferry.example/prices>")),
        (
            (BOARD, "times board"),
            (SAILS, "prices"),
            ("times> <ferry.example/board>", "<ferry.example/prices>"),
        ),
        ((SAILS, "times"), (FEWER, ""), ("<ferry.example/times>", "12 sailings.")),
        ((BOARD, "times"), (SAILS, "times board"), ("all sailings.", "<ferry.example/board>")),
        ((SAILS, "times"), (FEWER, "times?utm_source=news"), None),
        ((SAILS, f"join?visitor={DRAWN[0]}"), (FEWER, f"join?visitor={DRAWN[1]}"), None),
        ((SAILS, "times"), (BOARD, "times board"), None),
        ((BOARD, "times board"), (SAILS, "times"), None),
    ],
    ids=[
        "another",
        "another, one less",
        "none where no words went",
        "one more where none came",
        "tracked",
        "drawn by lot",
        "came with its words",
        "went with its words",
    ],
)
def test_words_that_changed_do_not_hide_a_link_that_leads_elsewhere(
    old: tuple[str, str], new: tuple[str, str], shown: tuple[str, str] | None
) -> None:
    before, after = linked(*old), linked(*new)
    words, change = compare(linked(old[0], ""), linked(new[0], "")), compare(before, after)
    assert change.edits[: len(words.edits)] == words.edits
    links = [(edit.before, edit.after) for edit in change.edits if edit.classes == {EditClass.LINK}]
    assert len(change.edits) == len(words.edits) + len(links)
    assert [[side.endswith(end) for side, end in zip(link, shown or (), strict=True)] for link in links] == (
        [[True, True]] if shown else []
    )
    assert (change.added_words, change.removed_words) == (words.added_words, words.removed_words)


NOTED = f"{SAILS} Correction, 3 May 2021: An earlier version misstated the number of them, as the board says."


def test_a_link_that_comes_or_goes_with_a_note_in_its_paragraph_is_no_edit_of_the_paragraph() -> None:
    notes = find_notes([NOTED], language="en")
    old, new = linked(SAILS, ""), reading(body(NOTED, "https://ferry.example/board"), notes=notes)
    assert compare(old, new).classes == compare(new, old).classes == {EditClass.NOTE}


def test_links_that_changed_places_are_shown_and_several_are_named_in_the_reason() -> None:
    change = compare(linked(SAILS, "times prices"), linked(SAILS, "prices times"))
    (edit,) = change.edits
    assert edit.before == f"{SAILS} <ferry.example/times> <ferry.example/prices>"
    assert edit.after == f"{SAILS} <ferry.example/prices> <ferry.example/times>"
    links = "“ferry.example/times, ferry.example/prices”", "“ferry.example/prices, ferry.example/times”"
    assert f"No note speaks of the edit of the links to {links[0]} to {links[1]}." in change.reasons


def test_a_repeated_text_with_another_link_before_it_is_one_addition() -> None:
    first, second = (body("Read more", f"https://ferry.example/{page}") for page in ("times", "prices"))
    (edit,) = compare(reading(first), reading(second, first)).edits
    assert edit.kind is EditKind.ADDITION


def test_links_of_paragraphs_that_were_only_joined_or_split_lead_where_they_led() -> None:
    first, second = "The ferry sails again from May.", "Its timetable is on the quay."
    apart = reading(body(first, "https://ferry.example/1"), body(second, "https://ferry.example/2"))
    joined, elsewhere = (
        reading(body(f"{first} {second}", "https://ferry.example/1", f"https://ferry.example/{last}"))
        for last in (2, 3)
    )
    assert compare(apart, joined).classes == compare(joined, apart).classes == {EditClass.STYLE}
    edit = next(edit for edit in compare(apart, elsewhere).edits if EditClass.LINK in edit.classes)
    assert "ferry.example/2" in edit.before
    assert "ferry.example/3" in edit.after
