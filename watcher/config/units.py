"""Durations ("90s", "5m", "2h", "1d") and sizes ("10MB") as users write them."""

from __future__ import annotations

import re
from datetime import timedelta

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d|w)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_LONGEST, _LARGEST = 100 * 365 * 86400, 10**15
"""Seconds and bytes: a hundred years, a petabyte. Moments and waits beyond cannot be reckoned with."""
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(k|m|g)?i?b?", re.IGNORECASE)
_BYTES = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3}


def duration(value: object) -> object:
    """Read a duration; what is none is handed back for the validator to complain about.

    Raises:
        ValueError: a string that is no duration.
    """
    if not isinstance(value, str):
        if isinstance(value, timedelta):
            return value
        raise ValueError('a duration is written with its unit: "90s", "5m", "2h" or "1d"')
    parts = _DURATION.findall(value)
    if not parts or _DURATION.sub("", value).strip():
        raise ValueError(f'"{value}" is not a duration; write "90s", "5m", "2h" or "1d"')
    seconds = sum(float(number) * _SECONDS[unit] for number, unit in parts)
    if seconds > _LONGEST:
        raise ValueError(f'"{value}" is longer than a hundred years')
    return timedelta(seconds=seconds)


def size(value: object) -> object:
    """Read a size in bytes; whole numbers are bytes already.

    Raises:
        ValueError: a string that is no size.
    """
    if not isinstance(value, str):
        return value
    match = _SIZE.fullmatch(value.strip())
    if match is None:
        raise ValueError(f'"{value}" is not a size; write "500KB" or "10MB"')
    count = float(match[1]) * _BYTES[(match[2] or "").lower()]
    if count > _LARGEST:
        raise ValueError(f'"{value}" is more than a petabyte')
    return int(count)


def spell(span: timedelta) -> str:
    """Write a duration as a user would."""
    seconds = span.total_seconds()
    for unit in ("d", "h", "m"):
        if seconds and seconds % _SECONDS[unit] == 0:
            return f"{int(seconds // _SECONDS[unit])}{unit}"
    return f"{seconds:.15g}s"  # 15 digits are all that a float is sure of
