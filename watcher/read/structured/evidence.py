"""What is known of a page besides its blocks, and a note that is made of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from watcher.model import DateSource, Note, NoteForm, NoteKind, Position
from watcher.read.notes.dates.resolve import resolve
from watcher.read.notes.dates.written import read_date
from watcher.read.notes.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.metadata.statements import Statement
    from watcher.read.notes.dates.life import Life
    from watcher.read.notes.dates.stated import When

NOWHERE = (-1, -1, -1, -1)
"""The place of a note that stands in no block."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a page besides its blocks.

    Attributes:
        entries: for each block the entry of a live blog it stands in, number and time; "" for none.
        statements: what the page states outside its text.
        language: of the page; None when unknown.
        life: what is known of its dates.
    """

    entries: Sequence[str]
    statements: tuple[Statement, ...]
    language: str | None
    life: Life


def moment(stated: str, known: Evidence) -> When:
    """When something was, as a page states it to machines."""
    spoken = words(known.language, stated)
    at = read_date(stated, 0, spoken.names) if stated else None
    when = resolve(at, known.life)
    return replace(when, zone="UTC") if when.zone in {"Z", "+00:00"} else when


def dated(kind: NoteKind, text: str, when: When, place: tuple[int, int, int, int]) -> Note:
    """A note of such a moment: first and last block, where it begins and ends in them, or NOWHERE."""
    first, last, start, end = place
    return Note(
        kind=kind,
        form=NoteForm.SECTION,
        label="",
        stated_date=when.day,
        stated_time=when.time,
        stated_timezone=when.zone,
        year_inferred=when.year_inferred,
        text=text,
        position=Position.END if first < 0 else Position.INLINE,
        date_source=when.source,
        stated_month=when.month,
        first_block=first,
        last_block=last,
        start=start,
        head_end=start,
        text_end=end,
    )


def completed(visible: Note, stated: Note) -> Note:
    """A visible note with the date and time it does not print itself."""
    if stated.stated_date is None or visible.stated_date not in {None, stated.stated_date}:
        return visible
    if visible.stated_date and visible.stated_time:
        return visible
    return replace(
        visible,
        stated_date=stated.stated_date,
        stated_time=stated.stated_time,
        stated_timezone=stated.stated_timezone,
        year_inferred=False,
        date_source=DateSource.STATED,
        stated_month=None,
    )
