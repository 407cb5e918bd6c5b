"""Days that a note cannot have: they were over when it was not there, or had not come when it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from compare_help import LONG, reading, section
from newsroom import nothing, with_note

from watcher import find_notes
from watcher.compare import told_after
from watcher.model import DateSource

DAY, CLOCK = date(2021, 1, 12), time(10, 40)
LAST_CLOCK = datetime(2021, 1, 12, 22, 40, tzinfo=UTC)
"""When it is 10:40 on that day for the last time."""


def inferred(at: time | None = CLOCK, zone: str | None = None):
    told = replace(section("The report is out.", 3, day=DAY), year_inferred=False, stated_time=at)
    return replace(told, date_source=DateSource.DAY_INFERRED, stated_timezone=zone)


def after(note, seen_at, *, known=(), stood=""):
    """The day of a note that came, when the story was seen last at a time."""
    old = reading(*LONG, *([stood] if stood else []), notes=known)
    new = reading(*LONG, "Update, 10:40: The report is out.", notes=(note,))
    told, change = told_after(old, new, seen_at=seen_at)
    assert [*change.notes_added] == ([] if known or stood else [*told.notes])
    return told.notes[0].stated_date


@pytest.mark.parametrize(
    ("note", "seen_at", "day"),
    [
        (inferred(), None, DAY),
        (inferred(), LAST_CLOCK, DAY),  # a time is printed before everybody is shown it
        (inferred(), LAST_CLOCK + timedelta(hours=6), None),
        (inferred(zone="GMT"), LAST_CLOCK - timedelta(hours=6), None),
        (inferred(None), LAST_CLOCK, DAY),
        (inferred(None), LAST_CLOCK + timedelta(days=1), None),
        (replace(inferred(), date_source=DateSource.STATED), LAST_CLOCK + timedelta(days=1), DAY),
        (replace(inferred(), label=""), LAST_CLOCK + timedelta(days=1), DAY),  # entries have their turn
    ],
)
def test_a_day_that_was_over_without_the_note_is_not_inferred(note, seen_at, day):
    assert after(note, seen_at) == day


def test_what_was_known_of_a_day_stays():
    late = LAST_CLOCK + timedelta(days=9)
    assert after(inferred(), late, known=(inferred(),)) == DAY
    without = replace(inferred(), stated_date=None, date_source=None)
    assert after(inferred(), None, known=(without,)) is None


@pytest.mark.parametrize(
    "edited",
    [
        {"text": "The report is out, at last."},
        {"label": "UPDATED"},
        {"text": "The report of the board is out."},
    ],
)
def test_a_note_that_was_edited_keeps_the_day_that_it_had(edited):
    was, late = inferred(), LAST_CLOCK + timedelta(days=9)
    old, new = (
        reading(*LONG, f"{n.label}, 10:40: {n.text}", notes=(n,)) for n in (was, replace(was, **edited))
    )
    told, change = told_after(old, new, seen_at=late)
    assert [note.stated_date for note in told.notes] == [DAY]
    assert [*change.notes_changed] == [(was, told.notes[0])]


def test_a_note_that_was_edited_to_another_time_has_no_day():
    was, late = inferred(), LAST_CLOCK + timedelta(days=9)
    old = reading(*LONG, notes=(was,))
    new = reading(*LONG, "UPDATE, 11:40: The report is out.", notes=(replace(was, stated_time=time(11, 40)),))
    assert [note.stated_date for note in told_after(old, new, seen_at=late)[0].notes] == [None]


def test_words_that_stood_there_keep_the_day_of_the_note_they_are_told_to_be():
    late = LAST_CLOCK + timedelta(days=9)
    assert after(inferred(), late, stood="Update, 10:40: The report is out.") == DAY


def test_a_note_with_a_time_alone_that_came_years_later_has_no_day_and_gets_none(watched):
    watched.after(lambda story: with_note(story, "UPDATE, 10:40:", "The council has published the report."))
    assert watched.after(nothing) == "unchanged"
    watched.after(lambda story: replace(story, byline="Ada Finch and Bo Lind"))
    (told,) = watched.desk.json("reread", "--all", "--dry-run")["articles"]
    assert told["differing"] == []
    (found,) = watched.desk.json("updates")["notes"]
    assert (found["stated_date"], found["stated_time"], found["edited"]) == (None, "10:40", False)


@pytest.mark.parametrize(
    ("head", "day"),
    [("2 January", None), ("2 May", date(2020, 5, 2)), ("30 November", date(2020, 11, 30))],
)
def test_a_day_without_a_year_is_none_that_had_not_come(head, day):
    published, captured = datetime(2020, 11, 12, tzinfo=UTC), datetime(2020, 11, 30, tzinfo=UTC)
    note = f"Correction, {head}: An earlier version misstated the mate's age."
    (found,) = find_notes([*LONG, note], language="en", published_at=published, captured_at=captured)
    assert found.stated_date == day
