"""Days of entries that print a clock alone: counted from midnight to midnight."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher.model import DateSource
from watcher.model.succession import days_passed, later

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

    from watcher.model import Note
    from watcher.read.notes.dates.life import Life

_DAY = timedelta(days=1)
_LAG = timedelta(hours=18)  # from the newest entry to the page's last change, which may state another zone


def in_turn(entries: Iterable[Note], life: Life) -> list[Note]:
    """The entries of a live blog in the order of the page, each with its day as far as that can be told.

    It is counted from the newest one that prints its day; else from the oldest one, which was written when
    the story was published. But where the page was changed long after the newest one, so counted, older ones
    stand on another page, or nothing was written for a day: then no day is known.
    """
    found = list(entries)
    clocks = [note.stated_time for note in found if note.stated_time]
    if len(clocks) < len(found) or all(note.prints_day for note in found):
        return found
    passed = days_passed(clocks)
    printed = [(n, note.stated_date) for n, note in zip(passed, found, strict=True) if note.prints_day]
    first = min(zip(passed, found, strict=True), key=lambda one: one[0])[1].stated_date
    known, day = max(printed, key=lambda one: one[0]) if printed else (0, first)
    if day and not printed:
        newest = later(day, max(passed) * _DAY)
        last = max(clock for n, clock in zip(passed, clocks, strict=True) if n == max(passed))
        day = day if _may_be(newest, last, life) else None
    return [
        note if note.prints_day else _of_day(note, day and later(day, (n - known) * _DAY))
        for n, note in zip(passed, found, strict=True)
    ]


def _may_be(day: date, clock: time, life: Life) -> bool:
    """Whether the newest entry can be of this day, as far as the page's last change tells."""
    if life.modified is None or life.modified_at is None:
        return True
    return life.modified_at.replace(tzinfo=None) - datetime.combine(day, clock) <= _LAG


def _of_day(note: Note, day: date | None) -> Note:
    return replace(note, stated_date=day, date_source=DateSource.DAY_INFERRED if day else None)
