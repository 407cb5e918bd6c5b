"""From settings and the files that they name to ways of asking: headers, cookies, proxies, browsers."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.config.proxies import proxies
from watcher.decide.twins import key
from watcher.fetch import host_of
from watcher.fetch.headers import MAX_COOKIES, sendable
from watcher.fetch.way import USUAL, Cookie, Way, Ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.config.schema import File, WaySection

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A header's or cookie's name (RFC 9110, section 5.6.2)."""

NOT_YOURS = frozenset({"host", "connection", "content-length", "transfer-encoding", "accept-encoding"})
NOT_YOURS |= {"if-none-match", "if-modified-since", "range", "proxy-authorization"}
"""Headers that say how the connection works or what came of the last check, and are ours to write."""

_COLUMNS = 7
"""Of a line in a cookies.txt: domain, subdomains too, path, secure, until, name, value."""


def ways(file: File, folder: Path) -> tuple[Ways, list[str]]:
    """The ways that a configuration asks for, and what is wrong with the files it names.

    Args:
        file: the configuration.
        folder: against which the names of files are resolved.
    """
    faults: list[str] = []
    hosts = {one.host: way for one in file.hosts if (way := _way(one, one.host, folder, faults))}
    articles = {}
    for one in file.articles:
        if way := _way(one, host_of(one.url), folder, faults):
            articles[one.url] = replace(way, secure=one.url.startswith("https:"))
            articles.setdefault(key(one.url), articles[one.url])
    return Ways(articles, hosts, proxies(file.fetch.proxy)), list(dict.fromkeys(faults))


def _way(section: WaySection, host: str, folder: Path, faults: list[str]) -> Way | None:
    found = Way(proxy=section.proxy, browser=section.render == "browser")
    if section.headers:
        found = replace(found, headers=tuple(_headers(folder / Path(section.headers).expanduser(), faults)))
    if section.cookies:
        place = folder / Path(section.cookies).expanduser()
        found = replace(found, cookies=tuple(_cookies(place, host, faults)))
    return replace(found, host=host) if found != USUAL else None


def _lines(place: Path, key: str, faults: list[str]) -> Iterator[tuple[int, str]]:
    try:
        text = place.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", "") or "it is not UTF-8"
        faults.append(f"{place}: cannot be read: {why}; `{key}` in the configuration names it")
        return
    yield from ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def _headers(place: Path, faults: list[str]) -> Iterator[tuple[str, str]]:
    """The lines `Name: value` of a file. What is wrong is told by its line, never by its words."""
    for number, line in _lines(place, "headers", faults):
        if line.startswith("#"):
            continue
        name, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not _TOKEN.fullmatch(name) or not sendable(value, MAX_COOKIES):
            faults.append(f"{place}, line {number}: is no header; write Name: value")
        elif name.lower() in NOT_YOURS:
            faults.append(f"{place}, line {number}: the header {name} is the program's own; take it out")
        else:
            yield name, value


def _cookies(place: Path, host: str, faults: list[str]) -> Iterator[Cookie]:
    """Of a cookies.txt (Netscape's, which browsers and curl write) those of a host; or of `a=b; c=d`."""
    found = 0
    for number, line in _lines(place, "cookies", faults):
        if line.startswith("#") and not line.startswith("#HttpOnly_"):
            continue
        cells = line.removeprefix("#HttpOnly_").split("\t")
        cookies = [_of_row(cells, host)] if len(cells) == _COLUMNS else list(_of_pairs(line))
        for cookie in cookies:
            if cookie is None:
                continue  # of another host
            if not _TOKEN.fullmatch(cookie.name) or not sendable(cookie.value or "-", MAX_COOKIES):
                faults.append(
                    f"{place}, line {number}: is no cookie; export a cookies.txt, or write a=b; c=d"
                )
                continue
            found += 1
            yield cookie
    if not found and not any(fault.startswith(str(place)) for fault in faults):
        faults.append(f"{place}: has no cookie for {host}; export it from a browser that is logged in there")


def _of_row(cells: list[str], host: str) -> Cookie | None:
    domain, below, path, secure, _, name, value = cells
    theirs, ours = domain.lower().lstrip("."), urlsplit(f"//{host}").hostname or ""
    wide = below.upper() == "TRUE" or domain.startswith(".")
    fits = ours == theirs or (wide and ours.endswith(f".{theirs}"))
    return Cookie(name, value, path or "/", secure.upper() == "TRUE") if fits else None


def _of_pairs(line: str) -> Iterator[Cookie]:
    for pair in line.removeprefix("Cookie:").split(";"):
        name, _, value = pair.strip().partition("=")
        if pair.strip():
            yield Cookie(name.strip(), value.strip())
