"""What a worker's memory does over a day: 500 articles, a look at all of them each simulated hour.

Usage: python -m bench.memory [ARTICLES [HOURS]]   (500 and 24 by default; two minutes)

The worker is a process of its own; the site changes every hour: markup, furniture, one story in ten, or all.
MB resident after each hour, and the peak.
"""

from __future__ import annotations

import multiprocessing
import sys
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import _corpus
from bench._site import Site
from bench.checks import Ours, pages, quietly

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

ASKED = 150
HOURS = (("edited", True), ("tenth", True), ("edited", False), ("tenth", False))
"""One story in ten differs from the hour before; the others answer "not modified", or with the same bytes."""


def main(articles: int = 500, hours: int = 24) -> int:
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    states = pages(articles, step=1)
    ours, theirs = multiprocessing.Pipe()
    with Site(states) as site, TemporaryDirectory() as home:
        urls = site.urls()
        worker = multiprocessing.get_context("spawn").Process(target=work, args=(urls, Path(home), theirs))
        worker.start()
        curve = [ours.recv()]
        print(f"{len(urls)} articles; MB before the first look: {curve[0][0]:.0f}")
        for hour, (state, etags) in enumerate(islice(cycle(HOURS), hours)):
            site.show(state, etags=etags)
            ours.send("look")
            curve.append(ours.recv())
            resident, peak, outcomes = curve[-1]
            print(
                f"hour {hour + 1:3}  {resident:6.0f} MB  peak {peak:6.0f} MB  {state:10}{outcomes}",
                flush=True,
            )
        ours.send("")
        worker.join()
    print(f"\nasked: a peak of {ASKED} MB, and a flat curve")
    return 0


def work(urls: Sequence[str], home: Path, pipe: Connection) -> None:
    """The worker: looks at everything whenever it is told to."""
    from watcher.store import open_store  # noqa: PLC0415  the measured process imports what it needs, no more

    with quietly(), open_store(state_dir=home) as store:
        ours = Ours(urls, store)
        pipe.send((*memory(), ""))
        while pipe.recv():
            outcomes = list(ours())
            counts = (f"{outcomes.count(each)} {each}" for each in sorted(set(outcomes)))
            pipe.send((*memory(), ", ".join(counts)))


def memory() -> tuple[float, float]:
    """MB resident now, and at most so far."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = dict(line.split(":", 1) for line in lines)
    resident, peak = (int(found[name].split()[0]) / 1000 for name in ("VmRSS", "VmHWM"))
    return resident, peak


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
