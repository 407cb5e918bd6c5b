"""When a channel may speak: digests, quiet hours, and a ceiling of alerts an hour.

Detection never waits, delivery may. One rule for all three: alerts that were held and are let go at the same
moment go out as one digest. Pure: what is due follows from the clock and from what the rows say, so a restart
or another configuration changes nothing that is owed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from watcher.decide.hours import DAY, Window, at_clock, clock_time, part_of_day

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Release:
    """What becomes of the alerts that a channel holds.

    Attributes:
        at: when they are let go; UTC.
        together: as one digest.
        why: what they wait or waited for, in words.
    """

    at: datetime
    together: bool
    why: str


@dataclass(frozen=True, slots=True)
class Pace:
    """When a channel may speak.

    Attributes:
        hourly: a digest at every full hour.
        daily: a digest at this time of day; None for none.
        quiet: from and to; nothing is sent between; None for no such hours.
        most: alerts in any 60 minutes; 0 for as many as there are.
        zone: whose clock all of this goes by.
    """

    hourly: bool = False
    daily: time | None = None
    quiet: tuple[time, time] | None = None
    most: int = 0
    zone: tzinfo = UTC

    @property
    def holds(self) -> str:
        """What a new alert may have to wait for, in words; "" when it goes out at once."""
        words = [
            "the hourly digest" if self.hourly else "",
            f"the daily digest at {_spoken(self.daily)}" if self.daily is not None else "",
            f"the end of the quiet hours at {_spoken(self.quiet[1])}" if self.quiet else "",
            f"the ceiling of {self.most} an hour" if self.most else "",
        ]
        found = ", ".join(filter(None, words))
        return f"waits for {found}" if found else ""

    def quiet_until(self, now: datetime) -> datetime | None:
        """The end of the quiet hours that are under way; None when there are none now."""
        if self.quiet is None:
            return None
        found = Window(*self.quiet).around(now, self.zone)
        return found and found[1]

    def release(self, oldest: datetime, count: int, sent: Sequence[datetime], now: datetime) -> Release:
        """What becomes of alerts that are held.

        Args:
            oldest: since when the first of them has been held; UTC.
            count: how many there are.
            sent: when the channel's last `most` alerts went out, the newest first; UTC.
            now: the moment; UTC.
        """
        at, why = self._next_digest(oldest)
        if (end := self.quiet_until(max(at, now))) is not None:
            return Release(end, together=True, why="the quiet hours")
        if why:
            return Release(at, together=True, why=why)
        if self.quiet_until(oldest) is not None:
            return Release(at, together=True, why="the quiet hours")
        return self._under_the_ceiling(oldest, count, sent, now)

    def _under_the_ceiling(
        self, oldest: datetime, count: int, sent: Sequence[datetime], now: datetime
    ) -> Release:
        lately = [moment for moment in sent if moment > now - HOUR]
        if not self.most or len(lately) + count <= self.most:
            return Release(oldest, together=False, why="")
        why = f"the ceiling of {self.most} an hour"
        if len(lately) >= self.most:
            return Release(lately[self.most - 1] + HOUR, together=True, why=why)
        return Release(oldest, together=True, why=why)

    def _next_digest(self, since: datetime) -> tuple[datetime, str]:
        """The first digest after a moment, and what it is called; the moment itself when there is none."""
        local = since.astimezone(self.zone)
        moments = []
        if self.hourly:
            full = local.replace(minute=0, second=0, microsecond=0)
            moments.append(((full.astimezone(UTC) + HOUR), "the hourly digest"))
        if self.daily is not None:
            days = (at_clock(local + days * DAY, self.daily, self.zone) for days in (0, 1, 2))
            moments.append((next(moment for moment in days if moment > since), "the daily digest"))
        return min(moments, default=(since, ""))


def digest_times(text: str) -> tuple[bool, time | None]:
    """Read `digest`: whether it is hourly, and at what time it is daily.

    Raises:
        ValueError: with a sentence for the user.
    """
    word, _, rest = text.strip().partition(" ")
    if word == "hourly" and not rest:
        return True, None
    if word == "daily" and rest:
        return False, clock_time(rest)
    raise ValueError(f'"{text}" is no digest; write "hourly" or "daily 07:30"')


def quiet_hours(text: str) -> tuple[time, time]:
    """Read `quiet`, "22:00-07:00".

    Raises:
        ValueError: with a sentence for the user.
    """
    hours = part_of_day(text)
    if hours is None:
        raise ValueError(f'"{text}" are no quiet hours; write them like "22:00-07:00"')
    return hours


def _spoken(clock: time) -> str:
    return f"{clock:%H:%M}"
