"""The moments that notes state."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from watcher.model.zones import zones_of

if TYPE_CHECKING:
    from watcher.model import Note


def one_moment(old: Note, new: Note) -> bool:
    """Whether two notes state the same moment in two zones, as a page does that asks where its reader is."""
    return not _moments(old).isdisjoint(_moments(new))


def _moments(note: Note) -> set[datetime]:
    """The moments that a note may state; none where it prints no time or no zone."""
    day, time = note.stated_date, note.stated_time
    if day is None or time is None:
        return set()
    return {datetime.combine(day, time, zone) for zone in zones_of(note.stated_timezone)}
