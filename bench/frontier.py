"""What it costs to know who is due, by the number of watched articles.

Usage: python -m bench.frontier [--postgresql] [ARTICLES...]   (10,000, 100,000 and 1,000,000 by default)

us of CPU, on SQLite files made here, or of this process alone on a PostgreSQL server of our own; 50 articles
a host, looked at once a day on average and some of them late:

  row         a claim's share in an article that is taken: in claims of 1, as one is made in the midst of
              work when a visit ends; of 8, the most that a worker takes at once by default; and of 64, as one
              with many visits at once does after a stop
  turn        the row of an article that is taken, read when its visit begins
  idle        a look when nothing is due, for articles and for sources
  recorded    a visit that found nothing new, written down
  allot       ms: the wishes of all articles counted, and the budget shared out over their hosts
"""

from __future__ import annotations

import random
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "kit"))

import postgresql

from watcher.decide.schedule.budget import Budget, share_out
from watcher.decide.schedule.stride import rounded
from watcher.model import Check, Outcome, Progress
from watcher.store import open_store
from watcher.store.engine.columns import to_ticks
from watcher.store.newcomers import NEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from watcher.model import Claim
    from watcher.store import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
DAY, LEASE, DELAY = timedelta(days=1), timedelta(minutes=5), timedelta(seconds=2)
A_HOST = 50
ROWS = 4000
"""Taken for one figure: several times as many as fit between two foldings of SQLite's log."""

NAP = timedelta(milliseconds=20)
"""Between two claims, as the daemon makes them while much is due."""

ASKED = {"row, 8": 20.0, "row, 64": 20.0, "idle": 20.0}


def main(words: list[str]) -> int:
    sizes = [int(word) for word in words if word.isdigit()] or [10_000, 100_000, 1_000_000]
    if "--postgresql" not in words:
        return table(sizes, lambda: "")
    if not postgresql.available():
        print(f"passed over: {postgresql.MISSING}")
        return 0
    return max(table(sizes, server.database) for server in postgresql.running())


def table(sizes: list[int], address: Callable[[], str]) -> int:
    """A line for each size, each on a store of its own."""
    names = ("row, 1", "row, 8", "row, 64", "turn", "idle", "recorded", "allot, ms", "file, MB", "made in")
    print(f"{'articles':>10}" + "".join(f"{name:>11}" for name in names))
    for size in sizes:
        url = address()
        with TemporaryDirectory() as home:
            began = time.process_time()
            make(Path(home), size, url)
            made = time.process_time() - began
            with open_store(url, state_dir=Path(home)) as store:
                rows = [claims(store, limit) for limit in (1, 8, 64)]
                figures = [*rows, turns(store), idle(store), recorded(store), allot(store)]
                megabytes = store.status(NOW).size / 1e6
        cells = "".join(f"{figure:11.1f}" for figure in [*figures, megabytes])
        print(f"{size:10,}{cells}{made:9.1f} s", flush=True)
    print(f"{'asked':>10}" + "".join(f"{ASKED.get(name, ''):>11}" for name in names))
    return 0


def make(home: Path, size: int, url: str = "") -> None:
    """A store with so many articles: rows as the program writes them, put in past it."""
    with open_store(url, state_dir=home) as store, store.database.writing(durable=False) as db:
        put(db, "hosts", ({"id": n + 1, "name": f"h{n}.example"} | FREE for n in range(size // A_HOST)))
        put(db, "articles", articles(size))
        db.exec_driver_sql(DUE)
        db.exec_driver_sql("UPDATE hosts SET ready_at = due_at")
    with open_store(url, state_dir=home) as store, store.database.reading() as db:
        db.exec_driver_sql("ANALYZE")


def put(db: Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows)
    columns, raw = ", ".join(first), db.connection.driver_connection
    values = (tuple(row.values()) for row in chain([first], rows))
    if db.dialect.name == "sqlite":
        marks = ", ".join("?" for _ in first)
        raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
        return
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as sink:
        for row in values:
            sink.write_row(row)


FREE = {"next_at": 0, "blocked_until": 0, "leased_until": 0, "lease": ""}
DUE = """UPDATE hosts SET (due_at, stride) = (
    SELECT next_check_at, stride FROM articles
    WHERE host_id = hosts.id AND state = 'active' ORDER BY next_check_at LIMIT 1
)"""


def articles(size: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(size)
    strides = [rounded(60.0 * 2 ** (n / 4)) for n in range(44)]
    new = {name: int(value) if isinstance(value, bool) else value for name, value in NEW.items()}
    for number in range(size):
        host, stride = number % (size // A_HOST), chance.choice(strides)
        yield new | {
            "id": number + 1,
            "host_id": host + 1,
            "url": f"https://h{host}.example/2026/01/a-story-of-some-length-{number}",
            "next_check_at": to_ticks(NOW + chance.uniform(-0.05, 1) * DAY),
            "next_reason": "changed 3d ago",
            "from_config": 0,
            "tags": "[]",
            "added_at": to_ticks(NOW - 9 * DAY),
            "stride": stride // timedelta(microseconds=1),
            "title": "A story of some length, and what became of it",
            "site": "The Sound Gazette",
            "digest": "0" * 32,
            "body_hash": "0" * 32,
            "etag": '"5f3b-0123456789abc"',
            "version": 1,
            "checks": 9,
        }


def cpu(run: Callable[[], int]) -> float:
    """us of CPU for each unit that the run says it has done."""
    began = time.process_time()
    done = run()
    return 1e6 * (time.process_time() - began) / done


def claims(store: Store, limit: int) -> float:
    take(store, limit)  # the first one finds nothing prepared
    again(store)

    def run() -> int:
        done, now = 0, NOW
        while done < ROWS and (taken := take(store, limit, now)):
            done, now = done + len(taken), now + NAP
        return done

    return cpu(run)


def again(store: Store) -> None:
    """All hosts are free, and as due as they were; no claim pays for what that wrote."""
    with store.database.writing() as db:
        db.exec_driver_sql("UPDATE hosts SET ready_at = due_at, leased_until = 0, next_at = 0, lease = ''")
    store.database.tidy()


def take(store: Store, limit: int, now: datetime = NOW) -> list[Claim]:
    return store.claim_due(now, owner="bench", lease=LEASE, limit=limit, host_delay=DELAY)


def turns(store: Store) -> float:
    """Read between claims: what another connection has written takes its pages from the one that reads."""
    again(store)
    spent, done, now = 0.0, 0, NOW
    while done < ROWS and (taken := take(store, 8, now)):
        began = time.process_time()
        for claim in taken:
            store.claimed(claim)
        spent += time.process_time() - began
        done, now = done + len(taken), now + NAP
    return 1e6 * spent / done


def idle(store: Store) -> float:
    early = NOW - DAY

    def run() -> int:
        for _ in range(1000):
            assert not store.sources.claim_due(early, owner="bench", lease=LEASE, limit=8, host_delay=DELAY)
            assert not store.claim_due(early, owner="bench", lease=LEASE, limit=8, host_delay=DELAY)
        return 1000

    return cpu(run)


def recorded(store: Store) -> float:
    again(store)
    taken = [store.claimed(claim) for _ in range(40) for claim in take(store, 8)]
    progress = Progress(next_check_at=NOW + DAY, next_reason="changed 4d ago", stride=rounded(7200))
    checks = [Check(article, NOW, Outcome.NOT_MODIFIED, progress, status=304) for article in taken]

    assert store.record(checks.pop(), channels=(), host_delay=DELAY)

    def run() -> int:
        for check in checks:
            assert store.record(check, channels=(), host_delay=DELAY)
        return len(checks)

    return cpu(run)


def allot(store: Store) -> float:
    def run() -> int:
        store.set_terms(share_out(store.demands(), Budget(per_day=100_000)))
        return 1000  # in ms

    return cpu(run)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
