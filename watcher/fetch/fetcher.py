"""One visit: robots.txt, the host's turn, the request, redirects, and what came back."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

import httpx

from watcher.errors import FetchError, TooLarge
from watcher.fetch import headers as about
from watcher.fetch.address import askable, host_of
from watcher.fetch.cookies import Jar
from watcher.fetch.decode import ACCEPTED, decoded
from watcher.fetch.faults import told_in_ours
from watcher.fetch.flow import Answer, Arrival, follow
from watcher.fetch.gate import Gate
from watcher.fetch.media import refuse_content, refuse_type
from watcher.fetch.network import CONNECT_SECONDS, DEADLINE, CheckedNetwork
from watcher.fetch.robots import MAX_BYTES as ROBOTS_BYTES
from watcher.fetch.robots import MAX_REDIRECTS as ROBOTS_REDIRECTS
from watcher.fetch.robots import Robots
from watcher.fetch.wire import Wire
from watcher.model import Response, Validators

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpcore

    from watcher.fetch.policy import FetchPolicy
    from watcher.fetch.robots import Shelf

ERROR_BYTES = 1_000_000
"""Of an answer that is no page: enough to tell a challenge, a wall or a maintenance notice by."""

ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"
ACCEPT_TEXT = "text/plain,*/*;q=0.1"
ACCEPT_LISTING = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,"
    "text/html;q=0.8,*/*;q=0.1"
)
"""Of feeds, sitemaps and fronts. A site that offers its front in two forms is asked for that for programs."""

GZIP = b"\x1f\x8b"
"""How a gzip file begins: sitemaps are often kept as one, and sent without a word on that."""

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
        unpacked: whether a body that is a gzip file is wanted without its wrapping.
    """

    limit: int
    redirects: int
    forgiven: tuple[type[FetchError], ...] = ()
    page: bool = True
    accept: str = ACCEPT
    unpacked: bool = False


ROBOTS = Errand(ROBOTS_BYTES, ROBOTS_REDIRECTS, forgiven=(TooLarge,), page=False, accept=ACCEPT_TEXT)


@dataclass(frozen=True)
class Exchange:
    """A request's answer, read to its end; `asked` are the request's headers."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    ended_at: datetime
    asked: tuple[tuple[str, str], ...]

    @property
    def retry_after(self) -> timedelta | None:
        """How long the host asks to be left alone."""
        return about.retry_after(self.headers, self.status, self.ended_at)


class Fetcher:
    """Asks for pages, politely and safely. Threads may share it.

    Args:
        policy: what it may do.
        network: how it connects; by default with every address checked as the policy says.
        shelf: keeps the robots.txt of sites over a restart.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        network: httpcore.NetworkBackend | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        self._policy = policy
        self._gate = Gate(policy.per_host_delay)
        self._wire = Wire(network or CheckedNetwork(allow_private=policy.allow_private_hosts))
        self._robots = Robots(policy.user_agent, self._robots_txt, shelf=shelf)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, url: str, validators: Validators = Validators()) -> Response:  # noqa: B008  a frozen value
        """Ask for a page, at the end of all redirects.

        Whatever the status is, it is a response: 304 with an empty body, errors with at most `ERROR_BYTES`
        of theirs. `validators` go to `url` itself only, never to where it redirects.

        Raises:
            FetchError: no document came back, or none that is a page; see its tree.
        """
        return self._response(url, validators, Errand(self._policy.max_bytes, self._policy.max_redirects))

    def document(
        self,
        url: str,
        validators: Validators = Validators(),  # noqa: B008  a frozen value
        *,
        limit: int = 0,
        accept: str = ACCEPT_LISTING,
    ) -> Response:
        """Ask for whatever is there: a feed, a sitemap, a page; as `get` does otherwise.

        Args:
            url: what is asked for.
            validators: of the last answer.
            limit: bytes, when they may be more than those of a page; gzip files are unpacked up to there.
            accept: the Accept header.

        Raises:
            FetchError: no document came back; see its tree.
        """
        room = max(limit, self._policy.max_bytes)
        errand = Errand(room, self._policy.max_redirects, page=False, accept=accept, unpacked=True)
        return self._response(url, validators, errand)

    def _response(self, url: str, validators: Validators, errand: Errand) -> Response:
        visit = _Visit(self._policy, self._gate, self._wire, self._robots, errand)
        arrival, end = visit.go(askable(url), about.conditions(validators))
        return Response(
            url=arrival.url,
            status=end.status,
            headers=end.headers,
            body=end.body,
            fetched_at=end.ended_at,
            charset=about.charset(about.first(end.headers, "content-type")),
            moved_to=arrival.moved_to,
            retry_after=end.retry_after,
            fresh_for=about.fresh_for(end.headers, end.ended_at),
            asked=end.asked,
        )

    def crawl_delay(self, url: str) -> timedelta | None:
        """What the site's robots.txt asks for between two requests.

        None when it asks for nothing, was not read yet (any `get` of the site does), or is not obeyed.
        """
        return self._robots.crawl_delay(url) if self._policy.obey_robots else None

    def pause(self, url: str, usual: timedelta) -> timedelta:
        """How long a host is left alone after a visit: the usual time, or longer if it asks for that."""
        return max(usual, self.crawl_delay(url) or NO_TIME)

    def close(self) -> None:
        """Hang up all connections."""
        self._wire.close()

    def _robots_txt(self, url: str) -> Exchange:
        visit = _Visit(self._policy, self._gate, self._wire, None, ROBOTS)
        return visit.go(url, [])[1]


class _Visit:
    """The requests of one `get`: their common time limit and their cookies, both gone afterwards."""

    def __init__(
        self, policy: FetchPolicy, gate: Gate, wire: Wire, robots: Robots | None, errand: Errand
    ) -> None:
        self._policy = policy
        self._gate = gate
        self._wire = wire
        self._robots = robots if policy.obey_robots else None
        self._errand = errand
        self._jar = Jar()
        self._left = policy.timeout.total_seconds()

    def go(self, url: str, conditions: list[tuple[str, str]]) -> tuple[Arrival, Exchange]:
        """Follow the redirects from `url` to the end."""
        way = follow(url, limit=self._errand.redirects)
        address = next(way)
        pause = self._admitted(address)
        while True:
            exchange, answer = self._ask(address, conditions, pause)
            try:
                address, conditions, pause = way.send(answer), [], NO_TIME
            except StopIteration as end:
                return end.value, exchange
            self._admitted(address)

    def _admitted(self, url: str) -> timedelta:
        """What the site wants between two pages, if it lets us have this one at all."""
        if self._robots is None:
            return NO_TIME
        self._robots.admit(url)
        return min(self._robots.crawl_delay(url) or NO_TIME, LONGEST_PAUSE)

    def _ask(self, url: str, conditions: list[tuple[str, str]], pause: timedelta) -> tuple[Exchange, Answer]:
        with told_in_ours(url), self._gate.turn(host_of(url), pause), self._clock():
            cookies = self._jar.header(url)
            request = self._request(url, [*conditions, ("Cookie", cookies)] if cookies else conditions)
            with closing(self._wire.handle_request(request)) as answer:
                self._jar.keep(url, answer.headers)
                location = next(iter(answer.headers.get_list("location")), "")
                exchange = self._read(url, answer, about.plain(request.headers.raw))
            if exchange.retry_after:
                self._gate.close(host_of(url), min(exchange.retry_after, LONGEST_CLOSED))
            return exchange, Answer(exchange.status, location, cookies)

    def _request(self, url: str, more: list[tuple[str, str]]) -> httpx.Request:
        seconds = self._policy.timeout.total_seconds()
        timeout = {"connect": CONNECT_SECONDS, "read": seconds, "write": seconds}
        headers = [
            ("User-Agent", self._policy.introduction),
            ("Accept", self._errand.accept),
            ("Accept-Encoding", ACCEPTED),
            *more,
        ]
        named = httpx.Headers(headers, encoding="latin-1")
        return httpx.Request("GET", url, headers=named, extensions={"timeout": timeout})

    def _read(self, url: str, answer: httpx.Response, asked: tuple[tuple[str, str], ...]) -> Exchange:
        headers = about.plain(answer.headers.raw)
        body = b"" if answer.status_code in NO_BODY else self._body(answer, headers)
        return Exchange(url, answer.status_code, headers, body, datetime.now(UTC), asked)

    def _body(self, answer: httpx.Response, headers: tuple[tuple[str, str], ...]) -> bytes:
        if not answer.is_success:
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
        start = time.monotonic()
        token = DEADLINE.set(start + self._left)
        try:
            yield
        finally:
            DEADLINE.reset(token)
            self._left -= time.monotonic() - start


def _content(
    answer: httpx.Response,
    headers: tuple[tuple[str, str], ...],
    limit: int,
    forgiven: tuple[type[FetchError], ...],
) -> bytes:
    assert isinstance(answer.stream, httpx.SyncByteStream)
    content = bytearray()
    try:
        with told_in_ours(str(answer.url)):
            for piece in decoded(answer.stream, about.joined(headers, "content-encoding"), limit):
                content += piece
    except forgiven:
        pass
    return bytes(content)


def _refuse_length(headers: tuple[tuple[str, str], ...], limit: int) -> None:
    length = about.first(headers, "content-length")
    if length.isascii() and length.isdigit() and int(length[:18]) > limit:
        raise TooLarge(f"the answer is larger than {limit:,} bytes")
