"""A news site of many hosts whose stories move on, and that is itself out of order now and then.

A story moves on only once its present state was certainly recorded: the watcher asks with the ETag of that
state, and it keeps an ETag in the very transaction that stores the version. So every state that was ever
served must be found as a version of its own, however often the watcher dies.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from mishaps import challenge, server_error, truncated
from newsroom import note_is_added

from watcher.demo.page import page
from watcher.demo.site import HTML, Answer, LocalServer, Request, robots
from watcher.demo.story import FERRY, reworded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.demo.story import Story

PER_HOST = 5
TROUBLE = 0.03
"""Share of requests that get something else than the story while the site is out of order."""


def price_of(story: int, state: int) -> int:
    """The fare that names a state of a story; no two states of any stories have the same."""
    return 1000 + 20 * story + state


def fare(text: str) -> int:
    """Which fare a text gives."""
    return int(text.partition("ticket is to cost £")[2].partition(",")[0])


def states(story: int, changes: int) -> list[Story]:
    """A story and what becomes of it: the fare is another one each time, the second change brings a note."""
    fares = (reworded(FERRY, "£14", f"£{price_of(story, n)}") for n in range(changes + 1))
    return [note_is_added(text) if n >= 2 else text for n, text in enumerate(fares)]


def hang(request: Request) -> Answer:
    time.sleep(3)
    return Answer(status=504)


def later(request: Request) -> Answer:
    return Answer(status=429, headers=(("Content-Type", HTML), ("Retry-After", "1")))


def cut(request: Request) -> Answer:
    """Nothing at all: the line is cut before the answer."""
    raise ConnectionAbortedError


TROUBLES = (server_error, challenge, truncated, later, cut, hang)


@dataclass
class Serial:
    """A story on line, from state to state.

    Attributes:
        states: what it is, in order.
        moved: told when another state is about to be served for the first time.
        now: which state it is in.
        served: the states that were served.
        recorded: the states whose ETag came back.
    """

    states: Sequence[Story]
    moved: Callable[[], None]
    now: int = 0
    served: set[int] = field(default_factory=set)
    recorded: set[int] = field(default_factory=set)

    def __call__(self, request: Request) -> Answer:
        if request.headers.get("if-none-match") == f'"state-{self.now}"':
            self.recorded.add(self.now)
            if self.done:
                return Answer(status=304, headers=(("ETag", f'"state-{self.now}"'),))
            self.now += 1
            self.moved()
        self.served.add(self.now)
        html = page(self.states[self.now], url=request.url, visit=self.now)
        etag = ("ETag", f'"state-{self.now}"')
        return Answer(html.encode(), headers=(("Content-Type", HTML), etag))

    @property
    def done(self) -> bool:
        return self.now == len(self.states) - 1

    @property
    def settled(self) -> bool:
        """The last state, too, was recorded."""
        return self.done and self.now in self.recorded


class Press(LocalServer):
    """All stories, a few on each host.

    Args:
        stories: how many.
        changes: how many changes each sees.
        moved: told of each.
        seed: for its troubles.

    Attributes:
        out_of_order: some answers are something else than the story.
        first_at: when the first request since `expect` came, on the monotonic clock; None before.
    """

    def __init__(self, stories: int, changes: int, moved: Callable[[], None], seed: int = 1) -> None:
        super().__init__()
        self.out_of_order = False
        self.first_at: float | None = None
        self._dice = Random(seed)
        self._robots = robots("User-agent: *\nAllow: /\n")
        self.serials = {f"/{n}": Serial(states(n, changes), moved) for n in range(stories)}
        self._locks = {path: threading.Lock() for path in self.serials}

    def addresses(self) -> dict[str, Serial]:
        """Every story by its address."""
        return {
            self.url(path, host=f"press-{n // PER_HOST}.test"): serial
            for n, (path, serial) in enumerate(self.serials.items())
        }

    def expect(self) -> None:
        """Note when the next request comes."""
        self.first_at = None

    def arrived(self, target: str, headers: dict[str, str], body: bytes) -> Request:
        """Tens of thousands of requests come; they are not kept."""
        self.first_at = self.first_at or time.monotonic()
        return Request(target, f"http://{headers.get('host', '')}{target}", headers, 1, body)

    def answer(self, request: Request) -> Answer:
        if request.path not in self.serials:
            return self._robots(request)
        if self.out_of_order and self._dice.random() < TROUBLE:
            return self._dice.choice(TROUBLES)(request)
        with self._locks[request.path]:
            return self.serials[request.path](request)
