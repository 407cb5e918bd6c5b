"""Machine-readable times, as pages write them, to aware UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
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
_EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")


def moment(value: object) -> datetime | None:
    """The time a machine-readable value states; UTC when it names no zone, midnight when no hour."""
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
        return _utc(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def in_path(path: str) -> datetime | None:
    """The day that an address's path states: /2021/01/11/, /2021-01-11-, /20210111/."""
    found = _IN_PATH.search(path)
    return _made(found) if found else None


def _made(found: re.Match[str]) -> datetime | None:
    parts = {
        name: int(value)
        for name in ("year", "month", "day", "hour", "minute", "second")
        if (value := found.groupdict().get(name))
    }
    try:
        return _utc(datetime(**parts, tzinfo=_zone(found.groupdict().get("zone"))))
    except (ValueError, OverflowError):
        return None


def _zone(name: str | None) -> timezone:
    if not name or name.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = name[1:].replace(":", "")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-shift if name[0] == "-" else shift)


def _utc(value: datetime) -> datetime:
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
