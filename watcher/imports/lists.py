"""Lists of addresses: OPML, CSV with a column of addresses, one address a line."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from lxml import etree

from watcher.config.units import duration
from watcher.errors import UsageError
from watcher.fetch.address import EXAMPLE
from watcher.model.haul import Haul, Left, OldArticle, OldSource

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = re.compile(r"""(?:[-*•]\s+)?[<"']?(https?://[^\s<>"]+)""", re.IGNORECASE)
"""At the start of a line, as people write it: after a bullet, in quotation marks, before a comma."""

_ALONE = re.compile(rf"""{ADDRESS.pattern}[>"']?[,;]?""", re.IGNORECASE)
_MORE = re.compile(r"""(?:\s+|(?<=[,;]))(?=[<"']?https?://)""", re.IGNORECASE)
"""Before another address of the same line."""

_PIECES = re.compile(
    r"""(?:[-*•]\s+)?[<"']?https?://(?P<host>[^\s/?#:<>"]+)\s+(?P<rest>[\w.-]+)(?P<path>/?)""", re.IGNORECASE
)
_NAME = re.compile(r"[\w-]*(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)

COLUMNS = ("url", "link", "address", "uri")
"""Names of the column with the addresses; the first that is there."""


def opml(body: bytes) -> Haul:
    """Read an outline of feeds (opml.org). Folders become tags.

    Raises:
        UsageError: it is no XML, or defines entities of its own.
    """
    if re.search(rb"<!ENTITY", body[:65536], re.IGNORECASE):
        raise UsageError("the outline defines entities of its own, which are not followed")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f"the outline is broken: {' '.join(str(error).split())[:200]}") from None
    articles: list[OldArticle] = []
    sources: list[OldSource] = []
    left: list[Left] = []
    for outline in root.iter("outline"):
        title = outline.get("title") or outline.get("text") or ""
        feed, link = outline.get("xmlUrl"), outline.get("url") or outline.get("htmlUrl")
        if feed:
            sources.append(OldSource(feed, title, _folders(outline)))
        elif link:
            articles.append(OldArticle(link, tags=_folders(outline)))
        elif not len(outline):
            left.append(Left(title or "an outline", "it has no address"))
    return Haul("OPML", tuple(articles), tuple(sources), tuple(left))


def _folders(outline: etree._Element) -> tuple[str, ...]:
    above = (el.get("title") or el.get("text") or "" for el in outline.iterancestors("outline"))
    return tuple(name for name in above if name)


def table(text: str) -> Haul:
    """Read a CSV with a column "url"; beside it may stand "every" and "tags", separated by ; or ,.

    Raises:
        UsageError: no column is called so, or the table is broken.
    """
    dialect: type[csv.Dialect] = csv.excel
    with suppress(csv.Error):
        dialect = csv.Sniffer().sniff(text[:4096], delimiters=",;\t")
    rows = csv.DictReader(io.StringIO(text), dialect=dialect)
    try:
        return _table(rows)
    except csv.Error as error:
        raise UsageError(f"the table is broken after line {rows.line_num}: {error}") from None


def _table(rows: csv.DictReader[str]) -> Haul:
    names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    column = next((names[name] for name in COLUMNS if name in names), None)
    if column is None:
        raise UsageError(f'the table has no column "url"; it has: {", ".join(filter(None, names))}')
    articles: list[OldArticle] = []
    left: list[Left] = []
    for number, row in enumerate(rows, 2):

        def cell(name: str, row: dict[str, str] = row) -> str:
            return (row.get(names.get(name, "")) or "").strip()

        url = (row.get(column) or "").strip()
        if not url:
            left.append(Left(f"line {number}", "it has no address"))
            continue
        every, losses = _every(cell("every"))
        tags = tuple(word for word in re.split(r"[;,]\s*", cell("tags") or cell("tag")) if word)
        articles.append(OldArticle(url, every, tags, losses=losses))
    return Haul("CSV", tuple(articles), left=tuple(left))


def _every(text: str) -> tuple[timedelta | None, tuple[str, ...]]:
    if not text:
        return None, ()
    with suppress(ValueError):
        found = duration(text)
        if isinstance(found, timedelta) and found > timedelta(0):
            return found, ()
    return None, (f'its interval "{text}": write "90s", "5m", "2h" or "1d"',)


def plain(text: str) -> Haul:
    """Read a list with an address a line; the rest of the line is not looked at, # begins a remark.

    Where nothing but addresses stand on a line, it is all of them.
    """
    found = list(_lines(text))
    articles = [item for item in found if isinstance(item, OldArticle)]
    return Haul("list of addresses", tuple(articles), left=tuple(i for i in found if isinstance(i, Left)))


def _lines(text: str) -> Iterator[OldArticle | Left]:
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        if fault := _fault(words):
            yield Left(f"line {number}: {words[:60]}", fault)
        else:
            yield from (OldArticle(url.rstrip(",;'")) for url in _addresses(words))


def _fault(words: str) -> str:
    """Why a line begins with no address, and what to do; "" where it does."""
    if _in_pieces(words):
        return "a space stands in its host; write it without"
    return "" if ADDRESS.match(words) else f"it is no web address; {EXAMPLE}"


def _addresses(words: str) -> list[str]:
    """All addresses of a line that has nothing else, or the one that it begins with."""
    parts = _MORE.split(words)
    found = [address[1] for part in parts if (address := _ALONE.fullmatch(part))]
    return found if len(found) == len(parts) else ADDRESS.findall(words)[:1]


def _in_pieces(words: str) -> bool:
    """Whether what stands behind an address can only be the rest of its host.

    That is a name with a dot where the host has none ("exa mple.org"), and one with a path where the host has
    ("www.exa mple.org/ferry", "www. example.org/"); a title is neither, and behind a path may stand anything.
    """
    found = _PIECES.match(words)
    if found is None:
        return False
    host, rest, path = found["host"], found["rest"], bool(found["path"])
    if _NAME.fullmatch(rest) and not host.endswith(rest):
        return path or "." not in host
    return path and host.endswith(".")
