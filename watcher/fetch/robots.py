"""robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import threading
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from protego import Protego

from watcher.clock import utc_now
from watcher.errors import (
    BadAddress,
    FetchError,
    HostBusy,
    PrivateAddress,
    RobotsDisallowed,
    StoreError,
    TimedOut,
    TooManyRedirects,
    Unreachable,
)
from watcher.fetch.address import shown
from watcher.hub import held

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 500 * 1024
"""Of a robots.txt that are read (section 2.5); the rest is ignored."""

MAX_REDIRECTS = 5
"""Hops after which there is no robots.txt (section 2.3.1.2)."""

KEPT = timedelta(hours=24)
"""How long a copy is good (section 2.4); longer only while no newer one can be had."""

RETRY = timedelta(hours=1)
"""How long an old copy serves when a newer one could not be had, before it is asked for again."""

SKEW = timedelta(minutes=1)
"""By so much another clock may be ahead of ours."""

NEVER = datetime.min.replace(tzinfo=UTC)


class Answered(Protocol):
    """What must be known of the answer to a request for robots.txt."""

    @property
    def status(self) -> int:
        """The HTTP status."""

    @property
    def body(self) -> bytes:
        """Its first `MAX_BYTES`."""

    @property
    def retry_after(self) -> timedelta | None:
        """How long the host asks to be left alone."""


class Shelf(Protocol):
    """Keeps what sites said in their robots.txt. What goes wrong with it is a StoreError."""

    def robots_text(self, origin: str) -> tuple[str, datetime] | None:
        """The text, and when it was asked for; None when it is not kept."""

    def keep_robots(self, origin: str, text: str, asked_at: datetime) -> None:
        """Keep it in the place of an older one."""


@dataclass
class _Copy:
    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    asked_at: datetime = NEVER
    next_at: datetime = NEVER

    def take(self, text: str, asked_at: datetime) -> None:
        self.rules, self.asked_at, self.next_at = Protego.parse(text), asked_at, asked_at + KEPT

    def is_good(self, now: datetime) -> bool:
        """Whether no newer one needs to be asked for; a copy of the future is of a clock that was wrong."""
        return self.rules is not None and self.asked_at <= now + SKEW and now < self.next_at


class Robots:
    """The rules of all sites asked so far; threads may share it.

    Args:
        agent: our User-Agent, without the contact (which might hold another robot's name).
        fetch: asks for a robots.txt, following `MAX_REDIRECTS` redirects.
        shelf: keeps them over a restart.
    """

    def __init__(self, agent: str, fetch: Callable[[str], Answered], *, shelf: Shelf | None = None) -> None:
        self._agent = agent
        self._fetch = fetch
        self._shelf = shelf
        self._copies: defaultdict[str, _Copy] = defaultdict(_Copy)
        self._lock = threading.Lock()

    def admit(self, url: str) -> None:
        """Let an allowed address pass; ask the site for its rules when they are not known.

        Raises:
            RobotsDisallowed: the rules forbid it.
            Unreachable: the rules cannot be had now, so that everything is forbidden for now.
            TimedOut: the same.
        """
        if not self._rules(url).can_fetch(url, self._agent):
            words = f"{shown(url)} is forbidden to {self._agent} by the site's robots.txt"
            raise RobotsDisallowed(words, url=url)

    def crawl_delay(self, url: str) -> timedelta | None:
        """What the site asks for between two requests; None when it does not, or is not known yet."""
        rules = self._copy(url).rules
        seconds = rules.crawl_delay(self._agent) if rules is not None else None
        return None if seconds is None else timedelta(seconds=min(seconds, KEPT.total_seconds()))

    def _rules(self, url: str) -> Protego:
        copy = self._copy(url)
        with held(copy.lock):
            if copy.rules is None:
                self._recall(copy, _origin(url))
            if not copy.is_good(utc_now()):
                self._renew(copy, _origin(url))
            assert copy.rules is not None
            return copy.rules

    def _recall(self, copy: _Copy, origin: str) -> None:
        """Take it from the shelf."""
        if self._shelf is None:
            return
        with suppress(StoreError):  # then the site is asked
            if kept := self._shelf.robots_text(origin):
                copy.take(*kept)

    def _renew(self, copy: _Copy, origin: str) -> None:
        now = utc_now()
        try:
            text = self._text(f"{origin}/robots.txt")
        except (Unreachable, TimedOut, HostBusy):
            if copy.rules is None:
                raise
            copy.asked_at, copy.next_at = min(copy.asked_at, now), now + RETRY
            return  # an old copy is better than none (section 2.4)
        copy.take(text, now)
        if self._shelf is not None:
            with suppress(StoreError):  # it is asked for once more after the next restart
                self._shelf.keep_robots(origin, text, now)

    def _text(self, url: str) -> str:
        try:
            return _text(self._fetch(url), url)
        except (TooManyRedirects, BadAddress):
            return ""  # leads nowhere: there is none (section 2.3.1.2)
        except (Unreachable, TimedOut, PrivateAddress, HostBusy):
            raise
        except FetchError as error:
            raise Unreachable(f"{url} cannot be read: {error}", url=url) from error

    def _copy(self, url: str) -> _Copy:
        with self._lock:
            return self._copies[_origin(url)]


def _text(answer: Answered, url: str) -> str:
    """The text of a robots.txt; empty, which allows everything, where the site has none.

    429 says "later", not "there is none": it counts as the server errors do, as Google reads it too.
    """
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Unreachable(
            f"{url} answers {answer.status}; until it can be read, nothing of this site may be",
            url=url,
            retry_after=answer.retry_after,
        )
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return ""
    return answer.body.decode("utf-8-sig", "replace")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
