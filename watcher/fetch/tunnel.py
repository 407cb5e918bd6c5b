"""Connections through an HTTP proxy, with every address checked all the same.

The name is resolved and checked here, and the proxy is asked for a tunnel (CONNECT; RFC 9110, section 9.3.6)
to the very address that was checked: what the proxy would make of a name, nobody could know. So plain HTTP
goes through a tunnel as well.
"""

from __future__ import annotations

import ssl
from base64 import b64encode
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import httpcore

from watcher.fetch.address import DEFAULT_PORTS
from watcher.fetch.network import CONNECT_SECONDS, CheckedNetwork, TimedStream

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 16 * 1024
"""Of a proxy's answer, which is a line and some headers."""


class TunnelNetwork(httpcore.NetworkBackend):
    """Connects through a proxy to addresses that a checked network admits.

    Args:
        proxy: http(s)://[user:password@]host[:port]; the user's own choice, so its address is not checked.
        checked: admits the addresses.
    """

    def __init__(self, proxy: str, checked: CheckedNetwork) -> None:
        parts = urlsplit(proxy)
        self._host, self._safe = parts.hostname or "", parts.scheme == "https"
        self._port = parts.port or DEFAULT_PORTS[parts.scheme]
        pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        self._pass = b64encode(pair.encode()).decode() if parts.username else ""
        self._checked = checked
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A tunnel to the first address of `host`.

        Raises:
            PrivateAddress: one of its addresses is private, and that is not allowed.
        """
        address = self._checked.admitted(host, port, timeout)[0]
        patience = CONNECT_SECONDS if timeout is None else timeout
        plain = self._sockets.connect_tcp(self._host, self._port, patience, local_address, socket_options)
        stream: httpcore.NetworkStream = TimedStream(plain)
        try:
            if self._safe:
                stream = stream.start_tls(ssl.create_default_context(), self._host, timeout)
            self._ask(stream, f"[{address}]:{port}" if ":" in address else f"{address}:{port}", timeout)
        except BaseException:
            stream.close()
            raise
        return stream

    def _ask(self, stream: httpcore.NetworkStream, target: str, timeout: float | None) -> None:
        """Ask for the tunnel. The proxy's own words are not repeated: they may hold what it was told."""
        permit = f"Proxy-Authorization: Basic {self._pass}\r\n" if self._pass else ""
        stream.write(f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{permit}\r\n".encode(), timeout)
        answer = b""
        while b"\r\n\r\n" not in answer and len(answer) < MOST_BYTES:
            piece = stream.read(1, timeout)  # one at a time: what follows the headers is the site's
            if not piece:
                break
            answer += piece
        words = answer.split(b"\r\n", 1)[0].split()
        status = words[1].decode("latin-1") if len(words) > 1 and words[0].startswith(b"HTTP/") else ""
        if not (status.isdigit() and status.startswith("2")):
            said = f"it answered {status}" if status.isdigit() else "it does not speak HTTP"
            raise httpcore.ProxyError(f"the proxy {self._host}:{self._port} gives no way: {said}")
