"""TimeMaps: an archive's list of its captures of a page (RFC 7089), in link format (RFC 6690), in pages.

Where a TimeMap has several pages, `walk` says which it wants next.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

MOST_PAGES = 100
"""Pages of a TimeMap that are asked for; the Internet Archive has 10,000 captures on one."""

_LINK = re.compile(r"<(?P<target>[^>]*)>(?P<rest>(?:[^,<\"]|\"[^\"]*\")*)")
_PARAMETER = re.compile(r";\s*(?P<name>[\w*-]+)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>[^\s;,\"]+))")
_STAMP = re.compile(
    r"(?<=/)(?P<stamp>\d{14})(?P<form>[a-z]{2}_)?/(?P<original>https?:/{1,2}\S+|\S+)", re.IGNORECASE
)
"""How Wayback Machines name captures: .../20260501120000/https://news.example/ferry. Behind the digits stands
the form: "id_" is the page as it was received, without the archive's own links and banner."""


@dataclass(frozen=True, slots=True)
class Memento:
    """A capture of an archive.

    Attributes:
        uri: where it can be seen.
        at: when it was captured, by the archive's word; UTC.
    """

    uri: str
    at: datetime


def timemap(text: str, url: str) -> tuple[tuple[Memento, ...], tuple[str, ...]]:
    """Read a page of a TimeMap. Never raises: what is no link is passed over.

    Args:
        text: in link format.
        url: where it came from.

    Returns:
        Its captures, and the addresses of its other pages.
    """
    mementos: dict[str, Memento] = {}
    pages: dict[str, None] = {}
    for target, relations, parameters in links(text):
        address = _joined(url, target)
        if not address:
            continue
        if "memento" in relations and (at := stated(parameters.get("datetime", ""))) is not None:
            mementos.setdefault(address, Memento(address, at))
        elif "timemap" in relations and "self" not in relations and address != url:
            pages[address] = None
    return tuple(mementos.values()), tuple(pages)


class Link(NamedTuple):
    """A link of a Link header or a document in link format."""

    target: str
    relations: frozenset[str]
    parameters: dict[str, str]


def links(text: str) -> Iterator[Link]:
    """The links of a text, with what they are to the page."""
    for link in _LINK.finditer(text):
        found = {
            item["name"].lower(): item["quoted"] if item["quoted"] is not None else item["plain"]
            for item in reversed(list(_PARAMETER.finditer(link["rest"])))
        }
        yield Link(link["target"].strip(), frozenset(found.get("rel", "").lower().split()), found)


def linked(text: str, relation: str) -> str:
    """The first address of a text's links that is so related to the page; "" when none is."""
    return next((link.target for link in links(text) if relation in link.relations), "")


def _joined(url: str, target: str) -> str:
    with suppress(ValueError):
        address = urljoin(url, target.strip())
        return address if address.startswith(("http://", "https://")) else ""
    return ""


def stated(text: str) -> datetime | None:
    """The moment that an archive states, as HTTP writes dates (RFC 7089, section 2.1.1); UTC."""
    with suppress(ValueError, TypeError, OverflowError):
        return parsedate_to_datetime(text).astimezone(UTC)
    return None


def walk(url: str) -> Generator[str, str | None, tuple[Memento, ...]]:
    """Read all pages of a TimeMap; yields each address wanted, is sent its text, None when there is none.

    Returns:
        All captures, oldest first.
    """
    found: dict[str, Memento] = {}
    waiting, asked = [url], set[str]()
    while waiting and len(asked) < MOST_PAGES:
        address = waiting.pop(0)
        asked.add(address)
        text = yield address
        mementos, pages = timemap(text or "", address)
        found |= {memento.uri: memento for memento in mementos if memento.uri not in found}
        waiting += [page for page in pages if page not in asked and page not in waiting]
    return tuple(sorted(found.values(), key=lambda memento: (memento.at, memento.uri)))


def raw(uri: str) -> str:
    """Where the page stands as it was received; of archives that name captures otherwise, where it stands."""
    return _STAMP.sub(lambda found: f"{found['stamp']}id_/{found['original']}", uri, count=1)


def original(uri: str) -> str:
    """The address that was captured, as far as the capture's own address tells; "" otherwise."""
    found = _STAMP.search(uri)
    if found is None:
        return ""
    address = re.sub(r"^(https?):/(?=[^/])", r"\1://", found["original"])
    return address if address.startswith(("http://", "https://")) else f"http://{address}"


def moment_of(uri: str) -> datetime | None:
    """When it was captured, by its address."""
    found = _STAMP.search(uri)
    with suppress(ValueError):
        return datetime.strptime(found["stamp"], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if found else None
    return None


def spread(mementos: Sequence[Memento], limit: int) -> tuple[Memento, ...]:
    """So many of them, evenly over their number; the first and the last are among them."""
    if len(mementos) <= limit:
        return tuple(mementos)
    if limit < 2:  # noqa: PLR2004  the first and the last
        return tuple(mementos[-limit:]) if limit else ()
    last = len(mementos) - 1
    return tuple(mementos[round(place * last / (limit - 1))] for place in range(limit))
