"""Addresses: their one spelling, their politeness queue, and where a redirect leads."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import IPv6Address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string

from watcher.errors import BadAddress
from watcher.fetch.tracking import is_tracking

if TYPE_CHECKING:
    from typing import NoReturn

DEFAULT_PORTS = {"http": 80, "https": 443}

MAX_LENGTH = 8000
"""RFC 9110, section 4.1, asks for at least 8000 octets; most servers stop there."""

KNOWN = 256
"""Addresses whose parts are remembered: a visit asks half a dozen times for those of its own."""

SHOWN = 200
"""Characters of a foreign address that a message repeats."""

EXAMPLE = "give one like https://example.org/story"
_HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")
_CREDENTIALS = re.compile(r"(^(?!mailto:)|//)[^/?#\s]*@")
_SECOND = re.compile(r"\shttps?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)


def canonical(url: str) -> str:
    """The one spelling of an address that names an article.

    Scheme and host in lower case (IDNA), no default port, no fragment, no tracking parameters; path and
    the other parameters stay as they are, in their order, because a server may read them so.

    Raises:
        BadAddress: not http(s), or no server can be asked for it.
    """
    parts = _split(_encoded(url))
    if parts.username is not None:
        _refuse(url, "carries a name or password; take them out, they would show in every alert")
    netloc = _netloc(parts, url)
    path = canonicalize_url(urlunsplit((parts.scheme, netloc, parts.path, "", "")))
    query = _without_tracking(parts.query)
    return f"{path}?{query}" if query else path


@lru_cache(KNOWN)
def host_of(url: str) -> str:
    """The politeness queue of an address: its host, with the port when it is not the default one.

    Raises:
        BadAddress: not http(s), or no host in it.
    """
    return _netloc(_split(_encoded(url)), url)


def is_of(host: str, name: str) -> bool:
    """Whether a host has a name, or one below it; its port is left aside unless the name has one."""
    return any(one == name or one.endswith(f".{name}") for one in (host, host.partition(":")[0]))


@lru_cache(KNOWN)
def askable(url: str) -> str:
    """An address ready to be asked: encoded, without credentials and fragment, else as it is.

    Raises:
        BadAddress: not http(s), or no server can be asked for it.
    """
    parts = _split(_encoded(url))
    return urlunsplit((parts.scheme, _netloc(parts, url), parts.path or "/", parts.query, ""))


def redirect_target(location: str, base: str) -> str:
    """Where a Location header leads, ready to be asked.

    Raises:
        BadAddress: it leads to something other than http(s).
    """
    try:
        return askable(urljoin(base, location.strip()))
    except (BadAddress, ValueError) as error:
        named = "" if isinstance(error, BadAddress) else f"{shown(location)}: "
        why = f"{named}{shown(str(error))}"
        raise BadAddress(f"{shown(base)} redirects out of the web: {why}", url=base) from error


def shown(url: str) -> str:
    """A foreign address as a message may repeat it: short, without control characters or a password."""
    known = _CREDENTIALS.sub(r"\1", url)
    short = known if len(known) <= SHOWN else f"{known[:SHOWN]}..."
    return "".join(char if char.isprintable() else "?" for char in short)


def _encoded(url: str) -> str:
    """Percent-encoded ASCII, or as near to it as w3lib gets."""
    text = url.strip()
    if not text:
        raise BadAddress(f"an empty address; {EXAMPLE}")
    if len(text) > MAX_LENGTH:
        _refuse(url, f"is longer than {MAX_LENGTH} characters")
    if _SECOND.search(text):
        _refuse(url, "is more than one address; give each by itself")
    try:
        return safe_url_string(text)
    except ValueError as error:
        _refuse(url, f"is no address ({shown(str(error))})", error)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        _refuse(url, f"is no address ({shown(str(error))})", error)
    if parts.scheme in DEFAULT_PORTS:
        return parts
    if _SCHEME.match(url):
        _refuse(url, f"is not http or https; {_slip(url) or 'only web pages can be watched'}")
    meant = f"https://{url.lstrip('/')}"
    hint = EXAMPLE if "%20" in urlsplit(meant).netloc else f"did you mean {shown(meant)}?"
    return _refuse(url, f"does not begin with https:// or http://; {hint}")


def _slip(url: str) -> str:
    """What was meant by a scheme that is nearly one of the web ("htttps"); "" for any other."""
    from difflib import get_close_matches  # noqa: PLC0415  only for a mistake

    scheme, _, rest = url.partition(":")
    near = get_close_matches(scheme.lower(), DEFAULT_PORTS, n=1, cutoff=_ALIKE)
    return f"did you mean {shown(f'{near[0]}:{rest}')}?" if near else ""


_ALIKE = 0.7
"""Above what "ftp" has with "http"."""


def _netloc(parts: SplitResult, url: str) -> str:
    host, port = (parts.hostname or "").lower().removesuffix("."), parts.port
    if ":" in host:
        host = _bracketed(host, url)
    elif not _HOST.fullmatch(host):
        _refuse(url, f"has no usable host name; {EXAMPLE}")
    return host if port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"


def _bracketed(host: str, url: str) -> str:
    try:
        address = IPv6Address(host)
    except ValueError as error:
        _refuse(url, "has a broken IPv6 address", error)
    inner = address.ipv4_mapped  # Python prints these with dots from 3.13 on; an article has one name on all
    return f"[::ffff:{int(inner) >> 16:x}:{int(inner) & 0xFFFF:x}]" if inner else f"[{address.compressed}]"


def _without_tracking(query: str) -> str:
    pairs = query.split("&")
    return "&".join(pair for pair in pairs if pair and not is_tracking(pair.partition("=")[0]))


def _refuse(url: str, fault: str, cause: Exception | None = None) -> NoReturn:
    raise BadAddress(f"{shown(url)} {fault}", url=shown(url)) from cause
