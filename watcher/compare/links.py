"""What a link points to, without what only tracks the reader, and whether two differ in tokens only."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|cmpid?|icid|ncid|ref(?:_?src)?"
    r"|s?id_?session|session_?id|phpsessid|jsessionid|sid|token|nonce|_|cb|rnd|rand|ts|at_\w+|ito|smid|spm|__\w+",
    re.IGNORECASE,
)
"""Query parameters of campaigns, sessions and cache busters: another value leads to the same page."""


_SIGNED = re.compile(
    r"(?<=[?&])(?:(?:session|sess)(?:_?(?:id|key|token))?|(?:access|auth|csrf)_?token|sig(?:nature)?|hmac|jwt"
    r"|expires?|policy|key-pair-id|x-(?:amz|goog|oss)-[\w-]+)=[^&]*&?|;(?:jsessionid|phpsessid|sid)=[^/?;]*",
    re.IGNORECASE,
)
"""Names of more sessions, and of signatures, which storage makes anew for each reader. They are part of what
digests were made of, and stay so: another digest would say of old versions that their text is another one."""


_RANDOM = re.compile(
    r"(?<![?&]id=)(?<![?&]uuid=)(?<![?&]guid=)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    re.IGNORECASE,
)
"""A random UUID (RFC 9562, version 4) that does not say of itself that it names something."""


# What says nothing to a person and is made anew for each look: a token, or the number of a server before the
# site's name ("img3.news.example"). All other parts, and the name of what an address leads to, are the same.
_TOKEN = re.compile(r"[\w%~+-]{12,}")
_TURN = 4
"""Signs to each turn between capitals, others and digits, at most, and a digit among them, make a token
of a part: of sixteen random ones 19 in 20 are so. Words have more, also those that stand close together."""
_RUNS = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_SHORT = 3  # letters of "co" and "com" before a country: a site's own name stands before them


def from_page(url: str, links: Sequence[str]) -> tuple[str, ...]:
    """Links as they lead on from a page: whole addresses, "" for each that leads no further than the page.

    A site writes its own addresses now whole, now without its name: so six of 82 pages that differed between
    two captures, and three of them in nothing else.
    """
    return tuple(_further(url, link) for link in links)


@lru_cache(maxsize=4096)
def _further(url: str, link: str) -> str:
    try:
        address = urljoin(url, link.strip())
    except ValueError:
        return link
    return address if _target(address) != _target(url) else ""


def targets(links: Sequence[str]) -> tuple[str, ...]:
    """The pages that links lead to, as they are part of a digest: each once, in order."""
    return tuple(dict.fromkeys(target for target in map(_target, links) if target))


def pages(links: Sequence[str]) -> tuple[str, ...]:
    """The pages that links lead to, whoever asks and whenever: each once, in order."""
    ends = targets([_end(link) for link in links])
    return tuple(dict.fromkeys(_SIGNED.sub("", target).rstrip("?&") for target in ends))


def _page(link: str) -> str:
    """The page that a link leads to; "" for none."""
    return next(iter(pages((link,))), "")


@lru_cache(maxsize=4096)
def _end(link: str) -> str:
    """Where a link ends that leads through a counter of clicks: at the other site that its query names.

    The rest of such a query is the counter's, and made anew for each reader ("out?u=https...&h=AT0").
    """
    try:
        parts = urlsplit(link.strip())
        named = [value for _, value in parse_qsl(parts.query) if value.startswith(("http://", "https://"))]
        return named[0] if len(named) == 1 and urlsplit(named[0]).hostname != parts.hostname else link
    except ValueError:
        return link


@lru_cache(maxsize=4096)
def _target(link: str) -> str:
    """Without scheme, fragment and tracking; "" for what leads to no page (mailto:, javascript:)."""
    try:
        parts = urlsplit(link.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return link.strip()
    if parts.scheme not in {"http", "https", ""}:
        return ""
    query = urlencode(
        [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    )
    return f"{host}{parts.path.rstrip('/')}{'?' if query else ''}{query}"


class _Address(NamedTuple):
    """An address in parts: server and site ("cdn3", "news.example"), folders, name, the query's pairs."""

    server: str
    site: str
    folders: list[str]
    name: str
    query: list[tuple[str, str]]


def only_random(olds: Sequence[str], news: Sequence[str]) -> bool:
    """Whether links differ in nothing but what was drawn by lot for a visit, in front of a name that stayed.

    Of 200 documents that were looked at for years two had such links, another one at every look.
    """
    drawn = (_drawn(was) == _drawn(now) for was, now in zip(olds, news, strict=False))
    return len(olds) == len(news) and all(drawn)


def _drawn(link: str) -> str:
    """The page that a link leads to, without the random parts before its name and in its query."""
    page = _page(link)
    return page if _RANDOM.search(_address(link).name) else _RANDOM.sub("", page)


def frame(old: str, new: str) -> str:
    """What two addresses that differ in tokens only have in common, "*" for each; "" for others."""
    one, two = _address(old), _address(new)
    if one == two or (one.site, one.name) != (two.site, two.name) or not one.name:
        return ""
    if len(one.folders) != len(two.folders) or [k for k, _ in one.query] != [k for k, _ in two.query]:
        return ""
    folders = [*map(_common, one.folders, two.folders)]
    query = [(key, _common(a, b)) for (key, a), (_, b) in zip(one.query, two.query, strict=True)]
    server = _same_server(one, two)
    if not (server and all(folders) and all(value for _, value in query)):
        return ""
    return f"{server}.{one.site}/{'/'.join([*folders, one.name])}?{'&'.join(map('='.join, query))}"


def _address(link: str) -> _Address:
    head, _, query = _page(link).partition("?")
    host, *folders = head.split("/")
    server, _, site = host.partition(".")
    name = folders.pop() if folders else ""
    pairs = [(key, value) for key, _, value in (part.partition("=") for part in query.split("&"))]
    return _Address(server, site, folders, name, pairs)


def _common(one: str, two: str) -> str:
    """A part of both addresses: itself, or "*" for two tokens; "" for what may have a meaning."""
    if one == two:
        return one or "-"
    return "*" if _is_token(one) and _is_token(two) else ""


def _same_server(one: _Address, two: _Address) -> str:
    """Likewise; one of several servers of a site is told by its number."""
    first, *others = one.site.split(".")
    numbered = _DIGITS.sub("0", one.server) == _DIGITS.sub("0", two.server)
    if one.server == two.server:
        return one.server or "-"
    return "*" if numbered and (len(others) > 1 or (others and len(first) > _SHORT)) else ""


def _is_token(part: str) -> bool:
    if not _TOKEN.fullmatch(part) or not _DIGITS.search(part):
        return False
    runs = _RUNS.findall(part)
    turns = (_kind(a) != _kind(b) for run in runs for a, b in pairwise(run))
    return sum(turns) * _TURN >= sum(map(len, runs))


def _kind(sign: str) -> tuple[bool, bool]:
    return sign.isdigit(), sign.isupper()
