"""Asks for pages and other documents: what is wanted, on which way, and what came back."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from watcher.decide.gates import gate_at
from watcher.decide.line import Line
from watcher.decide.witnesses import Witnesses
from watcher.errors import LineDown, TooLarge, Unreachable
from watcher.fetch import headers as about
from watcher.fetch.address import askable, host_of
from watcher.fetch.browser import Browser
from watcher.fetch.gate import Gate
from watcher.fetch.network import CheckedNetwork
from watcher.fetch.robots import MAX_BYTES as ROBOTS_BYTES
from watcher.fetch.robots import MAX_REDIRECTS as ROBOTS_REDIRECTS
from watcher.fetch.robots import Robots
from watcher.fetch.tunnel import TunnelNetwork
from watcher.fetch.visit import ERROR_BYTES, NO_TIME, Errand, Exchange, Visit
from watcher.fetch.waits import Waits
from watcher.fetch.way import USUAL, Way, Ways
from watcher.fetch.wire import Wire
from watcher.hub import aside
from watcher.model import Response, Validators
from watcher.model.visit import SHOWN_BY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    import httpcore

    from watcher.fetch.browser import Part
    from watcher.fetch.flow import Arrival
    from watcher.fetch.gate import Queue
    from watcher.fetch.policy import FetchPolicy
    from watcher.fetch.robots import Shelf

ACCEPT_TEXT = "text/plain,*/*;q=0.1"
ACCEPT_LISTING = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,"
    "text/html;q=0.8,*/*;q=0.1"
)
"""Of feeds, sitemaps and fronts. A site that offers its front in two forms is asked for that for programs."""

ROBOTS = Errand(ROBOTS_BYTES, ROBOTS_REDIRECTS, forgiven=(TooLarge,), page=False, accept=ACCEPT_TEXT)

PAGES = frozenset({"", "text/html", "application/xhtml+xml"})
"""What a browser is given to show."""

OURS = "no site answers any more, it may be our line"

OF_THE_BYTES = frozenset({"content-type", "content-encoding", "content-length", "transfer-encoding"})
"""Headers that are true of what the server sent, not of what the browser made of it."""


class Fetcher:
    """Asks for pages, politely and safely. Threads may share it.

    Args:
        policy: what it may do.
        network: how it connects; by default with every address checked as the policy says.
        shelf: keeps the robots.txt of sites over a restart.
        queue: what other processes ask, too.
        heard: what another one has heard of our clock and line until now.

    Attributes:
        waits: those who wait for pages and documents.
        witnesses: what the servers that answered say of our clock.
        line: what those that do not answer say of our line.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        network: httpcore.NetworkBackend | None = None,
        shelf: Shelf | None = None,
        queue: Queue | None = None,
        heard: tuple[Witnesses, Line] | None = None,
    ) -> None:
        self._policy = policy
        self._ways = policy.ways
        self.waits = Waits()
        self.witnesses, self.line = heard or (Witnesses(), Line())
        self._gate = Gate(policy.per_host_delay, queue)
        usual = CheckedNetwork(allow_private=policy.allow_private_hosts)
        self._wires = {"": Wire(network or usual, self.line)}
        self._checked = network if isinstance(network, CheckedNetwork) else usual
        self._lock = threading.Lock()
        self._browser = Browser(policy.browser, policy.introduction)
        self._robots = Robots(policy.user_agent, self._robots_txt, shelf=shelf)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(
        self,
        url: str,
        validators: Validators = Validators(),  # noqa: B008  a frozen value
        *,
        article: str = "",
    ) -> Response:
        """Ask for a page, at the end of all redirects.

        Whatever the status is, it is a response: 304 with an empty body, errors with at most `ERROR_BYTES`
        of theirs.

        Args:
            url: what is asked for.
            validators: of the last answer; they go to `url` itself only, never to where it redirects.
            article: the address of the article whose page this is, when that is another one.

        Raises:
            FetchError: no document came back, or none that is a page; see its tree.
        """
        errand = Errand(self._policy.max_bytes, self._policy.max_redirects, sent_on=True)
        with self.waits.waiting():
            return self._response(url, validators, errand, self._ways.of(askable(url), article))

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
        most = self._policy.max_redirects
        errand = Errand(room, most, page=False, accept=accept, unpacked=True, sent_on=True)
        with self.waits.waiting():
            return self._response(url, validators, errand, self._ways.of(askable(url)))

    def post(self, url: str, form: Mapping[str, str]) -> Exchange:
        """Send a form to a service that waits for it; robots.txt is for pages, and nothing is redirected.

        Raises:
            FetchError: no answer came back; see its tree.
        """
        kind = (("Content-Type", "application/x-www-form-urlencoded"),)
        content = urlencode(form).encode()
        errand = Errand(
            ERROR_BYTES, 0, page=False, accept="*/*", method="POST", headers=kind, content=content
        )
        wire = self._wire(self._ways.proxy_to(url))
        return Visit(self._policy, self._gate, wire, None, errand).go(askable(url), [])[1]

    def _response(self, url: str, validators: Validators, errand: Errand, way: Way) -> Response:
        """The answer; nothing is conditional of a page whose text its scripts bring from elsewhere."""
        asked = [] if way.browser else about.conditions(validators)
        visit = Visit(
            self._policy,
            self._gate,
            self._wire(self._ways.proxy_to(url, way)),
            self._robots,
            errand,
            ways=self._ways,
            way=way,
        )
        arrival, end = self._reached(visit, url, asked)
        if (ahead := about.ahead(end.headers, end.ended_at)) is not None:
            self.witnesses.hear(host_of(arrival.url), ahead)
        answer = Response(
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
            asked_at=end.asked_at,
        )
        return self._shown(answer, way) if way.browser else answer

    def _reached(self, visit: Visit, url: str, asked: list[tuple[str, str]]) -> tuple[Arrival, Exchange]:
        """What a visit led to; while no site answers, the blame for what does not come is our line's."""
        try:
            arrival, end = visit.go(askable(url), asked)
        except Unreachable as error:
            if self.line.silent:
                raise LineDown(f"{OURS}: {error}", url=error.url) from error
            raise
        if self.line.silent and (gate := gate_at(url, end.status, arrival.url)) is not None:
            named = f"a gate, {gate}," if gate else "a gate"
            raise LineDown(f"{OURS}: {named} answers for {host_of(url)}", url=arrival.url)
        return arrival, end

    def _shown(self, answer: Response, way: Way) -> Response:
        """A page as a browser shows it; anything else as it came."""
        kind = about.media_type(answer.header("content-type"))
        if answer.status != HTTPStatus.OK or kind not in PAGES:
            return answer
        trusted = way if host_of(answer.url) == way.host else Way(proxy=way.proxy)
        show = partial(self._browser.show, answer, lambda part: self._part(part, trusted))
        body, browser = aside(show)
        headers = [pair for pair in answer.headers if pair[0] not in OF_THE_BYTES]
        headers += [("content-type", "text/html; charset=utf-8"), (SHOWN_BY, browser)]
        return replace(answer, body=body, charset="utf-8", headers=tuple(headers))

    def _part(self, part: Part, way: Way) -> Exchange:
        """What a page in a browser asks for: as politely and safely as the page itself.

        Raises:
            FetchError: it may not be asked, or nothing came.
        """
        errand = Errand(
            self._policy.max_bytes,
            self._policy.max_redirects,
            page=False,
            accept=part.accept,
            method=part.method,
            headers=part.headers,
            cookies=part.cookies,
            content=part.content,
        )
        once = Gate(NO_TIME)  # the parts of a page are one visit: one at a time of each host, without a pause
        wire = self._wire(self._ways.proxy_to(part.url, way))
        visit = Visit(self._policy, once, wire, self._robots, errand, ways=Ways(), way=way)
        return visit.go(askable(part.url), [])[1]

    def _wire(self, proxy: str) -> Wire:
        with self._lock:
            if proxy not in self._wires:
                tunnels = TunnelNetwork(proxy, self._checked, by_name=self._policy.proxy_resolves)
                self._wires[proxy] = Wire(tunnels, self.line)
            return self._wires[proxy]

    def crawl_delay(self, url: str) -> timedelta | None:
        """What the site's robots.txt asks for between two requests.

        None when it asks for nothing, was not read yet (any `get` of the site does), or is not obeyed.
        """
        return self._robots.crawl_delay(url) if self._policy.obey_robots else None

    def pause(self, url: str, usual: timedelta) -> timedelta:
        """How long a host is left alone after a visit: the usual time, or longer if it asks for that."""
        return max(usual, self.crawl_delay(url) or NO_TIME)

    def close(self) -> None:
        """Hang up all connections, and end the browser."""
        self._browser.close()
        for wire in self._wires.values():
            wire.close()

    def _robots_txt(self, url: str) -> Exchange:
        wire = self._wire(self._ways.proxy_to(url))
        visit = Visit(self._policy, self._gate, wire, None, ROBOTS, way=USUAL)
        return visit.go(url, [])[1]
