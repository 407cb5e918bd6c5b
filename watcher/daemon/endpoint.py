"""A small server of the daemon for those who run it: figures for Prometheus, and whether its work goes round.

`watcher serve` shows what was seen; this shows how the seeing goes. It needs nothing that the daemon does not
have anyway.
"""

from __future__ import annotations

import socket
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, thread_time
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from watcher.errors import WatcherError, reason
from watcher.lean.log import structlog
from watcher.render.metrics import metrics_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from typing import TypeAlias

    from watcher.daemon.pulse import Pulse
    from watcher.model.status import StoreStatus
    from watcher.store import Store

    Answer: TypeAlias = tuple[HTTPStatus, str]

log = structlog.get_logger("watcher.endpoint")

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"

SHARE = 0.02
"""Of a core, at most, goes into sums over the whole store, however often somebody asks: they take 50 ms among
a million articles, and are then 3 seconds old at most."""

TIMEOUT = 10.0
"""Seconds in which a request has to be there."""


class Endpoint:
    """Answers until the end of its `with` block; where it cannot listen, it says so and nothing else happens.

    Args:
        address: "host:port"; "" for none.
        answers: by path.
    """

    def __init__(self, address: str, answers: Mapping[str, Callable[[], Answer]]) -> None:
        self._address, self._server = address, None
        host, _, port = address.rpartition(":")
        try:
            if address:
                self._server = _Server(host.strip("[]"), int(port), answers)
        except OSError as fault:
            words = f"[daemon] metrics: it cannot listen on {address} ({reason(fault)})"
            log.error("no_metrics", error=words)

    def __enter__(self) -> Self:
        if self._server is not None:
            threading.Thread(target=self._server.serve_forever, daemon=True, name="endpoint").start()
            log.info("metrics", address=f"http://{self._address}/metrics")
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()


def endpoint(address: str, store: Store, crew: Sequence[Pulse], clock: Callable[[], datetime]) -> Endpoint:
    """The daemon's endpoint: `/metrics` and `/healthz`.

    Args:
        address: where it listens, "host:port"; "" for nowhere.
        store: what the figures are of.
        crew: of all processes of this daemon.
        clock: the time.
    """
    status = Kept(lambda: store.status(clock()))

    def metrics() -> Answer:
        return HTTPStatus.OK, metrics_text(status(), [pulse.figures for pulse in crew])

    def healthz() -> Answer:
        if all(pulse.is_fresh for pulse in crew):
            return HTTPStatus.OK, "checks are being made\n"
        return HTTPStatus.SERVICE_UNAVAILABLE, "no checks are being made\n"

    return Endpoint(address, {"/metrics": metrics, "/healthz": healthz})


class Kept:
    """What `make` makes, kept for as long as its share of a core asks for."""

    def __init__(self, make: Callable[[], StoreStatus]) -> None:
        self._make, self._lock = make, threading.Lock()
        self._made: StoreStatus | None = None
        self._until = 0.0

    def __call__(self) -> StoreStatus:
        """It, or what was made a moment ago."""
        with self._lock:
            if self._made is None or monotonic() >= self._until:
                began = thread_time()
                self._made = self._make()
                self._until = monotonic() + (thread_time() - began) / SHARE
            return self._made


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, host: str, port: int, answers: Mapping[str, Callable[[], Answer]]) -> None:
        self.answers = answers
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    def handle_error(self, _request: Any, _client: Any) -> None:
        """A client that hangs up is no error."""


class _Handler(BaseHTTPRequestHandler):
    timeout = TIMEOUT
    server: _Server

    def do_GET(self) -> None:
        make = self.server.answers.get(urlsplit(self.path).path)
        status, text = (HTTPStatus.NOT_FOUND, "not found\n") if make is None else self._made(make)
        self.send_response(status)
        self.send_header("Content-Type", PROMETHEUS)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def _made(self, make: Callable[[], Answer]) -> Answer:
        try:
            return make()
        except WatcherError as error:
            log.error("no_figures", error=str(error))
            return HTTPStatus.SERVICE_UNAVAILABLE, "the database does not answer\n"

    def version_string(self) -> str:
        """Nothing of what we run on."""
        return "watcher"

    def log_message(self, *_: object) -> None:
        """Requests are not logged."""
