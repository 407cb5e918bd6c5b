"""When the entries of a live blog were written, on one scale for two versions."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from watcher.model import NoteForm, Position
from watcher.model.succession import days_passed, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.model import Note, NotePair

_MINUTE = timedelta(minutes=1)
_NO_DAY = date(2000, 1, 1)
"""The first day of a page that prints none."""


def is_entry(note: Note) -> bool:
    """Whether a note is an entry of a live blog: it has no label, and a time or words of the story."""
    return note.of_story or (note.is_bare and note.stated_time is not None)


def bare(notes: Iterable[Note]) -> list[Note]:
    """Those that are entries."""
    return [note for note in notes if is_entry(note)]


def entries(some: Iterable[Note], notes: Sequence[Note]) -> list[Note]:
    """Those of some notes of a reading that are entries, also those that open as a correction.

    Such a one has a time and stands beside others, in none of them.

    Args:
        some: of the notes.
        notes: all that the reading has.
    """
    others = bare(notes)
    held = {id(note) for note in inside(notes, others)}

    def among(note: Note) -> bool:
        own = note.form is NoteForm.SECTION and note.position is Position.INLINE and note.stated_time
        return bool(own and others) and id(note) not in held

    return [note for note in some if is_entry(note) or among(note)]


def inside(notes: Iterable[Note], entries: Iterable[Note]) -> list[Note]:
    """Those of some notes that begin in a block of an entry beside them, such as a correction at its end."""
    held = {at: entry for entry in entries if entry.of_story for at in entry.places}
    return [note for note in notes if held.get(note.first_block, note) is not note]


def printed_at(note: Note) -> datetime:
    """When a note says that it was written; where it prints no day all are of one."""
    day = note.stated_date if note.prints_day else None
    return datetime.combine(day or _NO_DAY, note.stated_time or time())


class Chronicle:
    """When each entry of two versions was written.

    Where only clocks are printed the days are counted from midnight to midnight; where a page only says how
    long ago, a minute is counted from each to the next above it. Those of the second version are brought to
    the first one's by the entries that both have.
    """

    def __init__(self, old: Sequence[Note], new: Sequence[Note], kept: Iterable[NotePair]) -> None:
        first, second = (_counted(entries(side, side)) for side in (old, new))
        pairs = [(first[id(a)], second[id(b)]) for a, b in kept if id(a) in first and id(b) in second]
        clocks = any(note.stated_time for note in (*old, *new))
        steps = (_days(one, two) if clocks else one - two for one, two in pairs)
        apart = Counter(steps).most_common(1)
        step = apart[0][0] if apart else timedelta()
        self._moments = first | {key: later(at, step) for key, at in second.items()}

    def __call__(self, note: Note) -> datetime:
        """When a note of one of them was written."""
        return self._moments.get(id(note)) or printed_at(note)


def _days(one: datetime, two: datetime) -> timedelta:
    return one.date() - two.date()


def _counted(notes: Sequence[Note]) -> dict[int, datetime]:
    """The moments of entries in the order of the page; where one prints no day, from the newest that does."""
    if not any(note.stated_time for note in notes):
        oldest = datetime.combine(_NO_DAY, time())
        return {id(note): oldest + n * _MINUTE for n, note in enumerate(reversed(notes))}
    moments = [printed_at(note) for note in notes]
    passed = days_passed([at.time() for at in moments]) if notes else []
    dated = [(n, at.date()) for n, at in zip(passed, moments, strict=True) if at.date() != _NO_DAY]
    known, day = max(dated, default=(0, _NO_DAY))
    found = {}
    for note, at, n in zip(notes, moments, passed, strict=True):
        own = at.date() if at.date() != _NO_DAY else later(day, timedelta(days=n - known))
        found[id(note)] = datetime.combine(own, at.time())
    return found
