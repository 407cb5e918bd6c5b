"""Clocks in a row, which pass midnight now and then: of which day each is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time, timedelta

HELD = 2
"""Of a live blog's entries so many may be held on top, whatever their times."""

_NIGHT, _HELD_NIGHT = 18 * 60, 12 * 60
"""Minutes that pass over midnight at most from an entry to the next, and to one on top. What seems to take
longer is an entry that stands out of turn."""

_DAY = 24 * 60


_Day = TypeVar("_Day", bound="date")


def later(day: _Day, by: timedelta) -> _Day:
    """A day or a moment so much later; where no calendar has that, as in the year 9999, the same."""
    try:
        return day + by
    except OverflowError:
        return day


def days_passed(clocks: Sequence[time]) -> list[int]:
    """How many midnights lie between each of some clocks and the oldest, as they are printed.

    Args:
        clocks: of entries in the order of the page, the newest or the oldest first.
    """
    minutes = [60 * clock.hour + clock.minute for clock in clocks]
    back, on = (sum((n * (b - a)) % _DAY for a, b in pairwise(minutes)) for n in (-1, 1))
    newest_first = back <= on  # the way in which less time passes in all
    passed = [0]
    for at, (one, two) in enumerate(pairwise(minutes)):
        later, before = (one, two) if newest_first else (two, one)
        took = (later - before) % _DAY
        turned = later < before and took <= (_HELD_NIGHT if at < HELD else _NIGHT)
        passed.append(passed[-1] + turned)
    return [passed[-1] - n for n in passed] if newest_first else passed
