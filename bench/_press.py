"""The site that a soak watches for a week: fifty hosts, stories that change as they do in newsrooms."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from bench._haste import fast
from bench._site import HOSTS, ROBOTS, Apart
from bench._stories import printed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

DAY = 86400.0
"""Seconds."""

DOWN, SLOW = 1, 2
"""The number of the host that is down on the third day, and of the one that takes its time."""

GONE = 100
"""One story in so many is gone from the second day on."""


@dataclass
class Week:
    """How far the site is in the week: true seconds of its begin, and how fast it passes."""

    began: float = 0.0
    speed: float = 0.0
    asked: Counter[int] = field(default_factory=Counter)

    @property
    def second(self) -> float:
        """Of the week."""
        return fast(self.began, self.speed)


class Press(Apart):
    """The site."""

    def __init__(self, articles: int) -> None:
        super().__init__(_serve)
        self._articles = articles

    def urls(self) -> list[str]:
        return [f"http://127.0.1.{1 + n % HOSTS}:{self._port}/2026/story-{n}" for n in range(self._articles)]

    @property
    def hook(self) -> str:
        return f"http://127.0.0.1:{self._port}/hook"

    def keep_time(self, began: float, speed: float) -> None:
        """The week begins."""
        self._ours.send((began, speed))


def _serve(pipe: Connection) -> None:
    server = _Server(("", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pipe.send(server.server_port)
    while True:
        server.week.began, server.week.speed = pipe.recv()


@cache
def edit_times(number: int) -> tuple[float, ...]:
    """Seconds of the week at which a story changes: one in three does, most of them soon."""
    chance = random.Random(number)
    if chance.random() > 1 / 3:
        return ()
    return tuple(sorted(7 * DAY * chance.random() ** 2 for _ in range(chance.choice((1, 1, 1, 2, 3, 8)))))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.week = Week()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up at the end of the soak is none."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._send(204, b"")

    def do_GET(self) -> None:
        place, second = self.path.rpartition("/story-")[2], self.server.week.second
        if not place.isdigit():
            self._send(200, ROBOTS)
            return
        number = int(place)
        host = number % HOSTS
        if host == SLOW:
            time.sleep(0.3)
        if host == DOWN and 2 * DAY < second < 3 * DAY:
            self._send(503, b"down")
        elif number % GONE == GONE - 1 and second > DAY:
            self._send(404, b"gone")
        else:
            self._tell(number, sum(at < second for at in edit_times(number)), etags=bool(host % 2))

    def _tell(self, number: int, edits: int, *, etags: bool) -> None:
        etag = f'"{number}-{edits}"' if etags else ""
        if etag and self.headers.get("If-None-Match") == etag:
            self._send(304, b"", etag)
            return
        asked = self.server.week.asked
        asked[number] += not etags
        self._send(200, printed(number, edits, asked[number]).encode(), etag)

    def _send(self, status: int, body: bytes, etag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if etag:
            self.send_header("ETag", etag)
        if status not in {204, 304}:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silence."""
