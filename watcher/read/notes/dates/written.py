"""Read the date and time that stand at one place of a text, as they are written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from watcher.read.notes.dates.calendars import HIJRI, SOLAR, full_year, with_latin_digits
from watcher.read.notes.dates.clocks import (
    SECOND_CLOCK,
    bare_hour,
    dotted_clock_first,
    is_idle,
    plain_clock,
    zone,
    zone_of_clock,
)
from watcher.read.notes.dates.known import WORD
from watcher.read.notes.dates.numeric import (
    LAST_MONTH,
    in_era,
    month_year,
    numeric,
    rarer,
    two_numbers,
    with_day,
)
from watcher.read.notes.dates.stated import Stated
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.read.notes.dates.known import Names

    Readers = tuple[Callable[[str, int, Stated, Names], Stated | None], ...]

# What joins two parts of a date is shorter than this.
FARTHEST = 40
# A weekday of two letters is one with a full stop, or before a comma or a day ("Mo, 13.01.", "wo 3 mei").
_SHORT_DAY = 2
_BEHIND_SHORT = re.compile(r",|\s\d")
# Every day, year and clock but noon has one.
DIGIT = re.compile(r"\d")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
# A part of the day that no hour follows ("5月3日夜", "11.13 오후"), and the case of a day or hour in Turkish
# ("3 Mayıs'ta", "14.30'da").
_LOOSE_END = re.compile(
    r"\s?(?:凌晨|清晨|早上|上午|中午|下午|晚[上间間]?|午前|午後|夕方|夜|朝|오전|오후)(?!\s?\d)"
    r"|['’](?:[dt][ae]n?|[yn]?[aeıiuü])(?!\w)"
)
_DAY = re.compile(
    r"(\d{1,2})(?!\d)(?:st|nd|rd|th|er|re|º|ª|°|\.|-?го|-?е|[’']?e)?(?:\s+(?:of|de|di)(?=\s)|\s+d['’])?[\s./-]?\s?",
    re.IGNORECASE,
)
# The number of a day behind its weekday ("domingo 29 a las 18.15"), and what it stands before.
_NUMBERED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|º)?(?!\d|[:.]\d)", re.IGNORECASE)
_COLON = re.compile(r"\s?:(?!\d)")
_HOUR = re.compile(r"\d{1,2}(?:[:.h]\d\d|\s?h\b|\s?[ap]\.?m\b|\s(?:uhr|uur)\b)", re.IGNORECASE)
_YEAR_DAY = re.compile(r"(\d{4})(?:\.|\(?e\)?ko)?\s+(?:m\.\s+)?")
_THAI_YEAR = re.compile(r"(?<=[\u0e00-\u0e7f][\u0e00-\u0e7f.])\s(\d\d)(?!\d|[.:]\d)")
_SOLAR_YEAR = re.compile(r"\s(1[34]\d\d)(?!\d)")
_AFTER_MONTH = re.compile(
    r"[\s.,/-]{0,3}(\d{1,2})(?!\d|[:h]\d)"
    r"(?:(?:st|nd|rd|th)\b|\.(?!\d)|-(?:[áé]n|j[áé]n|i|[ae]i|t[őó]l)\b|(?:e?an|ko|\(a\))(?!\w))?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:\s?,|\s+(?:de|del|di|of)\b|[-/.])?\s*((?:19|20|25|30)\d\d)(?!\d(?!\d?:))(?:\.(?=[,:)\]]|\s(?:[\d–—-]|[a-zà-ž]{1,4}\s\d))|\s?(?:г|р|r|m)\.|\s?م(?!\w)|\s(?:года|году|року|році|roku|godine|рік)\b)?"
)
_LAST_YEAR = re.compile(r"(?:19|20)\d\d(?!:?\d)")
_SHORT_YEAR = re.compile(r",?\s['’](\d\d)(?!\d)|[-/ ](\d\d)(?=\s*(?:[)\]]|:(?!\d)|$))")


def read_date(text: str, start: int, known: Names) -> Stated | None:
    """The date and time at a place, in any order, with what joins them; None when there is none.

    Of several days that are joined ("7 and 8 March") the last: then the note came to be what it is.
    """
    text = text if text.isascii() else with_latin_digits(text)
    stated = _one_date(text, start, known)
    while stated and stated.day and (joint := known.joined.match(text, stated.end)):
        later = _one_date(text, joint.end(), known)
        if later is None or later.day is None:
            break
        stated = later
    return stated


def _one_date(text: str, start: int, known: Names) -> Stated | None:
    stated, at = Stated(start), start
    while at < len(text) and at - stated.end <= FARTHEST:
        beside = HIJRI.match(text, at)
        if (part := None if beside else _next_part(text, at, stated, known)) is not None:
            stated, at = part, part.end
            continue
        more = SECOND_CLOCK.match(text, at) or _LOOSE_END.match(text, at) if stated.end > start else None
        if more := more or beside:
            stated, at = replace(stated, end=more.end()), more.end()
            continue
        step = known.joint(text, at)
        if not step:
            break
        at += step
        if stated.end > start and known.is_unit(text[at - step : at], stated.weekday):
            stated = replace(stated, end=at)
    return _closed(text, start, stated) if stated.end > start and not is_idle(text, start, stated) else None


def _closed(text: str, start: int, stated: Stated) -> Stated:
    """A date whose last part stands in brackets ends with them ("10:30 (GMT+1)")."""
    inside = text[start : stated.end].lstrip(" ,(（")
    opened = inside.count("(") > inside.count(")") and text[stated.end : stated.end + 1] == ")"
    return replace(stated, end=stated.end + 1) if opened else stated


def _next_part(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    sign = text[at]
    for reader in _AT_DIGIT if sign.isdigit() else _AT_LETTER if sign.isalpha() else (zone,):
        if (found := reader(text, at, stated, known)) is not None:
            return found
    return None


def _solar(stated: Stated, year: str | None, month: int, day: str, end: int) -> Stated | None:
    """A day of Iran's calendar, its year printed or not; of an unknown year it stays what it is."""
    found = with_day(stated, year, month, day, end)
    return replace(found, solar=True) if found and found.year is None else found


def _named_day_first(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    if stated.month is not None or (match := _DAY.match(text, at)) is None:
        return None
    month, end = known.month_at(text, match.end())
    if month:
        if month > LAST_MONTH:
            year = _SOLAR_YEAR.match(text, end)
            return _solar(stated, year and year[1], month - SOLAR, match[1], year.end() if year else end)
        return _with_year(text, with_day(stated, None, month, match[1], end))
    if (joint := known.joined.match(text, at)) and text[joint.end()].isdigit():
        return _named_day_first(text, joint.end(), stated, known)
    return None


def _numbered(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """The number of a weekday's day, whose month nobody names ("Sunday 29 at 6.15pm")."""
    bare = stated.weekday is not None and stated.day is None and stated.month is None and stated.time is None
    match = _NUMBERED.match(text, at) if bare else None
    if match is None or not 1 <= int(match[1]) <= 31:  # noqa: PLR2004  a month's days
        return None
    ahead = match.end()
    while step := known.joint(text, ahead):
        ahead += step
    told = _COLON.match(text, match.end()) or (ahead > match.end() and _HOUR.match(text, ahead))
    return replace(stated, end=match.end(), day=int(match[1])) if told else None


def _named_year_first(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    if stated.month is not None or (match := _YEAR_DAY.match(text, at)) is None:
        return None
    month, end = known.month_at(text, match.end())
    if month and (day := _AFTER_MONTH.match(text, end)):
        return with_day(stated, match[1], month, day[1], day.end())
    return None


def _named_month_first(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    if stated.month is not None or not text[at].isalpha():
        return None
    month, end = known.month_at(text, at)
    if not month or month > LAST_MONTH:
        return None
    if day := _AFTER_MONTH.match(text, end):
        joint = known.joined.match(text, day.start(1))
        day = (_AFTER_MONTH.match(text, joint.end()) if joint else None) or day
        return _with_year(text, with_day(stated, None, month, day[1], day.end()))
    if year := _YEAR.match(text, end):
        return replace(stated, end=year.end(), month=month, year=full_year(year[1]))
    return None


def _with_year(text: str, stated: Stated | None) -> Stated | None:
    if stated is None:
        return None
    if match := _YEAR.match(text, stated.end):
        return replace(stated, end=match.end(), year=full_year(match[1]))
    if match := _THAI_YEAR.match(text, stated.end):
        return replace(stated, end=match.end(), year=full_year(f"25{match[1]}"))
    if match := _SHORT_YEAR.match(text, stated.end):
        return replace(stated, end=match.end(), year=full_year(match[1] or match[2]))
    return stated


def _year_last(text: str, at: int, stated: Stated, known: Names) -> Stated | None:  # noqa: ARG001  one shape
    """The year behind the clock, where programs print it ("Mon Feb 20 00:10:00 UTC 2012").

    The weekday tells it from a number that follows a date ("Tue Jan 12 10:20 2000 people marched").
    """
    match = _LAST_YEAR.match(text, at) if stated.time and stated.year is None else None
    if match is None or not _is_on_weekday(replace(stated, year=int(match[0]))):
        return None
    return replace(stated, end=match.end(), year=int(match[0]))


def _is_on_weekday(stated: Stated) -> bool:
    try:
        return date(stated.year or 0, stated.month or 0, stated.day or 0).weekday() == stated.weekday
    except ValueError:
        return False


def _weekday(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    if stated.weekday is not None or not text[at].isalpha() or (word := WORD.match(text, at)) is None:
        return None
    short = len(word[0]) == _SHORT_DAY and not WIDE.match(word[0])
    if word[0][-1] in "'’" or (short and not _BEHIND_SHORT.match(text, word.end())):
        return None
    for name in (_HYPHENED.match(text, at) if word[0][-1] == "-" else None, word):
        day, end = known.weekday_at(text, name) if name else (None, at)
        if day is not None:
            return replace(stated, end=end, weekday=day)
    return None


_AT_DIGIT: Readers = (
    numeric,
    rarer,
    month_year,
    _named_year_first,
    _named_day_first,
    _numbered,
    dotted_clock_first,
    plain_clock,
    bare_hour,
    two_numbers,
    _year_last,
)
_AT_LETTER: Readers = (in_era, plain_clock, zone_of_clock, _weekday, _named_month_first, zone)
"""Who reads a part that begins so, in the order they are asked."""
