"""Machine-readable times, as pages write them, to aware ones in the zone that they name."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)"
    r"(?:[T\s,]+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z|[+-]\d{4})?)?\b"
)
_DOTTED = re.compile(
    r"\b(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>(?:19|20)\d\d)(?:\D{1,12}?(?P<hour>\d\d?)[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
)
_IN_PATH = re.compile(r"/(?P<year>(?:19|20)\d\d)[-/]?(?P<month>[01]\d)[-/]?(?P<day>[0-3]\d)(?=[-/_.]|$)")
# The same the other way round, for addresses only: beside a story's address nobody writes a bare 08112021.
_IN_PATH_REVERSED = re.compile(
    r"/(?P<day>[0-3]\d)[-.]?(?P<month>[01]\d)[-.]?(?P<year>(?:19|20)\d\d)(?=[-/_.]|$)"
)
_ZERO = frozenset({date(1969, 12, 31), date(1970, 1, 1)})  # what systems write that know no day
_YEARS = range(1900, 2100)  # of the stories there are; others cannot be moved to every zone
_EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")


def moment(value: object) -> datetime | None:
    """The time a value for machines states, in its own zone: UTC if it names none, midnight if no hour."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(int(value)) if abs(value) < 1e14 else ""  # noqa: PLR2004  past the year 5000
    if not isinstance(value, str) or not (value := value.strip()[:80]):
        return None
    if _EPOCH.match(value):
        return datetime.fromtimestamp(int(value[:10]), UTC)
    for pattern in (_ISO, _COMPACT, _DOTTED):
        if found := pattern.search(value):
            return _made(found)
    try:
        return _aware(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_path(path: str) -> datetime | None:
    """The day that an address's path states: /2021/01/11/, /2021-01-11-, /20210111/, /11-01-2021."""
    found = _IN_PATH.search(path) or _IN_PATH_REVERSED.search(path)
    return _made(found) if found else None


def to_the_minute(value: datetime) -> bool:
    """Whether it states more than a day: midnight sharp is how machines write a day."""
    return bool(value.hour or value.minute or value.second)


def _made(found: re.Match[str]) -> datetime | None:
    parts = {
        name: int(value)
        for name in ("year", "month", "day", "hour", "minute", "second")
        if (value := found.groupdict().get(name))
    }
    try:
        made = datetime(**parts, tzinfo=_zone(found.groupdict().get("zone")))
    except (ValueError, OverflowError):
        return None
    return None if made.date() in _ZERO else made


def _zone(name: str | None) -> timezone:
    if not name or name.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = name[1:].replace(":", "")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-shift if name[0] == "-" else shift)


def _aware(value: datetime) -> datetime | None:
    if value.year not in _YEARS:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
