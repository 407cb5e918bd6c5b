"""The parts that need no wire: flow, encodings, headers, types, errors."""

from __future__ import annotations

import errno
import socket
import ssl
from datetime import UTC, datetime, timedelta
from random import Random

import httpcore
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.errors import (
    BadAddress,
    FetchError,
    LineDown,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Undecodable,
    Unreachable,
    WrongType,
)
from watcher.fetch import headers
from watcher.fetch.faults import told_in_ours, translated
from watcher.fetch.flow import Answer, Arrival, follow
from watcher.fetch.media import refuse_content, refuse_type
from watcher.model import Validators

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def walk(url: str, *answers: Answer, limit: int = 10) -> Arrival:
    way = follow(url, limit=limit)
    next(way)
    try:
        for answer in answers:
            way.send(answer)
    except StopIteration as end:
        return end.value
    raise AssertionError("the way has not ended")


OK = Answer(200)


@pytest.mark.parametrize(
    ("answers", "arrival"),
    [
        ([OK], Arrival("https://e.org/a")),
        ([Answer(404)], Arrival("https://e.org/a")),
        ([Answer(304, "/b")], Arrival("https://e.org/a")),
        ([Answer(301)], Arrival("https://e.org/a")),
        ([Answer(301, "/b"), OK], Arrival("https://e.org/b", "https://e.org/b")),
        ([Answer(308, "/b"), Answer(301, "/c"), OK], Arrival("https://e.org/c", "https://e.org/c")),
        ([Answer(302, "/b"), OK], Arrival("https://e.org/b")),
        ([Answer(301, "/b"), Answer(302, "/c"), OK], Arrival("https://e.org/c")),
        ([Answer(307, "/b"), Answer(301, "/c"), OK], Arrival("https://e.org/c")),
        ([Answer(301, "/a"), OK], Arrival("https://e.org/a")),
        ([Answer(302, "/a"), Answer(302, "/b", "seen=1"), OK], Arrival("https://e.org/b")),
    ],
)
def test_the_way_ends_where_the_answer_is(answers: list[Answer], arrival: Arrival) -> None:
    assert walk("https://e.org/a", *answers) == arrival


def test_a_circle_is_named() -> None:
    with pytest.raises(TooManyRedirects, match="circle"):
        walk("https://e.org/a", Answer(301, "/b"), Answer(301, "/a"), Answer(301, "/b"))


def test_hops_are_counted() -> None:
    steps = [Answer(302, f"/{number}") for number in range(4)]
    assert walk("https://e.org/", *steps, OK, limit=4).url == "https://e.org/3"
    with pytest.raises(TooManyRedirects, match="more than 3"):
        walk("https://e.org/", *steps, limit=3)


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("", ""),
        ("text/html", ""),
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/html;charset="windows-1252"', "windows-1252"),
        ("text/html; charset='koi8-r'; x=y", "koi8-r"),
        ("text/html; charset=", ""),
        ("text/html; charset=\x1b[31m", ""),
    ],
)
def test_the_charset_of_a_header(content_type: str, charset: str) -> None:
    assert headers.charset(content_type) == charset


@given(st.text(st.characters(codec="latin-1")))
def test_any_content_type_is_read(content_type: str) -> None:
    headers.media_type(content_type)
    headers.charset(content_type)


@pytest.mark.parametrize(
    ("value", "status", "span"),
    [
        ("120", 429, timedelta(seconds=120)),
        ("0", 503, timedelta(0)),
        ("Wed, 04 Mar 2026 12:10:00 GMT", 503, timedelta(minutes=10)),
        ("Wed, 04 Mar 2026 11:00:00 GMT", 503, timedelta(0)),
        ("99999999999999999999", 429, headers.LONGEST_WAIT),
        ("Wed, 04 Mar 9999 11:00:00 GMT", 429, headers.LONGEST_WAIT),
        ("120", 301, None),
        ("120", 200, None),
        ("soon", 503, None),
        ("-5", 503, None),
        ("", 503, None),
    ],
)
def test_how_long_a_host_asks_to_be_left_alone(value: str, status: int, span: timedelta | None) -> None:
    assert headers.retry_after([("retry-after", value)], status, NOW) == span


def test_a_date_is_measured_on_the_servers_own_clock() -> None:
    pairs = [("date", "Wed, 04 Mar 2026 15:00:00 GMT"), ("retry-after", "Wed, 04 Mar 2026 15:01:00 GMT")]
    assert headers.retry_after(pairs, 503, NOW) == timedelta(minutes=1)


@pytest.mark.parametrize("etag", ["a\r\nX: y", "\x1b[31m", "a" * 5000, " a", "a\0", "snow☃", ""])
def test_a_validator_no_server_can_have_meant_is_not_sent(etag: str) -> None:
    assert headers.conditions(Validators(etag, "x")) == [("If-Modified-Since", "x")]


def test_too_many_headers() -> None:
    with pytest.raises(TooLarge):
        headers.plain([(b"x", b"y" * 1000)] * 70)


@pytest.mark.parametrize(
    "kind",
    [
        "text/html",
        "TEXT/HTML; charset=x",
        "application/xhtml+xml",
        "",
        "text/plain",
        "nonsense",
        "image/\x1b[31m",
    ],
)
def test_types_that_may_be_pages(kind: str) -> None:
    refuse_type(kind)
    refuse_content(kind, b"\xef\xbb\xbf\n<!-- hello -->\n<!DOCTYPE html><p>x")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("application/pdf", "a PDF"),
        ("Application/PDF ; x", "a PDF"),
        ("image/png", "image/png"),
        ("application/json; charset=utf-8", "JSON"),
        ("application/rss+xml", "a feed"),
        ("video/mp4", "video/mp4"),
    ],
)
def test_types_that_are_no_pages_are_named(kind: str, name: str) -> None:
    with pytest.raises(WrongType, match=name):
        refuse_type(kind)


@pytest.mark.parametrize(
    ("kind", "body", "name"),
    [
        ("", b"%PDF-1.7\n", "a PDF"),
        ("text/html", b"%PDF-1.7\n", "a PDF"),
        ("application/octet-stream", b"\x89PNG\r\n\x1a\n....", "a PNG"),
        ("text/plain", b"Just words.", "text/plain"),
        ("text/xml", b"<?xml version='1.0'?><rss><channel>", "text/xml"),
        ("", b'{"a": 1}', "no named type"),
    ],
)
def test_bodies_that_are_no_pages_are_named(kind: str, body: bytes, name: str) -> None:
    with pytest.raises(WrongType, match=name):
        refuse_content(kind, body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"<p>x",
        b"<?xml version='1.0'?>\n<html xmlns='x'>",
        "\ufeff<html>".encode("utf-16-le"),
        b"<HTML lang=en>",
    ],
)
def test_bodies_without_a_type_that_may_be_pages(body: bytes) -> None:
    refuse_content("", body)


def exceptions_of(module: object) -> list[type[Exception]]:
    found = (getattr(module, name) for name in module.__all__)  # type: ignore[attr-defined]
    return [kind for kind in found if isinstance(kind, type) and issubclass(kind, Exception)]


def made(kind: type[Exception]) -> Exception:
    error = kind.__new__(kind)
    error.args = ("words",)
    return error


@pytest.mark.parametrize(
    "kind", [*exceptions_of(httpcore), *exceptions_of(httpx), OSError, ssl.SSLError, TimeoutError]
)
def test_every_foreign_error_is_told_in_ours(kind: type[Exception]) -> None:
    with pytest.raises(FetchError) as raised, told_in_ours("https://e.org/"):
        raise made(kind)
    assert raised.value.url == "https://e.org/"
    assert isinstance(raised.value.__cause__, kind)


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        (httpcore.ConnectTimeout, TimedOut),
        (httpcore.ReadTimeout, TimedOut),
        (httpcore.PoolTimeout, TimedOut),
        (httpcore.ConnectError, Unreachable),
        (httpcore.ReadError, Unreachable),
        (httpcore.RemoteProtocolError, Unreachable),
        (httpcore.LocalProtocolError, BadAddress),
        (httpx.InvalidURL, BadAddress),
        (httpx.DecodingError, Undecodable),
    ],
)
def test_which_of_ours(kind: type[Exception], ours: type[FetchError]) -> None:
    assert type(translated(made(kind), "https://e.org/")) is ours


def test_an_unknown_name_is_said_to_be_one() -> None:
    error = httpcore.ConnectError("x")
    error.__cause__ = socket.gaierror(-2, "Name or service not known")
    assert "host name is not known" in str(translated(error, "https://e.org/"))


def test_what_our_system_lacks_is_no_fault_of_a_site() -> None:
    """With all descriptors taken each site was said to fail, and its articles to be broken."""
    error = httpcore.ConnectError("x")
    error.__cause__ = OSError(errno.EMFILE, "Too many open files")
    assert type(translated(error, "https://e.org/")) is LineDown


def test_bugs_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), told_in_ours("https://e.org/"):
        raise ZeroDivisionError


def test_the_controls_that_no_text_holds_are_those_of_the_standard() -> None:
    """WHATWG, MIME Sniffing, section 3. One in twenty of them is too many."""

    def refused(code: int) -> bool:
        try:
            refuse_content("text/html", (b"<p>sixteen letters" + bytes([code])) * 50)
        except WrongType:
            return True
        return False

    binary = {*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)}
    assert {code for code in range(256) if refused(code)} == binary


def test_bytes_of_no_text_are_no_page_whatever_their_type():
    with pytest.raises(WrongType, match="no text"):
        refuse_content("text/html", Random(11).randbytes(6000))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<p>one stray \0 in a page" + b"." * 100),
        ("text/html; charset=UTF-16LE", "<p>half of it is NUL".encode("utf-16-le")),
        ("text/html", "<p>half of it is NUL".encode("utf-16")),
        ("text/html", "<p>кириллица".encode("cp1251")),
    ],
)
def test_text_in_any_encoding_is_text(kind, body):
    refuse_content(kind, body)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "max-age=300"}, 300),
        ({"cache-control": 'public, Max-Age="300", stale-while-revalidate=60'}, 300),
        ({"cache-control": "max-age=300", "age": "100"}, 200),
        ({"cache-control": "max-age=300", "age": "900"}, 0),
        ({"cache-control": "max-age=300, no-cache"}, 0),
        ({"cache-control": "no-store, max-age=300"}, 0),
        ({"cache-control": "s-maxage=300"}, 0),
        ({"cache-control": "max-age=soon"}, 0),
        ({"cache-control": "max-age=-1"}, 0),
        ({"date": "Mon, 11 Jan 2021 10:00:00 GMT", "expires": "Mon, 11 Jan 2021 10:10:00 GMT"}, 600),
        ({"date": "Mon, 11 Jan 2021 10:00:00 GMT", "expires": "Mon, 11 Jan 2021 09:00:00 GMT"}, 0),
        ({"expires": "0"}, 0),
        ({"cache-control": "max-age=60", "expires": "Mon, 11 Jan 2031 09:00:00 GMT"}, 60),
    ],
)
def test_how_long_an_answer_is_fresh_by_its_own_word(said, seconds):
    now = datetime(2021, 1, 11, 10, 0, tzinfo=UTC)
    assert headers.fresh_for(said.items(), now) == timedelta(seconds=seconds)
