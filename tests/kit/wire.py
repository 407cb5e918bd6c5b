"""A small real web site on loopback whose pages are scripted, down to single bytes on the line."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from watcher.fetch import FetchPolicy

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

PAGE = b"<!doctype html><html><body><p>The harbour bridge reopens on Monday.</p></body></html>"

POLICY = FetchPolicy(
    timeout=timedelta(seconds=5),
    max_bytes=200_000,
    allow_private_hosts=True,
    obey_robots=False,
    per_host_delay=timedelta(0),
)
"""The site is on loopback, and visits to it are not what is slow."""


@dataclass
class Reply:
    """What a page answers."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    body: bytes = PAGE


@dataclass
class Seen:
    """A request as the site saw it."""

    path: str
    headers: dict[str, str]
    client: tuple[str, int]
    began: float
    ended: float = 0.0


class Line(BaseHTTPRequestHandler):
    """The server's end of a connection; scripts may write to it as they like."""

    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        seen = Seen(self.path, headers, self.client_address, time.monotonic())
        self.server.site.requests.append(seen)
        script = self.server.site.pages.get(self.path.partition("?")[0], Reply(404))
        try:
            reply = script(self) if callable(script) else script
            seen.ended = time.monotonic()
            if reply is not None:
                self.say(reply)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def say(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in reply.headers and "Transfer-Encoding" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: Any) -> None:
        """Silence: the tests look at `requests`."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def handle_error(self, *_: Any) -> None:
        """A client that hangs up is what the tests provoke."""


class Site:
    """Pages by path, and the requests seen so far."""

    def __init__(self, server: _Server, scheme: str) -> None:
        self._server = server
        self._scheme = scheme
        self.pages: dict[str, Reply | Callable[[Line], Reply | None]] = {
            "/": Reply(),
            "/robots.txt": Reply(404),
        }
        self.requests: list[Seen] = []

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def url(self, path: str = "/", host: str = "") -> str:
        return f"{self._scheme}://{host or self._server.server_address[0]}:{self.port}{path}"

    def seen(self, path: str) -> list[Seen]:
        return [request for request in self.requests if request.path == path]

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]


@contextmanager
def serving(host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers until the block ends."""
    server = _Server((host, 0), Line)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.site = Site(server, "http" if tls is None else "https")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()


def redirect(location: str, status: int = 301, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, {"Location": location, **named}, b"")


def chunk(data: bytes) -> bytes:
    """One piece of a chunked body."""
    return b"%x\r\n%s\r\n" % (len(data), data)


def html(**headers: str) -> dict[str, str]:
    """The headers of a page."""
    return {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
