"""What CLDR says of a language: months, weekdays, units, thousands and millions; its way to write a list.

What newsrooms call them besides stands with the other words of the language (`watcher.languages`).

Out of the files that babel brings (Unicode CLDR, TR 35), a language's own part alone: its names are all in
it, at a third of the cost of a locale with what it inherits, and at 7 MB less in a process that reads many.
"""

from __future__ import annotations

import pickle
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watcher.languages.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = ("months", "days", "list_patterns", "number_symbols")
_HEIRS = {"nb": "no"}
"""Locales that have nothing of their own."""


@cache
def own_part(name: str) -> dict[str, Any]:
    """Months, days, list patterns and signs of numbers of a locale, as far as they are its own.

    Args:
        name: as babel writes it: "en", "sr_Latn".
    """
    whole = _file(name)
    return {part: whole.get(part, {}) for part in _PARTS}


def _file(name: str) -> dict[str, Any]:
    """All that is a locale's own: some 500 KB, not to be kept."""
    from babel import localedata  # noqa: PLC0415  30 ms of import, only where words are looked up

    # Not by babel's `load`: it would keep the part for the whole, and hand it to all who ask for the locale.
    with Path(localedata.resolve_locale_filename(_HEIRS.get(name, name))).open("rb") as file:
        whole: dict[str, Any] = pickle.load(file)  # noqa: S301  babel's own file, as babel reads it
    return whole


def has_decimal_comma(language: str) -> bool:
    """Whether a language sets off decimals by a comma, so that a point in a number is another sign."""
    from babel import localedata  # noqa: PLC0415  as in `own_part`

    known = language in localedata.locale_identifiers()
    return known and own_part(language)["number_symbols"].get("latn", {}).get("decimal") == ","


def calendar_names(language: str) -> dict[str, str]:
    """Month and weekday names as a language and its newsrooms print them, and what each names ("months 5").

    None where CLDR does not know it. Its variants are left out: their short names are everyday words ("må",
    "la" in Norwegian). A name of two things ("mar." is March and Tuesday) names neither.
    """
    from babel import localedata  # noqa: PLC0415  as in `own_part`

    if language not in localedata.locale_identifiers():
        return {}
    own, names = own_part(language), dict[str, str]()
    newsrooms = names_of(language)
    for what, more in (("months", newsrooms.months), ("days", newsrooms.weekdays)):
        printed = ((text, number) for number, text in printed_names(own[what]))
        for text, number in (*printed, *more.items()):
            meaning = f"{what} {number}"
            names[text] = meaning if names.get(text, meaning) == meaning else text
    return names


def printed_names(table: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """The names of a table of months or days with their numbers, wide and abbreviated."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from table.get(context, {}).get(width, {}).items()


_WORLD = "001"
_WRITTEN = {"zh": ("zh_Hant",)}
"""Locales that have a language's names in another script."""


@cache
def place_names(language: str) -> frozenset[str]:
    """Countries and the cities that time zones are named after, as a language calls them.

    None where CLDR does not know the language.
    """
    from babel import localedata  # noqa: PLC0415  as in `own_part`

    found: set[str] = set()
    known = language in localedata.locale_identifiers()
    for name in (language, *_WRITTEN.get(language, ())) if known else ():
        whole = _file(name)
        found.update(name for code, name in whole.get("territories", {}).items() if code != _WORLD)
        found.update(zone["city"] for zone in whole.get("time_zones", {}).values() if "city" in zone)
    return frozenset(found)


@cache
def day_first(language: str) -> bool:
    """Whether a day stands before its month in figures ("3.5."); not in English, where either may."""
    from babel import localedata  # noqa: PLC0415  as in `own_part`

    if language not in localedata.locale_identifiers():
        return False
    pattern = _file(language).get("datetime_skeletons", {}).get("Md", "")
    return str(pattern).lstrip().startswith("d")


_AMERICAN = "USD"


@cache
def dollar_places() -> frozenset[str]:
    """English words for where another dollar than the American is paid with: the longest of each place."""
    from babel.core import get_global  # noqa: PLC0415  as in `own_part`

    own, zones = _file("en"), get_global("zone_territories")
    dollars = {code for code, name in own["currency_names"].items() if "Dollar" in name}
    paid = {
        land: {code for code, _, end, _ in times if not end}
        for land, times in get_global("territory_currencies").items()
    }
    lands = {land for land, codes in paid.items() if codes & dollars and _AMERICAN not in codes}
    named = own.get("time_zones", {})
    cities = (named.get(zone, {}).get("city") or zone for zone, land in zones.items() if land in lands)
    names = (*(own["territories"].get(land, land) for land in lands), *cities)
    return frozenset(max(re.findall(r"[^\W_]+", name.rpartition("/")[2]), key=len) for name in names)


_ELSEWHERE = {"en": ("en_001",), "pt": ("pt_PT",)}
"""Locales that spell units otherwise ("kilometres"), and have those alone."""
_OF_ALL = "root"
"""Has what is the same in most languages ("km")."""


@cache
def unit_names(language: str) -> dict[str, frozenset[str]]:
    """The words of a language's units of measure, casefolded, and the units that each may be of.

    None where CLDR does not know the language.
    """
    found: dict[str, set[str]] = {}
    for unit, words in _unit_words(language):
        if len(words) == 1 or "-per-" not in unit:  # "mph"; in "miles per hour" the first word tells
            found |= {word: found.get(word, set()) | {unit} for word in words}
    for word in names_of(language).percentage_points:
        found.setdefault(word, set()).add("points")
    return {word: frozenset(units) for word, units in found.items()}


@cache
def measures(language: str) -> dict[str, str]:
    """Names of units of measure, casefolded, without full stops, and which: "km"; "" for one of several."""
    found: dict[str, set[str]] = {}
    for unit, words in _unit_words(language):
        found.setdefault(" ".join(words).replace(".", ""), set()).add(unit)
    found.update((name, {unit}) for name, unit in names_of(language).units.items())
    return {word: min(units) if len(units) == 1 else "" for word, units in found.items()}


def _unit_words(language: str) -> Iterator[tuple[str, list[str]]]:
    """Units with the words of each of their patterns ("{0} nautical miles"), wide and short."""
    from babel import localedata  # noqa: PLC0415  as in `_file`

    if language not in localedata.locale_identifiers():
        return
    names = (_OF_ALL, _HEIRS.get(language, language), *_ELSEWHERE.get(language, ()))
    root, own, *others = (_file(name).get("unit_patterns", {}) for name in names)
    for unit, widths in root.items():
        for width in ("long", "short"):
            patterns = widths.get(width, {}) | own.get(unit, {}).get(width, {})
            for each in (patterns, *(other.get(unit, {}).get(width, {}) for other in others)):
                for number, pattern in each.items():
                    if isinstance(pattern, str) and number != "per":
                        yield unit, pattern.replace("{0}", " ").casefold().split()


_NO_NAME = str.maketrans("", "", "0.'\u200f")
"""What stands around the name of a magnitude in a pattern ("000 Mio'.'")."""


@cache
def magnitudes(language: str) -> dict[str, int]:
    """What a language writes behind a number for thousands, millions and so on, with their powers of ten.

    Long and short ("million", "m"), casefolded, without full stops. None where CLDR does not know it.
    """
    from babel import localedata  # noqa: PLC0415  as in `own_part`

    if language not in localedata.locale_identifiers():
        return {}
    found = dict[str, int]()
    for width in _file(_HEIRS.get(language, language)).get("compact_decimal_formats", {}).values():
        for number, pattern in (pair for patterns in width.values() for pair in patterns.items()):
            name = " ".join(pattern.pattern.translate(_NO_NAME).split())
            if name and "0" in pattern.pattern:
                found[name.casefold()] = len(number) - pattern.pattern.count("0")
    return {**found, **names_of(language).magnitudes}
