"""The way through redirects, without any input or output.

`follow` yields each address to be asked and is sent what the server said; drivers do the rest. The same
flow serves pages and robots.txt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.errors import TooManyRedirects
from watcher.fetch.address import redirect_target, shown

if TYPE_CHECKING:
    from collections.abc import Generator

PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Statuses that send elsewhere (RFC 9110, section 15.4); 300 and 304 do not."""

SENT_ON = 2
"""Pages that send on by themselves, on one way: the next one may be a wall that sends to itself for ever."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the flow must be told of an answer.

    Attributes:
        status: the HTTP status.
        location: the Location header; "" for none.
        cookies: those the request carried; a page may set one and redirect to itself, which is no circle.
        refresh: where the page itself sends its reader; "" for none.
    """

    status: int
    location: str = ""
    cookies: str = ""
    refresh: str = ""

    @property
    def target(self) -> str:
        """Where it sends."""
        return self.location if self.status in REDIRECTS else self.refresh


@dataclass(frozen=True, slots=True)
class Arrival:
    """The end of the way.

    Attributes:
        url: the address that answered.
        moved_to: the same when every hop was permanent; "" else, and without redirects.
    """

    url: str
    moved_to: str = ""


def follow(url: str, *, limit: int) -> Generator[str, Answer, Arrival]:
    """Yield the addresses to ask, one hop at a time; return where it ended.

    Args:
        url: where to begin.
        limit: redirects allowed.

    Raises:
        TooManyRedirects: a loop, or more than `limit`.
        BadAddress: a redirect to something other than http(s).
    """
    start, permanent, seen, sent_on = url, True, set[tuple[str, str]](), 0
    for _ in range(limit + 1):
        answer = yield url
        by_page = answer.status not in REDIRECTS
        if not answer.target or (by_page and sent_on == SENT_ON):
            return Arrival(url, url if permanent and url != start else "")
        if (url, answer.cookies) in seen:
            raise TooManyRedirects(f"{shown(url)} redirects in a circle", url=url)
        seen.add((url, answer.cookies))
        sent_on += by_page
        permanent = permanent and answer.status in PERMANENT
        url = redirect_target(answer.target, url)
    raise TooManyRedirects(f"{shown(start)} redirects more than {limit} times", url=url)
