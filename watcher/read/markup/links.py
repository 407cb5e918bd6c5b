"""Where an address leads: to another house, to another page of this one, or nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_COUNTRY = 2  # letters of a country's name
# What countries register names under, as in "example.co.uk" and "example.com.au".
_UNDER = frozenset({"ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "gv", "ne", "net", "or", "org"})
_NETWORKS = frozenset(
    f"{name}.com"
    for name in (
        "facebook",
        "instagram",
        "linkedin",
        "pinterest",
        "threads",
        "tiktok",
        "twitter",
        "x",
        "youtube",
    )
) | {"bsky.app", "t.me", "threads.net"}
_ACTS = frozenset({"javascript", "mailto", "tel"})
_WEB = re.compile(r"https?://", re.IGNORECASE)
FRONT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|default)(?:\.\w{3,5})?/?)?", re.IGNORECASE
)
"""Paths of front pages, also of one in a language: "/", "/en/", "/de-at/index.html"."""


def host_of(url: str) -> str:
    """The name of an address's host, in a form in which the names of one house are equal."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def sound(url: str) -> str:
    """An address that can be taken apart into its parts; "" for any other, as of `http://[`."""
    try:
        return url if urlsplit(url) else ""
    except ValueError:
        return ""


def on_web(address: str) -> bool:
    """Whether an address is whole, and one of the web."""
    return _WEB.match(address) is not None


def is_front(address: str) -> bool:
    """Whether an address is that of a front page."""
    parts = urlsplit(sound(address))
    return FRONT.fullmatch(parts.path) is not None and not parts.query


def same_page(one: str, two: str) -> bool:
    """Whether two addresses are spellings of one page's: in scheme and host, a last slash, a query in one."""
    parts, others = urlsplit(sound(one)), urlsplit(sound(two))
    asked = parts.query == others.query or "" in {parts.query, others.query}
    return asked and parts.path.rstrip("/") == others.path.rstrip("/")


def absolute(href: str, base: str) -> str:
    """The address of a link on the web, without its fragment; "" for any other."""
    try:
        address = urljoin(base, href.strip()) if href.strip() else ""
    except ValueError:
        return ""
    return address.partition("#")[0] if on_web(address) else ""


def is_place(link: str, url: str) -> bool:
    """Whether a link leads to a place on the page with this address."""
    return "#" in link and (link.startswith("#") or absolute(link, url) == absolute(url, url))


def acts(link: str) -> bool:
    """Whether an address is that of something done on this page, and of no page."""
    return link.partition(":")[0].lower() in _ACTS


def networks(links: Iterable[str]) -> int:
    """To how many networks of readers and friends some addresses lead."""
    return len(_NETWORKS.intersection(_registered(host_of(link)) for link in links))


def house_of(*urls: str) -> tuple[str, ...]:
    """The names that a page's own house has registered: one an address, without those that have no host.

    A story may be one paper's by its address and its sister's by its canonical link, and lead to both.
    """
    return tuple(dict.fromkeys(filter(None, (_registered(host_of(url)) for url in urls))))


def stays(link: str, house: tuple[str, ...]) -> bool:
    """Whether a link leads to another page of the same house."""
    if link.startswith("#") or acts(link):
        return False
    leads = host_of(link)
    return not leads or _registered(leads) in house


def leaves(link: str, house: tuple[str, ...]) -> bool:
    """Whether a link leads to what is no page of the house."""
    return not (link.startswith("#") or acts(link) or stays(link, house))


def writes(link: str, house: tuple[str, ...]) -> bool:
    """Whether a link is an address for mail of the same house."""
    scheme, _, address = link.partition(":")
    mailed = address.partition("?")[0].strip().lower()
    return scheme.lower() == "mailto" and _registered(mailed.rpartition("@")[2]) in house


def _registered(host: str) -> str:
    """What a house has registered of a host's name: its last two words, three under what a country keeps."""
    words = host.split(".")
    kept = len(words[-1]) == _COUNTRY and words[-2:-1] and words[-2] in _UNDER
    return ".".join(words[-3:] if kept else words[-2:])
