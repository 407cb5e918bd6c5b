"""Days that notes do not print: of a number, a weekday or a time alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from watcher.model.reading import DateSource
from watcher.model.zones import zone_of
from watcher.read.notes.dates.life import DAY

if TYPE_CHECKING:
    from watcher.read.notes.dates.life import Life
    from watcher.read.notes.dates.stated import Stated, When

MIDNIGHT = time()
# How far the first of all clocks is ahead of UTC, on Kiritimati.
FIRST_CLOCK = timedelta(hours=14)
# So much a clock may be astray, be it for summer's sake.
ASTRAY = timedelta(hours=1)
# Within so many days every number of a day comes up.
TWO_MONTHS = 62


def day_alone(stated: Stated, life: Life) -> date | None:
    """As in "16日": the first such day on or after publication, of its weekday where one is named."""
    if life.published is None:
        return None
    ahead = (life.published + step * DAY for step in range(TWO_MONTHS))
    fits = (day for day in ahead if stated.weekday in {None, day.weekday()})
    return next((day for day in fits if day.day == stated.day), None)


def from_weekday(stated: Stated, life: Life, when: When) -> When:
    """A weekday alone: that of a change which the page claims, or the first from publication on."""
    if life.published is None or life.published_at is None or stated.weekday is None:
        return when
    published = _by_clock(life.published_at, stated.zone).date()
    ahead = (stated.weekday - published.weekday()) % 7
    return inferred(when, _changed_on(stated, life) or published + ahead * DAY, life)


def _changed_on(stated: Stated, life: Life) -> date | None:
    """The day of the last change that the page claims, where that is of the weekday, at the time or later."""
    at = life.modified_at and _by_clock(life.modified_at, stated.zone)
    if at is None or at.weekday() != stated.weekday or not life.published or at.date() < life.published:
        return None
    over = stated.time is None or at.time() == MIDNIGHT or stated.time <= at.time()
    return at.date() if over and life.holds(at.date()) else None


def from_time(stated: Stated, life: Life, when: When) -> When:
    """A time alone: the day of publication, or the one beside it that the story's life holds."""
    if stated.time is None or life.published is None or life.published_at is None:
        return when
    published = _by_clock(life.published_at, stated.zone)
    day = published.date()
    if stated.time.hour + 6 < published.hour and life.holds(day + DAY):
        day += DAY
    if _is_unseen(when, day, life):
        day -= DAY
    return inferred(when, day, life)


def inferred(when: When, day: date, life: Life) -> When:
    """The day that a part of a date leaves; none when nobody had come to it when the page was fetched."""
    if _is_unseen(when, day, life):
        return when
    return replace(when, day=day, source=DateSource.DAY_INFERRED)


def _is_unseen(when: When, day: date, life: Life) -> bool:
    """Whether a day, or its time where one is stated, came after the capture by the clock of the note."""
    if life.captured is None or life.is_ahead:
        return False
    moment = datetime.combine(day, when.time or MIDNIGHT)
    return moment > _captured_by(when.zone, life).replace(tzinfo=None)


def _captured_by(zone: str | None, life: Life) -> datetime:
    """The moment of the capture by the clock of a note; by the first of all clocks where that is unknown.

    A page that gives its publication in UTC tells nothing of it. Midnight is that of a day alone.
    """
    assert life.captured_at is not None
    at, known = life.captured_at, zone_of(zone)
    told = life.published_at and life.published_at.utcoffset()
    if at.time() == MIDNIGHT:
        return at + DAY + FIRST_CLOCK
    if at.tzinfo is None or not (known or told):
        return at + FIRST_CLOCK
    return at.astimezone(known or timezone(told or timedelta())) + ASTRAY


def _by_clock(at: datetime, zone: str | None) -> datetime:
    """What a page says of itself by the clock of a note: many pages say it in UTC, and notes do not.

    Midnight is that of a page that gives a day alone.
    """
    known = zone_of(zone) if at.tzinfo is not None and at.time() != MIDNIGHT else None
    return at.astimezone(known) if known else at
