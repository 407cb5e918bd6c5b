"""One visit works at a time; what waits holds up nobody."""

from __future__ import annotations

import socket
import sys
import threading
import weakref
from concurrent.futures import InvalidStateError
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import certificates
import pytest
from daemonprocess import until
from greenlet import getcurrent
from wire import POLICY, Line, Reply, serving

from watcher.daemon.hands import Hands
from watcher.errors import TimedOut
from watcher.fetch import Fetcher
from watcher.fetch.network import CheckedNetwork
from watcher.hub import Hub, aside, held, nap, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


SOON = 10.0
"""Seconds after which a visit that has not begun never will; each of these waits ends at once."""


class Stop:
    """Where a server stops until it may go on."""

    def __init__(self) -> None:
        self.reached, self.go = threading.Event(), threading.Event()

    def here(self) -> None:
        self.reached.set()
        assert self.go.wait(2 * SOON)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub(8) as hub:
        yield hub


def others_work(hub: Hub) -> bool:
    """Whether another visit begins."""
    return hub.take(lambda: True).result(SOON)


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
    stops: Callable[[Stop], Callable[[Line], Reply | None]], fetcher: Fetcher, hub: Hub
) -> None:
    stop = Stop()
    with serving() as site:
        site.pages["/"] = stops(stop)
        answer = hub.take(fetcher.get, site.url())
        assert stop.reached.wait(SOON)
        assert others_work(hub)
        stop.go.set()
        assert answer.result().status == 200


def talking(stop: Stop) -> Callable[[Line], Reply]:
    """A server that is about to answer, and says so faster than anybody can listen."""

    def answer(line: Line) -> Reply:
        stop.reached.set()
        while not stop.go.is_set():
            line.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n" * 1000)
        return Reply()

    return answer


def test_a_server_that_never_stops_talking_holds_up_no_other_work(hub: Hub) -> None:
    stop = Stop()
    with serving() as site, Fetcher(replace(POLICY, timeout=timedelta(minutes=1))) as fetcher:
        site.pages["/"] = talking(stop)
        answer = hub.take(fetcher.get, site.url())
        assert stop.reached.wait(SOON)
        try:
            assert others_work(hub)
            assert not answer.done()
        finally:
            stop.go.set()
        assert answer.result().status == 200


def test_a_server_that_never_stops_talking_has_no_more_time_than_others(hub: Hub) -> None:
    stop = Stop()
    with serving() as site, Fetcher(replace(POLICY, timeout=timedelta(seconds=0.2))) as fetcher:
        site.pages["/"] = talking(stop)
        answer = hub.take(fetcher.get, site.url())
        try:
            with pytest.raises(TimedOut):
                answer.result(SOON)
        finally:
            stop.go.set()


class Relay:
    """Passes on what comes, but from a moment on keeps the last byte of it back until it may go on."""

    def __init__(self, port: int) -> None:
        self._far = socket.create_connection(("127.0.0.1", port))
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.stop, self.withholds = Stop(), False
        self._thread = threading.Thread(target=self._meet, daemon=True)
        self._thread.start()

    def _meet(self) -> None:
        near, _ = self._door.accept()
        with near:
            there = threading.Thread(target=self._pump, args=(near, self._far), daemon=True)
            there.start()
            self._pump(self._far, near)
            there.join()

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):  # the other direction has ended
            while data := source.recv(65536):
                if source is self._far and self.withholds and not self.stop.go.is_set():
                    target.sendall(data[:-1])
                    self.stop.here()
                    data = data[-1:]
                target.sendall(data)
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with suppress(OSError):
            self._far.shutdown(socket.SHUT_RDWR)
        self._thread.join(SOON)
        self._door.close()
        self._far.close()


def test_the_rest_of_an_encrypted_record_is_waited_for_like_anything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
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
        found = hub.take(fetcher.get, f"https://news.example:{relay.port}/")
        assert relay.stop.reached.wait(SOON)
        assert others_work(hub)
        relay.stop.go.set()
        assert found.result().status == 200
        relay.close()


@pytest.mark.parametrize("slow", ["/robots.txt", "/first"])
def test_who_waits_for_anothers_turn_with_a_host_holds_up_no_other_work(slow: str, hub: Hub) -> None:
    stop = Stop()
    with serving() as site, Fetcher(replace(POLICY, obey_robots=True)) as fetcher:
        site.pages |= {"/first": Reply(), "/second": Reply(), slow: before_a_word(stop)}
        first = hub.take(fetcher.get, site.url("/first"))
        assert stop.reached.wait(SOON)
        second = hub.take(fetcher.get, site.url("/second"))
        assert others_work(hub)
        assert not second.done()
        stop.go.set()
        assert (first.result().status, second.result().status) == (200, 200)


def test_no_server_is_late_because_we_were_busy(hub: Hub) -> None:
    """Its words came in time; it stood about with them until somebody had time for it."""
    begins, goes_on, limit = Stop(), Stop(), timedelta(seconds=0.5)

    def answer(line: Line) -> None:
        begins.here()
        line.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>A ")
        goes_on.here()
        line.wfile.write(b"bee.")

    with serving() as site, Fetcher(replace(POLICY, timeout=limit)) as fetcher:
        site.pages["/"] = answer
        found = hub.take(fetcher.get, site.url())
        assert begins.reached.wait(SOON)
        hub.take(busy, begins, 2 * limit.total_seconds()).result()
        assert others_work(hub)  # the beginning is read, and the rest waited for
        goes_on.go.set()
        assert found.result().body == b"<p>A bee."


def busy(stop: Stop, seconds: float) -> None:
    stop.go.set()
    threading.Event().wait(seconds)


def test_what_a_visit_raises_is_its_callers(hub: Hub) -> None:
    def fails() -> None:
        aside(lambda: socket.create_connection(("127.0.0.1", 1)))

    with pytest.raises(ConnectionRefusedError):
        hub.take(fails).result(SOON)
    assert others_work(hub)


def test_what_ends_the_hub_is_told_to_all_who_wait_for_its_visits() -> None:
    """Who listens for the end of a visit has no business to end the thread; it is nobody's visit then."""
    hands, stop = Hands(8), Stop()
    hands.take(stop.here)
    (work,) = hands.busy
    work.add_done_callback(lambda _: sys.exit())
    hands.take(nap, 60.0)
    hands.stand()
    stop.go.set()
    for one in hands.busy:
        assert isinstance(one.exception(SOON), InvalidStateError | None)
    with pytest.raises(InvalidStateError):
        hands.stand()
    hands.finish()


def test_a_visit_that_comes_to_no_end_does_not_pass_for_work_that_goes_round() -> None:
    hands, stop, told = Hands(8), Stop(), threading.Event()
    hands.take(stop.here)
    assert stop.reached.wait(SOON)
    hands.tell(told.set)
    hands.tell(told.set)
    assert not told.is_set()
    stop.go.set()
    assert told.wait(SOON)
    hands.finish()


@pytest.mark.parametrize("come", [True, False])
def test_what_is_waited_for_comes_or_not(hub: Hub, *, come: bool) -> None:
    near, far = socket.socketpair()
    with near, far:
        found = hub.take(readable, near, SOON if come else 0.0)
        if come:
            far.send(b"!")
        assert found.result(SOON) is come
        assert readable(near, 0.0) is come


def test_who_waits_for_a_connection_that_is_closed_is_woken_by_the_next_of_its_number(hub: Hub) -> None:
    near, far = socket.socketpair()
    waits = hub.take(readable, near, None)
    assert others_work(hub)
    number = near.fileno()
    near.close()
    assert readable(near, None)  # whoever reads a closed one is told
    assert hub.take(readable, near, None).result(SOON)
    pair = socket.socketpair()
    with far, pair[0], pair[1]:
        (same,) = (each for each in pair if each.fileno() == number)
        hub.take(readable, same, 0.0).result(SOON)
        assert waits.result(SOON)


def test_a_lock_is_kept_over_waits_and_given_on(hub: Hub) -> None:
    lock, order = threading.Lock(), list[tuple[int, str]]()

    def work(number: int) -> None:
        with held(lock):
            order.append((number, "in"))
            nap(0.001)
            order.append((number, "out"))

    for each in [hub.take(work, number) for number in range(8)]:
        each.result(SOON)
    assert sorted(order[::2]) == [(number, "in") for number in range(8)]
    assert [one[0] for one in order[::2]] == [one[0] for one in order[1::2]]


def test_the_end_waits_for_what_is_under_way() -> None:
    with Hub(1) as hub:
        visits = [hub.take(aside, partial(int, str(number))) for number in range(100)]
        visits.append(hub.take(nap, 0.05))
    assert all(visit.done() for visit in visits)
    assert [visit.result() for visit in visits[:-1]] == list(range(100))


def test_nothing_is_left_of_the_thread_of_one_that_is_kept() -> None:
    """Where something is, greenlet goes through all objects of the process to find who has it."""
    with Hub(1) as hub:
        loop = hub.take(lambda: weakref.ref(getcurrent().parent)).result(SOON)
    until(lambda: loop() is None, "the end of its loop")
