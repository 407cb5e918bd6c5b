"""Parts of the day, by the clock of a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from watcher.decide.twins import key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from watcher.model import Article

DAY = timedelta(days=1)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = frozenset(range(7))

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the day, on some days of the week.

    Attributes:
        start: when it begins.
        end: when it is over; not after `start`: on the next day.
        days: on which it begins; 0 is Monday.
    """

    start: time
    end: time
    days: frozenset[int] = EVERY_DAY

    @property
    def length(self) -> timedelta:
        """How long it is by a clock that nobody sets."""
        begins, ends = (timedelta(hours=at.hour, minutes=at.minute) for at in (self.start, self.end))
        return ends - begins if ends > begins else ends - begins + DAY

    def around(self, now: datetime, zone: tzinfo) -> tuple[datetime, datetime] | None:
        """The one that is under way, from and to, UTC; None when there is none."""
        local = now.astimezone(zone)
        of_days = (self._of(day, zone) for day in (local - DAY, local) if day.weekday() in self.days)
        return next(((begins, ends) for begins, ends in of_days if begins <= now < ends), None)

    def next_start(self, now: datetime, zone: tzinfo) -> datetime:
        """When the next one begins, after `now`; UTC."""
        local = now.astimezone(zone)
        days = (local + n * DAY for n in range(16))  # a week, and another where the clocks skip all of one
        of_days = (self._of(day, zone) for day in days if day.weekday() in self.days)
        return next(begins for begins, ends in of_days if now < begins < ends)

    def _of(self, day: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
        """That which begins on a day, though it may end on the next; each end by its own day's clock."""
        last = day if self.end > self.start else day + DAY
        return at_clock(day, self.start, zone), at_clock(last, self.end, zone)


@dataclass(frozen=True, slots=True)
class Hours:
    """When something may be done: in any of these windows.

    Attributes:
        windows: at least one.
        zone: whose clock they go by.
    """

    windows: tuple[Window, ...]
    zone: tzinfo = UTC

    def opening(self, at: datetime) -> datetime:
        """The moment itself when it lies in a window, else when the next one begins; UTC."""
        if any(window.around(at, self.zone) for window in self.windows):
            return at
        return min(window.next_start(at, self.zone) for window in self.windows)

    @property
    def open(self) -> Open:
        """How much of a day they are; windows that overlap count twice, up to all of it."""
        begun = [len(window.days) / len(DAYS) for window in self.windows]
        shares = (often * window.length / DAY for often, window in zip(begun, self.windows, strict=True))
        return Open(min(1.0, sum(shares)), sum(begun))


class Open(NamedTuple):
    """How much of an average day something may be done.

    Attributes:
        share: of the time.
        windows: how often it begins.
    """

    share: float = 1.0
    windows: float = 0.0

    def looks(self, interval: float) -> float:
        """Looks a day at what is due so many seconds after each: those inside, and one as a window opens."""
        whole = DAY.total_seconds() / interval
        return min(whole, whole * self.share + self.windows)


ALL_DAY = Open()


@dataclass(frozen=True, slots=True)
class Timetable:
    """When which articles may be looked at. The hours of an article come before those of its host.

    Attributes:
        general: of all others; None: always.
        hosts: by host.
        articles: by the key of their address, whichever spelling of it is watched (`watcher.decide.twins`).
    """

    general: Hours | None = None
    hosts: Mapping[str, Hours] | None = None
    articles: Mapping[str, Hours] | None = None

    def opening(self, article: Article, at: datetime) -> datetime:
        """The moment itself when the article may be looked at then, else the next one when it may; UTC."""
        hours = self._hours(article.host, article.url)
        return hours.opening(at) if hours else at

    @property
    def apart(self) -> Collection[str]:
        """The keys of articles that have hours of their own."""
        return self.articles or ()

    def open(self, host: str, url: str = "") -> Open:
        """How much of a day an article may be looked at, or all of a host that have no hours of their own."""
        hours = self._hours(host, url)
        return hours.open if hours else ALL_DAY

    def _hours(self, host: str, url: str) -> Hours | None:
        own = self.articles.get(key(url)) if self.articles and url else None
        return own or (self.hosts or {}).get(host) or self.general


ALWAYS = Timetable()


def at_clock(day: datetime, clock: time, zone: tzinfo) -> datetime:
    """A time of day in the zone, as UTC. Of an hour that comes twice the first, of none the next one."""
    return datetime.combine(day.date(), clock, tzinfo=zone).astimezone(UTC)


def clock_time(text: str) -> time:
    """A time of day as users write it, "07:30".

    Raises:
        ValueError: it is none.
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is not a time of day; write one like "07:30"')
    return time(int(match[1]), int(match[2]))


def part_of_day(text: str) -> tuple[time, time] | None:
    """From and to of "22:00-07:00"; None when it is not written like that.

    Raises:
        ValueError: an end is no time of day, or both are the same.
    """
    start, dash, end = text.replace("–", "-").partition("-")
    if not dash:
        return None
    end = "00:00" if end.strip() == "24:00" else end
    if clock_time(start) == clock_time(end):
        raise ValueError(f'"{text}" would be all day or never; write hours like "22:00-07:00"')
    return clock_time(start), clock_time(end)


def window(text: str) -> Window:
    """Read "07:00-23:00", "mon-fri 06:00-22:30" or "sat,sun 09:00-12:00".

    Raises:
        ValueError: with a sentence for the user.
    """
    *words, clocks = text.split() or [""]
    days = _days(words[0].lower()) if len(words) == 1 else EVERY_DAY
    span = part_of_day(clocks)
    if span is None or days is None or len(words) > 1:
        raise ValueError(f'"{text}" are no hours; write them like "07:00-23:00" or "mon-fri 07:00-23:00"')
    return Window(*span, days=days)


def _days(text: str) -> frozenset[int] | None:
    """Days of the week, "mon", "mon-fri" or "sat,sun"; None when a word is none."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            return None
        begin, end = DAYS.index(first), DAYS.index(last or first)
        found |= {day % 7 for day in range(begin, end + 1 + 7 * (end < begin))}
    return frozenset(found)
