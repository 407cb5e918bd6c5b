"""Visits over real HTTP."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from wire import PAGE, POLICY, Line, Reply, Site, chunk, redirect, serving

from watcher import __version__
from watcher.errors import (
    BadAddress,
    PrivateAddress,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Undecodable,
    Unreachable,
    WrongType,
)
from watcher.fetch import Fetcher
from watcher.fetch.network import CheckedNetwork
from watcher.fetch.visit import ERROR_BYTES
from watcher.model import Validators

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def other() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(POLICY) as fetcher:
        yield fetcher


def html(**headers: str) -> dict[str, str]:
    return {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}


# What comes back


def test_a_page_comes_back_as_it_was_sent(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(headers={"Content-Type": "text/html; charset=UTF-8", "ETag": '"1"'})
    response = fetcher.get(site.url())
    assert (response.url, response.status, response.body) == (site.url(), 200, PAGE)
    assert (response.charset, response.moved_to, response.retry_after) == ("utf-8", "", None)
    assert response.validators.etag == '"1"'
    assert response.fetched_at.utcoffset() == timedelta(0)


def test_the_address_is_asked_as_it_is_but_for_its_fragment(site: Site, fetcher: Fetcher) -> None:
    site.pages["/A/b%2Fc"] = Reply()
    fetcher.get(site.url("/A/b%2Fc?z=1&a=2&utm_source=x#top"))
    assert site.paths == ["/A/b%2Fc?z=1&a=2&utm_source=x"]


def test_we_say_who_we_are(site: Site) -> None:
    with Fetcher(replace(POLICY, contact="desk@example.org")) as fetcher:
        fetcher.get(site.url())
    (request,) = site.requests
    assert request.headers["user-agent"] == f"watcher/{__version__} (+desk@example.org)"
    assert request.headers["accept-encoding"] == "gzip, deflate, zstd"
    assert not {"cookie", "authorization", "referer"} & set(request.headers)


def test_an_introduction_fits_a_header(site: Site) -> None:
    with Fetcher(replace(POLICY, user_agent="bot/1\r\nX-Evil: yes", contact="☃")) as fetcher:
        fetcher.get(site.url())
    assert site.requests[0].headers["user-agent"] == "bot/1??X-Evil: yes (+?)"


def test_validators_are_sent_and_not_modified_is_a_response(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(304, {"ETag": '"2"'}, b"")
    response = fetcher.get(site.url(), Validators('W/"é"', "Wed, 04 Mar 2026 12:00:00 GMT"))
    (request,) = site.requests
    assert (response.status, response.body) == (304, b"")
    assert request.headers["if-none-match"] == 'W/"é"'
    assert request.headers["if-modified-since"] == "Wed, 04 Mar 2026 12:00:00 GMT"
    assert dict(response.asked) == request.headers


@pytest.mark.parametrize("status", [204, 300, 400, 403, 404, 410, 429, 451, 500, 503, 599])
def test_every_status_is_a_response(site: Site, fetcher: Fetcher, status: int) -> None:
    body = b"" if status == 204 else b'{"why": "closed"}'
    site.pages["/"] = Reply(status, {"Content-Type": "application/json"}, body)
    response = fetcher.get(site.url())
    assert (response.status, response.body) == (status, body)


@pytest.mark.parametrize("status", [429, 503])
def test_the_host_may_ask_to_be_left_alone(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/"] = Reply(status, html(Retry_After="90"))
    assert fetcher.get(site.url()).retry_after == timedelta(seconds=90)


def test_the_body_of_an_error_is_capped_and_its_faults_forgiven(site: Site, fetcher: Fetcher) -> None:
    site.pages["/large"] = Reply(403, html(), b"x" * (ERROR_BYTES + 5))
    site.pages["/broken"] = Reply(503, html(Content_Encoding="gzip"), b"no gzip")
    site.pages["/cut"] = Reply(500, html(Content_Length="500"), b"half of")
    site.pages["/cut"].headers["Connection"] = "close"
    assert len(fetcher.get(site.url("/large")).body) == ERROR_BYTES
    assert fetcher.get(site.url("/broken")).status == 503
    assert fetcher.get(site.url("/cut")).body == b"half of"


def test_an_empty_page_is_a_response(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(headers={}, body=b"")
    assert fetcher.get(site.url()).body == b""


# Redirects


def test_a_permanent_move_is_told(site: Site, other: Site, fetcher: Fetcher) -> None:
    site.pages["/old"] = redirect("/older", 308)
    site.pages["/older"] = redirect(other.url("/new"), 301)
    other.pages["/new"] = Reply()
    response = fetcher.get(site.url("/old"), Validators('"1"'))
    assert response.url == response.moved_to == other.url("/new")
    assert site.requests[0].headers["if-none-match"] == '"1"'
    assert "if-none-match" not in site.requests[1].headers
    assert "if-none-match" not in other.requests[0].headers


def test_a_detour_is_no_move(site: Site, fetcher: Fetcher) -> None:
    site.pages["/story"] = redirect("/", 302)
    response = fetcher.get(site.url("/story"))
    assert (response.url, response.moved_to) == (site.url(), "")


def test_a_circle_ends(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"], site.pages["/b"] = redirect("/b"), redirect("/a")
    with pytest.raises(TooManyRedirects):
        fetcher.get(site.url("/a"))
    assert site.paths == ["/a", "/b", "/a"]


def test_hops_are_counted(site: Site) -> None:
    for number in range(9):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}")
    with Fetcher(replace(POLICY, max_redirects=3)) as fetcher, pytest.raises(TooManyRedirects):
        fetcher.get(site.url("/0"))
    assert site.paths == ["/0", "/1", "/2", "/3"]


def test_a_redirect_out_of_the_web_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = redirect("file:///etc/passwd")
    with pytest.raises(BadAddress, match="redirects out of the web"):
        fetcher.get(site.url())


def test_cookies_live_for_one_visit_and_one_host(site: Site, fetcher: Fetcher) -> None:
    with serving("127.0.0.2") as away:

        def page(line: Line) -> Reply:
            known = "ok=1" in line.headers.get("Cookie", "")
            return redirect(away.url()) if known else redirect("/", 302, Set_Cookie="ok=1")

        site.pages["/"] = page
        response = fetcher.get(site.url())
        fetcher.get(site.url())
        assert [request.headers.get("cookie") for request in site.requests] == [None, "ok=1", None, "ok=1"]
        assert [request.headers.get("cookie") for request in away.requests] == [None, None]
        assert response.url == away.url()


@pytest.mark.parametrize(
    "cookie",
    [
        "a=é; expires=Thu, 99 Foo 99999 99:99:99 GMT",
        "a=\x1b[31m; max-age=1e9; domain=.;",
        "a=\u00e2\u0098\u0083",
        "=; path=\x7f",
        "a=" + "b" * 20_000,
        "a=b; domain=example.org; secure; version=9",
        ";;;",
    ],
)
def test_odd_cookies_do_no_harm(site: Site, fetcher: Fetcher, cookie: str) -> None:
    site.pages["/in"] = redirect("/", 302, Set_Cookie=cookie)
    assert fetcher.get(site.url("/in")).status == 200
    assert "\x1b" not in site.requests[1].headers.get("cookie", "")
    assert len(site.requests[1].headers.get("cookie", "")) < 100


def test_cookies_are_not_recorded(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(headers=html(Set_Cookie="session=secret", X_Kept="yes"))
    headers = dict(fetcher.get(site.url()).headers)
    assert headers["x-kept"] == "yes"
    assert "set-cookie" not in headers
    assert "cookie" not in dict(fetcher.get(site.url()).asked)


def test_credentials_of_a_redirect_are_left_out(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = redirect(f"http://ann:secret@127.0.0.1:{site.port}/in")
    site.pages["/in"] = Reply()
    assert "secret" not in fetcher.get(site.url()).url
    assert "authorization" not in site.requests[1].headers


# Private addresses


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "localhost", "169.254.169.254", "[::ffff:127.0.0.1]", "2130706433", "0177.1"],
)
def test_private_addresses_need_leave(site: Site, host: str) -> None:
    policy = replace(POLICY, allow_private_hosts=False)
    with Fetcher(policy) as fetcher, pytest.raises(PrivateAddress) as raised:
        fetcher.get(site.url(host=host))
    assert site.requests == []
    assert raised.value.url == site.url(host=host if host != "[::ffff:127.0.0.1]" else "[::ffff:7f00:1]")


@pytest.mark.parametrize("obey_robots", [False, True])
def test_a_public_page_may_not_redirect_inside(other: Site, *, obey_robots: bool) -> None:
    network = CheckedNetwork(
        resolve=lambda host, _port: ["127.0.0.2" if host == "news.example" else host],
        public=lambda address: str(address) == "127.0.0.2",
    )
    policy = replace(POLICY, allow_private_hosts=False, obey_robots=obey_robots)
    with serving("127.0.0.2") as public, Fetcher(policy, network=network) as fetcher:
        public.pages["/"] = redirect(other.url())
        with pytest.raises(PrivateAddress):
            fetcher.get(public.url(host="news.example"))
        assert public.seen("/")[0].headers["host"] == f"news.example:{public.port}"
    assert other.requests == []


# Caps


def test_a_page_past_the_cap(site: Site, fetcher: Fetcher) -> None:
    site.pages["/announced"] = Reply(body=b"<p>" + b"x" * 300_000)
    site.pages["/streamed"] = lambda line: _stream(line, [b"<p>" + b"x" * 50_000] * 1000)
    for path in ("/announced", "/streamed"):
        with pytest.raises(TooLarge) as raised:
            fetcher.get(site.url(path))
        assert raised.value.url == site.url(path)


def test_ten_gigabytes_behind_gzip(site: Site, fetcher: Fetcher) -> None:
    sent = []

    def bomb(line: Line) -> None:
        megabytes = gzip.compress(bytes(16_000_000))
        _stream(line, _noted(sent, [megabytes] * 640), Content_Encoding="gzip")

    site.pages["/"] = bomb
    began = time.monotonic()
    with pytest.raises(TooLarge):
        fetcher.get(site.url())
    assert time.monotonic() - began < 5
    assert len(sent) < 640


def test_packed_pages_are_unpacked(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(headers=html(Content_Encoding="gzip"), body=gzip.compress(PAGE))
    assert fetcher.get(site.url()).body == PAGE


@pytest.mark.parametrize(
    ("encoding", "body"), [("br", PAGE), ("gzip", PAGE), ("gzip", gzip.compress(PAGE, mtime=0)[:-4])]
)
def test_what_cannot_be_unpacked(site: Site, fetcher: Fetcher, encoding: str, body: bytes) -> None:
    site.pages["/"] = Reply(headers=html(Content_Encoding=encoding), body=body)
    with pytest.raises(Undecodable):
        fetcher.get(site.url())


@pytest.mark.parametrize("size", [90_000, 1_000_000])
def test_too_large_headers(site: Site, fetcher: Fetcher, size: int) -> None:
    site.pages["/"] = Reply(headers=html(X_Padding="x" * size))
    with pytest.raises(TooLarge):
        fetcher.get(site.url())


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "application/json"])
def test_other_files_are_named_before_they_are_read(site: Site, fetcher: Fetcher, kind: str) -> None:
    site.pages["/"] = Reply(headers={"Content-Type": kind}, body=bytes(10_000_000))
    with pytest.raises(WrongType, match=r"PDF|jpeg|JSON"):
        fetcher.get(site.url())


def test_a_pdf_that_calls_itself_a_page(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = Reply(body=b"%PDF-1.7 ...")
    with pytest.raises(WrongType, match="a PDF"):
        fetcher.get(site.url())


# Time


@pytest.mark.parametrize("part", ["silent", "headers", "body"])
def test_a_dripping_server_ends_at_the_total_limit(site: Site, part: str) -> None:
    def drip(line: Line) -> None:
        beginning = {"silent": b"", "headers": b"HTTP/1.1 200 OK\r\n", "body": b"HTTP/1.1 200 OK\r\n\r\n"}
        line.wfile.write(beginning[part])
        for _ in range(40):
            time.sleep(0.05)
            line.wfile.write(b"" if part == "silent" else b"x")

    site.pages["/"] = drip
    began = time.monotonic()
    with Fetcher(replace(POLICY, timeout=timedelta(seconds=0.4))) as fetcher, pytest.raises(TimedOut):
        fetcher.get(site.url())
    assert 0.3 < time.monotonic() - began < 1.9


def test_the_time_of_all_hops_counts_and_waiting_does_not(site: Site) -> None:
    def slow(line: Line) -> Reply:
        time.sleep(0.2)
        return redirect(f"{line.path}a", 302)

    site.pages.update({f"/{'a' * count}": slow for count in range(9)})
    with Fetcher(replace(POLICY, timeout=timedelta(seconds=0.5))) as fetcher, pytest.raises(TimedOut):
        fetcher.get(site.url())
    assert len(site.requests) in {2, 3}
    site.pages.update({"/x": redirect("/y", 302), "/y": redirect("/z", 302), "/z": Reply()})
    hurried = replace(POLICY, timeout=timedelta(seconds=0.6), per_host_delay=timedelta(seconds=0.35))
    with Fetcher(hurried) as fetcher:
        assert fetcher.get(site.url("/x")).status == 200


# Politeness


def test_requests_to_a_host_come_one_by_one_with_a_pause(site: Site, other: Site) -> None:
    def slow(_line: Line) -> Reply:
        time.sleep(0.05)
        return Reply()

    site.pages.update({"/a": slow, "/b": slow, "/c": redirect(other.url())})
    policy = replace(POLICY, per_host_delay=timedelta(seconds=0.1), obey_robots=True)
    with Fetcher(policy) as fetcher:
        _together(*(lambda path=path: fetcher.get(site.url(path)) for path in ("/a", "/b", "/c")))
    requests = sorted(site.requests, key=lambda request: request.began)
    assert len(requests) == 4
    for before, after in pairwise(requests):
        assert after.began - before.ended >= 0.095
    assert sorted(other.paths) == ["/", "/robots.txt"]
    assert other.seen("/")[0].began - other.seen("/robots.txt")[0].ended >= 0.095


def test_hosts_do_not_wait_for_each_other(site: Site, other: Site) -> None:
    both = threading.Barrier(2, timeout=4)

    def meet(_line: Line) -> Reply:
        both.wait()
        return Reply()

    site.pages["/"] = other.pages["/"] = meet
    with Fetcher(POLICY) as fetcher:
        _together(lambda: fetcher.get(site.url()), lambda: fetcher.get(other.url()))
    assert not both.broken
    assert site.paths == other.paths == ["/"]


# The line


@pytest.mark.parametrize("status", [200, 204, 304, 404])
def test_a_connection_is_kept(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/"] = Reply(status, {}, b"") if status in {204, 304} else Reply(status)
    for _ in range(3):
        fetcher.get(site.url())
    assert len({request.client for request in site.requests}) == 1


def test_a_kept_connection_that_breaks_is_replaced_once(site: Site, fetcher: Fetcher) -> None:
    fetcher.get(site.url())
    replies = iter([None, Reply()])

    def hang_up_first(line: Line) -> Reply | None:
        line.close_connection = True
        return next(replies)

    site.pages["/"] = hang_up_first
    assert fetcher.get(site.url()).status == 200
    assert len(site.requests) == 3


def test_a_new_connection_that_breaks_is_a_failure(site: Site, fetcher: Fetcher) -> None:
    def hang_up(line: Line) -> None:
        line.close_connection = True

    site.pages["/"] = hang_up
    with pytest.raises(Unreachable):
        fetcher.get(site.url())
    assert len(site.requests) == 1


def test_a_page_that_is_cut_off_is_no_page(site: Site, fetcher: Fetcher) -> None:
    def cut(line: Line) -> None:
        line.close_connection = True
        line.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        line.wfile.write(chunk(PAGE))

    site.pages["/chunks"] = cut
    site.pages["/length"] = Reply(headers=html(Content_Length="500", Connection="close"))
    for path in ("/chunks", "/length"):
        with pytest.raises(Unreachable):
            fetcher.get(site.url(path))


def test_what_speaks_no_http(site: Site, fetcher: Fetcher) -> None:
    def babble(line: Line) -> None:
        line.close_connection = True
        line.wfile.write(b"\x1b[31m220 mail.example ESMTP\r\n\r\n")

    site.pages["/"] = babble
    with pytest.raises(Unreachable) as raised:
        fetcher.get(site.url())
    assert str(raised.value).isprintable()


def test_nobody_listens(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Unreachable):
        fetcher.get(f"http://127.0.0.1:{port}/")
    with pytest.raises(Unreachable, match="host name is not known"):
        fetcher.get("http://no-such-name.invalid/")


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "story", "http://", ""])
def test_what_cannot_be_asked(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(BadAddress):
        fetcher.get(url)


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


def _together(*jobs: object) -> None:
    threads = [threading.Thread(target=job) for job in jobs]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
