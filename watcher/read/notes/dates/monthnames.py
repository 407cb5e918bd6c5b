"""Month and weekday names of each language, and its "and", from CLDR by way of babel."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from watcher.cldr import own_part, printed_names
from watcher.languages.names import names_of
from watcher.read.notes.labels import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


# Regional variants with month names of their own.
VARIANTS = {"ar": ("ar", "ar_SY"), "nb": ("nb", "nn"), "hr": ("hr", "bs", "sr_Latn", "sr")}
# Letters a language writes before a month or weekday ("14 בינואר").
PREFIXES = {"he": "בהלמו"}


def fold(word: str) -> str:
    """A name as it is looked up: no case, no accents, no full stop."""
    if word.isascii():
        return word.lower().rstrip(".")
    return without_accents(word.casefold().rstrip("."))


def folded(names: Mapping[str, int]) -> dict[str, int]:
    """Names as they are looked up, and their numbers."""
    return {fold(name): number for name, number in names.items()}


@cache
def months(language: str) -> dict[str, int]:
    """Folded month names, wide and abbreviated, and their numbers."""
    names = _names("months", language)
    return {**names, **folded(names_of(language).months)}


@cache
def weekdays(language: str) -> dict[str, int]:
    """Folded weekday names and their numbers, Monday 0."""
    names = _names("days", language)
    return {**names, **folded(names_of(language).weekdays)}


@cache
def conjunction(language: str) -> str:
    """The word between the last two things of a list; empty where it is none of its own."""
    word = _tables(language)[0]["list_patterns"]["standard"]["2"].removeprefix("{0} ").removesuffix(" {1}")
    return word if word.isalpha() else ""


def _names(what: str, language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for table in _tables(language):
        for number, text in _spellings(table[what]):
            found.setdefault(text, number)
            for letter in PREFIXES.get(language, ""):
                found.setdefault(letter + text, number)
    return found


def _tables(language: str) -> tuple[dict[str, Any], ...]:
    """What CLDR says of a language and its variants."""
    return tuple(own_part(name) for name in VARIANTS.get(language, (language,)))


def _spellings(table: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Each name as it is looked up; the numbers some languages use for months are none."""
    for number, text in printed_names(table):
        key = fold(text)
        if len(key) > 1 and not key[0].isdigit():
            yield number, key
