"""Month and weekday names of each language, from CLDR by way of babel."""

from __future__ import annotations

import unicodedata
from functools import cache

# Spellings newsrooms use that CLDR does not list.
EXTRA_MONTHS = {"en": {"sept": 9, "febuary": 2}, "de": {"jänner": 1, "feber": 2}, "es": {"setiembre": 9}}
EXTRA_WEEKDAYS = {"en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}}
# Regional variants with month names of their own.
VARIANTS = {"ar": ("ar", "ar_SY"), "nb": ("nb", "nn"), "cs": ("cs", "sk")}
# Letters a language writes before a month or weekday ("14 בינואר").
PREFIXES = {"he": "בהלמו"}


def fold(word: str) -> str:
    """A name as it is looked up: no case, no accents, no full stop."""
    bare = unicodedata.normalize("NFD", word.casefold().rstrip("."))
    return "".join(char for char in bare if not unicodedata.combining(char))


@cache
def months(language: str) -> dict[str, int]:
    """Folded month names, wide and abbreviated, and their numbers."""
    names = _names("months", language)
    return {**names, **EXTRA_MONTHS.get(language, {})}


@cache
def weekdays(language: str) -> dict[str, int]:
    """Folded weekday names and their numbers, Monday 0."""
    names = _names("days", language)
    return {**names, **EXTRA_WEEKDAYS.get(language, {})}


def _names(what: str, language: str) -> dict[str, int]:
    from babel import Locale  # noqa: PLC0415  30 ms of import, only where there are notes

    found: dict[str, int] = {}
    for name in VARIANTS.get(language, (language,)):
        table = getattr(Locale.parse(name), what)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, text in table[context][width].items():
                    key = fold(text)
                    if not key.isdigit() and len(key) > 1 and not key[0].isdigit():
                        found.setdefault(key, number)
                        for letter in PREFIXES.get(language, ""):
                            found.setdefault(letter + key, number)
    return found
