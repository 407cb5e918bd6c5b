"""Dates in numbers, as they are written: "2021-03-16", "16.3.21", "3月16日", "16.3."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.read.notes.dates.calendars import ERAS, SOLAR_YEARS, from_solar, full_year
from watcher.read.notes.dates.clocks import time_of
from watcher.read.notes.dates.known import WORD

if TYPE_CHECKING:
    from watcher.read.notes.dates.known import Names
    from watcher.read.notes.dates.stated import Stated

LAST_MONTH = 12
_MONTHS, _DAYS = range(1, LAST_MONTH + 1), range(1, 32)
# The hyphen between numbers is made a dash by many an editor ("2021–05–03").
# Two different signs are a slip ("2018-06/13").
_ISO = re.compile(r"(\d{4})\s?([-‐-–/.])\s?(\d{1,2})\s?(?:\2|[-/])\s?(\d{1,2})(?!\d)\.?")
_ISO_CLOCK = re.compile(r"T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
# "12일자" is the issue of that day, of which a Korean correction tells.
_CJK = re.compile(
    rf"(?:(?:({'|'.join(ERAS)})(\d{{1,3}}|元)|(\d{{2,4}}))\s?[年년]\s?)?"
    r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?(?:[日号號]|일(?!자\s))"
)
# A day alone, before its hour, the colon of the head, or the name of the note ("13日午後3時", "13日追記").
_CJK_DAY = re.compile(
    r"(\d{1,2})\s?[日일]"
    r"(?=\s?(?:午[前後]|오[전후]|\d{1,2}\s?[時:시]|[)）】\]]?\s?[:：]|$|[追更訂订修補补업수정]))"
)
_ROMAN = re.compile(r"(\d{1,2})[.\s]\s?([IVX]{1,4})[.\s]\s?(\d{4})(?!\d)", re.IGNORECASE)
_ROMANS = "I II III IV V VI VII VIII IX X XI XII".split()  # noqa: SIM905  as one reads them
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_GAP = r"[\s\u200e\u200f]?"  # a space, or the mark that turns the direction of a line
_THREE = re.compile(
    rf"(\d{{1,2}}){_GAP}([./-]){_GAP}(\d{{1,2}}){_GAP}[./-]{_GAP}(\d{{4}}|\d{{2}}(?!\d|[:h]\d))(?:\.(?=\s[a-zà-ž\d–—-]|[,:)\]]))?"
)
_TWO = re.compile(r"(\d{1,2})([./]|\.\s(?=\d{1,2}\.))(\d{1,2})(?!\d|:\d|\.\d)(\.(?!\d))?")
# What is counted by a number ("4.6万", "4.6km", "4.6%"); not the name of a note behind its day.
_MEASURED = re.compile(r"(?![更追訂订修補补업수정])[^\W\d_]|\s?[%‰°]")
_MONTH_YEAR = re.compile(
    r"(?:(1[0-2]|0?[1-9])(?:[/.]|\snăm\s)((?:19|20)\d\d)|((?:19|20)\d\d)(?:-(?=\d\d)|\s?[年년]\s?(?=\d\d?\s?[月월]))(1[0-2]|0?[1-9])(?:\s?[月월])?)(?![\d/-])"
)
# The year behind a day and month ("5/3-21", and as Nordic houses have it, "5/3 2021").
_YEAR_BEHIND = re.compile(r"(?:-|(?<=\d)\s(?=(?:19|20)\d\d))(\d{4}|\d{2})(?!\d)")
_VIETNAMESE = re.compile(
    r"(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2})(?:,?\s+năm)?(?:[,/ ]\s*(\d{4}))?", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(r"(\d{4})\.?\s+gada(?=\s)")


def numeric(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """The stated date with a whole day at a place, its year printed or not; None when there is none."""
    if stated.month is not None:
        return None
    if match := _ISO.match(text, at):
        found = with_day(stated, match[1], match[3], match[4], match.end())
        slip = int(match[3]) > LAST_MONTH
        if slip and (found := with_day(stated, match[1], match[4], match[3], match.end())):
            found = replace(found, slip=True)
        return _iso_clock(text, found)
    if match := _CJK.match(text, at):
        return with_day(stated, match[2] or match[3], match[4], match[5], match.end(), match[1])
    if match := _COMPACT.match(text, at):
        return with_day(stated, match[1], match[2], match[3], match.end())
    if match := _VIETNAMESE.match(text, at):
        return with_day(stated, match[3], match[2], match[1], match.end())
    if match := _THREE.match(text, at):
        return _ordered(stated, match[1], match[3], match[4], match.end(), known)
    return None


def rarer(text: str, at: int, stated: Stated, known: Names) -> Stated | None:  # noqa: ARG001  one shape
    """As in "13日午後3時", "16 III 2023", "2023. gada 16. martā"."""
    if stated.month is not None:
        return None
    if stated.day is None and (match := _CJK_DAY.match(text, at)) and int(match[1]) in _DAYS:
        return replace(stated, end=match.end(), day=int(match[1]))
    if (match := _ROMAN.match(text, at)) and match[2].upper() in _ROMANS:
        return with_day(stated, match[3], _ROMANS.index(match[2].upper()) + 1, match[1], match.end())
    if match := _YEAR_BEFORE.match(text, at):
        return replace(stated, end=match.end(), year=int(match[1]))
    return None


def in_era(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """As in "令和5年3月16日"."""
    return numeric(text, at, stated, known) if text[at : at + 2] in ERAS else None


def month_year(text: str, at: int, stated: Stated, known: Names) -> Stated | None:  # noqa: ARG001  one shape
    """As in "3/2021", "2021-03", "2021年3月" or "3 năm 2021" (behind "tháng"): a month without its day."""
    if stated.month is not None or (match := _MONTH_YEAR.match(text, at)) is None:
        return None
    month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
    return replace(stated, end=match.end(), month=int(month), year=int(year))


def two_numbers(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """As in "14.11.", "2/10", "27.09": a day and a month, or with a dot perhaps a time."""
    match = _TWO.match(text, at)
    if match is None or stated.month is not None or _is_quantity(text, match, known):
        return None
    year = _YEAR_BEHIND.match(text, match.end())
    found = _ordered(stated, match[1], match[3], year and year[1], (year or match).end(), known)
    day_only = match[2] == "/" or match[4] or year or stated.time or known.dotted_days
    if found is None or day_only or len(match[3]) < 2:  # noqa: PLR2004  minutes have two digits
        return found
    return replace(found, maybe_time=time_of(match[1], match[3], None))


def _iso_clock(text: str, stated: Stated | None) -> Stated | None:
    if stated is None or (match := _ISO_CLOCK.match(text, stated.end)) is None:
        return stated
    clock = time_of(match[1], match[2], match[3])
    return replace(stated, end=match.end(), time=clock, zone=match[4]) if clock else stated


def _ordered(
    stated: Stated, first: str, second: str, year: str | None, end: int, known: Names
) -> Stated | None:
    if known.month_first and year and len(first) == len(year) == 2:  # noqa: PLR2004  "09-08-12", "21. 5. 13."
        first, second, year = second, year, first
    one, two = int(first), int(second)
    if one > LAST_MONTH or (two <= LAST_MONTH and not known.month_first):
        found = with_day(stated, year, two, one, end)
    else:
        found = with_day(stated, year, one, two, end)
    certain = max(one, two) > LAST_MONTH or one == two or known.month_first
    return found and replace(found, swapped=not certain)


def _is_quantity(text: str, match: re.Match[str], known: Names) -> bool:
    """Whether two numbers with a dot are one with a single decimal: it counts, or is a version's."""
    if match[2] != "." or match[4] or len(match[3]) > 1:
        return False
    word = WORD.match(text, match.end() + 1) if text[match.end() : match.end() + 1].isspace() else None
    if known.undotted_days:  # but Finland's Swedish has "14.3 kl. 9.30"
        timed = word is not None and word[0].casefold() in known.hours
        return not timed and _YEAR_BEHIND.match(text, match.end()) is None
    named = word is not None and word[0][0].islower() and known.joint(text, word.start()) == 0
    return named or _MEASURED.match(text, match.end()) is not None


def with_day(
    stated: Stated, year: str | None, month: str | int, day: str | int, end: int, era: str | None = None
) -> Stated | None:
    """The stated date with a day, in the calendar its year is of; None where there is no such day."""
    number, of = int(day), int(month)
    if of not in _MONTHS or number not in _DAYS:
        return None
    full = full_year(year, era) or stated.year
    if full and full in SOLAR_YEARS:
        day_of = from_solar(full, of, number)
        full, of, number = day_of.year, day_of.month, day_of.day
    return replace(stated, end=end, year=full, month=of, day=number)
