"""How pages of an article or a host are asked for, where that is not as usual."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

from watcher.decide.twins import key
from watcher.fetch.address import host_of, is_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Cookie(NamedTuple):
    """A cookie that the user gives. Its domain is that of its `Way`: it is never shown to another host."""

    name: str
    value: str
    path: str = "/"
    secure: bool = False

    def fits(self, path: str, *, safe: bool) -> bool:
        """Whether it goes to a path (RFC 6265, section 5.1.4), over TLS or not."""
        below = path == self.path or path.startswith(self.path.rstrip("/") + "/")
        return below and (safe or not self.secure)


@dataclass(frozen=True, slots=True)
class Way:
    """How pages are asked for.

    Attributes:
        host: the only one that is shown the headers and cookies.
        headers: to add to a request, or to send in the place of ours.
        cookies: likewise.
        proxy: the address of an HTTP proxy; "" for that of everything else, `DIRECT` for none.
        browser: the page is read as a browser shows it, after its scripts.
        secure: the headers and cookies go over TLS only: they were given for an address that has it.
    """

    host: str = ""
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    cookies: tuple[Cookie, ...] = field(default=(), repr=False)
    proxy: str = field(default="", repr=False)
    browser: bool = False
    secure: bool = False

    def over(self, general: Way) -> Way:
        """An article's way; what it does not say is as for the host of the address that is watched.

        Another host's headers and cookies are not among it: they are that host's to see.
        """
        if general == USUAL:
            return self
        if general.host != self.host:
            general = replace(general, headers=(), cookies=())
        own = {one.name: value for one in fields(self) if (value := getattr(self, one.name))}
        return replace(general, **own)

    def shown_to(self, url: str) -> tuple[list[tuple[str, str]], list[Cookie]]:
        """The headers and cookies that go to an address; none to another host."""
        if not (self.headers or self.cookies) or host_of(url) != self.host:
            return [], []
        parts = urlsplit(url)
        fitting = (c for c in self.cookies if c.fits(parts.path or "/", safe=parts.scheme == "https"))
        return list(self.headers), list(fitting)


USUAL = Way()

DIRECT = "none"


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxies of whatever has none of its own.

    Attributes:
        by_scheme: their addresses.
        spared: names of hosts, as in NO_PROXY: to these and what is below them there is a straight way.
    """

    by_scheme: Mapping[str, str] = field(default_factory=dict, repr=False)
    spared: str = ""

    def to(self, url: str) -> str:
        """The proxy to an address; "" for none. None leads back to this machine."""
        if not self.by_scheme:
            return ""
        parts = urlsplit(url)
        if parts.hostname in HERE or any(_covers(name, host_of(url)) for name in self.spared.split(",")):
            return ""
        return self.by_scheme.get(parts.scheme, "")


def of_environment() -> Proxies:
    """HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, as curl reads them.

    What is no HTTP proxy there is not used: it stands there for other programs.
    """
    found = getproxies_environment()
    named = {scheme: found.get(scheme) or found.get("all", "") for scheme in ("http", "https")}
    whole = {scheme: text if "://" in text else f"http://{text}" for scheme, text in named.items() if text}
    return Proxies({scheme: text for scheme, text in whole.items() if is_proxy(text)}, found.get("no", ""))


def is_proxy(address: str) -> bool:
    """Whether an address is that of an HTTP proxy."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return bool(usable) and parts.path in {"", "/"} and not parts.query


HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def _covers(name: str, host: str) -> bool:
    """Whether an entry of NO_PROXY is of a host, as curl has it: "*", its name or one above, with a port."""
    known = name.strip().lower().lstrip(".")
    return known == "*" or (known != "" and is_of(host, known))


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of all articles and hosts that have one of their own.

    Attributes:
        articles: by the article's address, and by its key for whichever other spelling of it is watched.
        hosts: by the host's name, with its port where that is not the usual one.
        proxies: of all that has none of its own.
    """

    articles: Mapping[str, Way] = field(default_factory=dict)
    hosts: Mapping[str, Way] = field(default_factory=dict)
    proxies: Proxies = Proxies()

    def of(self, url: str, article: str = "") -> Way:
        """The way to an address, on behalf of an article if one is named."""
        address = article or url
        own = self.articles.get(address) or self.articles.get(key(address)) if self.articles else None
        return own.over(self.of_host(address)) if own else self.of_host(url)

    def of_host(self, url: str) -> Way:
        """The way to an address that a redirect leads to."""
        return self.hosts.get(host_of(url), USUAL) if self.hosts else USUAL

    def secrets(self, way: Way, start: str, url: str) -> tuple[list[tuple[str, str]], list[Cookie]]:
        """What an address is shown on a way that began at `start`.

        Over a plain connection only when the user asked for that: no redirect leads a secret out of TLS.
        """
        if url.startswith("http:") and not (start.startswith("http:") and host_of(start) == host_of(url)):
            return [], []
        theirs = way.host != host_of(url) or (way.secure and url.startswith("http:"))
        ours = self.of_host(url) if theirs else way
        return ours.shown_to(url)

    def proxy_to(self, url: str, way: Way | None = None) -> str:
        """The proxy to an address on a way; without one, as for robots.txt, its host's or its articles'."""
        host = host_of(url)
        ways = (self.of_host(url), *(way for way in self.articles.values() if way.host == host))
        own = way.proxy if way else next((way.proxy for way in ways if way.proxy), "")
        return "" if own == DIRECT else own or self.proxies.to(url)
