"""A browser for pages that have no text without their scripts (extra browser).

Our own fetcher asks for everything: the page itself, as for any other page, and what its scripts want. The
browser has no way into the net; every request of its page is caught and answered by us, so that robots.txt,
address checks, size caps, proxies and secrets are the same as without it.

document ──> new page in a fresh context ──> its requests, each by `fetch` ──> quiet ──> what stands there
"""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

from watcher.errors import FetchError, MissingExtra, NoBrowser, TimedOut, TooLarge
from watcher.fetch.address import host_of, shown
from watcher.fetch.chromium import Chromium
from watcher.fetch.network import in_lease
from watcher.fetch.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import Page, Request, Route

    from watcher.fetch.policy import BrowserPolicy
    from watcher.fetch.visit import Exchange
    from watcher.model import Response

WANTED = frozenset({"script", "xhr", "fetch"})
"""Kinds of requests that can bring text. Pictures, fonts, videos, frames and sockets are refused; style
sheets are answered with an empty one, for scripts wait for them."""

METHODS = frozenset({"GET", "HEAD", "POST"})
"""Many a page asks for its text by POST; what is meant to change something there is refused."""

MOST_PARTS = 150
"""Requests of one page that are answered; pages with more have run wild."""

NO_CONTENT = 204

LOOK = 0.1
"""Seconds between two looks at the time and the memory that a page takes."""

QUIET = 5.0
"""Seconds that a page whose own site owes it nothing is waited for: what others still send is no text."""

IDLE = 20.0
"""Seconds after which a browser that has nothing to do is ended: it is 200 MB."""

OURS = frozenset(
    {"accept", "accept-encoding", "connection", "content-length", "cookie", "host", "user-agent"}
)
"""Headers of a part that we write ourselves."""

NOT_TO_PASS = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection"})


@dataclass(frozen=True, slots=True)
class Part:
    """What a page in the browser asks for."""

    url: str
    method: str = "GET"
    accept: str = "*/*"
    headers: tuple[tuple[str, str], ...] = ()
    cookies: str = ""
    content: bytes = b""


@dataclass
class _Showing:
    """One page in work: what it was given, and what it still waits for."""

    document: Response
    fetch: Callable[[Part], Exchange]
    given: bool = False
    parts: int = 0
    owed: list[str] = field(default_factory=list)

    @property
    def is_owed(self) -> bool:
        """Whether its own site has not answered yet."""
        return any(host_of(url) == host_of(self.document.url) for url in self.owed)


class Browser:
    """Shows pages, one at a time; started when the first one comes. Threads may share it.

    Args:
        policy: what it may take.
        agent: the User-Agent header, which scripts may look at.
    """

    def __init__(self, policy: BrowserPolicy, agent: str) -> None:
        self._policy, self._agent = policy, agent
        self._seconds = policy.timeout.total_seconds()
        self._turns = Turns(policy.turns, policy.most)
        self._lock = threading.Lock()
        self._chromium: Chromium | None = None
        self._ends = threading.Timer(0, lambda: None)

    def show(self, document: Response, fetch: Callable[[Part], Exchange]) -> tuple[bytes, str]:
        """What stands in a page when its scripts have run, as HTML in UTF-8, and the browser's name.

        Args:
            document: the page as it came.
            fetch: asks for what its scripts want.

        Raises:
            NoBrowser: there is none, or it broke down.
            TimedOut: the page was not complete in time.
            TooLarge: it took more memory than it may.
        """
        if not self._lock.acquire(timeout=in_lease(2 * self._seconds)):
            raise NoBrowser(f"{shown(document.url)}: the browser is busy with others", url=document.url)
        try:
            self._ends.cancel()
            chromium = self._started(document.url)
            around = copy_context()  # whose lease it is: what the browser calls is in that of its first page
            html = self._watched(chromium, _Showing(document, lambda part: around.copy().run(fetch, part)))
            return html.encode("utf-8", "replace"), chromium.name
        finally:
            self._end_when_idle()
            self._lock.release()

    def close(self) -> None:
        """End the browser."""
        with self._lock:
            self._ends.cancel()
            self._end()

    def _started(self, url: str) -> Chromium:
        if self._chromium is not None and self._chromium.is_running:
            return self._chromium
        self._end()
        if not self._turns.take(in_lease(2 * self._seconds)):
            words = f"{self._policy.most} browsers run already ([browser] most)"
            raise NoBrowser(f"{shown(url)}: {words}", url=url)
        try:
            self._chromium = Chromium(self._policy.program, self._policy.flags)
        except (NoBrowser, MissingExtra) as fault:
            self._turns.give_back()
            raise NoBrowser(f"{shown(url)} is to be read with a browser: {fault}", url=url) from fault
        return self._chromium

    def _end(self) -> None:
        if self._chromium is not None:
            self._chromium.close()
            self._chromium = None
            self._turns.give_back()

    def _end_when_idle(self) -> None:
        self._ends = threading.Timer(IDLE, self.close)
        self._ends.daemon = True
        self._ends.start()

    def _watched(self, chromium: Chromium, showing: _Showing) -> str:
        """The page, unless it takes too much time or memory: then its browser is killed."""
        url, until = showing.document.url, monotonic() + in_lease(self._seconds)
        work = chromium.run(self._shown(chromium, showing, until))
        while True:
            with suppress(FutureTimeout):
                return self._told(chromium, work.result(timeout=LOOK), url)
            if chromium.memory() > self._policy.memory:
                self._end_at_once(chromium)
                size = f"{self._policy.memory / 1e6:,.0f} MB"
                raise TooLarge(f"{shown(url)} takes more than {size} of memory in a browser", url=url)
            if monotonic() > until + LOOK:
                self._end_at_once(chromium)
                raise TimedOut(f"{shown(url)} hung in the browser for {self._seconds:.0f} s", url=url)

    def _told(self, chromium: Chromium, found: str | FetchError, url: str) -> str:
        if not isinstance(found, FetchError):
            return found
        self._end_at_once(chromium)  # whatever was wrong with the page is not there for the next one
        found.url = url
        raise found

    def _end_at_once(self, chromium: Chromium) -> None:
        chromium.kill()
        self._end()

    async def _shown(self, chromium: Chromium, showing: _Showing, until: float) -> str | FetchError:
        """The page in a context of its own: no cookie or script outlives it."""
        from playwright.async_api import Error  # noqa: PLC0415  an extra

        try:
            context = await chromium.new_context(self._agent)
            try:
                page = await context.new_page()
                await context.route("**/*", lambda route: _answered(route, showing))
                await context.route_web_socket("**/*", lambda socket: socket.close())
                return await _read(page, showing, until)
            finally:
                with suppress(Error):
                    await context.close()
        except Error as fault:
            words = str(fault).partition("\n")[0]
            return NoBrowser(f"{shown(showing.document.url)}: the browser broke down ({shown(words)})")


async def _read(page: Page, showing: _Showing, until: float) -> str | FetchError:
    """What stands there when nothing more is on its way; not what a slow answer has left out."""
    from playwright.async_api import TimeoutError as Late  # noqa: PLC0415  an extra

    url = showing.document.url
    try:
        await page.goto(url, wait_until="domcontentloaded", timeout=_milliseconds(until))
        with suppress(Late):
            await page.wait_for_load_state("networkidle", timeout=min(_milliseconds(until), QUIET * 1000))
        while showing.is_owed and _milliseconds(until) > 1:
            with suppress(Late):
                await page.wait_for_load_state("networkidle", timeout=min(_milliseconds(until), 500))
            await asyncio.sleep(LOOK)
    except Late:
        return TimedOut(f"{shown(url)} was not complete in a browser in time")
    if showing.is_owed:
        return TimedOut(f"{shown(url)} was not complete in a browser in time")
    return await page.content()


def _milliseconds(until: float) -> float:
    return max((until - monotonic()) * 1000, 1.0)  # zero would mean for ever


async def _answered(route: Route, showing: _Showing) -> None:
    """Answer a request of the page: by its document, by what we fetch, or not at all."""
    from playwright.async_api import Error  # noqa: PLC0415  an extra

    request = route.request
    with suppress(Error):  # the page is gone: nobody waits for the answer
        if request.is_navigation_request():
            await _navigated(route, showing)
        elif request.resource_type == "stylesheet":
            await route.fulfill(status=200, content_type="text/css", body="")
        elif request.resource_type in WANTED and request.method in METHODS and showing.parts < MOST_PARTS:
            await _fetched(route, request, showing)
        else:
            await route.abort("blockedbyclient")


async def _navigated(route: Route, showing: _Showing) -> None:
    """The document, once; frames and scripts that lead elsewhere are no part of the page."""
    if showing.given:
        await route.fulfill(status=NO_CONTENT)  # the page stays; a refusal would put an error in its place
        return
    showing.given = True
    answer = showing.document
    headers = _passed(answer.headers)
    await route.fulfill(status=answer.status, headers=headers, body=answer.body)


async def _fetched(route: Route, request: Request, showing: _Showing) -> None:
    showing.parts += 1
    showing.owed.append(request.url)
    try:
        answer = await asyncio.to_thread(showing.fetch, _part(request, await request.all_headers()))
        await route.fulfill(status=answer.status, headers=_passed(answer.headers), body=answer.body)
    except (FetchError, ValueError):
        await route.abort("failed")
    finally:
        showing.owed.remove(request.url)


def _part(request: Request, headers: dict[str, str]) -> Part:
    more = tuple(
        (name, value)
        for name, value in headers.items()
        if name not in OURS and not name.startswith((":", "sec-"))
    )
    return Part(
        url=request.url,
        method=request.method,
        accept=headers.get("accept", "*/*"),
        headers=more,
        cookies=headers.get("cookie", ""),
        content=request.post_data_buffer or b"",
    )


def _passed(headers: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    return {name: value for name, value in headers if name not in NOT_TO_PASS}
