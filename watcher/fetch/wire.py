"""httpx's transport on connections that are checked. No redirects, no cookies, no proxies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore

from watcher.lean.http import httpx

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

SHARDS, KEPT_ALIVE = 64, 4
"""Pools, and the connections each keeps alive. httpcore scans a whole pool for each request: with hundreds of
idle connections in one that takes 23 to 65 ms of CPU. A host has its pool, so that its connection is found
again."""

IDLE_SECONDS = 30.0
"""Kept connections live so long; servers close theirs after 5 to 75 seconds."""

BROKEN_OFF = (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError)


class Wire(httpx.BaseTransport):
    """The seam of httpx, on a pool that can be given our network; httpx's own transport cannot.

    Errors are httpcore's. Proxies and .netrc of the environment are not used: behind a proxy of httpx's own
    nobody could check the address that is connected to; the user's is a network (see `watcher.fetch.tunnel`).
    """

    def __init__(self, network: httpcore.NetworkBackend) -> None:
        trust = _trust()  # shared: to read the certificates takes 10 ms and more
        self._pools = [
            httpcore.ConnectionPool(
                ssl_context=trust,
                max_connections=None,
                max_keepalive_connections=KEPT_ALIVE,
                keepalive_expiry=IDLE_SECONDS,
                network_backend=network,
            )
            for _ in range(SHARDS)
        ]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the body of the answer is still to be read.

        A kept connection may have been closed by the server in the very moment we wrote to it. That says
        nothing of the page, so the request goes out once more, on a new connection; nothing else is tried
        again here.
        """
        opened: list[str] = []
        try:
            return self._send(request, opened)
        except BROKEN_OFF:
            if opened:
                raise
        return self._send(request, opened)

    def close(self) -> None:
        """Hang up all connections."""
        for pool in self._pools:
            pool.close()

    def _send(self, request: httpx.Request, opened: list[str]) -> httpx.Response:
        def trace(event: str, _info: dict[str, Any]) -> None:
            if event == "connection.connect_tcp.started":
                opened.append(event)

        url = request.url
        pool = self._pools[hash(url.raw_host) % SHARDS]
        answer = pool.handle_request(
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


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _trust() -> ssl.SSLContext:
    """Certificates of certifi (or SSL_CERT_FILE) and of the system, where a company keeps its own."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context
