"""Foreign errors, told in ours."""

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpcore

from watcher.errors import (
    BadAddress,
    FetchError,
    LineDown,
    TimedOut,
    TooLarge,
    Undecodable,
    Unreachable,
    causes,
    our_lack,
    reason,
)
from watcher.fetch.address import shown
from watcher.lean.http import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

    Rule = tuple[tuple[type[Exception], ...], type[FetchError], str]

_HEADERS_TOO_LARGE = 431  # what h11 would answer, were it the server

_UNKNOWN_ISSUER = frozenset({19, 20})
"""OpenSSL's numbers (x509_vfy.h) for a chain that ends at nobody we know, as behind a company's proxy."""

RULES: tuple[Rule, ...] = (
    ((httpcore.TimeoutException, httpx.TimeoutException, TimeoutError), TimedOut, "did not answer in time"),
    ((httpx.DecodingError,), Undecodable, "sent broken data"),
    ((httpx.InvalidURL, httpx.CookieConflict), BadAddress, "cannot be asked"),
    ((httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol), BadAddress, "cannot be asked"),
    ((httpcore.LocalProtocolError, httpx.LocalProtocolError), BadAddress, "cannot be asked"),
    (
        (httpcore.RemoteProtocolError, httpx.RemoteProtocolError),
        Unreachable,
        "broke off or does not speak HTTP",
    ),
    ((httpcore.ConnectError, httpx.ConnectError), Unreachable, "cannot be connected to"),
    ((httpcore.NetworkError, httpx.NetworkError), Unreachable, "broke the connection"),
    ((httpcore.ProtocolError, httpcore.ProxyError, httpcore.ConnectionNotAvailable), Unreachable, "failed"),
    ((httpx.HTTPError, httpx.StreamError, OSError), Unreachable, "failed"),
)
"""Which foreign errors become which of ours, first match, and what the host did then."""

FOREIGN: tuple[type[Exception], ...] = tuple(error for errors, _, _ in RULES for error in errors)


@contextmanager
def told_in_ours(url: str) -> Iterator[None]:
    """Turn what httpx, httpcore, ssl and the sockets raise into our errors; fill in the address of ours."""
    try:
        yield
    except FetchError as error:
        error.url = error.url or url
        raise
    except FOREIGN as error:
        raise translated(error, url) from error


def translated(error: Exception, url: str) -> FetchError:
    """Our error for a foreign one."""
    if isinstance(error, httpcore.ProxyError):  # whatever it came from is the proxy's, and not the site's
        return Unreachable(f"{shown(url)}: {shown(str(error))}", url=url)
    if lack := our_lack(error):
        return LineDown(f"{shown(url)}: {lack}", url=url)
    for cause in causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            inside = "; if a proxy looks into TLS, SSL_CERT_FILE must name its certificate"
            why = shown(cause.verify_message) + (inside if cause.verify_code in _UNKNOWN_ISSUER else "")
            return Unreachable(f"{shown(url)} shows a certificate we cannot trust: {why}", url=url)
        if isinstance(cause, socket.gaierror):
            return Unreachable(f"{shown(url)}: its host name is not known ({cause.strerror})", url=url)
        if getattr(cause, "error_status_hint", 0) == _HEADERS_TOO_LARGE:
            return TooLarge(f"{shown(url)} sent too large headers", url=url)
    for errors, ours, deed in RULES:
        if isinstance(error, errors):
            return ours(f"{shown(url)} {deed}{_detail(error)}", url=url)
    raise error


def _detail(error: Exception) -> str:
    text = shown(reason(error)) if str(error) else ""
    return f" ({text})" if text else ""
