"""The names of months and days that the dates of one page may use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from watcher.read.notes import monthnames
from watcher.read.notes.calendars import SOLAR_LANGUAGE, SOLAR_MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

YEAR_FIRST = frozenset({"ja", "zh", "ko", "hu"})
# Where a dot parts month and day, and never hour and minute.
DOTTED_DAYS = frozenset({"ja", "zh", "ko"})


@dataclass(frozen=True)
class Names:
    """The names one page's dates may use, those of its first language before the others'."""

    languages: tuple[str, ...]
    between: frozenset[str]
    hours: frozenset[str]
    units: frozenset[str]

    @cached_property
    def month_first(self) -> bool:
        """Whether the page's own language writes the year first, and so the month before the day."""
        return self.languages[0] in YEAR_FIRST

    @cached_property
    def dotted_days(self) -> bool:
        """Whether two numbers with a dot between them are a day in the page's own language, and no time."""
        return self.languages[0] in DOTTED_DAYS

    def month(self, word: str) -> int | None:
        """The month a word names."""
        return self._months.get(monthnames.fold(word))

    def weekday(self, word: str) -> int | None:
        """The weekday a word names; English has none with an accent ("thư" is no Thursday)."""
        return (self._weekdays if word.isascii() else self._accented).get(monthnames.fold(word))

    @cached_property
    def _months(self) -> dict[str, int]:
        ours = _together(monthnames.months, self.languages)
        return ours | monthnames.folded(SOLAR_MONTHS if SOLAR_LANGUAGE in self.languages else {})

    @cached_property
    def _weekdays(self) -> dict[str, int]:
        return _together(monthnames.weekdays, self.languages)

    @cached_property
    def _accented(self) -> dict[str, int]:
        return _together(monthnames.weekdays, [tag for tag in self.languages if tag != "en"])

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """A day that is joined to another one ("7 and " of "7 and 8 March"), or only what joins it."""
        words = "|".join(sorted({monthnames.conjunction(tag) for tag in self.languages} - {""}))
        return re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?)?\s?(?:&|\b(?:{words})\b)\s(?=[^\W_])")


def _together(names: Callable[[str], dict[str, int]], languages: Sequence[str]) -> dict[str, int]:
    """The names of several languages; what two of them call by one name is the first one's."""
    return dict(chain.from_iterable(names(tag).items() for tag in reversed(languages)))
