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
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx

from bench._press import DAY, Press
from bench._site import HOSTS

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKERS = 2
LOOKS_A_DAY = 2
"""Of the budget, for each article."""

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
    grew = max(last.memory) > ASKED_MB or max(last.files) > 1.2 * max(first.files) + 20
    return int(grew or not last.checks)


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


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3]), *map(float, sys.argv[3:4])))
