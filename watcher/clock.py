"""The wall clock, for the rim. What decides gets the moment as an argument."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The moment, UTC."""
    return datetime.now(UTC)
