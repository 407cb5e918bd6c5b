"""For those who run it: whether the database answers, and figures for Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from watcher.errors import WatcherError
from watcher.render.metrics import metrics_text

if TYPE_CHECKING:
    from starlette.requests import Request

    from watcher.web.site import Site

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def healthz(site: Site, _: Request) -> Response:
    """200 while the database answers; 503 else."""
    try:
        site.archive.is_empty()
    except WatcherError:
        return JSONResponse({"status": "failing"}, 503)
    return JSONResponse({"status": "ok"})


def metrics(site: Site, _: Request) -> Response:
    """The watch in figures."""
    text = site.kept(("metrics",), lambda: metrics_text(site.archive.status(site.clock())))
    return Response(text, headers={"Content-Type": PROMETHEUS})
