"""Visits over real HTTP."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from wire import PAGE, POLICY, Line, Reply, Site, chunk, html

from watcher import __version__
from watcher.errors import (
    TooLarge,
    Undecodable,
    WrongType,
)
from watcher.fetch import Fetcher
from watcher.fetch.visit import ERROR_BYTES
from watcher.model import Validators

if TYPE_CHECKING:
    from collections.abc import Iterator


# What comes back


def test_a_page_comes_back_as_it_was_sent(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/"] = Reply(headers={"Content-Type": "text/html; charset=UTF-8", "ETag": '"1"'})
    response = fetcher.get(origin.url())
    assert (response.url, response.status, response.body) == (origin.url(), 200, PAGE)
    assert (response.charset, response.moved_to, response.retry_after) == ("utf-8", "", None)
    assert response.validators.etag == '"1"'
    assert response.fetched_at.utcoffset() == timedelta(0)


def test_the_address_is_asked_as_it_is_but_for_its_fragment(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/A/b%2Fc"] = Reply()
    fetcher.get(origin.url("/A/b%2Fc?z=1&a=2&utm_source=x#top"))
    assert origin.paths == ["/A/b%2Fc?z=1&a=2&utm_source=x"]


def test_we_say_who_we_are(origin: Site) -> None:
    with Fetcher(replace(POLICY, contact="desk@example.org")) as fetcher:
        fetcher.get(origin.url())
    (request,) = origin.requests
    assert request.headers["user-agent"] == f"watcher/{__version__} (+desk@example.org)"
    assert request.headers["accept-encoding"] == "gzip, deflate, zstd"
    assert not {"cookie", "authorization", "referer"} & set(request.headers)


def test_an_introduction_fits_a_header(origin: Site) -> None:
    with Fetcher(replace(POLICY, user_agent="bot/1\r\nX-Evil: yes", contact="☃")) as fetcher:
        fetcher.get(origin.url())
    assert origin.requests[0].headers["user-agent"] == "bot/1??X-Evil: yes (+?)"


def test_validators_are_sent_and_not_modified_is_a_response(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/"] = Reply(304, {"ETag": '"2"'}, b"")
    response = fetcher.get(origin.url(), Validators('W/"é"', "Wed, 04 Mar 2026 12:00:00 GMT"))
    (request,) = origin.requests
    assert (response.status, response.body) == (304, b"")
    assert request.headers["if-none-match"] == 'W/"é"'
    assert request.headers["if-modified-since"] == "Wed, 04 Mar 2026 12:00:00 GMT"
    assert dict(response.asked) == request.headers


@pytest.mark.parametrize("status", [204, 300, 400, 403, 404, 410, 429, 451, 500, 503, 599])
def test_every_status_is_a_response(origin: Site, fetcher: Fetcher, status: int) -> None:
    body = b"" if status == 204 else b'{"why": "closed"}'
    origin.pages["/"] = Reply(status, {"Content-Type": "application/json"}, body)
    response = fetcher.get(origin.url())
    assert (response.status, response.body) == (status, body)


@pytest.mark.parametrize("status", [429, 503])
def test_the_host_may_ask_to_be_left_alone(origin: Site, fetcher: Fetcher, status: int) -> None:
    origin.pages["/"] = Reply(status, html(Retry_After="90"))
    assert fetcher.get(origin.url()).retry_after == timedelta(seconds=90)


def test_the_body_of_an_error_is_capped_and_its_faults_forgiven(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/large"] = Reply(403, html(), b"x" * (ERROR_BYTES + 5))
    origin.pages["/broken"] = Reply(503, html(Content_Encoding="gzip"), b"no gzip")
    origin.pages["/cut"] = Reply(500, html(Content_Length="500"), b"half of")
    origin.pages["/cut"].headers["Connection"] = "close"
    assert len(fetcher.get(origin.url("/large")).body) == ERROR_BYTES
    assert fetcher.get(origin.url("/broken")).status == 503
    assert fetcher.get(origin.url("/cut")).body == b"half of"


def test_an_empty_page_is_a_response(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/"] = Reply(headers={}, body=b"")
    assert fetcher.get(origin.url()).body == b""


# Caps


def test_a_page_past_the_cap(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/announced"] = Reply(body=b"<p>" + b"x" * 300_000)
    origin.pages["/streamed"] = lambda line: _stream(line, [b"<p>" + b"x" * 50_000] * 1000)
    for path in ("/announced", "/streamed"):
        with pytest.raises(TooLarge) as raised:
            fetcher.get(origin.url(path))
        assert raised.value.url == origin.url(path)


def test_ten_gigabytes_behind_gzip(origin: Site, fetcher: Fetcher) -> None:
    sent = []

    def bomb(line: Line) -> None:
        megabytes = gzip.compress(bytes(16_000_000))
        _stream(line, _noted(sent, [megabytes] * 640), Content_Encoding="gzip")

    origin.pages["/"] = bomb
    with pytest.raises(TooLarge):
        fetcher.get(origin.url())
    assert len(sent) < 640


def test_packed_pages_are_unpacked(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/"] = Reply(headers=html(Content_Encoding="gzip"), body=gzip.compress(PAGE))
    assert fetcher.get(origin.url()).body == PAGE


@pytest.mark.parametrize(
    ("encoding", "body"), [("br", PAGE), ("gzip", PAGE), ("gzip", gzip.compress(PAGE, mtime=0)[:-4])]
)
def test_what_cannot_be_unpacked(origin: Site, fetcher: Fetcher, encoding: str, body: bytes) -> None:
    origin.pages["/"] = Reply(headers=html(Content_Encoding=encoding), body=body)
    with pytest.raises(Undecodable):
        fetcher.get(origin.url())


@pytest.mark.parametrize("size", [90_000, 1_000_000])
def test_too_large_headers(origin: Site, fetcher: Fetcher, size: int) -> None:
    origin.pages["/"] = Reply(headers=html(X_Padding="x" * size))
    with pytest.raises(TooLarge):
        fetcher.get(origin.url())


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "application/json"])
def test_other_files_are_named_before_they_are_read(origin: Site, fetcher: Fetcher, kind: str) -> None:
    origin.pages["/"] = Reply(headers={"Content-Type": kind}, body=bytes(10_000_000))
    with pytest.raises(WrongType, match=r"PDF|jpeg|JSON"):
        fetcher.get(origin.url())


def test_a_pdf_that_calls_itself_a_page(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/"] = Reply(body=b"%PDF-1.7 ...")
    with pytest.raises(WrongType, match="a PDF"):
        fetcher.get(origin.url())


# Helpers


def _stream(line: Line, pieces: Iterator[bytes] | list[bytes], **headers: str) -> None:
    line.send_response(200)
    for name, value in html(Transfer_Encoding="chunked", **headers).items():
        line.send_header(name, value)
    line.end_headers()
    for piece in pieces:
        line.wfile.write(chunk(piece))
    line.wfile.write(chunk(b""))


def _noted(sent: list[int], pieces: list[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        sent.append(len(piece))
        yield piece
