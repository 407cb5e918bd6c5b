"""Where hubs of feeds ask back and push: the one thing that our server takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from watcher.errors import StoreError
from watcher.lean.log import structlog
from watcher.sources.subscribing import PATH

if TYPE_CHECKING:
    from starlette.requests import Request

    from watcher.sources.subscribing import Doorbell

log = structlog.get_logger("watcher.web")

MOST_BYTES = 4_000_000
"""Of a push. Feeds are smaller, and what is lost with a larger one is a hint."""


def route(doorbell: Doorbell) -> Route:
    """The route of hubs."""

    async def answer(request: Request) -> Response:
        try:
            return (
                await _push(doorbell, request) if request.method == "POST" else await _ask(doorbell, request)
            )
        except StoreError as error:
            log.error("push_lost", error=str(error))
            return _said("Try again later.", 503)

    return Route(f"{PATH}{{token}}", answer, methods=["GET", "POST"])


async def _ask(doorbell: Doorbell, request: Request) -> Response:
    token, asked = request.path_params["token"], dict(request.query_params)
    words = await run_in_threadpool(doorbell.confirm, token, asked)
    return _said("Nobody asked for that.", 404) if words is None else _said(words, 200)


async def _push(doorbell: Doorbell, request: Request) -> Response:
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > MOST_BYTES:
            return _said("That is too much.", 413)
    signature = request.headers.get("x-hub-signature", "")
    token = request.path_params["token"]
    known = await run_in_threadpool(doorbell.ring, token, signature, bytes(content))
    return _said("", 202) if known else _said("Nobody wants that any more.", 410)


def _said(words: str, status: int) -> Response:
    return Response(words, status, media_type="text/plain")
