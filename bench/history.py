"""What a history costs in the SQLite file, and how long a version takes to come back.

Usage: python -m bench.history [ARTICLES [VERSIONS]]   (60 of 20 by default)

Real pages around real edits go through the whole check; the figures are those of the file. Milliseconds are
of CPU. Beside texts and pages the file holds alerts and their deliveries, the log of visits and the index of
words; the 4 KB that a table takes without any row are no article's.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import structlog

from bench import _histories
from watcher.check import Checker
from watcher.decide.policy import Policy
from watcher.model import Article, Response, Wanted
from watcher.store import Store, open_store

if TYPE_CHECKING:
    from watcher.model import Validators

NO_DELAY = timedelta(0)
START = datetime(2026, 1, 1, tzinfo=UTC)
ASKED = {"texts": 10.0, "everything": 60.0, "ms": 2.0}


def main() -> int:
    if not _histories.FILE.exists():
        print("passed over: the histories are not beside the project")
        return 0
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    count, versions = (int(word) for word in (*sys.argv[1:], "60", "20")[:2])
    with TemporaryDirectory() as home:
        with open_store(state_dir=Path(home)) as store:
            size = filled(store, count, versions)
            articles = store.articles()
            total = sum(article.version for article in articles)
            print(f"{len(articles)} articles, {total} versions, pages of {size / total / 1000:.0f} KB\n")
            store.upkeep.maintain(START + timedelta(days=89))
            rebuilt(store, articles)
        sizes(Path(home) / "watcher.db", len(articles))
    return 0


def filled(store: Store, count: int, versions: int) -> int:
    """Visit every article at every version; the bytes of the pages."""
    site = Site()
    now = [START]
    checker: Any = Checker(
        store, site, (Everyone(),), Policy(), NO_DELAY, "bench", clock=lambda: now[0], jitter=lambda: 0.0
    )
    size = 0
    for name, pages in _histories.histories(count):
        url = f"https://outlet{int(name.split('-')[0]) % 20}.example/2026/01/{name}"
        article, _ = store.add_each([Wanted(url, "outlet.example")], now[0])[0]
        for page in islice(pages, 3 * versions):
            now[0] += timedelta(hours=1)
            site.page, site.now = page, now[0]
            claimed = store.claim(article.id, now[0], owner="bench", lease=NO_DELAY, host_delay=NO_DELAY)
            assert isinstance(claimed, Article)
            check = checker.visit(claimed)
            size += len(page) if check.capture else 0
            if check.version == versions:
                break
    return size


class Site:
    """Answers with the page that is set."""

    page = b""
    now = START
    HEADERS = (
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "max-age=60"),
        ("server", "nginx"),
        ("vary", "Accept-Encoding"),
        ("x-cache", "HIT, MISS"),
        ("strict-transport-security", "max-age=31536000; includeSubDomains; preload"),
    )

    def get(self, url: str, _validators: Validators, *, article: str = "") -> Response:  # noqa: ARG002
        seconds = int(self.now.timestamp())
        fresh = (
            ("date", f"{self.now:%a, %d %b %Y %H:%M:%S GMT}"),
            ("x-timer", f"S{seconds}.183,VS0,VE{seconds % 97}"),
        )
        return Response(url, 200, (*self.HEADERS, *fresh), self.page, self.now, charset="utf-8")

    def pause(self, _url: str, usual: timedelta) -> timedelta:
        return usual


class Everyone:
    name, holds = "desk", ""

    def wants(self, _event: object) -> bool:
        return True


def rebuilt(store: Store, articles: list[Article]) -> None:
    """Milliseconds of CPU for one version out of its row."""
    for name, get in (("text", store.reading), ("raw page", store.raw)):
        spent = []
        for article in articles:
            for version in range(1, article.version + 1):
                began = time.process_time()
                get(article.id, version)
                spent.append(1000 * (time.process_time() - began))
        spent.sort()
        mean, ninety = sum(spent) / len(spent), spent[int(len(spent) * 0.99)]
        print(f"any version's {name:9} {mean:6.2f} ms on average, 99th {ninety:.2f}   asked: {ASKED['ms']}")


SIZES = """
SELECT coalesce(s.tbl_name, d.name), sum(size - 4096)
FROM (SELECT name, sum(pgsize) AS size FROM dbstat GROUP BY name) d LEFT JOIN sqlite_schema s USING (name)
GROUP BY 1
"""


def sizes(file: Path, articles: int) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("VACUUM")
        tables = dict(db.execute(SIZES).fetchall())
        frames = [(name, *db.execute(query).fetchone()) for name, query in FRAMES.items()]
    whole, texts = sum(tables.values()), sum(tables.get(name, 0) for name in TEXTS)
    print(f"\n{'KB an article in the file':44}{'':>8}{'asked':>8}")
    print(
        f"{'texts, notes, changes and their indexes':44}{texts / articles / 1000:8.1f}{ASKED['texts']:8.0f}"
    )
    print(f"{'everything, with every raw page':44}{whole / articles / 1000:8.1f}{ASKED['everything']:8.0f}\n")
    for name, size in sorted(tables.items(), key=lambda item: -item[1])[:10]:
        print(f"  {name:42}{size / articles / 1000:8.1f}")
    print(f"\n{'of that, compressed':44}{'':>8}{'bytes each':>16}")
    for name, count, size in frames:
        print(f"  {name:42}{size / articles / 1000:8.1f}{size / max(count, 1):16.0f}")


FRAMES = {
    name: f"SELECT count({column}), coalesce(sum(length({column})), 0) FROM {table} WHERE {which}"
    for name, table, column, which in (
        ("texts that stand alone", "snapshots", "reading", "base IS NULL"),
        ("texts that lean on another, with changes", "snapshots", "reading", "base > 0"),
        ("texts that lean on their page", "snapshots", "reading", "base = 0"),
        ("notes as they stand", "notes", "note", "1"),
        ("notes as first seen, where that differs", "notes", "original", "1"),
        ("alerts", "events", "data", "1"),
        ("pages that stand alone", "pages", "body", "base IS NULL"),
        ("pages that lean", "pages", "body", "base IS NOT NULL"),
    )
}
"""The rest of a table: hashes, times, numbers, heads of rows, and what of the pages of the file is empty."""

TEXTS = ("articles", "faces", "snapshots", "marks", "notes", "disclosures")


if __name__ == "__main__":
    sys.exit(main())
