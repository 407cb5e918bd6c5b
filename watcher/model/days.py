"""Days and months as people write them."""

from __future__ import annotations

from datetime import date

__all__ = ["day", "month"]


def day(when: date) -> str:
    """12 Jan 2021."""
    return f"{when.day} {when:%b %Y}"


def month(stated: str) -> str:
    """Mar 2021, from "2021-03"; a year alone stays as it is."""
    return f"{date.fromisoformat(f'{stated}-01'):%b %Y}" if "-" in stated else stated
