"""What every answer of the server is made with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlencode

from starlette.responses import Response

from watcher.clock import utc_now
from watcher.damage import collected, tell
from watcher.model import COSMETIC
from watcher.render.html.links import OnServer
from watcher.render.html.pages import Frame, Pager

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo

    from starlette.requests import Request

    from watcher.errors import DamagedRow
    from watcher.model import EditClass
    from watcher.model.glance import Glance, Selection
    from watcher.model.source import Source
    from watcher.store.archive import Archive

PAGE = 40
"""Entries on a page: more than one reads at once, few enough for a page of 30 KB."""

DIGITS = 15
"""Of a number in a path: more than any row number has, and what every database takes."""

MOST_PAGES = 10_000
"""So far one may leaf; who wants more asks the API for a time."""


Item = TypeVar("Item")
Made = TypeVar("Made")

KEPT = timedelta(seconds=30)
"""A report over 100,000 articles takes two seconds; who looks twice in this time is shown the same."""

MOST_KEPT = 24
"""Answers that are kept at a time; the numbers of 100,000 articles in an order are 0.8 MB."""

AT_HAND = frozenset(("changed", "added"))
"""Orders that an index of the store knows; for the others every article is read."""


@dataclass(frozen=True, slots=True)
class Site:
    """The server's means.

    Attributes:
        archive: what is known; for reading.
        zone: in which times are told to people.
        cosmetic: classes of edits that need no disclosure.
        clock: the time.
    """

    archive: Archive
    zone: tzinfo
    cosmetic: frozenset[EditClass] = COSMETIC
    clock: Callable[[], datetime] = utc_now
    _kept: dict[tuple[str, ...], tuple[datetime, Any, dict[str, DamagedRow]]] = field(default_factory=dict)

    def kept(self, key: tuple[str, ...], make: Callable[[], Made]) -> Made:
        """What `make` makes, or made less than `KEPT` ago: for sums over all that is kept.

        What was made longest ago makes room for what is new. What was left out of it is told each time.
        """
        made, value, damaged = self._kept.get(key, (None, None, {}))
        now = self.clock()
        if made is None or not timedelta(0) <= now - made < KEPT:
            with collected() as damaged:
                value = make()
            self._kept.pop(key, None)
            self._kept[key] = now, value, damaged
            for oldest in list(self._kept)[:-MOST_KEPT]:
                self._kept.pop(oldest, None)  # another thread may have been here
        tell(damaged)
        return cast("Made", value)

    def glances(self, which: Selection) -> Iterable[Glance]:
        """A page of the watched articles that are meant, and one more. An order that takes long is kept."""
        if which.order in AT_HAND and not (which.outlet or which.tag):
            return self.archive.glances.chosen(which)
        whole = replace(which, offset=0)
        numbers = self.kept(("glances", repr(whole)), lambda: self.archive.glances.numbers(whole))
        return self.archive.glances.numbered(numbers[which.offset : which.offset + PAGE + 1])

    def sources(self) -> list[Source]:
        """The sources of articles, with what they have brought."""
        return self.kept(("sources",), self.archive.sources.all)

    def frame(self, request: Request, *, watched: bool | None = None) -> Frame:
        """The frame of a page; `watched`: whether anything is, when that is known already."""
        known = not self.archive.is_empty() if watched is None else watched
        left_out = getattr(request.state, "left_out", ())
        return Frame(self.links(request), self.zone, self.clock(), watched=known, left_out=left_out)

    def links(self, request: Request) -> OnServer:
        """Links within the server, wherever a proxy puts it."""
        return OnServer(request.scope.get("root_path", "").rstrip("/"))

    def addresses(self, request: Request) -> OnServer:
        """The same as whole addresses, for feeds and archive tools."""
        return OnServer(str(request.base_url).rstrip("/"))


def html(text: str, status: int = 200, **headers: str) -> Response:
    """A page."""
    return Response(text, status, headers, media_type="text/html")


def window(items: Iterable[Item], number: int) -> tuple[list[Item], bool]:
    """Page `number` of a list that is read as it is asked for, and whether there are more."""
    found = list(islice(items, (number - 1) * PAGE, number * PAGE + 1))
    return found[:PAGE], len(found) > PAGE


def pager(request: Request, number: int, *, more: bool) -> Pager:
    """The pages before and behind page `number` of a list."""
    path = str(request.url.path)

    def page(which: int) -> str:
        terms: dict[str, Any] = {key: value for key, value in request.query_params.items() if key != "page"}
        terms |= {"page": which} if which > 1 else {}
        return path + (f"?{urlencode(terms)}" if terms else "")

    return Pager(page(number - 1) if number > 1 else "", page(number + 1) if more else "")
