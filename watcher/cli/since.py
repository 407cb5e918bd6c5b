"""`--since`: a span back from now, or a day."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

__all__ = ["moment_of", "since_option"]


def since_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option; `words` say what of the moment or later is meant."""
    return click.option(
        "--since", metavar="WHEN", help=f"{words} A span back (2d, 12h) or a day (2026-01-12)."
    )


def moment_of(words: str | None, *, now: datetime, zone: tzinfo, option: str = "--since") -> datetime | None:
    """The moment that the words mean, in UTC; a day begins in `zone`. None for no words.

    Raises:
        UsageError: they mean none.
    """
    from datetime import UTC, datetime, timedelta

    from watcher.config.units import duration
    from watcher.errors import UsageError

    if words is None:
        return None
    try:
        span = duration(words.strip())
        assert isinstance(span, timedelta)
        return now - span
    except (ValueError, OverflowError):
        pass
    try:
        moment = datetime.fromisoformat(words.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(f'{option} "{words}" is no moment; write "2d", "12h" or "2026-01-12"') from None
