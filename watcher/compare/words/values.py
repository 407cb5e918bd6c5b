"""Whether two runs of words give the same number, percentage, month, weekday or hour in another form.

"1000" and "1,000", ".5" and "0.5", "nine" and "9", "5 percent" and "5%", "Oct. 4" and "October 4", "3 p.m."
and "3pm": style books differ in these, and houses change over from one to the other. Nothing else of the runs
may differ.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watcher.compare.words.lexicon import COUNTED, calendar_words, primary
from watcher.compare.words.units import caseless, normal

_PERCENT = re.compile(
    r"(?:(?<=\d)[ -]?|^)(?:%|per ?cent|pct|prozent|pour cent|por ciento|por cento|per cento|procent[aiu]?"
    r"|prosent|prosenttia|százalék|τοις εκατό|процент\w{0,2}|відсот\w{2,3})(?!\w)"
)
_HOUR = re.compile(r"(?<=\d)\s?([ap])\.?\s?m\b\.?")
_BARE = re.compile(r"(?<![\w.])\.(?=\d)")
_NAME = re.compile(r"[^\W\d_]+\.?")

_POINT = frozenset("bn en fil he hi ja ko ms sw ta te th ur zh".split())  # noqa: SIM905  a line of words
"""Languages that write fractions behind a point and thousands with commas; others do the reverse (CLDR)."""


def same_value(old: str, new: str, language: str) -> bool:
    """Whether two runs say the same in another form."""
    return _plain(old, language) == _plain(new, language)


def _plain(text: str, language: str) -> str:
    """A text with numbers, percentages, hours, months and weekdays in one form."""
    folded = _HOUR.sub(r"\1m", _PERCENT.sub("%", _BARE.sub("0.", caseless(normal(text)))))
    whole = _grouped(primary(language)).sub(lambda number: re.sub(r"\D", "", number[0]), folded)
    named = _named(language)
    return _NAME.sub(lambda name: named.get(name[0].rstrip("."), name[0]), whole)


@lru_cache(maxsize=64)
def _named(language: str) -> dict[str, str]:
    spelt = COUNTED.get(primary(language), "").split()
    return calendar_words(language) | {word: str(number) for number, word in enumerate(spelt, 2)}


@lru_cache(maxsize=64)
def _grouped(language: str) -> re.Pattern[str]:
    """Thousands parted by a language's own sign, or more than once by any: no fraction is."""
    sign = "," if language in _POINT else r"\."
    parts = rf"(?:[{sign}'’ ]\d{{3}})+|([.,])\d{{3}}(?:\1\d{{3}})+"
    return re.compile(rf"(?<![\d.,'’])\d{{1,3}}(?:{parts})(?![\d.,'’]*\d)")
