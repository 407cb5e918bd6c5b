"""Changes as Atom feeds: all, silent ones, of a host, of an article."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from starlette.responses import Response

from watcher.render.atom import Entry, Feed, atom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

    from watcher.model import Article, Snapshot
    from watcher.web.site import Site

ENTRIES = 50
"""As many as readers keep in sight; a reader that asks once a day misses none of an outlet's day."""


def everything(site: Site, request: Request) -> Response:
    """All changes."""
    address = site.addresses(request)
    found = site.archive.changed(ENTRIES)
    return _feed(site, request, found, "all", "All changes", address.overview())


def silent(site: Site, request: Request) -> Response:
    """Changes of substance that no note speaks of."""
    address = site.addresses(request)
    return _feed(site, request, site.archive.undisclosed(), "silent", "Silent edits", address.silent())


def of_host(site: Site, request: Request) -> Response:
    """All changes of a host's articles."""
    host = request.path_params["host"]
    address = site.addresses(request)
    found = site.archive.changed(ENTRIES, host=host)
    return _feed(site, request, found, f"host {host}", f"Changes on {host}", address.overview(outlet=host))


def of_article(site: Site, request: Request) -> Response:
    """All versions of an article."""
    article = site.archive.article(request.path_params["article"])
    found = ((article, snapshot) for snapshot in reversed(site.archive.snapshots(article.id)))
    title = article.title or article.url
    return _feed(site, request, found, article.url, title, site.addresses(request).article(article))


def _feed(
    site: Site, request: Request, found: Iterable[tuple[Article, Snapshot]], key: str, title: str, page: str
) -> Response:
    addresses = site.addresses(request)
    entries = [
        Entry(article, snapshot, addresses.change(snapshot)) for article, snapshot in islice(found, ENTRIES)
    ]
    newest = max((entry.snapshot.captured_at for entry in entries), default=site.clock())
    feed = Feed(key, title, newest, link=page, self_link=str(request.url))
    return Response(atom(feed, entries, site.zone), media_type="application/atom+xml")
