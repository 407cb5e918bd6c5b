"""When a link leads elsewhere, and when only its address was written anew."""

from __future__ import annotations

import re

import pytest
from compare_help import body, reading

from watcher.compare import compare
from watcher.model import EditClass, EditKind


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
