"""Where the story opens again below a note."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.read.notes.dates import written
from watcher.read.notes.patterns import DATE_START
from watcher.read.notes.prose import is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from watcher.read.notes.page import Page
    from watcher.read.notes.words import Words

# How many letters of a block tell whether it opens the story again, and how far a date among them stands.
OPENS, FAR_DATE = 200, 30
# How far behind an update the words may stand that open the story again.
AGAIN = 40
# Those words in brackets of their own, before the text ("[Original story] The ferry ...").
_BRACKETED = re.compile(r"[\s*_]*[\[(（【<]([^\[\]()（）【】<>]{4,40})[\])）】>][\s*_]*(?=\w)")
# What may stand around the time among them, and what parts that from the text as a colon does.
_AROUND, _DASH = " ([（［【〔–—-,", re.compile(r"[)\]]*\s*(?:[–—]|--?)(?=\s)")

_DAY = 24 * 60  # minutes


def opens_story(text: str, words: Words) -> bool:
    """Whether a block opens the story again after a note, by its words or as a rule."""
    return any(words.original.search(each) for each in _beginnings(text[:OPENS], words)) or is_rule(text)


def _beginnings(text: str, words: Words) -> Iterator[str]:
    """A text, and the same without its brackets or the time among its first words."""
    yield text
    if bracketed := _BRACKETED.match(text):
        yield f"{bracketed[1]}: {text[bracketed.end() :]}"
    yield _undated(text, words)


def _undated(text: str, words: Words) -> str:
    """A text without the time among its first words ("Earlier, 9:56 a.m.: The road ...")."""
    if written.DIGIT.search(text, 0, FAR_DATE) is None:
        return text
    for place in DATE_START.finditer(text, 0, FAR_DATE):
        stated = written.read_date(text, place.start(), words.names)
        if stated and (stated.has_date or stated.time):
            dash = _DASH.match(text, stated.end)
            behind = ":" + text[dash.end() :] if dash else text[stated.end :]
            return text[: place.start()].rstrip(_AROUND) + behind.lstrip(")]")
    return text


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
