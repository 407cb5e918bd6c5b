"""The column types.

Every one is a plain integer, text or blob below, so that SQLite's STRICT tables and PostgreSQL hold the same
values and compare them in the same way.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import REAL, BigInteger, Integer, LargeBinary, Text, TypeDecorator

from watcher.model import Disclosure, NoteForm, NoteKind
from watcher.store.engine.faults import damaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from sqlalchemy import Dialect

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)

Whole = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits on both; SQLite only numbers rows in a column that is called INTEGER."""


Factor: REAL[float] = REAL()
"""A number to multiply by."""


LONGEST = timedelta(days=36_525) // TICK
"""A century."""


def to_ticks(moment: datetime) -> int:
    """Microseconds since 1970 in UTC.

    Raises:
        ValueError: the moment has no zone, so nobody knows when it is.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone cannot be stored: {moment}")
    return (moment - EPOCH) // TICK


def from_ticks(ticks: int) -> datetime:
    """The moment, in UTC.

    Raises:
        DamagedRow: no clock shows it.
    """
    try:
        return EPOCH + timedelta(0, 0, ticks)
    except (OverflowError, TypeError):
        raise damaged(ValueError(f"{ticks!r:.40} is no time")) from None


def _span_of(ticks: int) -> timedelta:
    """The span of so many microseconds.

    Raises:
        DamagedRow: nobody waits for so long, and no clock could add it.
    """
    if not -LONGEST < ticks < LONGEST:
        raise damaged(ValueError(f"{ticks!r:.40} is no length of time"))
    return timedelta(0, 0, ticks)


def _ticks_of(span: timedelta) -> int:
    """A span in microseconds."""
    return span // TICK


Value = TypeVar("Value")


class _Converted(TypeDecorator[Value]):
    """A value that stands in the row as another one; `prepared` takes the two functions as they are."""

    of_stored: Callable[[Any], Value]
    to_stored: Callable[[Value], Any]

    def process_bind_param(self, value: Value | None, dialect: Dialect) -> Any:  # noqa: ARG002 - the base's signature
        """To the row."""
        return None if value is None else self.to_stored(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Value | None:  # noqa: ARG002 - the base's signature
        """From the row."""
        return None if value is None else self.of_stored(value)


class Moment(_Converted[datetime]):
    """A time, as microseconds since 1970 in UTC.

    Whole numbers, not ISO text: 8 bytes at most against 27, exact, no parsing on the way out, and one order
    in every index whatever the zone or precision was when the value came in.
    """

    impl = Whole
    cache_ok = True
    of_stored, to_stored = staticmethod(from_ticks), staticmethod(to_ticks)


SECOND = 1_000_000
NEAR = 10**11
"""Below it stand seconds, until the year 5138; as microseconds they would be a day around 1970."""

FAR = 2**62
"""Added to the microseconds of that day."""


def to_claim(moment: datetime) -> int:
    """Seconds since 1970 in UTC where they are whole, as in what pages claim; else microseconds."""
    ticks = to_ticks(moment)
    if ticks % SECOND == 0 and abs(ticks) < NEAR * SECOND:
        return ticks // SECOND
    return ticks if abs(ticks) >= NEAR else ticks + FAR


def of_claim(stored: int) -> datetime:
    """The moment, in UTC; raises what `from_ticks` does."""
    try:
        if abs(stored) < NEAR:
            return from_ticks(stored * SECOND)
    except TypeError:
        return from_ticks(stored)
    return from_ticks(stored - FAR if stored > FAR // 2 else stored)


class Claim(_Converted[datetime]):
    """A time that a page claims, at half the size of a `Moment`; not to be compared in a query."""

    impl = Whole
    cache_ok = True
    of_stored, to_stored = staticmethod(of_claim), staticmethod(to_claim)


class Interval(_Converted[timedelta]):
    """A length of time, in microseconds."""

    impl = Whole
    cache_ok = True
    of_stored, to_stored = staticmethod(_span_of), staticmethod(_ticks_of)


class Flag(_Converted[bool]):
    """Yes or no, as 1 or 0."""

    impl = Integer
    cache_ok = True
    of_stored, to_stored = staticmethod(bool), staticmethod(int)


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


class _Short(_Converted[str]):
    """One of a few words, by as many of its first letters as tell it from the others.

    What means none is read as it is.
    """

    impl = Text
    words: type[StrEnum]
    letters: int

    def __init_subclass__(cls) -> None:
        known: dict[Any, str] = {word.value[: cls.letters]: word.value for word in cls.words}
        cls.of_stored = staticmethod(lambda stored: known.get(stored) or stored)
        cls.to_stored = staticmethod(lambda word: word[: cls.letters])
        cls.cache_ok = True


class Verdict(_Short):
    """Whether a change is disclosed: there are many changes, and an index of them."""

    words, letters = Disclosure, 1


class Kind(_Short):
    """The kind of a note."""

    words, letters = NoteKind, 2


class Form(_Short):
    """The form of a note."""

    words, letters = NoteForm, 2


FIRST = date(1970, 1, 1)


def of_days(stored: int) -> date:
    """The day so many days after the first of 1970.

    Raises:
        DamagedRow: no calendar has it.
    """
    try:
        return FIRST + timedelta(stored)
    except (OverflowError, TypeError):
        raise damaged(ValueError(f"{stored!r:.40} is no day")) from None


def to_days(day: date) -> int:
    """How many days it is after the first of 1970."""
    return (day - FIRST).days


class Day(_Converted[date]):
    """A day, as a number in the place of ten letters, in the row and in an index."""

    impl = Integer
    cache_ok = True
    of_stored, to_stored = staticmethod(of_days), staticmethod(to_days)


SHORT = "."
"""What a shortened name begins with, and no other."""

_NAME = re.compile(r"evt_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def to_short(name: str) -> str:
    """The name of an event as it is stored: its UUID in 22 letters, not 36; other names as they are."""
    if not _NAME.fullmatch(name):
        return name
    return SHORT + urlsafe_b64encode(UUID(name[4:]).bytes).decode().rstrip("=")


def of_short(stored: str) -> str:
    """The name of the event; what is no such name stays what it is."""
    try:
        return f"evt_{UUID(bytes=urlsafe_b64decode(stored[1:] + '=='))}" if stored[:1] == SHORT else stored
    except ValueError:
        return stored


class EventName(_Converted[str]):
    """The name of an event, at half the size: it stands in the row and in an index."""

    impl = Text
    cache_ok = True
    of_stored, to_stored = staticmethod(of_short), staticmethod(to_short)


def _of_bytes(stored: bytes) -> str:
    """The hash in hexadecimal."""
    return bytes(stored).hex()


class Hash(_Converted[str]):
    """A hash that programs see in hexadecimal, at half the size."""

    impl = LargeBinary
    cache_ok = True
    of_stored, to_stored = staticmethod(_of_bytes), staticmethod(bytes.fromhex)
