"""Our checker as a worker: a process of its own that looks at everything whenever it is told to.

It has read some pages before it starts, and compared some, as a daemon has, and may have looked at one;
another process has made its store: what a program does once is no part of a check, ours no more than
a peer's.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import wait
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection

    from watcher.model import Claim
    from watcher.store import Store

NO_DELAY = timedelta(0)
LEASE = timedelta(minutes=5)
BEFORE = "before"


@dataclass(frozen=True)
class Pass:
    """A look at everything.

    Attributes:
        cost: ms of CPU a check.
        outcomes: of each check.
        resident: MB, at its end.
        peak: MB, the most so far.
    """

    cost: float
    outcomes: tuple[str, ...]
    resident: float
    peak: float

    @property
    def said(self) -> str:
        """How many checks ended how."""
        kinds = sorted(set(self.outcomes))
        return ", ".join(f"{self.outcomes.count(kind)} {kind}" for kind in kinds)


class Worker:
    """The worker, for the length of a `with` block.

    Args:
        urls: what it looks at.
        home: a folder that is not there.
        known: pages, with their addresses, that it reads before it starts; one that comes twice in a row, it
            compares.
        before: addresses that it looks at before it starts, with another store.
    """

    def __init__(
        self,
        urls: Sequence[str],
        home: Path,
        known: Sequence[tuple[bytes, str]] = (),
        before: Sequence[str] = (),
    ) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        self._known = known
        context = multiprocessing.get_context("spawn")  # what it takes is its own, nothing is inherited
        maker = context.Process(target=_make, args=(home,))
        maker.start()
        maker.join()
        self._process = context.Process(target=_work, args=(urls, before, home, theirs), daemon=True)

    def __enter__(self) -> Self:
        self._process.start()
        for page in (*self._known, None):
            self._ours.send(page)
        self.start: Pass = self._ours.recv()
        return self

    def __exit__(self, *_: object) -> None:
        self._ours.send("")
        self._process.join()

    def look(self) -> Pass:
        """One look at everything."""
        self._ours.send("look")
        found: Pass = self._ours.recv()
        return found


def _make(home: Path) -> None:
    from watcher.store import open_store  # noqa: PLC0415  as below

    for place in (home, home / BEFORE):
        open_store(state_dir=place).close()


def _work(urls: Sequence[str], before: Sequence[str], home: Path, pipe: Connection) -> None:
    from watcher import check, compare, read  # noqa: F401, PLC0415  the measured process loads what it needs
    from watcher.daemon.memory import settle  # noqa: PLC0415
    from watcher.store import open_store  # noqa: PLC0415

    settle()
    last = None
    while page := pipe.recv():
        reading = read(*page)
        if last and last.url == reading.url:
            compare(last, reading)
        last = reading
    with _quietly(), open_store(state_dir=home / BEFORE) as store:
        list(_Visits(before, store)())
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak is counted from here on
    with _quietly(), open_store(state_dir=home) as store:
        visits = _Visits(urls, store)
        pipe.send(Pass(0.0, (), *memory()))
        while pipe.recv():
            began = time.process_time()
            outcomes = tuple(visits())
            spent = time.process_time() - began
            pipe.send(Pass(1000 * spent / len(outcomes), outcomes, *memory()))


@contextmanager
def _quietly() -> Iterator[None]:
    """The daemon's log, at its cost, to nowhere."""
    from watcher.cli.kit.logs import set_up  # noqa: PLC0415

    with Path(os.devnull).open("w") as nowhere:
        with redirect_stderr(nowhere):
            set_up("info", verbose=0, colour=False)
        yield


class _Visits:
    """The checker, visit after visit."""

    def __init__(self, urls: Sequence[str], store: Store) -> None:
        from watcher.check import Checker  # noqa: PLC0415
        from watcher.config.schema import DaemonSection  # noqa: PLC0415
        from watcher.decide.policy import Policy  # noqa: PLC0415
        from watcher.fetch import Fetcher, FetchPolicy, host_of  # noqa: PLC0415
        from watcher.model import Wanted  # noqa: PLC0415

        self._store, self._limit = store, DaemonSection().threads
        self._now = datetime(2026, 1, 1, tzinfo=UTC)
        store.add_each([Wanted(url, host_of(url)) for url in urls], self._now)
        fetcher = Fetcher(FetchPolicy(allow_private_hosts=True, per_host_delay=NO_DELAY))
        plain: dict[str, Any] = {"clock": lambda: self._now, "jitter": lambda: 0.0}
        self._checker = Checker(store, fetcher, (), Policy(), NO_DELAY, "bench", **plain)

    def __call__(self) -> Iterator[str]:
        from watcher.hub import Hub  # noqa: PLC0415

        self._now += timedelta(days=2)  # by then all are due again, whatever became of them
        terms: dict[str, Any] = {"owner": "bench", "lease": LEASE, "host_delay": NO_DELAY}
        with Hub(self._limit) as hub:
            while taken := self._store.claim_due(self._now, limit=self._limit, **terms):
                visits = [hub.take(self._visit, claim) for claim in taken]
                wait(visits)
                yield from (visit.result() for visit in visits)

    def _visit(self, claim: Claim) -> str:
        return str(self._checker.visit(self._store.claimed(claim)).outcome)


def memory() -> tuple[float, float]:
    """MB resident now, and at most so far."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = dict(line.split(":", 1) for line in lines)
    resident, peak = (int(found[name].split()[0]) / 1000 for name in ("VmRSS", "VmHWM"))
    return resident, peak
