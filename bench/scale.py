"""What an answer costs when very much is stored.

Usage: python -m bench.scale [ARTICLES...]   (1,000 10,000 100,000 by default, ten versions each)

ms of CPU of the real command, start included on the left; then, for each size, what it takes more than on an
empty store, least of three runs. Asked: 300 for list, history, updates and search; 150 for --help as a whole.
Below, ms of CPU of `watcher serve` for a page, the mean of twenty requests. Asked: 50 for the overview. An
order that no index knows is made once in half a minute; what the first request takes stands at the end.
The stores are grown in a temporary folder: 1 GB for 100,000 articles.
"""

from __future__ import annotations

import logging
import os
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
import structlog

from bench._grown import RARE, STORIES, grow

SIZES = (1_000, 10_000, 100_000)
ASKED, ASKED_HELP = 300, 150
ASKED_PAGE = 50
RUNS = 3
REQUESTS = 20
TICKS = os.sysconf("SC_CLK_TCK")
COMMANDS = (
    ("list",),
    ("list", "--undisclosed"),
    ("list", "--sort", "undisclosed"),
    ("list", "--outlet", "gazette"),
    ("list", "--changed-since", "2d"),
    ("history", f"#{STORIES}"),
    ("history", "story-3-77"),
    ("updates",),
    ("updates", "--kind", "correction"),
    ("updates", "--since", "7d"),
    ("updates", "--undisclosed"),
    ("search", RARE),
    ("search", "ferry"),
    ("search", "last boat was tied"),
    ("search", "version of this article gave the price"),
    ("search", "£1*", "--gone"),
)

OVERVIEW = (
    "/",
    "/?page=20",
    "/?undisclosed=1",
    "/?outlet=gazette",
    "/?tag=sea",
    "/?order=note",
    "/?order=undisclosed",
    "/?order=title",
)
PAGES = (
    *OVERVIEW,
    f"/articles/{STORIES}",
    f"/articles/{STORIES}/versions/9",
    f"/articles/{STORIES}/diff/8..9",
    "/notes",
    "/silent",
    f"/search?q={RARE}",
    "/feeds/all.atom",
    "/feeds/silent.atom",
    "/api/articles",
)


def main() -> int:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with TemporaryDirectory() as folder:
        empty = Path(folder, "empty")
        empty.mkdir()
        (empty / "config.toml").touch()
        helped, _ = cost(empty, ("--help",))
        print(f"watcher --help: {helped:.0f} ms (asked: {ASKED_HELP})\n")
        bare = {words: cost(empty, words)[0] for words in COMMANDS}
        homes = [grown(Path(folder, str(size)), size) for size in sizes]
        print(f"\n{'':52}{'start':>7}" + "".join(f"{size:>10,}" for size in sizes))
        worst = max(row(words, bare[words], homes) for words in COMMANDS)
        slowest, first = pages(homes, sizes)
    print(f"\nworst: {worst:.0f} ms after start (asked: {ASKED})")
    print(
        f"slowest overview: {slowest:.1f} ms (asked: {ASKED_PAGE}); its first request: {first:.0f} ms at most"
    )
    return 0 if worst <= ASKED and helped <= ASKED_HELP and slowest <= ASKED_PAGE else 1


def grown(home: Path, size: int) -> Path:
    """A home with so many articles, and how long it took to make them."""
    home.mkdir()
    (home / "config.toml").touch()
    began, cpu = time.monotonic(), time.process_time()
    grow(home / "state", size, datetime.now(UTC))
    took = f"{time.monotonic() - began:.0f} s, {time.process_time() - cpu:.0f} s of CPU"
    weight = (home / "state" / "watcher.db").stat().st_size / 1e6
    print(f"grown: {size:,} articles, {weight:,.0f} MB in {took}", flush=True)
    return home


def row(words: tuple[str, ...], bare: float, homes: list[Path]) -> float:
    """A line of the table; the highest of its figures."""
    costs = [cost(home, words) for home in homes]
    more = [max(spent - bare, 0) for spent, _ in costs]
    name = " ".join(f'"{word}"' if " " in word else word for word in words)
    print(f"{name:52}{bare:7.0f}" + "".join(f"{each:10.0f}" for each in more) + f"   {costs[-1][1]} lines")
    return max(more)


def pages(homes: list[Path], sizes: list[int]) -> tuple[float, float]:
    """The table of the server's pages; what the slowest overview costs, then and at first."""
    costs = [served(home) for home in homes]
    print(f"\n{'':59}" + "".join(f"{size:>10,}" for size in sizes))
    for path in PAGES:
        print(f"{path:59}" + "".join(f"{each[path][1]:10.1f}" for each in costs))
    overviews = [each[path] for each in costs for path in OVERVIEW]
    return max(mean for _, mean in overviews), max(first for first, _ in overviews)


def served(home: Path) -> dict[str, tuple[float, float]]:
    """ms of CPU that the server takes for each page: at the first request, and then."""
    command = [sys.executable, "-m", "watcher", "serve", "--port", "0"]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=home, env=env, stdout=subprocess.PIPE, encoding="utf-8") as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[1].rstrip("/")
            return {path: page_cost(server.pid, address + path) for path in PAGES}
        finally:
            server.terminate()


def page_cost(pid: int, url: str) -> tuple[float, float]:
    """Of the first request, and the mean over some more."""
    return requests_cost(pid, url, 1), requests_cost(pid, url, REQUESTS) / REQUESTS


def requests_cost(pid: int, url: str, many: int) -> float:
    """ms of CPU of the server for so many requests."""
    before = cpu_of(pid)
    for _ in range(many):
        httpx.get(url, timeout=60).raise_for_status()
    return 1000 * (cpu_of(pid) - before)


def cpu_of(pid: int) -> float:
    """Seconds of CPU of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def cost(home: Path, words: tuple[str, ...]) -> tuple[float, int]:
    """ms of CPU of a command, the least of some runs, and how many lines it printed."""
    spent = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "watcher", *words],
            cwd=home,
            env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1"},
            capture_output=True,
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return 1000 * min(spent), done.stdout.count(b"\n")


if __name__ == "__main__":
    sys.exit(main())
