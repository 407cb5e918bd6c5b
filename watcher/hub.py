"""Many visits in one thread: each works until it has to wait, and then another one goes on.

Python computes in one thread at a time anyway. Eight threads that hand over to each other at every answer
wake now on one processor and now on another, with nothing of theirs in its caches: a look that ends with "not
modified" took 1.4 ms of processor time so, and takes 1.2 in one thread. Visits are greenlets, which keep what
they were about over a wait, as threads do.

    with Hub(64) as hub:
        future = hub.take(visit, article)

In a visit, and in whatever it calls:

    aside(work)                   work that waits in a way of its own; another thread does it meanwhile
    readable(connection, 10.0)    wait until something has come
    nap(0.5)                      wait
    with held(lock): ...          a lock that its holder keeps over waits

Outside of a hub these wait as anything does. What waits without them holds up all visits of the process.
"""

from __future__ import annotations

import socket
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar, copy_context
from functools import partial
from queue import SimpleQueue
from selectors import EVENT_READ, DefaultSelector
from threading import Lock, Thread, local
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from greenlet import getcurrent, greenlet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Params = ParamSpec("Params")
Result = TypeVar("Result")

_STOOD: ContextVar[float] = ContextVar("stood", default=0.0)
"""Seconds that a visit stood ready while others worked."""


CLOSED = -1
"""The number of a connection that is no more."""


class _Here(local):
    """The hub that a thread is of."""

    hub: Hub | None = None


_HERE = _Here()


class Hub:
    """A thread, and the visits that it works on.

    Args:
        most: visits at once; so many may wait aside.

    Attributes:
        fault: what ended it before its time, by no visit's doing; whoever waits for one is told.
    """

    fault: BaseException | None = None

    def __init__(self, most: int) -> None:
        self._inbox: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._bell, self._ear = socket.socketpair()
        for end in (self._bell, self._ear):
            end.settimeout(0)
        self._selector = DefaultSelector()
        self._selector.register(self._ear, EVENT_READ)
        self._until: dict[greenlet, float] = {}
        """Visits that wait for no longer than a moment of `time.monotonic`."""
        self._under_way, self._closing = set[Future[Any]](), False
        self._aside = ThreadPoolExecutor(most, thread_name_prefix="aside")
        self._thread = Thread(target=self._work, name="visits", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def take(
        self, work: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs
    ) -> Future[Result]:
        """Begin something, from any thread; what comes of it, or what it raised."""
        future: Future[Result] = Future()
        self._under_way.add(future)
        self._put(partial(self._begin, future, partial(work, *args, **kwargs), copy_context()))
        return future

    def close(self) -> None:
        """Let what is under way end."""
        self._put(self._close)
        self._thread.join()
        self._aside.shutdown()
        for closed in (self._selector, self._bell, self._ear):
            closed.close()

    def aside(self, work: Callable[[], Result]) -> Result:
        """See `aside`; for the visit that is at work."""
        visit, context = getcurrent(), copy_context()
        done = self._aside.submit(context.run, work)
        done.add_done_callback(lambda _: self._put(partial(self._go_on, visit, monotonic())))
        self._wait()
        return done.result()

    def readable(self, connection: socket.socket, seconds: float | None) -> bool:
        """See `readable`; for the visit that is at work."""
        visit = getcurrent()
        self._take_over(connection)
        self._selector.register(connection, EVENT_READ, visit)
        if seconds is not None:
            self._until[visit] = monotonic() + seconds
        try:
            return self._wait() or connection.fileno() == CLOSED
        finally:
            with suppress(KeyError, ValueError):  # closed meanwhile, and its number another one's
                self._selector.unregister(connection)

    def _take_over(self, connection: socket.socket) -> None:
        """Wake who waits for a connection that was closed meanwhile, and whose number this one has now."""
        with suppress(KeyError):
            closed = self._selector.get_key(connection)
            self._selector.unregister(closed.fileobj)
            self._until[closed.data] = 0.0

    def nap(self, seconds: float) -> None:
        """See `nap`; for the visit that is at work."""
        self._until[getcurrent()] = monotonic() + seconds
        self._wait()

    def _wait(self) -> bool:
        """Let others work; whether what was waited for has come."""
        began = monotonic()
        come, ready = self._loop.switch()
        _STOOD.set(_STOOD.get() + monotonic() - max(began, ready))
        return bool(come)

    def _work(self) -> None:
        _HERE.hub, self._loop = self, getcurrent()
        try:
            self._go_round()
        except BaseException as fault:  # noqa: BLE001 - nobody else could tell
            self.fault = fault
            for future in list(self._under_way):
                future.set_exception(fault)
        finally:
            del self._loop  # else greenlet seeks its owner among all objects that there are, 11 ms a million

    def _go_round(self) -> None:
        looked = monotonic()
        while self._under_way or not self._closing:
            busy = monotonic() - looked
            came, looked = self._selector.select(self._left()), monotonic()
            for key, _ in came:
                if key.data is None:
                    self._hear()
                else:
                    self._go_on(key.data, looked - busy)  # it may have come while nobody looked
            self._give_up(looked)

    def _go_on(self, visit: greenlet, ready: float, *, come: bool = True) -> None:
        self._until.pop(visit, None)
        visit.switch((come, ready))

    def _left(self) -> float | None:
        """Seconds until the first one gives up."""
        return max(0.0, min(self._until.values()) - monotonic()) if self._until else None

    def _give_up(self, now: float) -> None:
        for visit, until in list(self._until.items()):
            if until <= now:
                self._go_on(visit, until, come=False)

    def _begin(self, future: Future[Any], work: Callable[[], Any], context: Any) -> None:
        visit = greenlet(partial(self._fulfil, future, work))
        visit.gr_context = context
        visit.switch()

    def _fulfil(self, future: Future[Any], work: Callable[[], Any]) -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - whoever asks for the result is told
            future.set_exception(error)
        finally:
            self._under_way.remove(future)

    def _close(self) -> None:
        self._closing = True

    def _put(self, what: Callable[[], None]) -> None:
        """Let the hub's thread do something, which may not wait."""
        self._inbox.put(what)
        with suppress(BlockingIOError):  # it rings already
            self._bell.send(b"!")

    def _hear(self) -> None:
        self._ear.recv(4096)
        while not self._inbox.empty():
            self._inbox.get_nowait()()


def aside(work: Callable[[], Result]) -> Result:
    """Do something that may wait for others in whatever way, while other visits go on."""
    return work() if _HERE.hub is None else _HERE.hub.aside(work)


def readable(connection: socket.socket, seconds: float | None) -> bool:
    """Wait until something has come, or the other side has hung up; whether that was in time."""
    try:
        if _HERE.hub is not None:
            return _HERE.hub.readable(connection, seconds)
        with DefaultSelector() as selector:
            selector.register(connection, EVENT_READ)
            return bool(selector.select(seconds))
    except ValueError:
        return True  # it is closed: whoever reads is told


def nap(seconds: float) -> None:
    """Wait."""
    if _HERE.hub is None:
        sleep(seconds)
    else:
        _HERE.hub.nap(seconds)


@contextmanager
def held(lock: Lock) -> Iterator[None]:
    """Hold a lock that its holder may keep while it waits."""
    if not lock.acquire(blocking=False):
        aside(lock.acquire)
    try:
        yield
    finally:
        lock.release()


def clock() -> float:
    """Seconds by a clock that stands while a visit is ready and others work.

    By it a request's time is measured: no server is slow because we were busy.
    """
    return monotonic() - _STOOD.get()
