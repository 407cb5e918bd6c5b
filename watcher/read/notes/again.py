"""Where the story opens again below a note."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.read.notes.prose import is_rule

if TYPE_CHECKING:
    from datetime import time

    from watcher.read.notes.page import Page

# How far behind an update the words may stand that open the story again.
AGAIN = 40

_DAY = 24 * 60  # minutes


def says_again(page: Page, marker: int) -> bool:
    """Whether words say that the story goes on, where a line or a date may be anything."""
    return page.is_original(marker) and not is_rule(page.text(marker))


def is_opened(page: Page, first: int) -> bool:
    """Whether words open the story again from a block on ("Original story:")."""
    return any(says_again(page, index) for index in range(first, min(first + AGAIN, len(page.texts))))


def heads_page(page: Page, index: int) -> bool:
    """Whether a block is of those with a time that open the page, each not later than the one above it.

    Above several a lead may stand: below one paragraph a single time is that of an event.
    """
    end = next(at for at in range(index + 1, len(page.texts)) if page.is_original(at))
    timed = [(at, clock) for at in range(max(0, index - AGAIN), end) if (clock := page.entry_time(at))]
    first, clocks = timed[0][0] if timed else index, [clock for _, clock in timed]
    opens = page.is_on_top(first) if len(clocks) > 1 else page.story[0] >= first
    return opens and not any(_is_later(below, above) for above, below in pairwise(clocks))


def _is_later(one: time, other: time) -> bool:
    """Whether a time is less than half a day after another; else midnight is between them."""
    return 0 < (60 * (one.hour - other.hour) + one.minute - other.minute) % _DAY < _DAY / 2
