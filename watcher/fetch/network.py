"""Connections: every address is checked at the moment it is connected to.

A name is resolved once, all its addresses are checked, and the connection goes to one of those very
addresses, so that a name that resolves differently a moment later (DNS rebinding) gains nothing. The
name itself still goes into the Host header, TLS's SNI and the check of the certificate.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import httpcore

from watcher.errors import LeaseOver, PrivateAddress
from watcher.hub import aside, clock, nap, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Address = IPv4Address | IPv6Address
    Resolve = Callable[[str, int], Sequence[str]]

DEADLINE: ContextVar[float] = ContextVar("deadline", default=float("inf"))
"""When the present request must be over, on the clock of `watcher.hub`.

A pooled connection outlives its request and httpcore hands it one span for each read, which a server that
drips single bytes never exceeds; a request stays in one visit, so its deadline can travel beside it.
"""

LEASE_END: ContextVar[float] = ContextVar("lease_end", default=float("inf"))
"""When the host is no longer ours to ask, by `time.monotonic`: who was stopped for longer must not go on."""

LEASED_HOST: ContextVar[str] = ContextVar("leased_host", default="")
"""The one host that the visit has a lease of; every other one that it comes to is somebody else's."""

AT_ONCE = 4096
"""Bytes that a connection takes at once whose last request was answered: systems keep room for more, Linux
for 4 KB at least (tcp_wmem in tcp(7))."""

STRETCH = 8
"""Reads, of 64 KB each at most, after which others go on: a server that never stops talking keeps nobody
waiting, so that its visit would work on alone."""

CONNECT_SECONDS = 10.0
"""To one address. A server that does not answer by then seldom does, and there may be another address."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out for the public net
_TEREDO = IPv6Network("2001::/32")
_6TO4 = IPv6Network("2002::/16")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052; how an IPv6-only network reaches IPv4
_DOCUMENTATION = IPv6Network("3fff::/20")  # RFC 9637; not known to older Pythons
_SPECIAL = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments (RFC 6890); Python counts parts of it as global
    IPv4Network("192.88.99.0/24"),  # 6to4 relays, withdrawn (RFC 7526)
)


_INSIDE = frozenset({"localhost", "local", "intranet", "internal", "private", "corp", "home", "lan"})
"""Domains of private networks (RFC 6761, section 6.3; RFC 6762, section 3 and appendix G)."""

IF_MEANT = "set fetch.allow_private_hosts = true if that is meant"
"""The remedy of who watches such a network."""


def is_public(address: Address) -> bool:
    """Whether an address lies in the public net, the one it embeds included.

    Everything else is private: loopback, link-local (with cloud metadata), RFC 1918, shared space, unique
    local, site-local, multicast, reserved, documentation, unspecified, IPv4 mapped or translated to those.
    """
    if isinstance(address, IPv4Address):
        special = address.is_multicast or any(address in network for network in _SPECIAL)
        return address.is_global and not special
    embedded = _embedded(address)
    if embedded is not None:
        return is_public(embedded)
    special = any(address in network for network in (_TEREDO, _DOCUMENTATION))
    return address in _GLOBAL_UNICAST and address.is_global and not special


def is_inside(host: str) -> bool:
    """Whether a host is one of a private network by its own name or number, whatever a resolver says."""
    if _is_number(host):
        return not is_public(ip_address(host))
    labels = host.rstrip(".").lower().split(".")
    return len(labels) == 1 or labels[-1] in _INSIDE or labels[-2:] == ["home", "arpa"]


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or (address.sixtofour if address in _6TO4 else None)


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, in the order of the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects to checked addresses only.

    Args:
        allow_private: connect to private addresses too.
        resolve: from a name to its addresses.
        public: which addresses are public.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        resolve: Resolve = resolve,
        public: Callable[[Address], bool] = is_public,
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._public = public
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers.

        Raises:
            PrivateAddress: one of its addresses is private, and that is not allowed.
        """
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self.admitted(host, port, timeout):
            try:
                left = _left(timeout)
                connect = partial(
                    self._sockets.connect_tcp, address, port, left, local_address, socket_options
                )
                stream = aside(connect)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream)
        raise failure

    def admitted(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        """The addresses of `host`, all of them checked: one private among them spoils the name."""
        addresses = self._look_up(host, port, timeout)
        if not self._allow_private:
            for address in addresses:
                self._check(host, address)
        return addresses

    def admit_name(self, host: str) -> None:
        """Refuse a name that only private networks know, for who resolves it elsewhere."""
        if is_inside(host) and not self._allow_private:
            raise PrivateAddress(f"{host} is the name of something inside a private network; {IF_MEANT}")

    def _look_up(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        """Resolve in a thread of its own: the system's resolver knows no time limit. Numbers need none."""
        if _is_number(host):
            return (host,)
        done: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

        def work() -> None:
            try:
                done.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                done.put(error)

        threading.Thread(target=work, daemon=True, name=f"resolve {host}").start()
        try:
            return _got(aside(partial(done.get, timeout=_left(timeout))))
        except Empty:
            raise httpcore.ConnectTimeout(f"the name {host} was not resolved in time") from None
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved: {error}") from error

    def _check(self, host: str, address: str) -> None:
        if not self._public(ip_address(address)):
            named = f"{host} leads to {address}," if host != address else f"{host} is"
            raise PrivateAddress(f"{named} inside a private network; {IF_MEANT}")


class TimedStream(httpcore.NetworkStream):
    """A connection whose every wait also ends at the request's deadline."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream, self._reads = stream, 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to `max_bytes`; empty at the end."""
        self._reads += 1
        if self._reads % STRETCH == 0:
            nap(0)
        while True:
            left = _left(timeout)
            if (come := self._come(max_bytes)) is not None:
                return come
            if not readable(self._stream.get_extra_info("socket"), left):
                raise httpcore.ReadTimeout("nothing came in time")

    def _come(self, max_bytes: int) -> bytes | None:
        """What is there already; None when it must be waited for, as for the rest of an encrypted record."""
        plain = self._stream.get_extra_info("ssl_object") is None  # else something may be deciphered already
        if plain and not self._stream.get_extra_info("is_readable"):
            return None
        try:
            return self._stream.read(max_bytes, 0)
        except httpcore.ReadError as error:
            if isinstance(error.__cause__, (BlockingIOError, ssl.SSLWantReadError)):
                return None
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """All of `buffer`."""
        write = partial(self._stream.write, buffer, _left(timeout))
        if len(buffer) > AT_ONCE:
            aside(write)
        else:
            write()

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted and the server's name verified."""
        start = partial(self._stream.start_tls, ssl_context, server_hostname, _left(timeout))
        return TimedStream(aside(start))

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of the socket."""
        return self._stream.get_extra_info(info)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _got(found: Sequence[str] | Exception) -> Sequence[str]:
    if isinstance(found, Exception):
        raise found
    return found


@contextmanager
def leased(host: str, until: float) -> Iterator[None]:
    """Send and read nothing after a moment of `time.monotonic`.

    Args:
        host: what is ours until then; others are asked for leave (see `watcher.fetch.gate.Queue`).
        until: the moment.

    Raises:
        LeaseOver: that was tried.
    """
    tokens = LEASE_END.set(until), LEASED_HOST.set(host)
    try:
        yield
    finally:
        LEASE_END.reset(tokens[0])
        LEASED_HOST.reset(tokens[1])


RECORDING = 20.0
"""Seconds of a lease that are left for reading a page and recording what came of it."""


def in_lease(seconds: float) -> float:
    """So many seconds, or as many as may pass before what comes of a visit must be recorded."""
    return max(min(seconds, LEASE_END.get() - time.monotonic() - RECORDING), 0.0)


def _left(timeout: float | None) -> float | None:
    """The shorter one of a span and what is left until the deadline."""
    if time.monotonic() >= LEASE_END.get():
        raise LeaseOver("the lease of the host ended while this process stood still")
    left = DEADLINE.get() - clock()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for this request is over")
    if timeout is None:
        return None if left == float("inf") else left
    return min(timeout, left)
