"""From a date as written to a day: year, order of day and month, weekday, time alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from watcher.model.reading import DateSource
from watcher.model.zones import zone_of
from watcher.read.notes.dates.calendars import SOLAR_BEHIND, from_solar
from watcher.read.notes.dates.order import MONTH_FIRST_ZONES, Order

if TYPE_CHECKING:
    from watcher.read.notes.dates.stated import Stated

DAY = timedelta(days=1)
MIDNIGHT = time()
# A bare date this long after publication cannot be that of an event the story tells.
WEEK = timedelta(days=7)
# Years in which a page can have been published or fetched; newspapers put their archives online.
WEB = range(1700, 2200)
# The year of the first web page: no note of one is older.
FIRST_PAGE = 1991
# A note this long after publication is doubted when the year before lies close to publication.
LATE = timedelta(days=300)
CLOSE = timedelta(days=45)
# What is added to a story this long after publication stands beside what it concerns, not at its end: 8 of 9
# such notes of histories that stood near the end.
NEWS = timedelta(days=60)
# How far the first of all clocks is ahead of UTC, on Kiritimati.
FIRST_CLOCK = timedelta(hours=14)
# So much a clock may be astray, be it for summer's sake.
ASTRAY = timedelta(hours=1)
# Within so many days every number of a day comes up.
TWO_MONTHS = 62
# A stated day may be this far outside the story's life before it is called implausible.
SLACK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of the story's dates.

    Attributes:
        published_at: when the page says it was published.
        modified_at: when the page says it was last changed.
        captured_at: when it was fetched.
        order: of day and month in the page's dates.
        american: whether they more likely do than not, all else failing.
    """

    published_at: datetime | None = None
    modified_at: datetime | None = None
    captured_at: datetime | None = None
    order: Order = field(default_factory=Order)
    american: bool = False

    @property
    def published(self) -> date | None:
        """The day of publication."""
        return _day(self.published_at)

    @property
    def modified(self) -> date | None:
        """The day of the last change the page claims."""
        return _day(self.modified_at)

    @property
    def captured(self) -> date | None:
        """The day of the capture, as far as it can be right."""
        day = _day(self.captured_at)
        return max(day, self.published) if day and self.published else day

    def holds(self, day: date) -> bool:
        """Whether a note of this story can have been written on this day."""
        after = self.published is None or day >= self.published - DAY
        after = after or (self.is_ahead and day.year >= FIRST_PAGE)
        return after and (self.captured is None or day <= self.captured + DAY)

    @property
    def is_ahead(self) -> bool:
        """Whether the page was fetched before the day that it calls its publication: that bounds no note."""
        fetched = _day(self.captured_at)
        return bool(fetched and self.published and fetched + DAY < self.published)


def is_late(stated: Stated | None, life: Life, *, by: timedelta = WEEK) -> bool:
    """Whether a date with its year is known to be so long after the publication, or longer."""
    if stated is None or not (stated.year and stated.month) or life.published is None:
        return False
    day = resolve(replace(stated, day=stated.day or 1), life).day
    return day is not None and day - life.published >= by


def _day(moment: datetime | None) -> date | None:
    """The day of a moment of the web's time; pages state others, and no day counts from the year 1."""
    return moment.date() if moment and WEB.start <= moment.year < WEB.stop else None


@dataclass(frozen=True, slots=True)
class When:
    """When a note says it was written.

    Attributes:
        day: the day; None when it cannot be told.
        time: the time of day as stated.
        zone: the zone as printed.
        source: how the day was reached.
        year_inferred: the year is not printed.
        month: "2023-12" or "2023" when no day is stated.
    """

    day: date | None = None
    time: time | None = None
    zone: str | None = None
    source: DateSource | None = None
    year_inferred: bool = False
    month: str | None = None


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
    if stated.day is not None and (day := _day_alone(stated, life)):
        return _inferred(when, day, life)
    if stated.weekday is not None:
        return _from_weekday(stated, life, when)
    return _from_time(stated, life, when)


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
    inferred = turned.year is None
    day = _first_fit(turned, life) if inferred else _make(turned.year, turned)
    if day is None:
        return when
    source = DateSource.YEAR_INFERRED if inferred else DateSource.STATED
    if stated.swapped or stated.slip:
        source = DateSource.ORDER_INFERRED
    if _implausible(day, life):
        source = DateSource.IMPLAUSIBLE
    return replace(when, day=day, source=source, year_inferred=inferred)


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


def _day_alone(stated: Stated, life: Life) -> date | None:
    """As in "16日": the first such day on or after publication, of its weekday where one is named."""
    if life.published is None:
        return None
    ahead = (life.published + step * DAY for step in range(TWO_MONTHS))
    fits = (day for day in ahead if stated.weekday in {None, day.weekday()})
    return next((day for day in fits if day.day == stated.day), None)


def _from_weekday(stated: Stated, life: Life, when: When) -> When:
    if life.published is None or life.published_at is None or stated.weekday is None:
        return when
    published = _by_clock(life.published_at, stated.zone).date()
    ahead = (stated.weekday - published.weekday()) % 7
    return _inferred(when, _changed_on(stated, life) or published + ahead * DAY, life)


def _changed_on(stated: Stated, life: Life) -> date | None:
    """The day of the last change that the page claims, where that is of the weekday, at the time or later."""
    at = life.modified_at and _by_clock(life.modified_at, stated.zone)
    if at is None or at.weekday() != stated.weekday or not life.published or at.date() < life.published:
        return None
    over = stated.time is None or at.time() == MIDNIGHT or stated.time <= at.time()
    return at.date() if over and life.holds(at.date()) else None


def _from_time(stated: Stated, life: Life, when: When) -> When:
    """A time alone: the day of publication, or the one beside it that the story's life holds."""
    if stated.time is None or life.published is None or life.published_at is None:
        return when
    published = _by_clock(life.published_at, stated.zone)
    day = published.date()
    if stated.time.hour + 6 < published.hour and life.holds(day + DAY):
        day += DAY
    if _is_unseen(when, day, life):
        day -= DAY
    return _inferred(when, day, life)


def _inferred(when: When, day: date, life: Life) -> When:
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
