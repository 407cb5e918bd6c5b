"""The column types.

Every one is a plain integer, text or blob below, so that SQLite's STRICT tables and PostgreSQL hold the same
values and compare them in the same way.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import REAL, BigInteger, Integer, LargeBinary, Text, TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)

Whole = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits on both; SQLite only numbers rows in a column that is called INTEGER."""


Factor: REAL[float] = REAL()
"""A number to multiply by."""


def to_ticks(moment: datetime) -> int:
    """Microseconds since 1970 in UTC.

    Raises:
        ValueError: the moment has no zone, so nobody knows when it is.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone cannot be stored: {moment}")
    return (moment - EPOCH) // TICK


def from_ticks(ticks: int) -> datetime:
    """The moment, in UTC."""
    return EPOCH + timedelta(0, 0, ticks)


def span_of(ticks: int) -> timedelta:
    """The span of so many microseconds."""
    return timedelta(0, 0, ticks)


def ticks_of(span: timedelta) -> int:
    """A span in microseconds."""
    return span // TICK


class Moment(TypeDecorator[datetime]):
    """A time, as microseconds since 1970 in UTC.

    Whole numbers, not ISO text: 8 bytes at most against 27, exact, no parsing on the way out, and one order
    in every index whatever the zone or precision was when the value came in.
    """

    impl = Whole
    cache_ok = True
    of_stored, to_stored = staticmethod(from_ticks), staticmethod(to_ticks)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - the base's signature
        """To the row."""
        return None if value is None else to_ticks(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base's signature
        """From the row."""
        return None if value is None else from_ticks(value)


class Interval(TypeDecorator[timedelta]):
    """A length of time, in microseconds."""

    impl = Whole
    cache_ok = True
    of_stored, to_stored = staticmethod(span_of), staticmethod(ticks_of)

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - the base's signature
        """To the row."""
        return None if value is None else ticks_of(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> timedelta | None:  # noqa: ARG002 - the base's signature
        """From the row."""
        return None if value is None else span_of(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, as 1 or 0."""

    impl = Integer
    cache_ok = True
    of_stored, to_stored = staticmethod(bool), staticmethod(int)

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - the base's signature
        """To the row."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:  # noqa: ARG002 - the base's signature
        """From the row."""
        return None if value is None else bool(value)


def storable(text: str) -> str:
    """The text as a column of `Words` keeps it."""
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\x00", "\ufffd")


class Words(TypeDecorator[str]):
    """Text from a page or a server.

    What no database can hold (NUL, halves of surrogate pairs) becomes U+FFFD; the exact text is in the
    encoded reading.
    """

    impl = Text
    cache_ok = True
    to_stored = staticmethod(storable)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base's signature
        """To the row."""
        return None if value is None else storable(value)


class Hash(TypeDecorator[str]):
    """A hash that programs see in hexadecimal, at half the size."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - the base's signature
        """To the row."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base's signature
        """From the row."""
        return None if value is None else bytes(value).hex()
