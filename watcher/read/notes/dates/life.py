"""What is known of a story's dates, against which those of its notes are held."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from watcher.read.notes.dates.order import Order

DAY = timedelta(days=1)
# Years in which a page can have been published or fetched; newspapers put their archives online.
WEB = range(1700, 2200)
# The year of the first web page: no note of one is older.
FIRST_PAGE = 1991


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


def _day(moment: datetime | None) -> date | None:
    """The day of a moment of the web's time; pages state others, and no day counts from the year 1."""
    return moment.date() if moment and WEB.start <= moment.year < WEB.stop else None
