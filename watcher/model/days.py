"""Days and months as people write them: in English whatever the locale, as `strftime` would not."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = 3


def day(when: date) -> str:
    """12 Jan 2021."""
    return f"{day_of_year(when)} {when.year}"


def day_of_year(when: date) -> str:
    """12 Jan."""
    return f"{when.day} {MONTHS[when.month - 1][:_SHORT]}"


def month_of(when: date) -> str:
    """Jan 2021."""
    return f"{MONTHS[when.month - 1][:_SHORT]} {when.year}"


def month(stated: str) -> str:
    """Mar 2021, from "2021-03"; a year alone stays as it is."""
    return month_of(date.fromisoformat(f"{stated}-01")) if "-" in stated else stated
