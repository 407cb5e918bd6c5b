"""Questions about headers, one function each."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from watcher.model import Validators

MAX_BYTES = 64 * 1024
"""Of all headers of an answer. Servers cap requests at 8 to 16 KB; more than this is a fault."""

MAX_VALIDATOR = 1024
"""Characters of a validator that is sent back; an honest one has under 100."""

MAX_COOKIES = 8 * 1024
"""Characters of the cookies that a visit sends back; servers refuse more."""

LONGEST_WAIT = timedelta(days=30)
"""What is believed of a Retry-After; the frontier sets its own limits below it."""

ASKS_TO_WAIT = frozenset({429, 503})
"""Statuses whose Retry-After means the host (RFC 9110, section 10.2.3; RFC 6585, section 4)."""

SECRETS = frozenset({"set-cookie", "set-cookie2", "cookie", "authorization", "proxy-authorization"})
"""Headers that are never kept, of a request or an answer."""

_MEDIA_TYPE = re.compile(r"[\w!#$%&'*+.^`|~-]+/[\w!#$%&'*+.^`|~-]+", re.ASCII)
_CHARSET = re.compile(r"[a-z0-9][a-z0-9._:+-]{0,39}")
_PRINTABLE = re.compile(r"[\x21-\x7e\x80-\xff]([\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?")


def plain(raw: Sequence[tuple[bytes, bytes]], *, secret: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Headers as text, names in lower case; without cookies, which are secrets and no evidence.

    Args:
        raw: as they are on the wire.
        secret: names of others that are never kept.

    Raises:
        TooLarge: more than `MAX_BYTES` altogether.
    """
    if sum(len(name) + len(value) for name, value in raw) > MAX_BYTES:
        raise TooLarge(f"the answer has more than {MAX_BYTES:,} bytes of headers")
    pairs = ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw)
    return tuple((name, value) for name, value in pairs if name not in SECRETS and name not in secret)


def first(headers: Iterable[tuple[str, str]], name: str) -> str:
    """The first header of this name, or ""."""
    return next((value for key, value in headers if key == name), "")


def joined(headers: Iterable[tuple[str, str]], name: str) -> str:
    """All headers of this name as the one list they are (RFC 9110, section 5.3)."""
    return ", ".join(value for key, value in headers if key == name)


def media_type(content_type: str) -> str:
    """The media type of a Content-Type header, in lower case; "" when it is missing or nonsense."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind if _MEDIA_TYPE.fullmatch(kind) else ""


@lru_cache(maxsize=64)  # a site has one or two; to parse one takes as long as all else that is asked here
def charset(content_type: str) -> str:
    """The charset of a Content-Type header, in lower case; "" when it names none."""
    message = Message()
    message["Content-Type"] = content_type
    name = (message.get_content_charset() or "").strip(" '\"")
    return name if _CHARSET.fullmatch(name) else ""


def conditions(validators: Validators) -> list[tuple[str, str]]:
    """The headers of a conditional request. A validator no server can have meant is left out."""
    wanted = [("If-None-Match", validators.etag), ("If-Modified-Since", validators.last_modified)]
    return [(name, value) for name, value in wanted if sendable(value, MAX_VALIDATOR)]


def sendable(value: str, limit: int) -> bool:
    """Whether a value that a site gave us may go back to it in a header."""
    return len(value) <= limit and _PRINTABLE.fullmatch(value) is not None


def retry_after(headers: Iterable[tuple[str, str]], status: int, now: datetime) -> timedelta | None:
    """How long the host asks to be left alone; None when it does not.

    A date is measured on the server's own clock, its Date header, when it sends one.
    """
    pairs = tuple(headers)
    value = first(pairs, "retry-after").strip()
    if status not in ASKS_TO_WAIT or not value:
        return None
    if (seconds := _seconds(value)) is not None:
        return min(LONGEST_WAIT, seconds)
    until = _date(value)
    if until is None:
        return None
    span = until - (_date(first(pairs, "date")) or now)
    return min(LONGEST_WAIT, max(timedelta(0), span))


def fresh_for(headers: Iterable[tuple[str, str]], now: datetime) -> timedelta:
    """How long an answer is good by its own word, less the age it has already (RFC 9111, section 4.2).

    Zero when it says nothing, or not to keep it at all. What is meant for caches between (s-maxage) is not
    counted: sites empty those when a story changes.
    """
    pairs = tuple(headers)
    said = dict(_directives(joined(pairs, "cache-control")))
    if said.keys() & {"no-cache", "no-store"}:
        return timedelta(0)
    lifetime = _seconds(said.get("max-age", ""))
    if lifetime is None:
        until, dated = _date(first(pairs, "expires")), _date(first(pairs, "date")) or now
        return timedelta(0) if until is None else max(timedelta(0), min(until - dated, LONGEST_WAIT))
    age = _seconds(first(pairs, "age").strip()) or timedelta(0)
    return max(timedelta(0), lifetime - age)


def ahead(headers: Iterable[tuple[str, str]], now: datetime) -> timedelta | None:
    """By how much our clock is ahead of the server's; the answer may have been cached. None: unknown."""
    pairs = tuple(headers)
    dated = _date(first(pairs, "date"))
    age = _seconds(first(pairs, "age").strip()) or timedelta(0)
    return None if dated is None else now - dated - age


def _directives(value: str) -> Iterator[tuple[str, str]]:
    for part in value.split(","):
        name, _, argument = part.partition("=")
        yield name.strip().lower(), argument.strip().strip('"')


def _seconds(value: str) -> timedelta | None:
    return timedelta(seconds=int(value[:9])) if value.isascii() and value.isdigit() else None


@lru_cache(maxsize=64)  # of one answer several questions ask it
def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
