"""A history as a web archive (WARC 1.1), by warcio (an extra; imported only here)."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from watcher import __version__
from watcher.errors import MissingExtra, NotKept
from watcher.model import OriginKind
from watcher.render.documents import iso

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from watcher.model.history import Headers, History, Provenance, Version

SEEN_UNTIL = "Watcher-Seen-Until"
"""A field of our own beside an answer: when the version was last seen to stand. Others pass over it.

Of one that only a single look found that is before its capture: when it was asked for."""

CAPTURED_BY = "Watcher-Captured-By"
"""Another: the kind, name and address of who captured it, as JSON, where no look of ours did."""

FLAPPING = "Watcher-Flapping"
"""Another: "yes" where the page made the change that led to the version by itself, and nobody edited it."""

MADE_FOR_THE_WAY = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers of the body as it was sent. What is kept is the page inside, so they get another name."""


_PHRASES = {status.value: status.phrase for status in HTTPStatus}


def write_warc(target: IO[bytes], history: History, raw: Callable[[int], bytes]) -> int:
    """Write the archive, compressed: for each version whose page is still kept the request and the answer.

    A version of which another program kept the text alone is left out: nobody ever answered with its page.

    Args:
        target: where to.
        history: what it is of.
        raw: the page of a version as received, decompressed.

    Returns:
        How many versions are left out.

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
    ends = {one.snapshot.version - 1: one.snapshot.not_before for one in history.versions}
    ends[history.article.version] = history.article.last_good_at
    left = len(history.versions)
    for version in history.versions:
        number, origin = version.snapshot.version, version.snapshot.origin
        if origin is None or not origin.text_only:
            with suppress(NotKept):
                page, beside = raw(number), _said_beside(version, ends.get(number))
                _write_version(writer, version.provenance, page, beside)
                left -= 1
    return left


def _said_beside(version: Version, end: datetime | None) -> dict[str, str]:
    """What stands beside an answer, so that whoever takes it over can say it, too."""
    origin, came = version.snapshot.origin, version.snapshot.captured_at
    fields = {"WARC-Date": iso(came)}
    if end is not None:
        fields[SEEN_UNTIL] = iso(end)
    if version.snapshot.flapping:
        fields[FLAPPING] = "yes"
    if origin is not None and origin.kind in {OriginKind.ARCHIVE, OriginKind.WARC}:
        fields[CAPTURED_BY] = json.dumps([origin.kind.value, origin.name, origin.uri])
    return fields


def _write_version(writer: Any, origin: Provenance, page: bytes, fields: dict[str, str]) -> None:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415  an extra

    line = f"{origin.status} {_PHRASES.get(origin.status, '')}".strip()
    answer = StatusAndHeaders(line, _kept(origin.headers, page), "HTTP/1.1")
    response = writer.create_warc_record(
        origin.url,
        "response",
        payload=io.BytesIO(page),
        length=len(page),
        http_headers=answer,
        warc_headers_dict=fields,
    )
    if origin.asked is None:
        writer.write_record(response)
        return
    parts = urlsplit(origin.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = [("host", parts.netloc), *origin.asked]
    headers = StatusAndHeaders(f"GET {path} HTTP/1.1", asked, is_http_request=True)
    date = {"WARC-Date": fields["WARC-Date"]}
    request = writer.create_warc_record(origin.url, "request", http_headers=headers, warc_headers_dict=date)
    writer.write_request_response_pair(request, response)


def _kept(headers: Headers | None, page: bytes) -> list[tuple[str, str]]:
    kept = [(_name(name), value) for name, value in headers or ()]
    return [*kept, ("content-length", str(len(page)))]


def _name(name: str) -> str:
    return f"x-archive-orig-{name}" if name in MADE_FOR_THE_WAY else name
