"""The application: routes, the headers of every answer, and what is said when something is wrong."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from watcher.damage import collected, tell
from watcher.errors import DamagedRow, NotKept, StoreError, UnknownArticle, UnknownVersion, WatcherError
from watcher.lean.log import structlog
from watcher.render.html.environment import style
from watcher.render.html.links import style_name
from watcher.web import api, feeds, health, memento, pages, websub
from watcher.web.openapi import DAMAGED, openapi_document
from watcher.web.parameters import BadParameter
from watcher.web.site import DIGITS, Site, html

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from watcher.sources.subscribing import Doorbell

    Handler = Callable[[Site, Request], Response]

log = structlog.get_logger("watcher.web")

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""No script, nothing from elsewhere, no frame: what a page of ours needs is its style sheet and its sign."""

EVERY_ANSWER = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

FOR_EVER = "public, max-age=31536000, immutable"
"""For the style sheet, whose name follows from its contents."""

HEADINGS = {400: "That cannot be asked", 404: "There is no such thing", 405: "For reading only"}
HEADINGS |= {500: "Something went wrong", 503: "The history cannot be read now"}
"""What a page says of a status; other statuses never happen."""

READ = ["GET", "HEAD"]


def application(site: Site, *, hosts: Sequence[str] = ("*",), doorbell: Doorbell | None = None) -> Starlette:
    """The application.

    Args:
        site: what it is made with.
        hosts: names under which it may be asked; any other is refused, so that no page of another site can
            reach it through a name that leads here. "*" is any.
        doorbell: takes what hubs of feeds push; None: nothing is taken in.
    """
    handlers = [*PATHS, *((path, handler) for path, *_, handler in api.OPERATIONS)]
    routes = [Route(path, _answering(site, handler), methods=READ) for path, handler in handlers]
    if doorbell is not None:
        routes.append(websub.route(doorbell))
    faults: dict[Any, Any] = {
        BadParameter: partial(_fault, site, 400),
        UnknownArticle: partial(_fault, site, 404),
        UnknownVersion: partial(_fault, site, 404),
        NotKept: partial(_fault, site, 404),
        StoreError: partial(_fault, site, 503),
        DamagedRow: partial(_fault, site, 500),
        HTTPException: partial(_refused, site),
    }
    return Starlette(
        routes=routes,
        exception_handlers=faults,
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        ],
    )


def _answering(site: Site, handler: Handler) -> Callable[[Request], Response]:
    """The handler as a route wants it; it runs in a thread, for the archive is synchronous."""

    def answer(request: Request) -> Response:
        try:
            site.archive.database.stand()
            return _told(request, lambda: _cached(request, handler(site, request)))
        except (WatcherError, BadParameter):  # these are told below, by what they are
            raise
        except Exception:  # one page that cannot be made must not look like a broken server
            log.exception("page_failed", path=request.url.path)
            return _said(site, request, 500, "This page could not be made; the log has the details.")

    return answer


def _told(request: Request, make: Callable[[], Response]) -> Response:
    """With the number of rows that are left out: in a header, and for the page in `request.state`."""
    try:
        with collected() as damaged:
            request.state.left_out = damaged
            answer = make()
    finally:
        tell(damaged)  # in the log, for those who run it
    if damaged:
        answer.headers[DAMAGED] = str(len(damaged))
    return answer


def _cached(request: Request, answer: Response) -> Response:
    """With a name for its contents; 304 for a client that has them (RFC 9110, section 13)."""
    if answer.status_code != 200 or "cache-control" in answer.headers:  # noqa: PLR2004  HTTP's own
        return answer
    tag = f'W/"{sha256(bytes(answer.body)).hexdigest()[:20]}"'
    kept = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=kept)
    answer.headers.update(kept)
    return answer


def _fault(site: Site, status: int, request: Request, fault: Exception) -> Response:
    return _said(site, request, status, str(fault).splitlines()[0])


def _refused(site: Site, request: Request, fault: HTTPException) -> Response:
    answer = _said(site, request, fault.status_code, _REFUSALS.get(fault.status_code, fault.detail))
    answer.headers.update(fault.headers or {})
    return answer


_REFUSALS = {404: "No page has this address.", 405: "Nothing can be changed here."}


def _said(site: Site, request: Request, status: int, message: str) -> Response:
    """A page for people, a problem document for programs (RFC 9457)."""
    heading = HEADINGS.get(status, "That cannot be answered")
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    if path.startswith("/api/"):
        problem = {"title": heading, "status": status, "detail": message}
        return JSONResponse(problem, status, media_type="application/problem+json")
    return html(site.frame(request, watched=True).message(heading, message), status)


class Number(Convertor[int]):
    """A number in a path that every database takes."""

    regex = f"[0-9]{{1,{DIGITS}}}"

    def convert(self, value: str) -> int:
        """From the path."""
        return int(value)

    def to_string(self, value: int) -> str:
        """To a path."""
        return str(value)


register_url_convertor("number", Number())


class Headers:
    """Adds to every answer the headers that keep it harmless."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                more = [(name.encode(), value.encode()) for name, value in EVERY_ANSWER.items()]
                message["headers"] = [*message["headers"], *(pair for pair in more if pair[0] not in given)]
            await send(message)

        await self._app(scope, receive, with_headers)


def _style(_: Site, __: Request) -> Response:
    return Response(style(), media_type="text/css", headers={"Cache-Control": FOR_EVER})


def _icon(_: Site, __: Request) -> Response:
    sign = files("watcher.render.html").joinpath("icon.svg").read_bytes()
    return Response(sign, media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


def _openapi(site: Site, request: Request) -> Response:
    return JSONResponse(openapi_document(site.links(request).root))


PATHS: Sequence[tuple[str, Handler]] = (
    ("/", pages.overview),
    ("/articles/{article:number}", pages.article),
    ("/articles/{article:number}/versions/{version:number}", memento.version),
    ("/articles/{article:number}/versions/{version:number}/page", pages.page),
    ("/articles/{article:number}/diff/{first:number}..{second:number}", pages.diff),
    ("/notes", pages.notes),
    ("/silent", pages.silent),
    ("/report", pages.report),
    ("/sources", pages.sources),
    ("/search", pages.search),
    ("/feeds/all.atom", feeds.everything),
    ("/feeds/silent.atom", feeds.silent),
    ("/feeds/outlets/{outlet:path}.atom", feeds.of_outlet),
    ("/feeds/articles/{article:number}.atom", feeds.of_article),
    ("/timemap/link/{url:path}", memento.timemap),
    ("/timegate/{url:path}", memento.timegate),
    ("/api/openapi.json", _openapi),
    ("/healthz", health.healthz),
    ("/metrics", health.metrics),
    (f"/static/{style_name()}", _style),
    ("/static/icon.svg", _icon),
)
"""What is answered where."""
