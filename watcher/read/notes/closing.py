"""The day in brackets that closes a note: it says when the note was written, and is none of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.notes.dates import written
from watcher.read.notes.dates.resolve import resolve

if TYPE_CHECKING:
    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.page import Page

_LAST_BRACKET = re.compile(r"\s*[(\[（［]([^()\[\]（）［］]{3,40}?)\.?[)\]）］][\s.*_]*$")


def closing_day(page: Page, text: str) -> tuple[int, Stated] | None:
    """Where the bracket begins that closes a text, and the full day in it, when a note can be of that day."""
    bracket = _LAST_BRACKET.search(text)
    stated = written.read_date(text, bracket.start(1), page.words.names) if bracket else None
    full = stated is not None and stated.day and stated.year
    if bracket is None or stated is None or not full or stated.end < bracket.end(1):
        return None
    day = resolve(stated, page.life).day
    return (bracket.start(), stated) if day is None or page.life.holds(day) else None


def less_closing_day(page: Page, note: Candidate, text: str) -> str:
    """A note's text without the day that closes it; another day than that of its head is part of it."""
    closing = closing_day(page, text)
    if closing is None:
        return text
    at, stated = closing
    named = note.stated and resolve(note.stated, page.life).day
    own = note.stated is None or (not note.sentence and named == resolve(stated, page.life).day)
    return text[:at] if own else text
