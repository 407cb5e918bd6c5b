"""Notes that state a day before they were there."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from watcher.model import DateSource

if TYPE_CHECKING:
    from watcher.model import Note

_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "ct": -6, "mst": -7, "mdt": -6, "mt": -7,
    "pst": -8, "pdt": -7, "pt": -8, "jst": 9, "kst": 9,
}  # fmt: skip
"""Hours from UTC. Where a name has two readings ("ET"), the later end of the day: no claim too early."""

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+−-])(\d{1,2}):?(\d\d)?$")


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
    midnight = datetime.combine(note.stated_date, time(), _zone(note.stated_timezone) or zone)
    try:
        return midnight + timedelta(days=1) <= last_capture_without_it
    except OverflowError:
        return False


def _zone(printed: str | None) -> tzinfo | None:
    name = (printed or "").strip().casefold()
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    if offset := _OFFSET.match(name):
        sign = 1 if offset.group(1) == "+" else -1
        minutes = int(offset.group(2)) * 60 + int(offset.group(3) or 0)
        return timezone(sign * timedelta(minutes=minutes)) if minutes < 24 * 60 else None
    return None
