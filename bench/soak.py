"""The daemon left alone for a week that passes in minutes: what it takes at the start and at the end.

Usage: python -m bench.soak [ARTICLES [DAYS [MINUTES]]]   (5,000 articles, 7 days, 12 minutes by default)

The daemon is the real one: two processes, the store a file, a webhook as its channel, a site of fifty hosts
in a process of its own. It first sees every article once, in true time; then it is stopped and started again
in a time that passes faster (`bench/_haste.py`). Stories change as they do in newsrooms, most soon after they
came; half the hosts send an ETag; the others' pages come with other tokens each time. One host of the fifty
is down on the third day, one answers slowly, one story in a hundred is gone from the second day on.

Every twelfth hour of the week the daemon's own figures (`/metrics`) are asked for:

  checks      since the last row
  late by     of these checks on average, in seconds of true time; a tick alone is an eighth of a second
  due         articles whose time has come
  MB, files   of each process: resident memory, and open files, sockets too
  ms          of CPU a check, all processes together
  store       MB, and what a check added to it, in bytes
"""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx

from bench._haste import fast
from bench._site import HOSTS, ROBOTS, Apart
from bench._stories import printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

WORKERS = 2
DAY = 86400.0
LOOKS_A_DAY = 2
"""Of the budget, for each article."""

DOWN, SLOW = 1, 2
"""The number of the host that is down on the third day, and of the one that takes its time."""

GONE = 100
"""One story in so many is gone from the second day on."""

ASKED_MB = 150


def main(articles: int = 5000, days: int = 7, minutes: float = 12.0) -> int:
    with TemporaryDirectory() as folder, Press(articles) as press:
        soak = Soak(Path(folder), press, articles)
        print(f"{articles} articles on {HOSTS} hosts; {WORKERS} processes")
        began = time.monotonic()
        soak.see_all()
        print(f"all seen once after {time.monotonic() - began:.0f} s\n")
        speed = days * DAY / (60 * minutes)
        rows = list(soak.week(speed, 2 * days))
        said = ", ".join(f"{number} {event}" for event, number in soak.complaints().most_common())
        print(f"\nwarnings and errors in its log: {said or 'none'}")
    return verdict(rows[0], rows[-1])


def verdict(first: Row, last: Row) -> int:
    """The two ends beside one another."""
    print(f"\n{'':22}{'start':>10}{'end':>10}")
    for name, value in (
        ("MB a process, most", lambda row: max(row.memory)),
        ("files a process, most", lambda row: max(row.files)),
        ("late by, s", lambda row: row.late),
        ("ms of CPU a check", lambda row: row.cpu),
        ("store, MB", lambda row: row.store / 1e6),
        ("bytes a check", lambda row: row.growth),
    ):
        print(f"{name:22}{value(first):10.2f}{value(last):10.2f}")
    print(f"\nasked: {ASKED_MB} MB a process at most")
    return int(max(last.memory) > ASKED_MB or max(last.files) > 1.2 * max(first.files) + 20)


@dataclass(frozen=True)
class Row:
    """What half a day came to; the units are those of the table."""

    hour: float
    checks: int
    outcomes: dict[str, int]
    late: float
    due: int
    memory: tuple[float, ...]
    files: tuple[int, ...]
    cpu: float
    store: float
    growth: float

    def __str__(self) -> str:
        memory = "  ".join(f"{each:4.0f}" for each in self.memory)
        files = "  ".join(f"{each:3}" for each in self.files)
        said = ", ".join(f"{number} {name}" for name, number in sorted(self.outcomes.items()) if number)
        figures = f"{self.hour:5.0f}{self.checks:8}{self.late:9.2f}{self.due:6}   {memory}   {files}"
        return f"{figures}{self.cpu:7.2f}{self.store / 1e6:8.1f}{self.growth:7.0f}   {said}"


HEAD = (
    f"{'hour':>5}{'checks':>8}{'late by':>9}{'due':>6}   {'MB':>{6 * WORKERS - 2}}   "
    f"{'files':>{5 * WORKERS - 2}}{'ms':>7}{'store':>8}{'bytes':>7}   outcomes"
)


class Soak:
    """The daemon and its home."""

    def __init__(self, home: Path, press: Press, articles: int) -> None:
        self._home, self._press, self._articles = home, press, articles
        with create_server(("127.0.0.1", 0)) as found:
            self._metrics = f"127.0.0.1:{found.getsockname()[1]}"
        watched = "\n".join(f'[[articles]]\nurl = "{url}"' for url in press.urls())
        (home / "config.toml").write_text(
            f'[fetch]\nallow_private_hosts = true\nper_host_delay = "0.5s"\n'
            f"[schedule]\nbudget = {LOOKS_A_DAY * articles}\n"
            f'[daemon]\nworkers = {WORKERS}\nmetrics = "{self._metrics}"\n'
            f'[[alerts]]\ntype = "webhook"\nurl = "{press.hook}"\n{watched}\n',
            encoding="utf-8",
        )

    def see_all(self) -> None:
        """The first look at each article, in true time."""
        with self._daemon("-m", "watcher"):
            while self._figures().checks < self._articles:
                time.sleep(0.5)

    def week(self, speed: float, rows: int) -> Iterator[Row]:
        """So many half days, each when it is over."""
        print(HEAD)
        began = time.monotonic()
        self._press.keep_time(began, speed)
        with self._daemon("-m", "bench._haste", str(began), str(speed)):
            before = self._figures()
            for number in range(1, rows + 1):
                time.sleep(max(0.0, began + number * DAY / 2 / speed - time.monotonic()))
                now = self._figures()
                row = now.since(before, number * 12, speed)
                print(row, flush=True)
                yield row
                before = now

    def complaints(self) -> Counter[str]:
        """What the log has of warnings and errors."""
        lines = (self._home / "daemon.log").read_text(encoding="utf-8", errors="replace").splitlines()
        told = [json.loads(line) for line in lines if line.startswith("{")]
        return Counter(line["event"] for line in told if line["level"] not in {"debug", "info"})

    def _daemon(self, *words: str) -> _Process:
        config = ("--config", str(self._home / "config.toml"), "run")
        return _Process([sys.executable, *words, *config], self._home / "daemon.log")

    def _figures(self) -> Figures:
        """What the daemon says of itself; asked again until it does."""
        until = time.monotonic() + 60
        while True:
            try:
                text = httpx.get(f"http://{self._metrics}/metrics").raise_for_status().text
            except httpx.HTTPError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return Figures(dict(SAMPLE.findall(text)))


SAMPLE = re.compile(r"^(watcher_\S+) (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Figures:
    """What /metrics said, by name and labels."""

    values: dict[str, str]

    def named(self, name: str) -> dict[str, float]:
        """All values of a metric by what stands in its braces."""
        found = (re.fullmatch(rf'{name}(?:\{{\w+="(\w+)"\}})?', key) for key in self.values)
        return {match[1] or "": float(self.values[match[0]]) for match in found if match}

    def total(self, name: str) -> float:
        return sum(self.named(name).values())

    @property
    def checks(self) -> int:
        return round(self.total("watcher_checks_total"))

    def since(self, before: Figures, hour: float, speed: float) -> Row:
        """The row of what happened between the two."""
        old, new = (each.named("watcher_checks_total") for each in (before, self))
        checks = self.checks - before.checks
        each = max(checks, 1)

        def grown(name: str) -> float:
            return self.total(name) - before.total(name)

        return Row(
            hour=hour,
            checks=checks,
            outcomes={name: round(number - old.get(name, 0)) for name, number in new.items()},
            late=grown("watcher_check_lateness_seconds_sum") / each / speed,
            due=round(self.total("watcher_articles_due")),
            memory=tuple(size / 1e6 for size in self.named("watcher_worker_resident_bytes").values()),
            files=tuple(map(round, self.named("watcher_worker_open_files").values())),
            cpu=1000 * grown("watcher_worker_cpu_seconds_total") / each,
            store=self.total("watcher_store_bytes"),
            growth=grown("watcher_store_bytes") / each,
        )


class _Process:
    """The daemon, as a process for the length of a `with` block; then it is told to stop, and does."""

    def __init__(self, command: list[str], log: Path) -> None:
        self._command, self._log = command, log

    def __enter__(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdout=log, stderr=log, cwd=Path(__file__).parents[1]
            )

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(60)
        finally:
            self._process.kill()


@dataclass
class Week:
    """How far the site is in the week: true seconds of its begin, and how fast it passes."""

    began: float = 0.0
    speed: float = 0.0
    asked: Counter[int] = field(default_factory=Counter)

    @property
    def second(self) -> float:
        """Of the week."""
        return fast(self.began, self.speed)


class Press(Apart):
    """The site."""

    def __init__(self, articles: int) -> None:
        super().__init__(_serve)
        self._articles = articles

    def urls(self) -> list[str]:
        return [f"http://127.0.1.{1 + n % HOSTS}:{self._port}/2026/story-{n}" for n in range(self._articles)]

    @property
    def hook(self) -> str:
        return f"http://127.0.0.1:{self._port}/hook"

    def keep_time(self, began: float, speed: float) -> None:
        """The week begins."""
        self._ours.send((began, speed))


def _serve(pipe: Connection) -> None:
    server = _Server(("", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pipe.send(server.server_port)
    while True:
        server.week.began, server.week.speed = pipe.recv()


@cache
def edit_times(number: int) -> tuple[float, ...]:
    """Seconds of the week at which a story changes: one in three does, most of them soon."""
    chance = random.Random(number)
    if chance.random() > 1 / 3:
        return ()
    return tuple(sorted(7 * DAY * chance.random() ** 2 for _ in range(chance.choice((1, 1, 1, 2, 3, 8)))))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.week = Week()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up at the end of the soak is none."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._send(204, b"")

    def do_GET(self) -> None:
        place, second = self.path.rpartition("/story-")[2], self.server.week.second
        if not place.isdigit():
            self._send(200, ROBOTS)
            return
        number = int(place)
        host = number % HOSTS
        if host == SLOW:
            time.sleep(0.3)
        if host == DOWN and 2 * DAY < second < 3 * DAY:
            self._send(503, b"down")
        elif number % GONE == GONE - 1 and second > DAY:
            self._send(404, b"gone")
        else:
            self._tell(number, sum(at < second for at in edit_times(number)), etags=bool(host % 2))

    def _tell(self, number: int, edits: int, *, etags: bool) -> None:
        etag = f'"{number}-{edits}"' if etags else ""
        if etag and self.headers.get("If-None-Match") == etag:
            self._send(304, b"", etag)
            return
        asked = self.server.week.asked
        asked[number] += not etags
        self._send(200, printed(number, edits, asked[number]).encode(), etag)

    def _send(self, status: int, body: bytes, etag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if etag:
            self.send_header("ETag", etag)
        if status not in {204, 304}:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silence."""


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3]), *map(float, sys.argv[3:4])))
