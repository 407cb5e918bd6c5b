"""Changes as Atom feeds: all, silent ones, of an outlet, of an article."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from starlette.responses import Response

from watcher.render.atom import Entry, Feed, atom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

    from watcher.model import Article, Snapshot
    from watcher.render.html.links import OnServer
    from watcher.web.site import Site

ENTRIES = 50
"""As many as readers keep in sight; a reader that asks once a day misses none of an outlet's day."""
NOTHING_YET = datetime.fromtimestamp(0, UTC)
"""When a feed without entries was updated: always then, or it would be sent anew to whoever asks."""


def everything(site: Site, request: Request) -> Response:
    """All changes."""
    to = site.addresses(request)
    return _feed(
        site,
        to,
        site.archive.report.changed(ENTRIES),
        "all",
        "All changes",
        page=to.overview(),
        own=to.feed("all"),
    )


def silent(site: Site, request: Request) -> Response:
    """Changes of substance that no note speaks of."""
    to, found = site.addresses(request), site.archive.report.undisclosed()
    return _feed(site, to, found, "silent", "Undisclosed changes", page=to.silent(), own=to.feed("silent"))


def of_outlet(site: Site, request: Request) -> Response:
    """All changes of the articles whose outlet or host has these letters in its name."""
    to, outlet = site.addresses(request), request.path_params["outlet"]
    found = site.archive.report.changed(ENTRIES, outlet=outlet)
    page, own = to.overview(outlet=outlet), to.outlet_feed(outlet)
    return _feed(site, to, found, f"outlet {outlet}", f"Changes: {outlet}", page=page, own=own)


def of_article(site: Site, request: Request) -> Response:
    """All versions of an article."""
    article = site.archive.article(request.path_params["article"])
    found = ((article, snapshot) for snapshot in reversed(site.archive.snapshots(article.id)))
    to, title = site.addresses(request), article.title or article.url
    return _feed(site, to, found, article.url, title, page=to.article(article), own=to.article_feed(article))


def _feed(
    site: Site,
    to: OnServer,
    found: Iterable[tuple[Article, Snapshot]],
    key: str,
    title: str,
    *,
    page: str,
    own: str,
) -> Response:
    """The newest of what was found; `page` shows people the same, `own` is the feed's address."""
    some = islice(found, ENTRIES)
    entries = [Entry(article, snapshot, to.change(snapshot)) for article, snapshot in some]
    newest = max((entry.snapshot.captured_at for entry in entries), default=NOTHING_YET)
    feed = Feed(key, title, newest, link=page, self_link=own)
    return Response(atom(feed, entries, site.zone), media_type="application/atom+xml")
