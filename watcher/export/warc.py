"""A history as a web archive (WARC 1.1), by warcio (an extra; imported only here)."""

from __future__ import annotations

import io
from contextlib import suppress
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from watcher import __version__
from watcher.errors import MissingExtra, NotKept
from watcher.render.documents import iso

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.model.history import Headers, History, Provenance

__all__ = ["write_warc"]

MADE_FOR_THE_WAY = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers of the body as it was sent. What is kept is the page inside, so they get another name."""


_PHRASES = {status.value: status.phrase for status in HTTPStatus}


def write_warc(target: IO[bytes], history: History, raw: Callable[[int], bytes]) -> None:
    """Write the archive, compressed: for each version whose page is still kept the request and the answer.

    Args:
        target: where to.
        history: what it is of.
        raw: the page of a version as received, decompressed.

    Raises:
        MissingExtra: warcio is not installed.
    """
    try:
        from warcio.warcwriter import WARCWriter  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtra("A web archive", "warc") from None
    writer = WARCWriter(target, gzip=True, warc_version="1.1")
    about = {"software": f"watcher {__version__}", "format": "WARC file version 1.1"}
    about["isPartOf"] = history.article.url  # whose captures these are, wherever it moved to
    writer.write_record(writer.create_warcinfo_record("history.warc.gz", about))
    for version in history.versions:
        with suppress(NotKept):
            _write_version(writer, version.provenance, raw(version.snapshot.version))


def _write_version(writer: Any, origin: Provenance, page: bytes) -> None:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415  an extra

    line = f"{origin.status} {_PHRASES.get(origin.status, '')}".strip()
    answer = StatusAndHeaders(line, _kept(origin.headers, page), "HTTP/1.1")
    date = {"WARC-Date": iso(origin.captured_at)}
    response = writer.create_warc_record(
        origin.url,
        "response",
        payload=io.BytesIO(page),
        length=len(page),
        http_headers=answer,
        warc_headers_dict=date,
    )
    if origin.asked is None:
        writer.write_record(response)
        return
    parts = urlsplit(origin.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = [("host", parts.netloc), *origin.asked]
    headers = StatusAndHeaders(f"GET {path} HTTP/1.1", asked, is_http_request=True)
    request = writer.create_warc_record(origin.url, "request", http_headers=headers, warc_headers_dict=date)
    writer.write_request_response_pair(request, response)


def _kept(headers: Headers | None, page: bytes) -> list[tuple[str, str]]:
    kept = [(_name(name), value) for name, value in headers or ()]
    return [*kept, ("content-length", str(len(page)))]


def _name(name: str) -> str:
    return f"x-archive-orig-{name}" if name in MADE_FOR_THE_WAY else name
