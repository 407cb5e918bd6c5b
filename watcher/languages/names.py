"""What newsrooms call months, units and the like in each language, where CLDR lists other names or none."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.languages.files import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Names(NamedTuple):
    """The table `[cldr]` of a language's file, turned round: there names stand behind what they are of.

    Attributes:
        months: spellings and cases, and the number of each.
        weekdays: the same from Monday on, 0; mostly as they stand behind "on" ("во вторник", "teisipäeval").
        units: names of units of measure, and the unit's in CLDR.
        percentage_points: those, which are no percentages.
        magnitudes: short forms of thousands, millions and so on, and their powers of ten.
    """

    months: Mapping[str, int] = MappingProxyType({})
    weekdays: Mapping[str, int] = MappingProxyType({})
    units: Mapping[str, str] = MappingProxyType({})
    percentage_points: tuple[str, ...] = ()
    magnitudes: Mapping[str, int] = MappingProxyType({})


@cache
def names_of(tag: str) -> Names:
    """The names in a language by its primary tag; a key that is none of ours is an error."""
    return Names(**dict(_looked_up(table(tag, "cldr"))))


def _looked_up(listed: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in listed.items():
        if isinstance(value, str):
            yield key, tuple(words(value))
        else:
            pairs = ((int(of) if of.isdigit() else of, names) for of, names in value.items())
            yield key, {name: of for of, names in pairs for name in words(names)}
