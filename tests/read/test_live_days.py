"""Live blogs of several days whose entries print a clock alone."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from liveblog import URL, Entry, page

from watcher.compare import compare
from watcher.model.succession import days_passed
from watcher.read import read
from watcher.render.payload import told_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Shape = Callable[[Sequence[Entry]], str]

WRITTEN = (
    ("4T09:10", "Water in the tunnel", "rail"),
    ("4T07:45", "Mud on the platforms", "fire"),
    ("4T00:20", "A missing bus", "town"),
    ("3T23:50", "Rain since noon", "weather"),
    ("3T18:30", "Sandbags at the station", "army"),
    ("3T09:10", "The first car under water", "police"),
    ("2T22:15", "Pumps from the coast", "harbour"),
    ("2T12:00", "No lessons on Monday", "school"),
    ("2T07:45", "Letters are late", "post"),
)
ALL = [Entry(f"2024-05-0{at}:00", head, who) for at, head, who in WRITTEN]


def days_in_headings(entries: Sequence[Entry]) -> str:
    """A heading over the entries of each day, which have boxes."""
    boxes = (
        f"<h2>{int(day)} May 2024</h2>" + "".join(map(boxed, some))
        for day, some in groupby(entries, lambda one: one.at[8:10])
    )
    return page(f"<div class='liveblog'>{''.join(boxes)}</div>")


def days_in_lines(entries: Sequence[Entry]) -> str:
    """Bold lines, and entries without boxes."""
    lines = (
        f"<p><strong>Friday, May {int(day)}, 2024</strong></p>"
        + "".join(f"<p><strong>{one.clock}</strong>: {one.text}</p>" for one in some)
        for day, some in groupby(entries, lambda one: one.at[8:10])
    )
    return page(f"<div>{''.join(lines)}</div>").replace("Flood in Holm", "Live updates: Flood in Holm")


def oldest_first(entries: Sequence[Entry]) -> str:
    return days_in_lines(entries[::-1])


def no_days(entries: Sequence[Entry]) -> str:
    return page(f"<div class='liveblog'>{''.join(map(boxed, entries))}</div>")


def boxed(one: Entry, day: str = "") -> str:
    return f"<div class='item'><b>{day}{one.clock} Uhr</b><h3>{one.head}</h3><p>{one.text}</p></div>"


def today_without_its_day(entries: Sequence[Entry]) -> str:
    """The day stands in the entries of those before the newest one's."""
    boxes = (
        boxed(one, "" if one.at[:10] == entries[0].at[:10] else f"{int(one.at[8:10])} May, ")
        for one in entries
    )
    return page(f"<div class='liveblog'>{''.join(boxes)}</div>")


PRINTED = [days_in_headings, days_in_lines, oldest_first]
SHAPES = [*PRINTED, no_days, today_without_its_day]


@pytest.mark.parametrize("shape", PRINTED)
def test_a_day_that_stands_over_entries_is_their_day_and_no_text(shape: Shape) -> None:
    reading = read(shape(ALL), URL)
    told = [datetime.combine(note.stated_date, note.stated_time) for note in reading.notes]
    assert sorted(told, reverse=True) == [datetime.fromisoformat(one.at) for one in ALL]
    assert "May" not in reading.text


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("before", "after", "came"),
    [(ALL[1:], ALL, "09:10"), (ALL[1:], ALL[:-1], "09:10"), (ALL[3:7], ALL[2:6], "00:20")],
    ids=["one comes", "the oldest gives way", "a day begins and the oldest gives way"],
)
def test_a_new_entry_is_a_note_and_the_next_page_is_no_news(
    shape: Shape, before: Sequence[Entry], after: Sequence[Entry], came: str
) -> None:
    change = compare(read(shape(before), URL), read(shape(after), URL))
    assert [f"{note.stated_time:%H:%M}" for note in change.notes_added] == [came]
    assert (told_edits(change), change.notes_removed, change.notes_changed) == ((), (), ())


def test_at_midnight_the_entry_that_comes_is_not_one_like_it_that_gives_way() -> None:
    clocks = {"mill": "4T00:20", "quay": "3T18:30", "pier": "3T16:10", "bridge": "3T12:15", "lock": "3T08:15"}
    alike = [Entry(f"2024-05-0{at}:00", f"Mud at the {where}", "rail") for where, at in clocks.items()]
    change = compare(read(no_days(alike[1:]), URL), read(no_days(alike[:-1]), URL))
    assert [f"{note.stated_time:%H:%M}" for note in change.notes_added] == ["00:20"]
    assert (told_edits(change), change.notes_removed, change.notes_changed) == ((), (), ())


@pytest.mark.parametrize(("line", "edited"), [("12 killed", "14 killed"), ("25:18", "25:16")])
@pytest.mark.parametrize("place", ["<div class='item'>", "<h3>Sandbags"], ids=["over entries", "in one"])
def test_a_number_that_is_no_day_or_time_stays_text(line: str, edited: str, place: str) -> None:
    html = page(f"<div class='liveblog'>{''.join(map(boxed, ALL[3:6]))}</div>")
    html = html.replace(place, f"<p>{line}</p>{place}", 1)
    (edit,) = compare(read(html, URL), read(html.replace(line, edited), URL)).substantive
    assert (edit.before, edit.after) == (line, edited)


def test_that_a_day_has_a_name_from_the_next_one_on_is_no_change_of_an_entry() -> None:
    named = "".join(boxed(one, "3 May, ") for one in ALL[3:6])
    before, after = no_days(ALL[3:6]), page(f"<div class='liveblog'>{named}</div>")
    change = compare(read(before, URL), read(after, URL))
    assert (change.notes_changed, change.notable) == ((), False)


@pytest.mark.parametrize(
    ("entries", "modified", "first", "last"),
    [(ALL, "4T07:12", 4, 2), (ALL[:5], "4T07:12", None, None), (ALL, "7T12:00", None, None)],
    ids=["all", "the oldest stand elsewhere", "changed days later"],
)
def test_days_are_counted_from_the_publication_where_that_can_be_right(
    entries: Sequence[Entry], modified: str, first: int | None, last: int | None
) -> None:
    head = (
        "<meta property='article:published_time' content='2024-05-02T05:40:00Z'>"
        f"<meta property='article:modified_time' content='2024-05-0{modified}:00Z'></head>"
    )
    days = [note.stated_date for note in read(no_days(entries).replace("</head>", head), URL).notes]
    assert [days[0], days[-1]] == [day and date(2024, 5, day) for day in (first, last)]


@pytest.mark.parametrize(
    ("clocks", "days"),
    [
        ((10, 9, 8), (0, 0, 0)),
        ((8, 9, 10), (0, 0, 0)),
        ((1, 23, 22), (1, 0, 0)),
        ((22, 23, 1), (0, 0, 1)),
        ((8, 10, 9, 7), (0, 0, 0, 0)),
        ((10, 9, 22, 20, 21, 8), (1, 1, 0, 0, 0, 0)),
    ],
    ids=["a day", "turned", "over midnight", "turned over midnight", "one held on top", "one out of turn"],
)
def test_midnights_are_counted(clocks: Sequence[int], days: Sequence[int]) -> None:
    assert days_passed([time(hour) for hour in clocks]) == [*days]
