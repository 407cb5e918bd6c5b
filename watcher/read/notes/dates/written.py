"""Read the date and time that stand at one place of a text, as they are written."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.read.notes.dates.calendars import (
    ERAS,
    HIJRI,
    SOLAR,
    SOLAR_YEARS,
    from_solar,
    full_year,
    with_latin_digits,
)
from watcher.read.notes.dates.clocks import (
    SECOND_CLOCK,
    bare_hour,
    dotted_clock_first,
    is_idle,
    plain_clock,
    time_of,
    zone,
    zone_of_clock,
)
from watcher.read.notes.dates.known import WORD
from watcher.read.notes.dates.stated import Stated
from watcher.read.notes.patterns import DENSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.read.notes.dates.known import Names

    Readers = tuple[Callable[[str, int, Stated, Names], Stated | None], ...]

# What joins two parts of a date is shorter than this.
FARTHEST = 40
# A weekday of two letters is one with a full stop, or before a comma or a day ("Mo, 13.01.", "wo 3 mei").
SHORT_DAY, LAST_MONTH = 2, 12
_MONTHS, _DAYS = range(1, LAST_MONTH + 1), range(1, 32)
_BEHIND_SHORT = re.compile(r",|\s\d")
# Every day, year and clock but noon has one.
DIGIT = re.compile(r"\d")
# The colon between the word for the hour and the hour ("kl: 11:26").
_HOUR_COLON = re.compile(r":\s?\d")
_FILL = re.compile(r"[\s\u200e\u200f,;،؛，、/／|@~>·•()（）\[–—―-]|\$Date:")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
# The hyphen between numbers is made a dash by many an editor ("2021–05–03").
_ISO = re.compile(r"(\d{4})\s?([-‐-–/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)\.?")
_ISO_CLOCK = re.compile(r"T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
_CJK = re.compile(
    rf"(?:(?:({'|'.join(ERAS)})(\d{{1,3}}|元)|(\d{{2,4}}))\s?[年년]\s?)?(\d{{1,2}})\s?[月월]\s?(\d{{1,2}})\s?[日号號일]"
)
# A day alone, before its hour, the colon of the head, or the name of the note ("13日午後3時", "13日追記").
_CJK_DAY = re.compile(
    r"(\d{1,2})\s?[日일]"
    r"(?=\s?(?:午[前後]|오[전후]|\d{1,2}\s?[時:시]|[)）】\]]?\s?[:：]|$|[追更訂订修補补업수정]))"
)
# A part of the day that no hour follows ("5月3日夜", "11.13 오후"), and the case of a day or hour in Turkish
# ("3 Mayıs'ta", "14.30'da").
_LOOSE_END = re.compile(
    r"\s?(?:凌晨|清晨|早上|上午|中午|下午|晚[上间間]?|午前|午後|夕方|夜|朝|오전|오후)(?!\s?\d)"
    r"|['’](?:[dt][ae]n?|[yn]?[aeıiuü])(?!\w)"
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
_YEAR_BEHIND = re.compile(r"-(\d{4}|\d{2})(?!\d)")
_VIETNAMESE = re.compile(
    r"(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2})(?:,?\s+năm)?(?:[,/ ]\s*(\d{4}))?", re.IGNORECASE
)
_DAY = re.compile(
    r"(\d{1,2})(?!\d)(?:st|nd|rd|th|er|re|º|ª|°|\.|-?го|-?е|[’']?e)?(?:\s+(?:of|de|di)(?=\s)|\s+d['’])?[\s./-]?\s?",
    re.IGNORECASE,
)
_YEAR_DAY = re.compile(r"(\d{4})(?:\.|\(?e\)?ko)?\s+(?:m\.\s+)?")
_THAI_YEAR = re.compile(r"(?<=[\u0e00-\u0e7f][\u0e00-\u0e7f.])\s(\d\d)(?!\d|[.:]\d)")
_SOLAR_YEAR = re.compile(r"\s(1[34]\d\d)(?!\d)")
_YEAR_BEFORE = re.compile(r"(\d{4})\.?\s+gada(?=\s)")
_AFTER_MONTH = re.compile(
    r"[\s.,/-]{0,3}(\d{1,2})(?!\d|[:h]\d)"
    r"(?:(?:st|nd|rd|th)\b|\.(?!\d)|-(?:[áé]n|j[áé]n|i|[ae]i|t[őó]l)\b|(?:e?an|ko|\(a\))(?!\w))?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:\s?,|\s+(?:de|del|di|of)\b|[-/.])?\s*((?:19|20|25|30)\d\d)(?!\d(?!\d?:))(?:\.(?=[,:)\]]|\s(?:[\d–—-]|[a-zà-ž]{1,4}\s\d))|\s?(?:г|р|r|m)\.|\s?م(?!\w)|\s(?:года|году|року|році|roku|godine|рік)\b)?"
)
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
        step = _joint(text, at, known)
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


def _joint(text: str, at: int, known: Names) -> int:
    if fill := _FILL.match(text, at):
        return len(fill[0])
    if word := WORD.match(text, at):
        folded = word[0].casefold()
        if folded.rstrip("-־") in known.between or folded.rstrip(".") in known.between:
            colon = folded in known.hours and _HOUR_COLON.match(text, at + len(word[0]))
            return len(word[0]) + bool(colon)
    return 0


def _next_part(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    sign = text[at]
    for reader in _AT_DIGIT if sign.isdigit() else _AT_LETTER if sign.isalpha() else (zone,):
        if (found := reader(text, at, stated, known)) is not None:
            return found
    return None


def _with_day(
    stated: Stated, year: str | None, month: str | int, day: str | int, end: int, era: str | None = None
) -> Stated | None:
    number, of = int(day), int(month)
    if stated.month is not None or of not in _MONTHS or number not in _DAYS:
        return None
    full = full_year(year, era) or stated.year
    if full and full in SOLAR_YEARS:
        day_of = from_solar(full, of, number)
        full, of, number = day_of.year, day_of.month, day_of.day
    return replace(stated, end=end, year=full, month=of, day=number)


def _solar(stated: Stated, year: str | None, month: int, day: str, end: int) -> Stated | None:
    """A day of Iran's calendar, its year printed or not; of an unknown year it stays what it is."""
    found = _with_day(stated, year, month, day, end)
    return replace(found, solar=True) if found and found.year is None else found


def _numeric(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    if stated.month is not None:
        return None
    if match := _ISO.match(text, at):
        found = _with_day(stated, match[1], match[3], match[4], match.end())
        slip = found is None and int(match[3]) > LAST_MONTH
        if slip and (found := _with_day(stated, match[1], match[4], match[3], match.end())):
            found = replace(found, slip=True)
        return _iso_clock(text, found)
    if match := _CJK.match(text, at):
        return _with_day(stated, match[2] or match[3], match[4], match[5], match.end(), match[1])
    if match := _COMPACT.match(text, at):
        return _with_day(stated, match[1], match[2], match[3], match.end())
    if match := _VIETNAMESE.match(text, at):
        return _with_day(stated, match[3], match[2], match[1], match.end())
    if match := _THREE.match(text, at):
        return _ordered(stated, match[1], match[3], match[4], match.end(), known)
    return None


def _rarer(text: str, at: int, stated: Stated, known: Names) -> Stated | None:  # noqa: ARG001  one shape
    """As in "13日午後3時", "16 III 2023", "2023. gada 16. martā"."""
    if stated.month is not None:
        return None
    if stated.day is None and (match := _CJK_DAY.match(text, at)) and int(match[1]) in _DAYS:
        return replace(stated, end=match.end(), day=int(match[1]))
    if (match := _ROMAN.match(text, at)) and match[2].upper() in _ROMANS:
        return _with_day(stated, match[3], _ROMANS.index(match[2].upper()) + 1, match[1], match.end())
    if match := _YEAR_BEFORE.match(text, at):
        return replace(stated, end=match.end(), year=int(match[1]))
    return None


def _in_era(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """As in "令和5年3月16日"."""
    return _numeric(text, at, stated, known) if text[at : at + 2] in ERAS else None


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
    if one > 12 or (two <= 12 and not known.month_first):  # noqa: PLR2004  a month is at most 12
        found = _with_day(stated, year, two, one, end)
    else:
        found = _with_day(stated, year, one, two, end)
    certain = one > 12 or two > 12 or one == two or known.month_first  # noqa: PLR2004  the same
    return found and replace(found, swapped=not certain)


def _named_day_first(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    if stated.month is not None or (match := _DAY.match(text, at)) is None:
        return None
    month, end = known.month_at(text, match.end())
    if month:
        if month > LAST_MONTH:
            year = _SOLAR_YEAR.match(text, end)
            return _solar(stated, year and year[1], month - SOLAR, match[1], year.end() if year else end)
        return _with_year(text, _with_day(stated, None, month, match[1], end))
    if (joint := known.joined.match(text, at)) and text[joint.end()].isdigit():
        return _named_day_first(text, joint.end(), stated, known)
    return None


def _named_year_first(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    if stated.month is not None or (match := _YEAR_DAY.match(text, at)) is None:
        return None
    month, end = known.month_at(text, match.end())
    if month and (day := _AFTER_MONTH.match(text, end)):
        return _with_day(stated, match[1], month, day[1], day.end())
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
        return _with_year(text, _with_day(stated, None, month, day[1], day.end()))
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


def _month_year(text: str, at: int, stated: Stated, known: Names) -> Stated | None:  # noqa: ARG001  one shape
    """As in "3/2021", "2021-03", "2021年3月" or "3 năm 2021" (behind "tháng"): a month without its day."""
    if stated.month is not None or (match := _MONTH_YEAR.match(text, at)) is None:
        return None
    month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
    return replace(stated, end=match.end(), month=int(month), year=int(year))


def _two_numbers(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
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


def _is_quantity(text: str, match: re.Match[str], known: Names) -> bool:
    """Whether two numbers with a dot are one with a single decimal: it counts, or is a version's."""
    if match[2] != "." or match[4] or len(match[3]) > 1:
        return False
    if known.undotted_days:
        return _YEAR_BEHIND.match(text, match.end()) is None
    word = WORD.match(text, match.end() + 1) if text[match.end() : match.end() + 1].isspace() else None
    named = word is not None and word[0][0].islower() and _joint(text, word.start(), known) == 0
    return named or _MEASURED.match(text, match.end()) is not None


def _weekday(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    if stated.weekday is not None or not text[at].isalpha() or (word := WORD.match(text, at)) is None:
        return None
    short = len(word[0]) == SHORT_DAY and not DENSE.match(word[0])
    if word[0][-1] in "'’" or (short and not _BEHIND_SHORT.match(text, word.end())):
        return None
    for name in (_HYPHENED.match(text, at) if word[0][-1] == "-" else None, word):
        day, end = known.weekday_at(text, name) if name else (None, at)
        if day is not None:
            return replace(stated, end=end, weekday=day)
    return None


_AT_DIGIT: Readers = (
    _numeric,
    _rarer,
    _month_year,
    _named_year_first,
    _named_day_first,
    dotted_clock_first,
    plain_clock,
    bare_hour,
    _two_numbers,
)
_AT_LETTER: Readers = (_in_era, plain_clock, zone_of_clock, _weekday, _named_month_first, zone)
"""Who reads a part that begins so, in the order they are asked."""
