"""What holds a visit up or breaks it: slow servers, the pause between two requests, the connection."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from wire import PAGE, POLICY, Line, Reply, Site, chunk, html, redirect

from watcher.errors import (
    BadAddress,
    TimedOut,
    Unreachable,
)
from watcher.fetch import Fetcher

# Time


@pytest.mark.parametrize("part", ["silent", "headers", "body"])
def test_a_dripping_server_ends_at_the_total_limit(origin: Site, part: str) -> None:
    def drip(line: Line) -> None:
        beginning = {"silent": b"", "headers": b"HTTP/1.1 200 OK\r\n", "body": b"HTTP/1.1 200 OK\r\n\r\n"}
        line.wfile.write(beginning[part])
        for _ in range(40):
            time.sleep(0.05)
            line.wfile.write(b"" if part == "silent" else b"x")

    origin.pages["/"] = drip
    began = time.monotonic()
    with Fetcher(replace(POLICY, timeout=timedelta(seconds=0.4))) as fetcher, pytest.raises(TimedOut):
        fetcher.get(origin.url())
    assert time.monotonic() - began > 0.3  # and not at its own end, where nothing would be raised


def test_the_time_of_all_hops_counts_and_waiting_does_not(origin: Site) -> None:
    def slow(line: Line) -> Reply:
        time.sleep(0.2)
        return redirect(f"{line.path}a", 302)

    origin.pages.update({f"/{'a' * count}": slow for count in range(9)})
    with Fetcher(replace(POLICY, timeout=timedelta(seconds=0.5))) as fetcher, pytest.raises(TimedOut):
        fetcher.get(origin.url())
    assert len(origin.requests) in {2, 3}
    origin.pages.update({"/x": redirect("/y", 302), "/y": redirect("/z", 302), "/z": Reply()})
    hurried = replace(POLICY, timeout=timedelta(seconds=0.6), per_host_delay=timedelta(seconds=0.35))
    with Fetcher(hurried) as fetcher:
        assert fetcher.get(origin.url("/x")).status == 200


# Politeness


def test_requests_to_a_host_come_one_by_one_with_a_pause(origin: Site, other_origin: Site) -> None:
    def slow(_line: Line) -> Reply:
        time.sleep(0.05)
        return Reply()

    origin.pages.update({"/a": slow, "/b": slow, "/c": redirect(other_origin.url())})
    policy = replace(POLICY, per_host_delay=timedelta(seconds=0.1), obey_robots=True)
    with Fetcher(policy) as fetcher:
        _together(*(lambda path=path: fetcher.get(origin.url(path)) for path in ("/a", "/b", "/c")))
    requests = sorted(origin.requests, key=lambda request: request.began)
    assert len(requests) == 4
    for before, after in pairwise(requests):
        assert after.began - before.ended >= 0.095
    assert sorted(other_origin.paths) == ["/", "/robots.txt"]
    assert other_origin.seen("/")[0].began - other_origin.seen("/robots.txt")[0].ended >= 0.095


def test_hosts_do_not_wait_for_each_other(origin: Site, other_origin: Site) -> None:
    both = threading.Barrier(2, timeout=4)

    def meet(_line: Line) -> Reply:
        both.wait()
        return Reply()

    origin.pages["/"] = other_origin.pages["/"] = meet
    with Fetcher(POLICY) as fetcher:
        _together(lambda: fetcher.get(origin.url()), lambda: fetcher.get(other_origin.url()))
    assert not both.broken
    assert origin.paths == other_origin.paths == ["/"]


# The line


@pytest.mark.parametrize("status", [200, 204, 304, 404])
def test_a_connection_is_kept(origin: Site, fetcher: Fetcher, status: int) -> None:
    origin.pages["/"] = Reply(status, {}, b"") if status in {204, 304} else Reply(status)
    for _ in range(3):
        fetcher.get(origin.url())
    assert len({request.client for request in origin.requests}) == 1


def test_a_kept_connection_that_breaks_is_replaced_once(origin: Site, fetcher: Fetcher) -> None:
    fetcher.get(origin.url())
    replies = iter([None, Reply()])

    def hang_up_first(line: Line) -> Reply | None:
        line.close_connection = True
        return next(replies)

    origin.pages["/"] = hang_up_first
    assert fetcher.get(origin.url()).status == 200
    assert len(origin.requests) == 3


def test_a_new_connection_that_breaks_is_a_failure(origin: Site, fetcher: Fetcher) -> None:
    def hang_up(line: Line) -> None:
        line.close_connection = True

    origin.pages["/"] = hang_up
    with pytest.raises(Unreachable):
        fetcher.get(origin.url())
    assert len(origin.requests) == 1


def test_a_page_that_is_cut_off_is_no_page(origin: Site, fetcher: Fetcher) -> None:
    def cut(line: Line) -> None:
        line.close_connection = True
        line.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        line.wfile.write(chunk(PAGE))

    origin.pages["/chunks"] = cut
    origin.pages["/length"] = Reply(headers=html(Content_Length="500", Connection="close"))
    for path in ("/chunks", "/length"):
        with pytest.raises(Unreachable):
            fetcher.get(origin.url(path))


def test_what_speaks_no_http(origin: Site, fetcher: Fetcher) -> None:
    def babble(line: Line) -> None:
        line.close_connection = True
        line.wfile.write(b"\x1b[31m220 mail.example ESMTP\r\n\r\n")

    origin.pages["/"] = babble
    with pytest.raises(Unreachable) as raised:
        fetcher.get(origin.url())
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


def _together(*jobs: object) -> None:
    threads = [threading.Thread(target=job) for job in jobs]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
