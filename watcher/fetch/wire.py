"""httpx's transport on connections that are checked. No redirects, no cookies, no proxies."""

from __future__ import annotations

import ssl
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpcore

from watcher.decide.gates import gate_at
from watcher.fetch.trust import find_certificates, trusted
from watcher.lean.http import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.decide.line import Line

SHARDS, KEPT_ALIVE = 64, 4
"""Pools of a scheme, and the connections each keeps alive. httpcore scans a whole pool for each request: with
hundreds of idle connections in one that takes 23 to 65 ms of CPU. A host has its pool, so that its connection
is found again."""

IDLE_SECONDS = 30.0
"""Kept connections live so long; servers close theirs after 5 to 75 seconds."""

UNCONNECTED = (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.ProxyError)
"""No word of the site's came: its name, the way to it or the encryption failed."""

BROKEN_OFF = (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError)


class Wire(httpx.BaseTransport):
    """The seam of httpx, on a pool that can be given our network; httpx's own transport cannot.

    Errors are httpcore's. A proxy is a network (see `watcher.fetch.tunnel`): behind one of httpx's own nobody
    could check the address that is connected to. The .netrc of the environment is not used.

    Raises:
        ConfigError: the environment names certificates that are not there, or are none.
    """

    def __init__(self, network: httpcore.NetworkBackend, line: Line) -> None:
        find_certificates()
        self._network, self._line = network, line
        self._pools: dict[tuple[bytes, int], httpcore.ConnectionPool] = {}
        self._lock = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the body of the answer is still to be read.

        A kept connection may have been closed by the server in the very moment we wrote to it. That says
        nothing of the page, so the request goes out once more, on a new connection; nothing else is tried
        again here.
        """
        host = request.url.netloc.decode()
        try:
            answer = self._sent(request)
        except UNCONNECTED:
            self._line.unreached(host)
            raise
        gate = gate_at(str(request.url), answer.status_code, answer.headers.get("location", ""))
        if gate is None:
            self._line.reached(host)
        else:
            self._line.stopped(host, gate)
        return answer

    def _sent(self, request: httpx.Request) -> httpx.Response:
        opened: list[str] = []
        try:
            return self._send(request, opened)
        except BROKEN_OFF:
            if opened:
                raise
        return self._send(request, opened)

    def close(self) -> None:
        """Hang up all connections."""
        with self._lock:
            pools = list(self._pools.values())
        for pool in pools:
            pool.close()

    def _send(self, request: httpx.Request, opened: list[str]) -> httpx.Response:
        def trace(event: str, _info: dict[str, Any]) -> None:
            if event == "connection.connect_tcp.started":
                opened.append(event)

        url = request.url
        answer = self._pool(url).handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.content,
                extensions={**request.extensions, "trace": trace},
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), request=request)

    def _pool(self, url: httpx.URL) -> httpcore.ConnectionPool:
        """The pool of a host, made when one of its shard is first asked."""
        shard = url.raw_scheme, hash(url.raw_host) % SHARDS
        with self._lock:
            if shard not in self._pools:
                self._pools[shard] = httpcore.ConnectionPool(
                    ssl_context=self._trust if url.scheme == "https" else None,
                    max_connections=None,
                    max_keepalive_connections=KEPT_ALIVE,
                    keepalive_expiry=IDLE_SECONDS,
                    network_backend=self._network,
                )
            return self._pools[shard]

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        """Shared by all pools, and read when the first of them needs it."""
        context = trusted()
        context.options |= ssl.OP_NO_RENEGOTIATION  # whoever sends would have to wait for the server
        return context


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
