"""From a date as written to a day: its year, and the order of day and month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from watcher.model.reading import DateSource
from watcher.read.notes.dates.calendars import SOLAR_BEHIND, from_solar
from watcher.read.notes.dates.inferred import day_alone, from_time, from_weekday, inferred
from watcher.read.notes.dates.life import DAY
from watcher.read.notes.dates.order import MONTH_FIRST_ZONES
from watcher.read.notes.dates.stated import When

if TYPE_CHECKING:
    from watcher.read.notes.dates.life import Life
    from watcher.read.notes.dates.stated import Stated

# A bare date this long after publication cannot be that of an event the story tells.
WEEK = timedelta(days=7)
# A note this long after publication is doubted when the year before lies close to publication.
LATE = timedelta(days=300)
CLOSE = timedelta(days=45)
# What is added to a story this long after publication stands beside what it concerns, not at its end: 8 of 9
# such notes of histories that stood near the end.
NEWS = timedelta(days=60)
# A stated day may be this far outside the story's life before it is called implausible.
SLACK = timedelta(days=2)


def is_late(stated: Stated | None, life: Life, *, by: timedelta = WEEK) -> bool:
    """Whether a date with its year is known to be so long after the publication, or longer."""
    if stated is None or not (stated.year and stated.month) or life.published is None:
        return False
    day = resolve(replace(stated, day=stated.day or 1), life).day
    return day is not None and day - life.published >= by


def resolve(stated: Stated | None, life: Life) -> When:
    """The day and time a note states, for a story with this life."""
    if stated is None:
        return When()
    stated = _day_or_time(stated, life)
    when = When(time=stated.time, zone=stated.zone)
    if stated.month is not None and stated.day is None:
        return replace(when, month=f"{stated.year}-{stated.month:02d}" if stated.year else None)
    if stated.month is not None:
        return _from_day(stated, life, when)
    if stated.day is not None and (day := day_alone(stated, life)):
        return inferred(when, day, life)
    if stated.weekday is not None:
        return from_weekday(stated, life, when)
    return from_time(stated, life, when)


def _day_or_time(stated: Stated, life: Life) -> Stated:
    """As in "18.04" is the time when no 18 April fits the story's life."""
    if stated.maybe_time is None or stated.time is not None or stated.year is not None:
        return stated
    if life.published is None and life.captured is None:
        return replace(stated, month=None, day=None, time=stated.maybe_time)
    if any(life.holds(day) for day in _years(stated, life)):
        return stated
    return replace(stated, month=None, day=None, time=stated.maybe_time)


def _from_day(stated: Stated, life: Life, when: When) -> When:
    turned = _turn(stated, life)
    yearless = turned.year is None
    day = _first_fit(turned, life) if yearless else _make(turned.year, turned)
    if day is None:
        return when
    source = DateSource.YEAR_INFERRED if yearless else DateSource.STATED
    if stated.swapped or stated.slip:
        source = DateSource.ORDER_INFERRED
    if _implausible(day, life):
        source = DateSource.IMPLAUSIBLE
    return replace(when, day=day, source=source, year_inferred=yearless)


def _implausible(day: date, life: Life) -> bool:
    early = life.published is not None and not life.is_ahead and day < life.published - SLACK
    return early or _is_ahead(day, life)


def _turn(stated: Stated, life: Life) -> Stated:
    """Day and month in the order the page uses.

    What is sure of it comes first, then in which order the day fits the story's life, then what is usual: a
    British page prints an American newsroom's notes as they are.
    """
    if not stated.swapped or stated.day is None or stated.month is None:
        return stated
    other = replace(stated, day=stated.month, month=stated.day)
    month_first = life.order.sure
    if month_first is None and life.published and (fits := _fitting(stated, other, life)):
        return fits
    month_first = life.order.usual(stated) if month_first is None else month_first
    if month_first is not None:
        return other if month_first else stated
    if life.published is None:
        return _nearer(stated, other, life)
    return other if stated.zone in MONTH_FIRST_ZONES or life.american else stated


def _fitting(stated: Stated, other: Stated, life: Life) -> Stated | None:
    """The order in which the story's life holds the day, or which gives a known one; None when both do."""
    here, there = (any(life.holds(day) for day in _years(each, life)) for each in (stated, other))
    if here != there:
        return other if there else stated
    return _on_known_day(stated, other, life)


def _on_known_day(stated: Stated, other: Stated, life: Life) -> Stated | None:
    """The order that gives the day of the last change, or of publication; None when neither does."""
    for known in dict.fromkeys((life.modified, life.published)):
        near = [each for each in (stated, other) if known and _is_near(each, known, life)]
        if len(near) == 1:
            return near[0]
    return None


def _is_near(stated: Stated, known: date, life: Life) -> bool:
    """Whether a date is this day, or the one before or behind it."""
    return any(abs(day - known) <= DAY for day in _years(stated, life))


def _nearer(stated: Stated, other: Stated, life: Life) -> Stated:
    """Without a publication date: the order whose last day lies nearer to the capture."""
    if life.captured is None:
        return other if stated.zone in MONTH_FIRST_ZONES or life.american else stated
    here, there = (_last_before(each, life) for each in (stated, other))
    return other if there and (here is None or there > here) else stated


def _make(year: int | None, stated: Stated) -> date | None:
    """The day in this year; that of Iran's calendar is of the year that began in it, or in the one before."""
    if stated.solar and year and stated.month and stated.day:
        began = (year - SOLAR_BEHIND, year - SOLAR_BEHIND - 1)
        days = (from_solar(each, stated.month, stated.day) for each in began)
        return next((day for day in days if day.year == year), None)
    try:
        return date(year or 0, stated.month or 0, stated.day or 0)
    except ValueError:
        return None


def _years(stated: Stated, life: Life) -> list[date]:
    """The days a month and day can mean, from the year before publication to that of the capture."""
    if stated.year is not None:
        return [day for day in (_make(stated.year, stated),) if day]
    first = (life.published or life.captured or date.min).year
    last = max(life.captured.year + 1 if life.captured else 0, first + 1)
    span = range(max(first - 4, 1), min(last, first + 60) + 1)
    return [day for day in (_make(year, stated) for year in span) if day]


def _first_fit(stated: Stated, life: Life) -> date | None:
    """The earliest year that fits; the year before when that lies much closer to publication.

    The last one where no publication bounds it.
    """
    if life.published is None or life.is_ahead:
        return _last_before(stated, life)
    days = _years(stated, life)
    fits = [day for day in days if life.holds(day)]
    before = [day for day in days if day < life.published]
    if fits and not (before and fits[0] - life.published > LATE and life.published - before[-1] < CLOSE):
        return fits[0]
    after = [day for day in days if day >= life.published and not _is_ahead(day, life)]
    near = sorted((*_near_enough(before[-1:], life), *after[:1]), key=lambda day: abs(day - _middle(life)))
    return near[0] if near else None


def _is_ahead(day: date, life: Life) -> bool:
    return life.captured is not None and day > life.captured + SLACK


def _near_enough(before: list[date], life: Life) -> list[date]:
    """Of days before publication those that may be right: pages are published again under another day."""
    return [day for day in before if life.published is None or life.published - day <= LATE]


def _middle(life: Life) -> date:
    return life.published or life.captured or date.min


def _last_before(stated: Stated, life: Life) -> date | None:
    if life.captured is None:
        return None
    days = _years(replace(stated, year=None), life) if stated.year is None else _years(stated, life)
    return max((day for day in days if day <= life.captured + DAY), default=None)
