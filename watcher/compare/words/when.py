"""Which words of an edit are of a date: its year, month, day or weekday, or the time of day."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.compare.words.numerals import number_words
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import ZONE, has_digit, text_at
from watcher.languages.lexicon import lexicon_of
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.words.units import Token

_OF_MONTH = r"(?:0?[1-9]|[12]\d|3[01])"  # a day or a month: of "0.16.10" neither part is one
_DATE = re.compile(
    r"(?:19|20)\d\d(?:s|er|-?х|-luvu\w+)?"  # a year, a decade
    rf"|(?:19|20)\d\d[-./]{_OF_MONTH}[-./]{_OF_MONTH}"
    rf"|{_OF_MONTH}[-./]{_OF_MONTH}[-./](?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d년\w{0,3}|\d{1,2}[월일시](?!간)\w{0,4}"  # Korean: with its endings
    r"|\d{1,2}:\d\d.*|\d{1,2}(?:\.\d\d)?[ap]m|\d{1,2}h(?:\d\d)?"  # a time of day
)
_CLOCK = re.compile(r"\d{1,2}(?:\.\d\d)?")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|º|ª)?")
_OF_FIGURES = re.compile(rf"{_OF_MONTH}\.{_OF_MONTH}")  # "bis 3.5. gesperrt": no sentence ends there
_DATE_SIGNS = frozenset("年月日時时년월일")
_MINUTES, _HOURS = frozenset("分분"), frozenset("時时點点시")
"""A minute is one of a time of day behind its hour; else they last so long, or are points, or a hundredth."""
_NO_DATES = frozenset(
    {"日元", "日圆", "日圓", "日間", "日间", "日ぶ", "日目", "年级", "年級", "年生", "年間"}
    | {"年间", "年来", "年來", "年前", "年后", "年後", "年多", "年余", "年餘", "年以", "年内"}
    | {"年ぶ", "年目", "年期", "月票", "时速", "时间", "時速", "時間"}
)
"""What else words that begin with such a sign count: yen, forms of a school, how long something lasts."""
_WEEK_SIGNS = frozenset("周週")
"""What stands before the number of a weekday in Chinese."""

_BETWEEN = frozenset({".", "de", "of", "del", "d'", "the"})
"""What stands between a day and its month: "3. Mai", "3 de mayo", "the 3rd of May"."""

_HOURS_BEHIND = frozenset({"a", "p", "am", "pm", "uhr", "o'clock", "o’clock", "uur", "h", "óra", "órakor"})
HOURS_BEFORE = frozenset({"kl", "klokken", "klockan", "kello", "klo", "godz", "ore", "hodin", "ώρα", "lúc"})
"""Words next to an hour; "a" and "p" open "a.m." and "p.m."."""

AMBIGUOUS = frozenset(
    {"may", "march", "mar", "sun", "sat", "wed", "mars", "mai", "mer"}
    | {"thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"}  # "the second" to "the seventh", too
)

_PARTS = frozenset({"mid", "early", "late", "pre", "post", "mi"})
"""What is joined to a month or weekday, beside another one: "mid-May", "mi-mai"; "Hyun-jun" is a person."""


def is_date(side: Sequence[Token], k: int, language: str) -> bool:
    """Whether the unit at a place belongs to a day, a year or a time of day."""
    text = side[k].text
    if _is_near(side, k, language) or _is_of_two(side, k, language):
        return True
    if _DATE.fullmatch(text) or (_is_calendar(text, language) and not _counts(side, k, language)):
        return True
    if text in number_words(language):  # one Han character
        return _is_signed(side, k) or text_at(side, k - 1) in _WEEK_SIGNS
    if (_CLOCK.fullmatch(text) and _by_the_hour(side, k)) or _is_half_of_day(side, k) or _is_zone(side, k):
        return True
    if _OF_FIGURES.fullmatch(text) and text_at(side, k + 1) == "." and text_at(side, k + 2)[:1].islower():
        return True
    return bool(_DAY.fullmatch(text)) and (_by_month(side, k, language) or _is_signed(side, k))


def _counts(side: Sequence[Token], k: int, language: str) -> bool:
    """Whether a month for short is the number that it is, too: French "sept" with no day or year by it."""
    counting = side[k].text.casefold() in number_words(language)
    return counting and not any(map(has_digit, _around(side, k)))


def _is_near(side: Sequence[Token], k: int, language: str) -> bool:
    """Whether a unit names a day by its distance: "today", and "dag" in Danish "i dag"."""
    near, word = lexicon_of(language).relative_days, side[k].text.casefold()
    return word in near or f"{text_at(side, k - 1).casefold()} {word}" in near


def _is_signed(side: Sequence[Token], k: int) -> bool:
    """Whether the sign behind a number makes it a year, a month, a day, an hour or its minute."""
    sign = text_at(side, k + 1)
    if sign in _MINUTES:
        return text_at(side, k - 1) in _HOURS
    return sign in _DATE_SIGNS and sign + text_at(side, k + 2) not in _NO_DATES


def _is_half_of_day(side: Sequence[Token], k: int) -> bool:
    """Whether a word behind an hour says which half of the day it is of: "3 pm", "10:20 a.m."."""
    word, whole = side[k].text.casefold(), side[k + 1 : k + 3]
    written = word in {"am", "pm"} or (
        word in {"a", "p"} and [t.text.casefold() for t in whole] == [".", "m"]
    )
    return written and has_digit(text_at(side, k - 1))


_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?", re.IGNORECASE)


def _is_zone(side: Sequence[Token], k: int) -> bool:
    """Whether a unit names the zone of the time of day before it: "8.55 p.m. EST"."""
    before = "".join(token.text for token in side[max(0, k - 5) : k]) if ZONE.fullmatch(side[k].text) else ""
    return bool(before) and any(_TIME.fullmatch(before, at) for at in range(len(before)))


def _is_calendar(text: str, language: str) -> bool:
    word = text.casefold().rstrip(".")
    if primary(language) == "tr":
        word = re.split("['’]", word, maxsplit=1)[0]  # "30 Haziran’a"
    known, front = calendar_words(language), word.rpartition("-")[0]
    if front in _PARTS or front in known:
        text, word = (some.rpartition("-")[2] for some in (text, word))
    return word in known and (text[0].isupper() or word not in AMBIGUOUS)


def _is_of_two(side: Sequence[Token], k: int, language: str) -> bool:
    """Whether a unit is one of the two words of a name: "יום שני", Monday, is "day" and "second"."""
    if not _names_of_two(language):
        return False
    joined = "".join(lexicon_of(language).proclitics)
    pairs = ((text_at(side, at).lstrip(joined), text_at(side, at + 1)) for at in (k - 1, k))
    return any(first and second and _is_calendar(f"{first} {second}", language) for first, second in pairs)


@lru_cache(maxsize=64)
def _names_of_two(language: str) -> bool:
    """Whether a language has such names: few have, and every word of an edit is asked."""
    return any(" " in name for name in calendar_words(language))


def _by_month(side: Sequence[Token], k: int, language: str) -> bool:
    return any(_is_calendar(text, language) for text in _around(side, k))


def _around(side: Sequence[Token], k: int) -> Iterator[str]:
    """The nearest word on either side, over what may stand between a day and its month."""
    for step in (-1, 1):
        m = k + step
        while text_at(side, m).casefold() in _BETWEEN:
            m += step
        if text_at(side, m):
            yield side[m].text


def _by_the_hour(side: Sequence[Token], k: int) -> bool:
    behind, before = text_at(side, k + 1).casefold(), text_at(side, k - 1).casefold()
    if behind in {"a", "p"}:
        return text_at(side, k + 2) == "." and text_at(side, k + 3).casefold() == "m"
    before = text_at(side, k - 2).casefold() if before == "." else before
    return behind in _HOURS_BEHIND or before in HOURS_BEFORE
