"""What a worker's memory does over a day: 500 articles, a look at all of them each simulated hour.

Usage: python -m bench.memory [ARTICLES [HOURS]]   (500 and 24 by default; two minutes)

The worker is a process of its own; the site changes every hour: markup, furniture, one story in ten, or all.
MB resident after each hour, and the peak; KB of the store an article.
"""

from __future__ import annotations

import math
import sqlite3
import sys
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import _corpus
from bench._ours import Worker
from bench._site import Site
from bench.checks import TENTHS, pages

ASKED = 150
HOURS = (("edited", True), (TENTHS[0], True), ("edited", False), (TENTHS[0], False))
"""One story in ten differs from the hour before; the others answer "not modified", or with the same bytes."""


def main(articles: int = 500, hours: int = 24) -> int:
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    states = pages(articles, step=1)
    with Site(states) as site, TemporaryDirectory() as home, Worker(site.urls(), Path(home) / "ours") as ours:
        print(f"{articles} articles; MB before the first look: {ours.start.resident:.0f}")
        for hour, (state, etags) in enumerate(islice(cycle(HOURS), hours)):
            site.show(state, etags=etags)
            done = ours.look()
            store = stored(Path(home) / "ours" / "watcher.db") / articles / 1e3
            sizes = f"{done.resident:6.0f} MB  peak {done.peak:6.0f} MB  {store:6.1f} KB"
            print(f"hour {hour + 1:3}  {sizes}  {state:10}{done.said}", flush=True)
    print(f"\nasked: a peak of {ASKED} MB, and a flat curve")
    return 0


def stored(file: Path) -> int:
    """Bytes of a store, those included that stand beside it still."""
    with closing(sqlite3.connect(file)) as db:
        return math.prod(db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
