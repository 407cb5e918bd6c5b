"""Times of day and zones, in the ways they are printed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time as clock_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.read.notes.dates.known import Names
    from watcher.read.notes.dates.stated import Stated

_ZONE_NAMES = """
ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST IST CET CEST EET EEST MEZ MESZ MSK
WET WEST HKT JST KST AEST AEDT ACST AWST AKST HST NZST NZDT SGT PHT KSA SAST EAT WAT CAT
WIB WITA WIT BRT ART NST AST ADT NDT TSİ TSI UAE PKT ICT МСК мск HNE HAE HNC HAC HNA HAA HNP HAP HNR HAR
"""
ZONES = "|".join(_ZONE_NAMES.split())
_ZONE = re.compile(
    rf"(?:(?:{ZONES}|(?:Pacific|Mountain|Central|Eastern|Atlantic|local)(?: (?:(?:Stan|Day)\w+ )?[Tt]ime)?)"
    rf"(?:\b|(?=[A-ZÀ-Þ][a-zß-ÿ]))(?:\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?|[+-]\d{{2}}(?::?\d{{2}})?(?!\d)|Z\b)"
)
"""Right behind a zone the next label may be printed ("17 h 11 HNEMis à jour")."""
_CLOCK = re.compile(
    r"(\d{1,2})\s?(?:[:.]|[hHu]\s?|\s?(?:[Uu]hr|heures|horas|óra|giờ|val\.)\s|[時时點点시]\s?)"
    r"(\d{2}|\d(?=\s?(?:[分분]|min|perc|phút))|(?<![:.])半)(?!\d)"
    r"(?:[:.](\d{2})(?!\d))?(?:\s?(?:[分분]|perc(?:kor)?\b|phút\b)|\s?min\b\.?)?"
)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(\d{1,2})(?![\d.:/-]\d)")
# As Bengali papers print it behind a day ("১৪: ০৫"), others before a word for it ("17: 45 Uhr", "17 : 45 h").
_SPACED = re.compile(r"(\d{1,2})\s?:\s(\d{2})(?!\d)")
_HALF = re.compile(
    r"\s?([ap]\.?\s?m(?-i:(?![a-z]))\.?|μ\.?μ\.?|π\.?μ\.?|م\b|ص\b|uhr\b|hrs?\b\.?|hours\b|hod(?:in)?\b\.?|hs\b\.?|h\b\.?|uur\b|u\b\.?(?!\s?\d)|horas?\b|heures\b|"
    r"ч(?:ас[а-я]*)?\b\.?|год(?:ин[а-яі]*)?\b\.?|órakor\b|ore\b|बजे)",
    re.IGNORECASE,
)
_CLOSES = re.compile(rf"\s*[,:)\]]|\.?\s*$|\s{_ZONE.pattern}")
# What says how long something lasts as well as what hour it is ("10 hours later", "48 h").
_LASTS = re.compile(r"\s?(?:h|u(?!hr)|ore\b|ч|год)", re.IGNORECASE)
# An hour alone, behind a word for it: with nothing more to come.
_BARE_HOUR = re.compile(
    r"([01]?\d|2[0-4])(?:-([0-5]\d)(?!\d))?(?=\s*(?:[)\]）】;–—-]|[,:：.](?!\d)|$)|\s+[^\W\d_]{2,}\s\d)"
)
_LAST_WORD = re.compile(r"([^\W\d_]+\.?)\s?$")
_HOUR = re.compile(
    r"(\d{1,2})(?:\s?([ap]\.?\s?m(?-i:(?![a-z]))\.?|π\.?μ\.?|μ\.?μ\.?)|\s?(uhr|h|hs|hrs|u|uur|horas?|heures?|hod(?:in)?|ore|óra(?:kor)?|giờ)\b|\s?[時时시点點])",
    re.IGNORECASE,
)
# What follows a dotted time, and not a decimal number: the end of the head, a capital, the day, or a full
# stop behind four digits, where versions have fewer.
_AFTER_DOTTED = re.compile(
    r"\s*(?:[:：)\]）】|–—-]|\.?$)|\s+(?:[^\W\d_]|\()|['’][dt][ae]"
    r"|,?\s\d{1,2}(?:([./-])\d{1,2}\1\d|\.?\s[^\W\d_])|(?<=\d\d\.\d\d)\.\s+[^\W\d_]"
)
# The same time in another zone, the weekday, or the day to a weekday, in brackets.
SECOND_CLOCK = re.compile(
    rf"\(\d{{1,2}}:?\d{{2}}\s?(?:{ZONES})\)|(?<=-feira)(?: \(\d{{1,2}}\)|, \d{{1,2}}(?=[,:]))"
    r"|[(（][月火水木金土日一二三四五六월화수목금토일][)）]"
)
# Four digits that could be a year are no hour without a word that says so ("Update 1430:", "Update 2021:").
_MILITARY = re.compile(
    rf"([01]\d|2[0-3])([0-5]\d)"
    rf"(?:\s?(?:(?=(?:{ZONES})\b)|(?:hours|hrs)\b)|(?<!19\d\d)(?<!20\d\d)\s?(?=[:)\]]))"
)
# How far before an hour the word for it begins.
FARTHEST_WORD = 12
# What ends a time before its zone ("20.02. мск").
_STOP = re.compile(rf"\.(?=\s?(?:{ZONES})\b)")
_EARLY, _LATE = ("a", "π", "ص", "early"), ("p", "μ", "م", "late")
# From this hour on the night is before midnight, and up to this one midday is after noon.
_DUSK, _LUNCH = 6, 5


def clock(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """The stated date with the time of day at a place; None when there is none or it has one already."""
    if stated.time is not None:
        return None
    if named := known.named_hour.match(text, at):
        return replace(stated, end=named.end(), time=clock_time(12 if named.lastgroup == "noon" else 0))
    ahead = known.half.match(text, at) if text[at].isalpha() else None
    at = ahead.end() + text[ahead.end()].isspace() if ahead and ahead.end() < len(text) else at
    if not text[at : at + 1].isdigit():
        return None
    match = _CLOCK.match(text, at) or _HOUR.match(text, at) or _MILITARY.match(text, at)
    match = match or _spaced(text, at, stated, known) or _hour_beside(text, at, known)
    if match is None:
        return None
    after = _HALF.match(text, match.end()) if match.re in (_CLOCK, _SPACED) else None
    end = after.end() if after else match.end()
    behind = None if ahead else known.half.match(text, end)
    half = ahead or behind
    end = behind.end() if behind else end
    word = half.lastgroup if half else after[1] if after else match[2] if match.re is _HOUR else ""
    minutes = "0" if match.re in (_HOUR, _NUMBER) else match[2]
    time = time_of(match[1], minutes, match[3] if match.re is _CLOCK else None, word or "")
    stop = _STOP.match(text, end)
    return replace(stated, end=stop.end() if stop else end, time=time) if time else None


def _spaced(text: str, at: int, stated: Stated, known: Names) -> re.Match[str] | None:
    """A time with a space around its colon: behind a day, or before a word that says that it is one.

    One digit counts the label where what is behind the colon may be an hour, or hours ("Update 2: 10 hours
    later the ferry sailed").
    """
    spaced = _SPACED.match(text, at)
    if spaced is None or stated.month:
        return spaced
    hour = _HOUR.match(text, spaced.start(2))
    last_hour = 24 if hour and hour[3] else 12
    may_count = _LASTS.match(text, spaced.end()) or int(spaced[2]) <= last_hour
    if len(spaced[1]) == 1 and may_count:
        return None
    return spaced if _HALF.match(text, spaced.end()) or known.half.match(text, spaced.end()) else None


def _hour_beside(text: str, at: int, known: Names) -> re.Match[str] | None:
    """An hour without minutes or unit before a word for the half of the day ("10 at night")."""
    hour = _NUMBER.match(text, at)
    return hour if hour and known.half.match(text, hour.end()) else None


def time_of(hour: str, minute: str, second: str | None, half: str = "") -> clock_time | None:
    """A time of day from its parts as printed, and the half of the day ("p.m."); None when it is none."""
    hours, minute, mark = int(hour), minute.replace("半", "30"), half.casefold()
    if mark.startswith(_LATE) and hours < 12:  # noqa: PLR2004  noon
        hours += 12
    elif mark.startswith((*_EARLY, "night")) and hours == 12:  # noqa: PLR2004  midnight
        hours = 0
    elif (mark == "night" and _DUSK <= hours < 12) or (mark == "midday" and 0 < hours <= _LUNCH):  # noqa: PLR2004
        hours += 12
    if hours == 24 and int(minute) == 0:  # noqa: PLR2004  the end of its day, which has no later minute
        return clock_time(23, 59)
    try:
        return clock_time(hours, int(minute), int(second or 0))
    except ValueError:
        return None


def dotted_clock_first(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """A dotted pair is a time after a date or a word for it, with no month's number or a half of the day."""
    match = _CLOCK.match(text, at)
    if match is None or not _is_dotted(match) or match[3]:
        return None
    if known.dotted_days and stated.month is None:
        return None
    told = (
        stated.month is not None
        or stated.day is not None
        or _HALF.match(text, match.end())
        or known.half.match(text, match.end())
        or _ZONE.match(text, match.end() + 1)
        or _behind_hour_word(text, at, known)
    )
    if not told and not _AFTER_DOTTED.match(text, match.end()):
        return None
    if told or not 1 <= int(match[2]) <= 12 or int(match[1]) > 31:  # noqa: PLR2004  months, days
        return clock(text, at, stated, known)
    return None


def _is_dotted(match: re.Match[str]) -> bool:
    """Whether a dot alone stands between hour and minute."""
    return match.string[match.end(1)] == "."


def plain_clock(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """A time of day, but for a dotted pair without a day before it: that is rather day and month."""
    match = _CLOCK.match(text, at) if text[at].isdigit() else None
    if match and _is_dotted(match) and stated.month is None:
        return None
    return clock(text, at, stated, known)


def bare_hour(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """An hour without a unit, behind a word for it ("kl. 15", "в 16-00")."""
    match = _BARE_HOUR.match(text, at) if stated.time is None else None
    if match is None or not _behind_hour_word(text, at, known):
        return None
    return replace(stated, end=match.end(), time=time_of(match[1], _minutes(match), None))


def _minutes(hour: re.Match[str]) -> str:
    """The minutes behind an hour alone; a later hour there is the end of a span ("kl. 10-16")."""
    spans = hour[2] is not None and int(hour[1]) < int(hour[2]) <= 24  # noqa: PLR2004  a day's
    return "0" if spans or hour[2] is None else hour[2]


def is_idle(text: str, start: int, stated: Stated) -> bool:
    """Whether an hour's name stands in a sentence ("noon in Paris"): it has no day, and closes no head."""
    named = stated.time is not None and not stated.has_date and _DIGIT.search(text, start, stated.end) is None
    return named and _CLOSES.match(text, stated.end) is None


def _behind_hour_word(text: str, at: int, known: Names) -> bool:
    word = _LAST_WORD.search(text, max(0, at - FARTHEST_WORD), at)
    return word is not None and word[1].casefold() in known.hours


def zone(text: str, at: int, stated: Stated, known: Names) -> Stated | None:  # noqa: ARG001  one shape for all
    """The stated date with the time zone at a place; None when there is none or it has one already."""
    if stated.zone is not None or (match := _ZONE.match(text, at)) is None:
        return None
    if text[at] in "+-Z" and stated.time is None:
        return None
    end = match.end() if stated.time else stated.end
    return replace(stated, end=max(end, match.end()), zone=match[0])


def zone_of_clock(text: str, at: int, stated: Stated, known: Names) -> Stated | None:
    """The same right behind a time, where "CET" is no Croatian Thursday ("čet")."""
    return zone(text, at, stated, known) if stated.time else None
