"""One thread works at a time; what waits holds up nobody."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import certificates
import pytest
from wire import POLICY, Line, Reply, html, serving

from watcher.baton import BATON
from watcher.fetch import Fetcher
from watcher.fetch.network import CheckedNetwork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from watcher.model import Response

SOON = 10.0
"""Seconds after which a thread that has not got the baton never will; each of these waits ends at once."""


class Stop:
    """Where a server stops until it may go on."""

    def __init__(self) -> None:
        self.reached, self.go = threading.Event(), threading.Event()

    def here(self) -> None:
        self.reached.set()
        assert self.go.wait(2 * SOON)


def held(fetcher: Fetcher, url: str) -> Response:
    with BATON.held():
        return fetcher.get(url)


@contextmanager
def fetching(fetcher: Fetcher, *urls: str) -> Iterator[list[Future[Response]]]:
    with ThreadPoolExecutor(len(urls)) as pool:
        yield [pool.submit(held, fetcher, url) for url in urls]


def others_work() -> bool:
    """Whether another thread gets the baton."""
    got = threading.Event()

    def work() -> None:
        with BATON.held():
            got.set()

    threading.Thread(target=work, daemon=True).start()
    return got.wait(SOON)


def before_a_word(stop: Stop) -> Callable[[Line], Reply]:
    def answer(_line: Line) -> Reply:
        stop.here()
        return Reply()

    return answer


def in_its_body(stop: Stop) -> Callable[[Line], None]:
    def answer(line: Line) -> None:
        line.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>A ")
        stop.here()
        line.wfile.write(b"bee.")

    return answer


@pytest.mark.parametrize("stops", [before_a_word, in_its_body])
def test_a_server_that_is_slow_holds_up_no_other_work(
    stops: Callable[[Stop], Callable[[Line], Reply | None]], fetcher: Fetcher
) -> None:
    stop = Stop()
    with serving() as site:
        site.pages["/"] = stops(stop)
        with fetching(fetcher, site.url()) as (answer,):
            assert stop.reached.wait(SOON)
            assert others_work()
            stop.go.set()
            assert answer.result().status == 200


class Relay:
    """Passes on what comes, but from a moment on keeps the last byte of it back until it may go on."""

    def __init__(self, port: int) -> None:
        self._far = socket.create_connection(("127.0.0.1", port))
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.stop, self.withholds = Stop(), False
        threading.Thread(target=self._meet, daemon=True).start()

    def _meet(self) -> None:
        near, _ = self._door.accept()
        threading.Thread(target=self._pump, args=(near, self._far), daemon=True).start()
        self._pump(self._far, near)

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        while data := source.recv(65536):
            if source is self._far and self.withholds and not self.stop.go.is_set():
                target.sendall(data[:-1])
                self.stop.here()
                data = data[-1:]
            target.sendall(data)

    def close(self) -> None:
        self._door.close()
        self._far.close()


def test_the_rest_of_an_encrypted_record_is_waited_for_like_anything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is something to read on the line, and nothing can be read of it."""
    context = certificates.serving_tls(tmp_path, "DNS:news.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    network = CheckedNetwork(allow_private=True, resolve=lambda _host, _port: ["127.0.0.1"])
    with serving(tls=context) as site, Fetcher(POLICY, network=network) as fetcher:
        relay = Relay(site.port)

        def answer(_line: Line) -> Reply:
            relay.withholds = True
            return Reply()

        site.pages["/"] = answer
        with fetching(fetcher, f"https://news.example:{relay.port}/") as (found,):
            assert relay.stop.reached.wait(SOON)
            assert others_work()
            relay.stop.go.set()
            assert found.result().status == 200
        relay.close()


@pytest.mark.parametrize("slow", ["/robots.txt", "/first"])
def test_who_waits_for_another_threads_turn_with_a_host_holds_up_no_other_work(slow: str) -> None:
    stop = Stop()
    with serving() as site, Fetcher(replace(POLICY, obey_robots=True)) as fetcher:
        site.pages |= {"/first": Reply(), "/second": Reply(), slow: before_a_word(stop)}
        with fetching(fetcher, site.url("/first")) as (first,):
            assert stop.reached.wait(SOON)
            with fetching(fetcher, site.url("/second")) as (second,):
                assert others_work()
                assert not second.done()
                stop.go.set()
                assert (first.result().status, second.result().status) == (200, 200)


def test_no_server_is_late_because_we_were_busy() -> None:
    stop, limit = Stop(), timedelta(seconds=0.5)
    large = Reply(headers=html(), body=b"<p>" + b"bridge " * 25_000)  # comes in several pieces

    def answer(_line: Line) -> Reply:
        stop.here()
        return large

    with serving() as site, Fetcher(replace(POLICY, timeout=limit)) as fetcher:
        site.pages["/"] = answer
        with fetching(fetcher, site.url()) as (found,):
            assert stop.reached.wait(SOON)
            with BATON.held():
                stop.go.set()
                threading.Event().wait(2 * limit.total_seconds())
            assert found.result().body == large.body
