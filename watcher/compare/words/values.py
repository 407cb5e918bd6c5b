"""Whether two runs of words give the same number, percentage, amount, date or hour in another form.

"1000" and "1,000", ".5" and "0.5", "nine" and "9", "5 percent" and "5%", "2 million" and "2m", "240 euros"
and "€240", "10 to 15" and "10-15", "Oct. 4" and "4 October", "3. Mai" and "3.5.", "3 p.m." and "15:00": style
books differ in these, and houses change over from one to the other. Nothing else of the runs may differ.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watcher.cldr import day_first
from watcher.compare.words.amounts import measured, ranged, signed, written_out
from watcher.compare.words.numerals import digits_of
from watcher.compare.words.spelt import in_digits
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import caseless, fold, has_digit, normal
from watcher.tongue import primary

PERCENT = re.compile(
    r"(?:(?<=\d)[ -]?|^)(?:%|per ?cent|pct|prozent|pour cent|por ciento|por cento|per cento|procent[aiu]?"
    r"|proc\b\.?|prosent|prosenttia|százalék|τοις εκατό|процент\w{0,2}|відсот\w{2,3})(?!\w)",
    re.IGNORECASE,
)
_TWELVE = re.compile(r"\b(?<![\d.:,])(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s?([ap])\.?\s?m\b\.?(?=(\w)?)")
_MINUTES = re.compile(r"\b(\d{1,2})[:.h](\d\d)(?= ?(?:uhr|heures|horas|ore|uur|o'clock)\b)")
_O_CLOCK = re.compile(
    r"\b(?:kl|klokken|klockan|klo|kello|godz)\.? ?(\d{1,2})(?!\d)(?:[.:]([0-5]\d)(?!\d))?(?![.:]\d)"
)
_NOUGHT = re.compile(r"(?<![\d:.,])0(?=\d:[0-5]\d)")
_BARE = re.compile(r"(?<![\w.])\.(?=\d)")
_OF_AGE = re.compile(r"(?<![\w-])(\d++)-([^\W\d_]{2,}+)(?:-([^\W\d_]{2,}+))?(?![\w-])")
"""A number with what it counts: "10-year-old", "10 year old"."""
_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?")

_POINT = frozenset("bn en fil he hi ja ko ms sw ta te th ur zh".split())  # noqa: SIM905  a line of words
"""Languages that write fractions behind a point and thousands with commas; others do the reverse (CLDR)."""


_LONGEST = 200
"""Characters above which a run is no number, and the forms of those in it are not worth their cost."""


def same_value(old: str, new: str, language: str) -> bool:
    """Whether two runs say the same in another form."""
    if max(len(old), len(new)) > _LONGEST:
        return False
    tag, digits = primary(language), has_digit(old) or has_digit(new)
    one, two = (_numbered(text, tag, spelt=digits) for text in (old, new))
    if has_digit(one) != has_digit(two):  # nothing below makes a number of words
        return False
    amounts = [_plain(signed(written_out(text, tag), tag), tag) for text in (one, two)]
    if amounts[0] == amounts[1] or (digits and _one_day(amounts, tag)):
        return True
    counted = has_digit(one) or has_digit(two)  # most runs are words alone
    return counted and _plain(measured(one, tag), tag) == _plain(measured(two, tag), tag)


def _numbered(text: str, tag: str, *, spelt: bool) -> str:
    """A text with its numbers, percentages and hours in one form, and numbers in words as digits."""
    plain = ungrouped(caseless(normal(text)), tag)  # before "two 100-seat halls" has "2 100" in it
    plain = _OF_AGE.sub(r"\1 \2 \3", in_digits(plain, tag)) if spelt else plain
    return _clocked(PERCENT.sub("%", _BARE.sub("0.", plain)))


def ungrouped(text: str, tag: str) -> str:
    """A text whose thousands are not parted: "1,200" is "1200" in English, "1.200" in Dutch."""
    return _grouped(tag).sub(lambda number: re.sub(r"\D", "", number[0]), text)


def _plain(text: str, tag: str) -> str:
    """A text with months, weekdays, small numbers and ranges in one form."""
    named = _named(tag)
    return _dated(ranged(fold(_NAME.sub(lambda name: _meant(name[0], named), text)), tag))


def _meant(word: str, named: dict[str, str]) -> str:
    """What a word names, with a space behind it: none is left behind a full stop."""
    meaning = named.get(word.rstrip("."))
    if not meaning and "-" in word:
        return "-".join(_meant(part, named).rstrip() for part in word.split("-"))
    return f"{meaning} " if meaning else word


def _clocked(text: str) -> str:
    """Times of day with a colon before the minutes, which are left out where there are none."""
    text = _O_CLOCK.sub(lambda time: f"kl {time[1]}:{time[2] or '00'}", _TWELVE.sub(_hours, text))
    return _NOUGHT.sub("", _MINUTES.sub(_minutes, text))


def _hours(time: re.Match[str]) -> str:
    """A time of twelve hours in twenty-four: "3 p.m." is "15:00"."""
    return f"{int(time[1]) % 12 + 12 * (time[3] == 'p')}:{time[2] or '00'}{' ' if time[4] else ''}"


def _minutes(time: re.Match[str]) -> str:
    return time[1] if time[2] == "00" else f"{time[1]}:{time[2]}"


def _dated(text: str) -> str:
    """Days behind their months, without what marks them as days, signs before the year and signs behind."""
    return _SIGN.sub(r"\1 ", _YEAR.sub(r"\1 ", _DAY_FIRST.sub(r"\2 \1", text))).strip()


def _one_day(texts: list[str], tag: str) -> bool:
    """Whether a day whose month one text names stands in figures in the other: "3. Mai", "3.5."."""
    named, bare = texts if "months" in texts[0] else texts[::-1]
    if "months" not in named or "months" in bare or not day_first(tag):
        return False
    return fold(named) == fold(_SIGN.sub(r"\1 ", _FIGURES.sub(_as_named, bare)))


def _as_named(day: re.Match[str]) -> str:
    return f"months {int(day[2])} {int(day[1])} {day[3] or ''} "


_FIGURES = re.compile(
    r"(?<![\d.,/])(\d{1,2})(?:/|\.(?=\d{1,2}\.))(\d{1,2})\b(?:[./]\s?(\d{4})\b|[./](?!\d))?"
)
"""A day and its month, with or without a year; without a point behind it "3.5" is a fraction."""
_DAY_FIRST = re.compile(r"\b(\d{1,2}(?:-\d{1,2})?)(?:st|nd|rd|th|er|\.|º)? ?(?:of |de )?(months \d+)\b")
_YEAR = re.compile(r"\b(months \d+ \d{1,2}(?:-\d{1,2})?(?!\d))(?:st|nd|rd|th|,| de| )+(?=\d{4}\b)")
# The sign of a short month, too.
_SIGN = re.compile(r"\b(months \d+ \d{1,2}(?:-\d{1,2})?(?!\d)(?: \d{4}(?!\d))?)(?: ?[,.](?!\d))? ?")


@lru_cache(maxsize=64)
def _named(language: str) -> dict[str, str]:
    return calendar_words(language) | digits_of(language)


@lru_cache(maxsize=64)
def _grouped(language: str) -> re.Pattern[str]:
    """Thousands parted by a language's own sign, or more than once by any: no fraction is."""
    sign = "," if language in _POINT else r"\."
    parts = rf"(?:[{sign}'’ ]\d{{3}})+|([.,])\d{{3}}(?:\1\d{{3}})+"
    return re.compile(rf"(?<![\d.,'’])\d{{1,3}}(?:{parts})(?![\d.,'’]*\d)")
