"""A news site on loopback, over real HTTP, whose pages can be changed between two requests."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from watcher.demo.background import Background
from watcher.demo.listing import Listed, feed, front_page, section, sitemap
from watcher.demo.page import Dating, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from watcher.demo.story import Story

    Page: TypeAlias = Callable[["Request"], "Answer"]

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it arrived.

    Attributes:
        path: without the query.
        url: the whole address asked for.
        headers: names in lower case.
        visit: which request to this path it is, from 1.
        body: what was sent along.
    """

    path: str
    url: str
    headers: dict[str, str]
    visit: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back; `stream` replaces `body` for answers that are too big to hold."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", HTML),)
    stream: Callable[[], Iterable[bytes]] | None = None


class LocalServer(Background, ABC):
    """An HTTP server on a free port of 127.0.0.1, running until the end of its `with` block.

    Attributes:
        requests: all that arrived, in order.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        server = _Server(("127.0.0.1", 0), _Handler)
        server.owner = self
        super().__init__(server)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    @abstractmethod
    def answer(self, request: Request) -> Answer:
        """What to say to a request."""

    def seen(self, path: str) -> list[Request]:
        """The requests for one path so far."""
        with self._lock:
            return [request for request in self.requests if request.path == path]

    def arrived(self, target: str, headers: dict[str, str], body: bytes) -> Request:
        """Write a request down."""
        path = urlsplit(target).path
        url = f"http://{headers.get('host', '')}{target}"
        with self._lock:
            visit = 1 + sum(request.path == path for request in self.requests)
            request = Request(path, url, headers, visit, body)
            self.requests.append(request)
        return request


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    owner: LocalServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up (a size cap, a kill) is part of the script, not an error."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5
    server: _Server

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = self.server.owner.arrived(self.path, headers, self.rfile.read(length))
        self._send(self.server.owner.answer(request))

    def do_POST(self) -> None:
        self.do_GET()

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.stream is None:
            self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        for chunk in answer.stream() if answer.stream else (answer.body,):
            self.wfile.write(chunk)

    def log_message(self, *_: object) -> None:
        """Silence; `requests` is the log."""


@dataclass(slots=True)
class Newsroom:
    """A story that is on line: what is published at a path, and how.

    Attributes:
        story: as it stands now.
        dating: where the page tells its metadata.
        validators: send an ETag, and answer 304 to it; it follows the story, not the furniture.
    """

    story: Story
    dating: Dating = Dating.META
    validators: bool = False

    def edit(self, change: Callable[[Story], Story]) -> None:
        """Publish the story anew, as `change` makes it."""
        self.story = change(self.story)

    def __call__(self, request: Request) -> Answer:
        """The page for one request; its furniture is new each time."""
        etag = f'"{hash(self.story):x}"'
        if self.validators and request.headers.get("if-none-match") == etag:
            return Answer(status=304, headers=(("ETag", etag),))
        html = page(self.story, url=request.url, visit=request.visit, dating=self.dating)
        extra = (("ETag", etag),) if self.validators else ()
        return Answer(html.encode(), headers=(("Content-Type", HTML), *extra))


class NewsSite(LocalServer):
    """Pages by path; a path without one is a 404, and robots.txt allows everything unless changed.

    Stories that are on line (`Newsroom`) are listed on a front page, a section, in a feed and in a sitemap.

    Attributes:
        pages: what answers at each path.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, Page] = {"/robots.txt": robots("User-agent: *\nAllow: /\n")}

    def answer(self, request: Request) -> Answer:
        """The page's answer, or 404."""
        found = self.pages.get(request.path)
        if found is None and request.path in LISTINGS:
            return _listing(self, request)
        return found(request) if found else Answer(b"<h1>Page not found</h1>", status=404)


def robots(text: str) -> Page:
    """A robots.txt."""
    return lambda _: Answer(text.encode(), headers=(("Content-Type", "text/plain"),))


LISTINGS: dict[str, tuple[Callable[[Sequence[Listed], str], str], str]] = {
    "/": (front_page, HTML),
    "/news": (section, HTML),
    "/feed.xml": (feed, "application/rss+xml; charset=utf-8"),
    "/sitemap.xml": (sitemap, "application/xml; charset=utf-8"),
}
"""Where a site lists its stories, how, and as what."""


def _listing(site: NewsSite, request: Request) -> Answer:
    """The stories as they are now, the newest first."""
    make, kind = LISTINGS[request.path]
    root = request.url.removesuffix(request.path)
    rooms = ((path, room) for path, room in reversed(site.pages.items()) if isinstance(room, Newsroom))
    stories = [Listed(root + path, room.story) for path, room in rooms]
    return Answer(make(stories, root).encode(), headers=(("Content-Type", kind),))
