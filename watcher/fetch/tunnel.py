"""Connections through an HTTP proxy, with every address checked all the same.

The name is resolved and checked here, and the proxy is asked for a tunnel (CONNECT; RFC 9110, section 9.3.6)
to the very address that was checked: what the proxy would make of a name, nobody could know. So plain HTTP
goes through a tunnel as well. Where only the proxy knows names, as in many companies, the user can leave them
to it; then it is the proxy that keeps us out of private networks.
"""

from __future__ import annotations

import re
import socket
from base64 import b64encode
from contextlib import contextmanager
from functools import cached_property, partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import httpcore

from watcher.errors import causes, reason
from watcher.fetch.address import DEFAULT_PORTS
from watcher.fetch.network import CONNECT_SECONDS, CheckedNetwork, TimedStream
from watcher.fetch.trust import trusted
from watcher.hub import aside

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Iterator

MOST_BYTES = 16 * 1024
"""Of a proxy's answer, which is a line and some headers."""

SCHEMES = ("Negotiate", "NTLM", "Kerberos", "Digest")
"""Ways to log in at a proxy that are not spoken here, as companies ask for them."""

ENDS_IN_A_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0[xX][0-9a-fA-F]*)\.?$")
"""Such a host is an IPv4 address in one of its spellings (WHATWG URL), and no name."""

FAILURES = (httpcore.NetworkError, httpcore.TimeoutException, OSError)


class TunnelNetwork(httpcore.NetworkBackend):
    """Connects through a proxy to addresses that a checked network admits.

    Args:
        proxy: http(s)://[user:password@]host[:port]; the user's own choice, so its address is not checked.
        checked: admits the addresses.
        by_name: the proxy is told names, and finds the addresses by itself.
    """

    def __init__(self, proxy: str, checked: CheckedNetwork, *, by_name: bool = False) -> None:
        parts = urlsplit(proxy)
        self._host, self._safe = parts.hostname or "", parts.scheme == "https"
        self._port = parts.port or DEFAULT_PORTS[parts.scheme]
        pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        self._pass = b64encode(pair.encode()).decode() if parts.username else ""
        self._checked, self._by_name = checked, by_name
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
            httpcore.ProxyError: the proxy is not there, or gives no way.
        """
        target = self._target(host, port, timeout)
        patience = CONNECT_SECONDS if timeout is None else timeout
        with self._blamed():
            place = self._host, self._port
            plain = aside(partial(self._sockets.connect_tcp, *place, patience, local_address, socket_options))
            stream: httpcore.NetworkStream = TimedStream(plain)
            try:
                if self._safe:
                    stream = stream.start_tls(self._trust, self._host, timeout)
                self._ask(stream, target, timeout)
            except BaseException:
                stream.close()
                raise
        return stream

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        """Shared by all connections, and read when the first of them needs it."""
        return trusted()

    def _target(self, host: str, port: int, timeout: float | None) -> str:
        """What a tunnel is asked for to."""
        if self._by_name and not ENDS_IN_A_NUMBER.search(host) and ":" not in host:
            self._checked.admit_name(host)
            return f"{host}:{port}"
        try:
            address = self._checked.admitted(host, port, timeout)[0]
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            if isinstance(error.__cause__, UnicodeError):
                raise
            where = f"set fetch.proxy_resolves = true if the proxy {self._host}:{self._port} knows it"
            raise httpcore.ProxyError(f"its host name is not known here; {where}") from error
        return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"

    @contextmanager
    def _blamed(self) -> Iterator[None]:
        """What fails on the way to the proxy is the proxy's, not the site's."""
        try:
            yield
        except FAILURES as error:
            raise self._fault(_why(error)) from error

    def _fault(self, why: str) -> httpcore.ProxyError:
        return httpcore.ProxyError(f"the proxy {self._host}:{self._port} gives no way: {why}")

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
        if not status.isdigit():
            raise self._fault("it does not speak HTTP")
        if not status.startswith("2"):
            raise self._fault(f"it answered {status}{self._advice(int(status), answer, target)}")

    def _advice(self, status: int, answer: bytes, target: str) -> str:
        """What the user can do about an answer."""
        if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            lines = [line for line in answer.lower().splitlines() if line.startswith(b"proxy-authenticate:")]
            asked = [scheme for scheme in SCHEMES if any(scheme.lower().encode() in line for line in lines)]
            if asked and not any(b"basic" in line for line in lines):
                return (
                    f"; it wants a log-in by {' or '.join(asked)}, and we speak Basic (user:password) alone"
                )
            wrong = "the user or password in its address is wrong"
            return f"; {wrong if self._pass else 'it wants user:password@ in its address'}"
        if status == HTTPStatus.FORBIDDEN and not target.endswith(":443"):
            return "; many proxies give a way to port 443 alone, which is that of https"
        if status == HTTPStatus.FORBIDDEN and not self._by_name:
            return "; if it knows sites by their names alone, set fetch.proxy_resolves = true"
        return ""


def _why(error: BaseException) -> str:
    """Why the proxy itself cannot be used."""
    if any(isinstance(cause, socket.gaierror) for cause in causes(error)):
        return "its name is not known"
    if isinstance(error, (httpcore.TimeoutException, TimeoutError)):
        return "it did not answer in time"
    return reason(error)
