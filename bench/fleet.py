"""Machines that share a PostgreSQL, whose processes are killed and stopped, and what came of it.

Usage: python -m bench.fleet [--articles 20000] [--changes 500] [--machines 2] [--workers 2] [--deaths 40]

A server of our own (or that of WATCHER_TEST_POSTGRESQL), a site of many hosts, a webhook receiver and real
daemons, all on this machine. Every article is due at once and looked at, then some have changed and are due
again. Meanwhile one process after the other is killed (SIGKILL), or stands still for longer than its lease
(SIGSTOP), which is 3 s here. The site notes when it is asked, by host.

The exit status is 1 when an article was looked at more or less often than it was due, a change or its alert
was lost or doubled, an alert had two ids, or hosts were asked again before their delay was over more often
than a process stood still: one that is stopped right before its request asks when it goes on.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "kit"))

import fleet
import postgresql

if TYPE_CHECKING:
    from fleet import Tally

A_HOST = 20


def main() -> int:
    options = _options()
    if not postgresql.available():
        print(f"passed over: {postgresql.MISSING}")
        return 0
    for server in postgresql.running():
        with TemporaryDirectory(prefix="watcher-fleet-") as home:
            tally = fleet.run(
                Path(home),
                server.database(),
                stories=options.articles,
                a_host=A_HOST,
                changes=options.changes,
                machines=options.machines,
                options=f"workers = {options.workers}\nthreads = 16",
                delay=options.delay,
                pause=options.pause,
                deaths=options.deaths,
                patience=1800,
                seed=options.seed,
                tell=_now_and_then(30),
            )
        return told(tally, options)
    return 1


def told(tally: Tally, options: argparse.Namespace) -> int:
    """Print what came of it; the exit status."""
    once = Counter({1: options.articles - options.changes, 2: options.changes})
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = spent.ru_utime + spent.ru_stime
    rows = (
        ("articles, changes", f"{options.articles:,}, {options.changes:,}", True),
        ("machines, processes each", f"{options.machines}, {options.workers}", True),
        ("processes killed, stopped past their lease", f"{tally.killed}, {tally.stopped}", True),
        ("articles by looks that were recorded", _counts(tally.looks), tally.looks == once),
        ("articles by versions", _counts(tally.versions), tally.versions == once),
        ("changes of which an alert was made", tally.events, tally.events == options.changes),
        (
            "changes by ids they were told under",
            _counts(tally.ids),
            tally.ids == Counter({1: options.changes}),
        ),
        ("alerts that came again, under the same id", tally.again, True),
        ("pages asked for beyond that: the visit died", tally.requests - sum(_times(once)), True),
        ("visits given up: the lease had passed", tally.lost_leases, True),
        ("smallest gap at a host, s", f"{tally.gap:.3f}", True),
        ("gaps shorter than the host's delay", tally.close, tally.close <= tally.stopped),
        ("flaws found by verify", len(tally.flaws), not tally.flaws),
        ("how the machines ended", tally.exits, not any(tally.exits)),
        ("all looked at for the first time in, s", f"{tally.seconds:.0f}", True),
        ("CPU of daemons and server, ms a look", f"{1000 * busy / sum(_times(once)):.1f}", True),
    )
    for name, value, right in rows:
        print(f"{name:46}{value!s:>24}{'' if right else '   WRONG'}")
    for flaw in tally.flaws[:20]:
        print(f"  {flaw}")
    return 0 if all(right for _, _, right in rows) else 1


def _counts(counter: Counter[int]) -> str:
    return ", ".join(f"{often}: {number:,}" for often, number in sorted(counter.items()))


def _times(counter: Counter[int]) -> list[int]:
    return [often * number for often, number in counter.items()]


class _now_and_then:  # noqa: N801 - it is used as a function
    """Prints what it is told, but not more often than every so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._last = seconds, 0.0

    def __call__(self, words: str) -> None:
        if time.monotonic() - self._last >= self._seconds:
            self._last = time.monotonic()
            print(words, flush=True)


def _options() -> argparse.Namespace:
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--articles", type=int, default=20_000)
    said.add_argument("--changes", type=int, default=500)
    said.add_argument("--machines", type=int, default=2)
    said.add_argument("--workers", type=int, default=2, help="processes of each machine")
    said.add_argument("--delay", type=float, default=1.0, help="seconds that a host is left alone")
    said.add_argument("--pause", type=float, default=4.0, help="seconds between two deaths, on average")
    said.add_argument("--deaths", type=int, default=40, help="processes killed or stopped, at most")
    said.add_argument("--seed", type=int, default=1)
    return said.parse_args()


if __name__ == "__main__":
    sys.exit(main())
