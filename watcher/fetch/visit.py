"""The requests of one visit: robots.txt, the host's turn, the request, redirects, and what came back."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.clock import utc_now
from watcher.errors import BadAddress, FetchError, TooLarge
from watcher.fetch import headers as about
from watcher.fetch.address import host_of, redirect_target
from watcher.fetch.cookies import Jar, joined
from watcher.fetch.decode import ACCEPTED, decoded
from watcher.fetch.faults import told_in_ours
from watcher.fetch.flow import Answer, Arrival, follow
from watcher.fetch.media import GZIP, refuse_content, refuse_type
from watcher.fetch.network import CONNECT_SECONDS, DEADLINE
from watcher.fetch.refresh import onward
from watcher.fetch.way import USUAL, Way, Ways
from watcher.hub import clock
from watcher.lean.http import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.fetch.gate import Gate
    from watcher.fetch.policy import FetchPolicy
    from watcher.fetch.robots import Robots
    from watcher.fetch.wire import Wire

ERROR_BYTES = 1_000_000
"""Of an answer that is no page: enough to tell a challenge, a wall or a maintenance notice by."""

ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"

LONGEST_CLOSED = timedelta(days=1)
"""What is obeyed of a host's wish to be left alone: a broken header must not end the watch."""

NO_TIME = timedelta(0)

LONGEST_PAUSE = timedelta(seconds=30)
"""What a visit waits by itself where a site asks for time between two pages. Between two visits the frontier
grants it all that it asks for; several documents of one look stand within the lease of its host."""

NO_BODY = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED})


@dataclass(frozen=True)
class Errand:
    """What is wanted of a visit.

    Attributes:
        limit: bytes of a good answer's body.
        redirects: hops.
        forgiven: errors in a good answer's body that leave what was read until then.
        page: whether only a web page will do.
        accept: the Accept header.
        unpacked: whether a body that is a gzip file is wanted without its wrapping; sitemaps are often kept
            as one, and sent without a word on that.
        sent_on: whether a page that only sends its reader on is one of the hops.
        method: of the first request; after a redirect it is GET.
        headers: to add to that request.
        cookies: the value of its Cookie header, besides those of the way.
        content: what it carries.
    """

    limit: int
    redirects: int
    forgiven: tuple[type[FetchError], ...] = ()
    page: bool = True
    accept: str = ACCEPT
    unpacked: bool = False
    sent_on: bool = False
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    cookies: str = ""
    content: bytes = b""


@dataclass(frozen=True)
class Exchange:
    """A request's answer, read to its end; `asked` are its headers, which went out at `asked_at`."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    ended_at: datetime
    asked: tuple[tuple[str, str], ...]
    asked_at: datetime

    @property
    def retry_after(self) -> timedelta | None:
        """How long the host asks to be left alone."""
        return about.retry_after(self.headers, self.status, self.ended_at)


class Visit:
    """The requests of one `get`: their common time limit and their cookies, both gone afterwards."""

    def __init__(
        self,
        policy: FetchPolicy,
        gate: Gate,
        wire: Wire,
        robots: Robots | None,
        errand: Errand,
        *,
        ways: Ways = Ways(),  # noqa: B008  a frozen value
        way: Way = USUAL,
    ) -> None:
        self._policy = policy
        self._gate = gate
        self._wire = wire
        self._robots = robots if policy.obey_robots else None
        self._errand = errand
        self._ways, self._way = ways, way
        self._start = ""
        self._jar = Jar()
        self._left = policy.timeout.total_seconds()

    def go(self, url: str, conditions: list[tuple[str, str]]) -> tuple[Arrival, Exchange]:
        """Follow the redirects from `url` to the end."""
        way = follow(url, limit=self._errand.redirects)
        address = self._start = next(way)
        pause = self._admitted(address)
        more = [*conditions, *self._errand.headers]
        while True:
            exchange, answer = self._ask(address, more, pause)
            try:
                address, more, pause = way.send(answer), [], NO_TIME
            except StopIteration as end:
                return end.value, exchange
            self._admitted(address)

    def _admitted(self, url: str) -> timedelta:
        """What the site wants between two pages, if it lets us have this one at all."""
        if self._robots is None:
            return NO_TIME
        self._robots.admit(url)
        return min(self._robots.crawl_delay(url) or NO_TIME, LONGEST_PAUSE)

    def _ask(self, url: str, more: list[tuple[str, str]], pause: timedelta) -> tuple[Exchange, Answer]:
        with told_in_ours(url), self._gate.turn(host_of(url), pause), self._clock():
            given, own = self._ways.secrets(self._way, self._start, url)
            first = self._errand.cookies if url == self._start else ""
            cookies = joined("; ".join(filter(None, (first, self._jar.header(url)))), own)
            request = self._request(url, [*more, *([("Cookie", cookies)] if cookies else [])], given)
            asked_at = utc_now()
            with closing(self._wire.handle_request(request)) as answer:
                self._jar.keep(url, answer.headers)
                location = next(iter(answer.headers.get_list("location")), "")
                asked = about.plain(request.headers.raw, secret={name.lower() for name, _ in given})
                exchange = self._read(answer, asked, asked_at)
            if exchange.retry_after:
                self._gate.close(host_of(url), min(exchange.retry_after, LONGEST_CLOSED))
            refresh = self._sent_on(exchange, url)
            return exchange, Answer(exchange.status, location, cookies, refresh)

    def _sent_on(self, exchange: Exchange, url: str) -> str:
        """Where a good answer's page sends its reader; "" for none, and to itself with a token."""
        if not self._errand.sent_on or exchange.status != HTTPStatus.OK:
            return ""
        target = onward(exchange.body)
        try:
            away = target and urlsplit(redirect_target(target, url))[:3] != urlsplit(url)[:3]
        except BadAddress:
            return ""
        return target if away else ""

    def _request(self, url: str, more: list[tuple[str, str]], given: list[tuple[str, str]]) -> httpx.Request:
        seconds = self._policy.timeout.total_seconds()
        timeout = {"connect": CONNECT_SECONDS, "read": seconds, "write": seconds}
        ours = [
            ("User-Agent", self._policy.introduction),
            ("Accept", self._errand.accept),
            ("Accept-Encoding", ACCEPTED),
            *more,
        ]
        theirs = {name.lower() for name, _ in given}
        headers = [*(pair for pair in ours if pair[0].lower() not in theirs), *given]
        named = httpx.Headers(headers, encoding="latin-1")
        first = url == self._start
        method, content = (self._errand.method, self._errand.content) if first else ("GET", b"")
        return httpx.Request(
            method, url, headers=named, content=content or None, extensions={"timeout": timeout}
        )

    def _read(
        self, answer: httpx.Response, asked: tuple[tuple[str, str], ...], asked_at: datetime
    ) -> Exchange:
        headers = about.plain(answer.headers.raw)
        body = self._body(answer, headers)
        return Exchange(answer.status_code, headers, body, utc_now(), asked, asked_at)

    def _body(self, answer: httpx.Response, headers: tuple[tuple[str, str], ...]) -> bytes:
        if not answer.is_success or answer.status_code in NO_BODY:
            # Also what has no body is read to its end: only then is the connection kept.
            return _content(answer, headers, ERROR_BYTES, (FetchError,))
        kind = about.first(headers, "content-type")
        if self._errand.page:
            refuse_type(kind)
            _refuse_length(headers, self._errand.limit)
        body = _content(answer, headers, self._errand.limit, self._errand.forgiven)
        if self._errand.page:
            refuse_content(kind, body)
        if self._errand.unpacked and body.startswith(GZIP):
            return b"".join(decoded([body], "gzip", self._errand.limit))
        return body

    @contextmanager
    def _clock(self) -> Iterator[None]:
        """Let a request take what is left of the visit's time."""
        start = clock()
        token = DEADLINE.set(start + self._left)
        try:
            yield
        finally:
            DEADLINE.reset(token)
            self._left -= clock() - start


def _content(
    answer: httpx.Response,
    headers: tuple[tuple[str, str], ...],
    limit: int,
    forgiven: tuple[type[FetchError], ...],
) -> bytes:
    assert isinstance(answer.stream, httpx.SyncByteStream)
    pieces: list[bytes] = []
    try:
        with told_in_ours(str(answer.url)):
            pieces.extend(decoded(answer.stream, about.joined(headers, "content-encoding"), limit))
    except forgiven:
        pass
    return b"".join(pieces)


def _refuse_length(headers: tuple[tuple[str, str], ...], limit: int) -> None:
    length = about.first(headers, "content-length")
    if length.isascii() and length.isdigit() and int(length[:18]) > limit:
        raise TooLarge(f"the answer is larger than {limit:,} bytes")
