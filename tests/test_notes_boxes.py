"""Notes whose label and text stand in elements, or boxes, of their own."""

from __future__ import annotations

import pytest

import watcher

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to sail again</title>
<meta property="article:published_time" content="2021-01-11T10:00:00Z"></head><body><main><article>
<h1>Ferry to sail again</h1><div class="text">
<p>The night ferry will sail again from the first of March, the harbour board said on Monday.</p>
<p>It had stopped in the autumn because its engine was worn out, and the board had looked for another.</p>
<p>The boat carries about 380 people and forty cars, and it takes six hours to the islands.</p>
{note}</div></article></main></body></html>"""


@pytest.mark.parametrize(
    ("note", "label", "text"),
    [
        (
            "<div class='box'><h3>Update 15 January</h3><p>The crew has been found, it said.</p></div>",
            "Update",
            "The crew has been found, it said.",
        ),
        (
            "<div class='box'><div>Correction</div><div>The boat is hired, it was not bought.</div></div>",
            "Correction",
            "The boat is hired, it was not bought.",
        ),
        (
            (
                "<aside class='correction'><h4>Correction</h4><p>An earlier version of this story misstated "
                "the year of construction.</p></aside>"
            ),
            "Correction",
            "An earlier version of this story misstated the year of construction.",
        ),
    ],
)
def test_a_label_in_a_box_of_its_own_keeps_its_text(note: str, label: str, text: str) -> None:
    reading = watcher.read(PAGE.format(note=note), "https://news.example/ferry")
    assert [(each.label, each.text) for each in reading.notes] == [(label, text)]
    assert text in reading.text


def test_a_box_of_another_story_under_such_a_label_is_none_of_it() -> None:
    box = "<div class='related'><h3>Update</h3><p><a href='/b'>The bridge opens in May.</a></p></div>"
    assert watcher.read(PAGE.format(note=box), "https://news.example/ferry").notes == ()


def test_a_log_whose_day_stands_alone_keeps_its_entries() -> None:
    log = (
        "<h4>Revision History</h4><p>2021-01-17</p>"
        "<ul><li>Added the price of the tickets and the hours of the office</li></ul>"
    )
    (note,) = watcher.read(PAGE.format(note=log), "https://news.example/ferry").notes
    assert (note.text, str(note.stated_date)) == (
        "Added the price of the tickets and the hours of the office",
        "2021-01-17",
    )


@pytest.mark.parametrize(
    ("box", "kind", "day", "text"),
    [
        (
            "<div class='update'>2021-02-03: The yard went bankrupt, and the boat was sold.</div>",
            "update",
            "2021-02-03",
            "The yard went bankrupt, and the boat was sold.",
        ),
        (
            "<p class='story-correction'>The boat carries 38 people, not 380 as we wrote.</p>",
            "correction",
            "None",
            "The boat carries 38 people, not 380 as we wrote.",
        ),
    ],
)
def test_a_box_that_is_named_after_a_note_is_one(box: str, kind: str, day: str, text: str) -> None:
    (note,) = watcher.read(PAGE.format(note=box), "https://news.example/ferry").notes
    assert (note.kind, str(note.stated_date), note.text, note.label) == (kind, day, text, "")


@pytest.mark.parametrize(
    "box",
    [
        "<p class='update'>From the harbour board</p>",
        "<div class='comments'><p class='update'>The boat carries 38 people, not 380.</p></div>",
        "".join(f"<div class='update'>The boat number {n} has left the pier.</div>" for n in range(6)),
    ],
)
def test_other_boxes_of_that_name_are_none(box: str) -> None:
    assert watcher.read(PAGE.format(note=box), "https://news.example/ferry").notes == ()


def test_a_stamp_in_such_a_box_is_a_stamp_only() -> None:
    box = "<p class='update'>Updated 15 January 2021, 10:20 p.m.</p>"
    notes = watcher.read(PAGE.format(note=box), "https://news.example/ferry").notes
    assert [note.form for note in notes] == ["stamp"]
