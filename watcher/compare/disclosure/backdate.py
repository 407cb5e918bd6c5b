"""Notes that state a day before they were there."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from watcher.model import DateSource
from watcher.model.zones import zone_of

if TYPE_CHECKING:
    from watcher.model import Note


def backdated(note: Note, last_capture_without_it: datetime, *, zone: tzinfo = UTC) -> bool:
    """Whether a note first seen now states a day that was over when we last saw the story without it.

    Args:
        note: the note; a day that we inferred from publication, or that is implausible, says nothing.
        last_capture_without_it: our last good look without the note; aware.
        zone: for a day that states no zone of its own.
    """
    unsure = {DateSource.DAY_INFERRED, DateSource.ORDER_INFERRED, DateSource.IMPLAUSIBLE}
    if note.stated_date is None or note.date_source in unsure:
        return False
    midnight = datetime.combine(note.stated_date, time(), zone_of(note.stated_timezone) or zone)
    try:
        return midnight + timedelta(days=1) <= last_capture_without_it
    except OverflowError:
        return False
