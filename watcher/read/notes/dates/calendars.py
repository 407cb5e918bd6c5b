"""Years and days of other calendars, as newsrooms print them: East Asia's eras, the solar years of Iran.

Also the digits they are printed in.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

# Arabic, Persian, Devanagari, Bengali and Thai digits.
_LATIN_DIGITS = {first + n: str(n) for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for n in range(10)}
_OTHER_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]")

# The year before the first of an era; Taiwan counts from the republic, with or without saying so.
ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
REPUBLIC = range(100, 200)
THAI_YEARS = range(2450, 2700)
THAI_AHEAD = 543
_MOONS = "محرم|صفر|ربيع ال\\w+|جماد[ىي] ال\\w+|رجب|شعبان|رمضان|شو\\S?ال|ذ[ويى] ?القعدة|ذ[ويى] ?الحجة"
# A day of the Islamic calendar, which papers print beside ours ("13 شوال 1444هـ - 3 مايو 2023م"). Its months
# begin when the moon is seen: no table gives the day for sure, so it is passed over.
HIJRI = re.compile(
    rf"\d{{1,2}}\s(?:{_MOONS})[،,]?\s1[34]\d\d(?:\s?هـ?(?!\w))?"
    r"|(?:1[34]\d\d[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}[/-]\d{1,2}[/-]1[34]\d\d)\s?هـ?(?!\w)"
)
# The solar years in which there is a web.
SOLAR_YEARS = range(1360, 1480)
_NAMES = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
# Its months are numbered behind this, to be told from ours.
SOLAR = 100
SOLAR_LANGUAGE = "fa"
# So far its years are behind ours from spring on.
SOLAR_BEHIND = 621
SOLAR_MONTHS = {name: SOLAR + number for number, name in enumerate(_NAMES.split(), 1)}
# Every solar year begins at the spring equinox in Tehran; a leap day comes every fourth year, and after seven
# of them one year later.
_NEW_YEAR, _FIRST, _CYCLE, _LEAPS = date(1996, 3, 20), 1375, 33, range(0, 32, 4)
_LONG_MONTHS = 6


@lru_cache(maxsize=64)
def with_latin_digits(text: str) -> str:
    """The text with the digits of other scripts as Latin ones ("٣ مايو ٢٠٢١")."""
    return text.translate(_LATIN_DIGITS) if _OTHER_DIGIT.search(text) else text


def full_year(year: str | None, era: str | None = None) -> int | None:
    """The year of a printed one: two digits are of this century, other calendars are ahead or behind."""
    if not year:
        return None
    number = 1 if year == "元" else int(year)
    if era:
        return ERAS[era] + number
    if number in THAI_YEARS:
        return number - THAI_AHEAD
    if number in REPUBLIC:
        return ERAS["民國"] + number
    return number if len(year) > 2 else 2000 + number  # noqa: PLR2004  digits


def from_solar(year: int, month: int, day: int) -> date:
    """The day of a day in Iran's calendar, whose first six months have 31 days."""
    past = year - _FIRST
    cycles, rest = divmod(past, _CYCLE)
    leaps = cycles * len(_LEAPS) + sum(leap < rest for leap in _LEAPS)
    days = 31 * (month - 1) - max(month - 1 - _LONG_MONTHS, 0) + day - 1
    return _NEW_YEAR + timedelta(days=past * 365 + leaps + days)
