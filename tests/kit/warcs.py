"""Web archive files as other tools write them."""

from __future__ import annotations

import gzip
import io
from datetime import datetime
from typing import TYPE_CHECKING

from captures import FIRST, HOUR
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from watcher.demo.site import Request

if TYPE_CHECKING:
    from watcher.demo.site import Answer


def chunked(body: bytes) -> bytes:
    parts = (body[at : at + 700] for at in range(0, len(body), 700))
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def of_wget(kind: str, url: str, hour: int, block: bytes) -> bytes:
    """A record in the order and spelling of wget."""
    form = {"request": "request", "response": "response", "revisit": "response"}.get(kind)
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-0000000{hour}{len(block):03}>",
        *([f"WARC-Target-URI: <{url}>"] if url else []),
        f"WARC-Date: 2021-01-11T{hour}:00:00Z",
        f"Content-Type: {f'application/http;msgtype={form}' if form else 'text/plain'}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def write_warc(file, url, pages, *, encoding="gzip", pack=gzip.compress, headers=None):
    """Responses as wget and crawlers write them: compressed on the way, with their headers.

    A name in .gz makes the records compressed; `headers` are further ones of the records.
    """
    write_crawl(file, [(url, make) for make in pages], encoding=encoding, pack=pack, headers=headers)


def write_crawl(file, pages, *, encoding="gzip", pack=gzip.compress, headers=None):
    """The same of many addresses."""
    with file.open("wb") as target:
        writer = WARCWriter(target, gzip=file.suffix == ".gz", warc_version="1.0")
        for hour, (url, make) in enumerate(pages):
            answer = make(Request("/", url, {}, 1))
            at = FIRST + hour * HOUR
            put(writer, url, at, answer, encoding=encoding, body=pack(answer.body), headers=headers)


def put(writer, url: str, at: datetime, answer: Answer, *, encoding: str, body: bytes, headers=None) -> None:
    """A response with its body as it came over the line."""
    packed = [*answer.headers, ("Content-Encoding", encoding), ("Content-Length", str(len(body)))]
    record = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=StatusAndHeaders(f"{answer.status} X", packed, "HTTP/1.1"),
        warc_headers_dict={"WARC-Date": f"{at:%Y-%m-%dT%H:%M:%SZ}"} | (headers or {}),
    )
    writer.write_record(record)
