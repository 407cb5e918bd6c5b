"""The names of months and days that the dates of one page may use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from watcher.read.notes.dates import monthnames
from watcher.read.notes.dates.calendars import SOLAR_LANGUAGE, SOLAR_MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

YEAR_FIRST = frozenset({"ja", "zh", "ko", "hu"})
# Where a dot parts month and day, and never hour and minute.
DOTTED_DAYS = frozenset({"ja", "zh", "ko"})
# Where no dot parts day and month.
UNDOTTED_DAYS = frozenset(
    ("ar", "bn", "ca", "en", "es", "eu", "fa", "fr", "hi", "id", "pt", "sv", "sw", "th", "ur", "vi")
)
WORD = re.compile(
    r"[\u0e00-\u0e7f]+\.[\u0e00-\u0e7f]+\.|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0eff\u200c])*\.?(?:['’־-](?!\s))?"
)
# The colon between the word for the hour and the hour ("kl: 11:26").
_HOUR_COLON = re.compile(r":\s?\d")
_FILL = re.compile(r"[\s\u200e\u200f,;،؛，、/／|@~>·•()（）\[–—―-]|\$Date:")
HALVES = ("early", "late", "night", "midday")
# Hours that have a name, and the half of the day that it says of a number beside it ("12 noon").
NAMED = {"noon": "midday", "midnight": "night"}
_SEAM = re.compile(r"(?<=[a-zà-öø-ÿа-я.])(?=[A-ZÀ-ÖØ-ÞА-Я])")
"""Where a sentence was glued to the month before it ("12 JanThe council")."""
_TWICE = re.compile(r"\s?/\s?| ")
"""Between two names of one month, as Arabic papers print them ("يناير/كانون الثاني")."""
_NUMBERED = re.compile(r"M(0[1-9]|1[0-2])(?!\w)")
"""What CLDR calls a month where no language is known, as programs print it ("2022 M10 17")."""
_LONG = 6  # letters of a name; shorter ones differ from other words by one


@dataclass(frozen=True)
class Names:
    """The names one page's dates may use, those of its first language before the others'."""

    languages: tuple[str, ...]
    between: frozenset[str]
    hours: frozenset[str]
    units: frozenset[str]
    parts: frozenset[str]
    early: frozenset[str]
    late: frozenset[str]
    night: frozenset[str]
    midday: frozenset[str]
    noon: frozenset[str]
    midnight: frozenset[str]

    @cached_property
    def month_first(self) -> bool:
        """Whether the page's own language writes the year first, and so the month before the day."""
        return self.languages[0] in YEAR_FIRST

    @cached_property
    def dotted_days(self) -> bool:
        """Whether two numbers with a dot between them are a day in the page's own language, and no time."""
        return self.languages[0] in DOTTED_DAYS

    @cached_property
    def undotted_days(self) -> bool:
        """Whether two numbers with a dot between them are no day in the page's own language."""
        return self.languages[0] in UNDOTTED_DAYS

    @cached_property
    def half(self) -> re.Pattern[str]:
        """A word that says of which half of the day the hour beside it is; its group tells how."""
        words: dict[str, frozenset[str]] = {half: getattr(self, half) for half in HALVES}
        for hour, half in NAMED.items():
            words[half] |= getattr(self, hour)
        return re.compile(rf"\s?{_any_of(words)}(?![^\W\d_]|[\u0900-\u0dff])", re.IGNORECASE)

    @cached_property
    def named_hour(self) -> re.Pattern[str]:
        """An hour that is called by a name; its group tells which."""
        return re.compile(
            rf"{_any_of({hour: getattr(self, hour) for hour in NAMED})}(?![^\W\d_])", re.IGNORECASE
        )

    def is_unit(self, word: str, weekday: int | None) -> bool:
        """Whether a word behind a date is part of it; one for a part of the day is so behind a weekday.

        "Updated 13 Jan The night ferry will sail again": so opens a story.
        """
        folded = word.casefold()
        return folded in self.units or (folded in self.parts and weekday is not None)

    def month(self, word: str) -> int | None:
        """The month a word names."""
        return self._months.get(monthnames.fold(word))

    def month_at(self, text: str, at: int) -> tuple[int, int]:
        """The month named at a place, by one name or by two of its names, and where those end."""
        month, end = self._named(text, at)
        if month and (joint := _TWICE.match(text, end)):
            other, behind = self._named(text, joint.end())
            return month, behind if other == month else end
        return month, end

    def _named(self, text: str, at: int) -> tuple[int, int]:
        """The month that one word names, or two ("كانون الثاني"), and where its name ends."""
        word = WORD.match(text, at)
        if numbered := _NUMBERED.match(text, at):
            return int(numbered[1]), numbered.end()
        if word is None:
            return 0, at
        second = WORD.match(text, word.end() + 1) if text[word.end() : word.end() + 1] == " " else None
        if second and (month := self.month(text[at : second.end()])):
            return month, second.end()
        name = word[0].rstrip("-'’")
        if month := self.month(name) or self._misspelled(text, at, name):
            return month, at + len(name)
        glued = _SEAM.search(name)
        if glued and (month := self.month(name[: glued.start()])):
            return month, at + glued.start()
        return 0, at

    def _misspelled(self, text: str, at: int, name: str) -> int | None:
        """A month with a letter too many, or too few, beside a number ("Decemberr 2023", "3 Decmber")."""
        end = at + len(name)
        beside = text[end + 1 : end + 2].isdigit() or text[max(at - 2, 0) : max(at - 1, 0)].isdigit()
        if len(name) < _LONG or not beside:
            return None
        longer = self.month(name[:-1]) if len(name) > _LONG else None
        return longer or self._shortened.get(monthnames.fold(name))

    def weekday_at(self, text: str, word: re.Match[str]) -> tuple[int | None, int]:
        """The weekday that a word names, or it and the next ("thứ ba"), and where its name ends."""
        second = WORD.match(text, word.end() + 1) if text[word.end() : word.end() + 1] == " " else None
        if second and (day := self.weekday(text[word.start() : second.end()])) is not None:
            return day, second.end()
        name = word[0].rstrip("-")
        day = self.weekday(name)
        return self._part_of(name) if day is None else day, word.start() + len(name)

    def _part_of(self, name: str) -> int | None:
        """The weekday of a word for a part of one ("Mittwochabend", "onsdagskväll")."""
        part = next((each for each in self._longest if name.casefold().endswith(each)), "")
        return self.weekday(name[: -len(part)].removesuffix("s")) if part else None

    @cached_property
    def _longest(self) -> list[str]:
        return sorted(self.parts, key=len, reverse=True)

    def weekday(self, word: str) -> int | None:
        """The weekday a word names; English has none with an accent ("thư" is no Thursday)."""
        return (self._weekdays if word.isascii() else self._accented).get(monthnames.fold(word))

    @cached_property
    def _months(self) -> dict[str, int]:
        ours = _together(monthnames.months, self.languages)
        return ours | monthnames.folded(SOLAR_MONTHS if SOLAR_LANGUAGE in self.languages else {})

    @cached_property
    def _shortened(self) -> dict[str, int]:
        """The long names of months with one letter left out behind the first."""
        long = ((name, month) for name, month in self._months.items() if len(name) > _LONG)
        return {name[:at] + name[at + 1 :]: month for name, month in long for at in range(1, len(name))}

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
        joint = rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?)?\s?(?:&|\b(?:{words})\b)\s(?=[^\W_])"
        return re.compile(joint, re.IGNORECASE)

    def joint(self, text: str, at: int) -> int:
        """How long that is which joins two parts of a date at a place; 0 where nothing does."""
        if fill := _FILL.match(text, at):
            return len(fill[0])
        if word := WORD.match(text, at):
            folded = word[0].casefold()
            if folded.rstrip("-־") in self.between or folded.rstrip(".") in self.between:
                colon = folded in self.hours and _HOUR_COLON.match(text, at + len(word[0]))
                return len(word[0]) + bool(colon)
        return 0


def _together(names: Callable[[str], dict[str, int]], languages: Sequence[str]) -> dict[str, int]:
    """The names of several languages; what two of them call by one name is the first one's."""
    return dict(chain.from_iterable(names(tag).items() for tag in reversed(languages)))


def _any_of(words: dict[str, frozenset[str]]) -> str:
    """The pattern of words, each kind of them in a group that its name tells."""
    texts = {kind: "|".join(map(re.escape, _longest_first(each))) for kind, each in words.items() if each}
    return f"(?:{'|'.join(f'(?P<{kind}>{text})' for kind, text in texts.items())})"


def _longest_first(words: frozenset[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
