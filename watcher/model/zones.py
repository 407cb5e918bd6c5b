"""Time zones as pages print them."""

from __future__ import annotations

import re
from datetime import timedelta, timezone

_HOURS = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "wat": 1, "cest": 2,
    "mesz": 2, "eet": 2, "sast": 2, "cat": 2, "eest": 3, "msk": 3, "мск": 3, "eat": 3, "tsi": 3,
    "tsi\u0307": 3, "uae": 4, "pkt": 5, "wib": 7, "ict": 7, "wita": 8, "hkt": 8, "sgt": 8, "pht": 8,
    "awst": 8, "wit": 9, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "brt": -3, "art": -3, "est": -5, "edt": -4, "et": -5, "eastern": -5, "cst": -6, "cdt": -5, "ct": -6,
    "central": -6, "mst": -7, "mdt": -6, "mt": -7, "mountain": -7, "pst": -8, "pdt": -7, "pt": -8,
    "pacific": -8, "akst": -9, "hst": -10,
}  # fmt: skip
"""Hours from UTC. Where a name has two readings ("ET"), the later end of the day: no claim too early. Names
that two places far apart have ("IST", "AST") are left out."""

_OF_TWO = frozenset({"et", "eastern", "ct", "central", "mt", "mountain", "pt", "pacific"})
"""Those names of which the other reading is an hour earlier."""

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+−-])(\d{1,2}):?(\d\d)?$")


def zone_of(printed: str | None) -> timezone | None:
    """The zone of a name or an offset; None where nobody can say."""
    name = (printed or "").strip().casefold()
    if offset := _OFFSET.match(name):
        sign = 1 if offset.group(1) == "+" else -1
        minutes = int(offset.group(2)) * 60 + int(offset.group(3) or 0)
        return timezone(sign * timedelta(minutes=minutes)) if minutes < 24 * 60 else None
    hours = _HOURS.get(name.partition(" ")[0])
    return None if hours is None else timezone(timedelta(hours=hours))


def zones_of(printed: str | None) -> tuple[timezone, ...]:
    """All zones that a name or an offset may mean."""
    zone = zone_of(printed)
    if zone is None:
        return ()
    name = (printed or "").strip().casefold().partition(" ")[0]
    other = timezone(zone.utcoffset(None) + timedelta(hours=1))
    return (zone, other) if name in _OF_TWO else (zone,)
