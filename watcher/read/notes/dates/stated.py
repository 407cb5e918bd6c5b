"""A date and time as a note prints them, and the day that this is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from datetime import time as clock_time

    from watcher.model.reading import DateSource


@dataclass(frozen=True, slots=True)
class Stated:
    """A date and time as written, nothing inferred.

    Attributes:
        end: where it ends in the text.
        year: four digits when they are printed.
        month: 1 to 12.
        day: 1 to 31.
        weekday: Monday 0, when a weekday is named.
        time: the time of day.
        zone: the zone as printed.
        swapped: day and month may be the other way round ("2/10").
        slip: they stand in an order in which nobody writes them ("2020-17-11").
        maybe_time: "18.04" may be a time instead of a day and month.
        solar: day and month are of Iran's calendar, and no year is printed.
    """

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: clock_time | None = None
    zone: str | None = None
    swapped: bool = False
    slip: bool = False
    maybe_time: clock_time | None = None
    solar: bool = False

    @property
    def has_date(self) -> bool:
        """Whether a day, a month or a weekday is stated."""
        return self.month is not None or self.weekday is not None or self.day is not None

    @property
    def bare_day(self) -> tuple[int | None, int | None, int] | None:
        """The day, where no time is stated with it."""
        return (self.year, self.month, self.day) if self.day and self.time is None else None

    @property
    def definite(self) -> bool:
        """Whether it is more than a bare number or weekday."""
        return bool(self.month or self.time)


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
    time: clock_time | None = None
    zone: str | None = None
    source: DateSource | None = None
    year_inferred: bool = False
    month: str | None = None
