"""Month and weekday names of each language, and its "and", from CLDR by way of babel."""

from __future__ import annotations

import pickle
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def _twelve(names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split(), 1)}


# Spellings and cases newsrooms use that CLDR does not list.
EXTRA_MONTHS = {
    "en": {"sept": 9, "febuary": 2},
    "de": {"jänner": 1, "feber": 2, "mrz": 3},
    "es": {"setiembre": 9},
    "sl": _twelve(
        "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"
    ),
    "lv": _twelve(
        "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī"
    ),
}
EXTRA_WEEKDAYS = {"en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}}
# Regional variants with month names of their own.
VARIANTS = {"ar": ("ar", "ar_SY"), "nb": ("no", "nn"), "hr": ("hr", "bs", "sr_Latn", "sr")}
# Letters a language writes before a month or weekday ("14 בינואר").
PREFIXES = {"he": "בהלמו"}


def fold(word: str) -> str:
    """A name as it is looked up: no case, no accents, no full stop."""
    if word.isascii():
        return word.lower().rstrip(".")
    return without_accents(word.casefold().rstrip("."))


def without_accents(text: str) -> str:
    """As capitals are often printed ("MISE A JOUR", "ΕΝΗΜΕΡΩΣΗ")."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


def folded(names: dict[str, int]) -> dict[str, int]:
    """Names as they are looked up, and their numbers."""
    return {fold(name): number for name, number in names.items()}


@cache
def months(language: str) -> dict[str, int]:
    """Folded month names, wide and abbreviated, and their numbers."""
    names = _names("months", language)
    return {**names, **folded(EXTRA_MONTHS.get(language, {}))}


@cache
def weekdays(language: str) -> dict[str, int]:
    """Folded weekday names and their numbers, Monday 0."""
    names = _names("days", language)
    return {**names, **folded(EXTRA_WEEKDAYS.get(language, {}))}


@cache
def conjunction(language: str) -> str:
    """The word between the last two things of a list; empty where it is none of its own."""
    word = _tables(language)[0]["list_patterns"]["standard"]["2"].removeprefix("{0} ").removesuffix(" {1}")
    return word if word.isalpha() else ""


@cache
def calendar_names(language: str) -> frozenset[str]:
    """Month and weekday names as a language itself prints them; none where CLDR does not know it.

    Its variants are left out: their short names are everyday words ("må", "la" in Norwegian).
    """
    from babel import localedata  # noqa: PLC0415  as in `_tables`

    if language not in localedata.locale_identifiers():
        return frozenset()
    own, *_ = _tables(language)
    return frozenset(text for what in ("months", "days") for _, text in _printed(own[what]))


def _names(what: str, language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for table in _tables(language):
        for number, text in _spellings(table[what]):
            found.setdefault(text, number)
            for letter in PREFIXES.get(language, ""):
                found.setdefault(letter + text, number)
    return found


_PARTS = ("months", "days", "list_patterns")


@cache
def _tables(language: str) -> tuple[dict[str, Any], ...]:
    """What CLDR says of a language and its variants, as far as we ask."""
    from babel import localedata  # noqa: PLC0415  30 ms of import, only where there are notes

    found = []
    for name in VARIANTS.get(language, (language,)):
        # Without what the locale inherits: its own names are all in it, at a third of the cost. Not by
        # babel's `load`: it would keep the part for the whole, and hand it to all who ask for the locale.
        with Path(localedata.resolve_locale_filename(name)).open("rb") as file:
            whole = pickle.load(file)  # noqa: S301  babel's own file, as babel reads it
        found.append({part: whole.get(part, {}) for part in _PARTS})
    return tuple(found)


def _spellings(table: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Each name as it is looked up; the numbers some languages use for months are none."""
    for number, text in _printed(table):
        key = fold(text)
        if len(key) > 1 and not key[0].isdigit():
            yield number, key


def _printed(table: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from table.get(context, {}).get(width, {}).items()
