"""Versions for archive tools: Memento headers, a TimeMap and a TimeGate for each article (RFC 7089)."""

from __future__ import annotations

from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from starlette.responses import RedirectResponse, Response

from watcher.errors import UnknownArticle
from watcher.past.compared import side
from watcher.web.parameters import BadParameter
from watcher.web.site import html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from starlette.requests import Request

    from watcher.model import Article
    from watcher.render.html.links import OnServer
    from watcher.web.site import Site

    Moments = Sequence[tuple[int, datetime]]

LINK_FORMAT = "application/link-format"


def version(site: Site, request: Request) -> Response:
    """A version's text, as a memento of the article."""
    number = request.path_params["version"]
    article = site.archive.article(request.path_params["article"])
    snapshot, reading = side(site.archive, article.id, number)
    origin, moments = site.archive.provenance(article.id, number), site.archive.moments(article.id)
    answer = html(site.frame(request).version(article, snapshot, reading, origin))
    answer.headers["Memento-Datetime"] = _date(snapshot.captured_at)
    answer.headers["Link"] = _header(site.addresses(request), article, moments, number)
    return answer


def timemap(site: Site, request: Request) -> Response:
    """All versions of an article as links."""
    article = _meant(site, request, "/timemap/link/")
    moments = site.archive.moments(article.id)
    addresses = site.addresses(request)
    span = f'; from="{_date(moments[0][1])}"; until="{_date(moments[-1][1])}"' if moments else ""
    lines = [
        f'<{article.url}>; rel="original"',
        f'<{addresses.timemap(article)}>; rel="self"; type="{LINK_FORMAT}"{span}',
        f'<{addresses.timegate(article)}>; rel="timegate"',
        *(_memento(addresses, article, moments, k) for k in range(len(moments))),
    ]
    return Response(",\n".join(lines) + "\n", media_type=LINK_FORMAT)


def timegate(site: Site, request: Request) -> Response:
    """The version that stood at the moment asked for with Accept-Datetime; the newest without one."""
    article = _meant(site, request, "/timegate/")
    moments = site.archive.moments(article.id)
    if not moments:
        raise UnknownArticle(f"{article.url} has no version yet.")
    number = _at(moments, _asked(request))
    addresses = site.addresses(request)
    answer = RedirectResponse(addresses.version(article.id, number), status_code=302)
    answer.headers["Vary"] = "accept-datetime"
    answer.headers["Link"] = _header(addresses, article, moments, number)
    return answer


def _meant(site: Site, request: Request, prefix: str) -> Article:
    """The article whose address follows the prefix, as the client wrote it."""
    raw = bytes(request.scope.get("raw_path") or request.scope["path"].encode())
    path = raw.decode("latin-1").removeprefix(request.scope.get("root_path", "")).removeprefix(prefix)
    query = request.scope["query_string"].decode("latin-1")
    address = f"{path}?{query}" if query else path
    for spelling in dict.fromkeys((address, unquote(address))):
        if (article := site.archive.with_url(spelling)) is not None:
            return article
    raise UnknownArticle(f"{unquote(address)} is not watched.")


def _asked(request: Request) -> datetime | None:
    given = request.headers.get("accept-datetime")
    if given is None:
        return None
    try:
        moment = parsedate_to_datetime(given)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadParameter('Accept-Datetime must be a date such as "Tue, 12 Jan 2021 10:30:00 GMT"')
    return moment


def _at(moments: Moments, asked: datetime | None) -> int:
    """The newest version captured by then; the first when we had not looked yet."""
    if asked is None:
        return moments[-1][0]
    # Headers have no parts of a second: what was captured within the second asked for had come by then.
    known = [number for number, captured in moments if captured.replace(microsecond=0) <= asked]
    return known[-1] if known else moments[0][0]


def _header(addresses: OnServer, article: Article, moments: Moments, number: int) -> str:
    """The links of a version to its article, its neighbours and the way to all others."""
    place = next(k for k, (version, _) in enumerate(moments) if version == number)
    shown = sorted({0, max(place - 1, 0), place, min(place + 1, len(moments) - 1), len(moments) - 1})
    return ", ".join(
        [
            f'<{_ascii(article.url)}>; rel="original"',
            f'<{_ascii(addresses.timegate(article))}>; rel="timegate"',
            f'<{_ascii(addresses.timemap(article))}>; rel="timemap"; type="{LINK_FORMAT}"',
            *(_memento(addresses, article, moments, k, place) for k in shown),
        ]
    )


def _memento(
    addresses: OnServer, article: Article, moments: Moments, k: int, place: int | None = None
) -> str:
    number, captured = moments[k]
    relations = " ".join([*_relations(k, len(moments), place), "memento"])
    return f'<{addresses.version(article.id, number)}>; rel="{relations}"; datetime="{_date(captured)}"'


def _relations(k: int, count: int, place: int | None) -> Iterator[str]:
    if k == 0:
        yield "first"
    if k == count - 1:
        yield "last"
    if place is not None and k == place - 1:
        yield "prev"
    if place is not None and k == place + 1:
        yield "next"


def _date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def _ascii(address: str) -> str:
    """An address as a header can have it."""
    return quote(address, safe=_KEPT)


_KEPT = "%/:?#[]@!$&'()*+,;=~"
"""What has a meaning in an address, and what is encoded already."""
