"""A web site in a process of its own: pages by number, in the state that is set, with or without an ETag.

with Site({"plain": [page, ...], "edited": [page, ...]}) as site:
    site.show("plain", etags=True)
    site.urls()          # each page on one of a number of loopback addresses: that many hosts
"""

from __future__ import annotations

import multiprocessing
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from multiprocessing.connection import Connection

HOSTS = 50
ROBOTS = b"User-agent: *\nAllow: /\n"


class Apart:
    """A server in a process of its own for the length of a `with` block: its work is not ours.

    Args:
        serve: the server; it is given one end of a pipe, and says its port there first.
        given: what else it is given.
    """

    def __init__(self, serve: Callable[..., None], *given: object) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("fork").Process(
            target=serve, args=(theirs, *given), daemon=True
        )

    def __enter__(self) -> Self:
        self._process.start()
        self._port: int = self._ours.recv()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()


class Site(Apart):
    """Serves states of pages."""

    def __init__(self, states: Mapping[str, Sequence[bytes]]) -> None:
        super().__init__(_serve, dict(states))
        self._count = len(next(iter(states.values())))

    def urls(self) -> list[str]:
        return [f"http://127.0.1.{1 + i % HOSTS}:{self._port}/story/{i}" for i in range(self._count)]

    def show(self, state: str, *, etags: bool = False) -> None:
        """What is served from now on."""
        self._ours.send((state, etags))
        self._ours.recv()


def _serve(pipe: Connection, states: dict[str, Sequence[bytes]]) -> None:
    server = _Server(("", 0), _Handler)
    server.states = states
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pipe.send(server.server_port)
    while True:
        server.state, server.etags = pipe.recv()
        pipe.send("shown")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    states: dict[str, Sequence[bytes]]
    state = ""
    etags = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up at the end of the bench is none."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        if not self.path.startswith("/story/"):
            self._send(200, ROBOTS, "")
            return
        body = self.server.states[self.server.state][int(self.path.rsplit("/", 1)[-1])]
        etag = f'"{sha256(body).hexdigest()[:16]}"' if self.server.etags else ""
        if etag and self.headers.get("If-None-Match") == etag:
            self._send(304, b"", etag)
        else:
            self._send(200, body, etag)

    def _send(self, status: int, body: bytes, etag: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if etag:
            self.send_header("ETag", etag)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silence."""
