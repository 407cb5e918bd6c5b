"""The day on which a note says that it was written, where its own sentence has it ("amended on 9 May").

It tells when, not what: an edit from "2018" to "2016" is none that an amendment "of 9 May 2016" speaks of.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import has_digit, is_word, tokens
from watcher.languages.vocabulary import all_of, primary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from watcher.model import Note


class _Run(NamedTuple):
    """A place where nothing but numbers and names of days and months stand, and what these are."""

    start: int
    end: int
    numbers: frozenset[int]
    months: frozenset[int]


def without_day(text: str, note: Note, language: str) -> str:
    """What a note says, less the first place where it gives its own day, and "after publication".

    Where it has that before its text ("Correction, 9 May: the hearing is on 9 May"), the text means the day
    of something else, unless it gives the year, too.

    Args:
        text: what the note says, or what is new of that.
        note: the note.
        language: of the article.
    """
    text = _afterwards(primary(language)).sub(" ", text)
    own = next((run for run in _runs(text, language) if _is_own(run, text, note)), None)
    return f"{text[: own.start]} {text[own.end :]}" if own else text


@cache
def _afterwards(tag: str) -> re.Pattern[str]:
    """Words for the time since the story came out."""
    return re.compile("|".join(all_of((tag,), "afterwards") if tag else ()) or "(?!)", re.IGNORECASE)


def _is_own(run: _Run, text: str, note: Note) -> bool:
    day, at = note.stated_date, text.lower().find(note.label.lower())
    if day is None:  # "edited in Feb. 2019": beside the label, or all that is new of the note
        low, high = min(run.end, at + len(note.label)), max(run.start, at)
        between = text[low:high] if at >= 0 else text[: run.start] + text[run.end :]
        return bool(run.months) and not _LONG.search(between)
    month = day.month in run.months or (not run.months and day.month in run.numbers)
    return day.day in run.numbers and month and (at >= 0 or day.year in run.numbers)


_LONG = re.compile(r"[^\W\d_]{4,}")
"""A word that is not only one of those that lead to a day ("in", "am", "le")."""


def _runs(text: str, language: str) -> Iterator[_Run]:
    names = calendar_words(language)
    start = end = -1
    for token in tokens(text):
        parts = _PARTS.findall(token.text.casefold())
        dates = bool(parts) and all(_is_date(part, names) for part in parts)
        if dates and (has_digit(token.text) or parts[0] in names):
            start, end = (token.start if start < 0 else start), token.end
        elif start >= 0 and not dates and is_word(token.text):
            yield _run(text, start, end, names)
            start = -1
    if start >= 0:
        yield _run(text, start, end, names)


def _is_date(part: str, names: Mapping[str, str]) -> bool:
    return part.isdecimal() or part in names or part in _BETWEEN


_PARTS = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = frozenset("st nd rd th er de of e d 年 月 日 년 월 일".split())  # noqa: SIM905  a line of words
"""What stands in a date beside its numbers and names: "9th of May", "9 de mayo"."""


def _run(text: str, start: int, end: int, names: Mapping[str, str]) -> _Run:
    parts = _PARTS.findall(text[start:end].casefold())
    months = (names.get(part, "").partition("months ")[2] for part in parts)
    numbers = frozenset(int(part) for part in parts if part.isdecimal())
    return _Run(start, end, numbers, frozenset(int(month) for month in months if month))
