"""A site of many hosts that notes who asks when."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from itertools import pairwise

from watcher.demo.site import HTML, Answer, LocalServer, Request, robots


def story(number: int, state: int) -> bytes:
    """A page of five paragraphs that no other story has, and one that is another in each state."""
    said = (f"<p>Pier {number} {words}, said the keeper of pier {number}.</p>" for words in WORDS)
    price = f"<p>A berth at pier {number} is to cost £{10_000 + 10 * number + state} a year.</p>"
    return (
        f'<!doctype html><html lang="en"><head><title>Pier {number} has a new roof</title></head><body>'
        f"<article><h1>Pier {number} has a new roof</h1>{''.join(said)}{price}</article></body></html>"
    ).encode()


WORDS = (
    "was closed for eleven months while its beams were looked at one by one",
    "takes the ferry of the morning again, and from May the one of the evening",
    "had been promised that roof in three budgets, the first of them long ago",
    "is swept at night now, for by day the anglers do not leave it",
)


class Town(LocalServer):
    """Stories on hosts; every request is noted.

    Args:
        stories: how many.
        a_host: how many of them a host has.
        through: one in so many has an address on another host, which leads to it by a redirect; 0: none.
    """

    def __init__(self, stories: int, a_host: int, through: int = 0) -> None:
        super().__init__()
        self._through = through
        self._robots = robots("User-agent: *\nAllow: /\n")
        self.states = [0] * stories
        self._a_host = a_host
        self.asked: Counter[int] = Counter()
        self.times: dict[str, list[float]] = defaultdict(list)

    def addresses(self) -> list[tuple[str, str]]:
        """Each story's address, and its host as a queue's name."""
        return [self._address(number) for number in range(len(self.states))]

    def _address(self, number: int) -> tuple[str, str]:
        if self._through and number % self._through == 0:
            return self.url(f"/to/{number}", "desk.test"), f"desk.test:{self.port}"
        host = self._host(number)
        return self.url(f"/{number}", host), f"{host}:{self.port}"

    def _host(self, number: int) -> str:
        return f"pier-{number // self._a_host}.test"

    def arrived(self, target: str, headers: dict[str, str], body: bytes) -> Request:
        """Note when it came."""
        with self._lock:
            self.times[headers["host"]].append(time.monotonic())
            if target[1:].isdigit():
                self.asked[int(target[1:])] += 1
        return Request(target, target, headers, 1, body)

    def answer(self, request: Request) -> Answer:
        """The story as it is now."""
        if request.path == "/robots.txt":
            return self._robots(request)
        number = int(request.path.rpartition("/")[2])
        if request.path.startswith("/to/"):
            return Answer(status=302, headers=(("Location", self.url(f"/{number}", self._host(number))),))
        etag = ("ETag", f'"{number}-{self.states[number]}"')
        if request.headers.get("if-none-match") == etag[1]:
            return Answer(status=304, headers=(etag,))
        return Answer(story(number, self.states[number]), headers=(("Content-Type", HTML), etag))

    @property
    def gaps(self) -> list[float]:
        """Seconds between the arrivals of two requests to one host, one after the other."""
        with self._lock:
            return [later - sooner for times in self.times.values() for sooner, later in pairwise(times)]
