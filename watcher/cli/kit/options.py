"""Options that several commands take, and the kinds of words that they read."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta, tzinfo

__all__ = [
    "Duration",
    "Whole",
    "Word",
    "as_json",
    "as_table",
    "example",
    "limit_option",
    "moment_of",
    "one_form",
    "since_option",
]


def example(*commands: str) -> str:
    """The end of a command's help: what one would type."""
    return "\n".join(["\b", "Example:", *(f"  {command}" for command in commands)])


as_json: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="One JSON document on stdout."
)
as_table: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--csv", "as_csv", is_flag=True, help="A table for a spreadsheet."
)


def one_form(*, as_csv: bool, as_json: bool) -> None:
    """Raises UsageError when an answer is wanted in two forms."""
    from watcher.errors import UsageError

    if as_csv and as_json:
        raise UsageError("--csv and --json are two forms of one answer; choose one")


class Whole(click.IntRange):
    """A whole number; one that no database takes means the same as the largest that it does."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number."""
        from watcher.store.articles import DIGITS

        number: int = super().convert(value, param, ctx)
        return min(number, int("9" * DIGITS))


def limit_option(most: int, things: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option; people who do not use it are shown `most` of the things."""
    words = f"At most so many {things}. Default: {most:,} for people, all for programs."
    return click.option("--limit", metavar="N", type=Whole(min=1), help=words)


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


class Word(click.ParamType[str]):
    """A word of the user's: an empty one fits everything or nothing."""

    name = "word"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is empty."""
        if not value.strip():
            self.fail("is empty; write a word or leave it out", param, ctx)
        return value.strip()


class Duration(click.ParamType[Any]):
    """A span as in the configuration: 90s, 5m, 2h, 1d."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Read the span."""
        from datetime import timedelta

        from watcher.config.units import duration

        try:
            span = duration(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        assert isinstance(span, timedelta)
        if span <= timedelta(0):
            self.fail(f'"{value}" is no time at all; write "90s", "5m", "2h" or "1d"', param, ctx)
        return span
