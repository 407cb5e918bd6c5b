"""Days of notes that were inferred, held against what was seen of the story before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from watcher.compare.edits.chronicle import is_entry
from watcher.compare.edits.notes import pair
from watcher.model import DateSource
from watcher.model.zones import zone_of

if TYPE_CHECKING:
    from watcher.model import Note, Reading

_LAST_ZONE = timezone(
    timedelta(hours=-12)
)  # where a moment comes last; notes without a zone are held to that
_LATE = timedelta(hours=6)  # from the time that a note prints until everybody is shown it
_DAY = timedelta(days=1)


def dated(old: Reading, new: Reading, seen_at: datetime | None) -> Reading:
    """A reading without those inferred days on which its notes were not there yet.

    A time alone is taken for one of the day of publication, a weekday for the first of its name. A note that
    the story did not have long after that was written on another day, which nothing tells. One that stood
    there has the day that it had, however it was edited.

    Args:
        old: the version before.
        new: the version whose notes are told.
        seen_at: the last moment at which the version before was seen; None where that is not known.
    """
    some = [note for note in new.notes if _is_inferred(note)]
    if not some:
        return new
    known = {id(both.new): both.old for both in pair(old.notes, new.notes).kept}
    stood = {block.text for block in old.blocks}
    undated = {
        id(note)
        for note in some
        if (
            known[id(note)].stated_date is None
            if id(note) in known and _is_of_one_time(known[id(note)], note)
            else seen_at is not None and not _stood(note, new, stood) and _was_over(note, seen_at)
        )
    }
    return replace(new, notes=tuple(without_day(n) if id(n) in undated else n for n in new.notes))


def without_day(note: Note) -> Note:
    """A note whose day nothing tells."""
    return replace(note, stated_date=None, date_source=None)


def _is_inferred(note: Note) -> bool:
    """Whether the page does not print a note's day; those of a live blog are counted from one another."""
    return note.date_source is DateSource.DAY_INFERRED and not is_entry(note)


def _is_of_one_time(was: Note, note: Note) -> bool:
    """Whether a note prints the time that it printed before; where it prints none, the same weekday."""
    same_day = note.stated_time is not None or was.stated_date in {None, note.stated_date}
    return was.stated_time == note.stated_time and same_day


def _stood(note: Note, new: Reading, texts: set[str]) -> bool:
    """Whether a note's words stood there before, though they are told to be a note only now."""
    return note.first_block in range(len(new.blocks)) and new.blocks[note.first_block].text in texts


def _was_over(note: Note, seen_at: datetime) -> bool:
    """Whether a note's moment, or its day, was over for everybody when the story was seen without it."""
    assert note.stated_date is not None
    zone = zone_of(note.stated_timezone) or _LAST_ZONE
    moment = datetime.combine(note.stated_date, note.stated_time or time(), zone).astimezone(UTC)
    return moment + (_LATE if note.stated_time else _DAY) <= seen_at
