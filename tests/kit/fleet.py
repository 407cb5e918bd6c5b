"""Several machines on one database: a site of many hosts that notes who asks when, daemons, a receiver.

town: hosts × stories ──> machines, each `watcher run` with its processes ──> receiver
                             └ one process at a time killed, or stopped for longer than its lease

At the end it is counted how often each story was asked for, looked at and told of, and how closely the
requests to a host followed each other.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter, defaultdict
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Self

from daemonprocess import DaemonProcess, altered, until
from faultmachine import Machine
from faultreceivers import Hooks, Moody
from newsroom import Desk, webhook
from sqlalchemy import func, select, update
from town import Town

from watcher.model import ArticleState
from watcher.store import open_store
from watcher.store.engine.columns import EPOCH
from watcher.store.frontier.queues import lock_host, put_host
from watcher.store.newcomers import NEW
from watcher.store.schema import articles, checks, events, hosts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from watcher.store import Store

LEASE = 3.0
"""Seconds after which the work of a process that stands still is another one's; five minutes in life."""

STOPPED = LEASE + 1.5
DAY = timedelta(days=1)


class Fleet:
    """Machines of some processes each, on one database.

    Args:
        home: a folder for theirs.
        url: of the database.
        machines: how many.
        options: the [daemon] section.
        delay: seconds that a host is left alone.
        hook: where alerts go.
    """

    def __init__(self, home: Path, url: str, *, machines: int, options: str, delay: float, hook: str) -> None:
        self._stack = ExitStack()
        self.daemons = []
        for number in range(machines):
            place = home / f"machine-{number}"
            place.mkdir()
            options_of = (webhook(hook, 'timeout = "2s"'), f"[daemon]\n{options}")
            Desk(place, url).configure(*options_of, delay=f"{delay}s")
            machine = self._stack.enter_context(Machine(place, Random(number)))
            self.daemons.append(
                DaemonProcess(place, machine, altered(f"check.LEASE={LEASE}", "deliver.lane.LEASE_MARGIN=1"))
            )

    def __enter__(self) -> Self:
        for daemon in self.daemons:
            self._stack.enter_context(daemon)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def workers(self) -> list[int]:
        """The processes that do the work."""
        return [pid for daemon in self.daemons for pid in daemon.children()]

    def stop(self) -> list[int]:
        """Tell all of them to end; how they did."""
        return [daemon.stop() for daemon in self.daemons]

    def said(self, words: str) -> int:
        """How often something stands in their logs."""
        return sum(daemon.log.count(words) for daemon in self.daemons)


class Chaos(threading.Thread):
    """Kills a process, or stops one for longer than its lease, again and again until `end`.

    Args:
        fleet: whose.
        dice: say which, and when.
        pause: seconds between two deaths, on average.
        most: deaths; one that dies often is started again after ever longer pauses.
    """

    def __init__(self, fleet: Fleet, dice: Random, pause: float, most: int) -> None:
        super().__init__(daemon=True)
        self._fleet, self._dice, self._pause, self._most = fleet, dice, pause, most
        self._over = threading.Event()
        self.killed = self.stopped = 0

    def run(self) -> None:
        """Do it."""
        while self.killed + self.stopped < self._most:
            if self._over.wait(self._pause * self._dice.uniform(0.5, 1.5)):
                return
            if not (workers := self._fleet.workers()):
                continue
            victim = self._dice.choice(workers)
            with suppress(ProcessLookupError):
                if (self.killed + self.stopped) % 2:
                    os.kill(victim, signal.SIGKILL)
                    self.killed += 1
                else:
                    self._hold_up(victim)

    def _hold_up(self, victim: int) -> None:
        os.kill(victim, signal.SIGSTOP)
        self.stopped += 1
        threading.Timer(STOPPED, _go_on, (victim,)).start()

    def end(self) -> None:
        """No more of it, and all that were stopped go on."""
        self._over.set()
        self.join()
        time.sleep(STOPPED + 0.5)


def _go_on(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)


@dataclass
class Tally:
    """What came of it.

    Attributes:
        looks: how many stories were looked at how often.
        versions: how many have how many versions.
        owed: changes that were published.
        events: changes of which an alert was made.
        ids: how many changes were told under how many ids.
        again: alerts that came more than once, under their one id.
        requests: that the site answered, without robots.txt.
        gap: the smallest between two requests to a host, in seconds.
        close: gaps smaller than the host's delay. A process that is stopped after its last look at the lease
            and before its request asks when it goes on, which no other one can know: one for each that stood
            still is the most.
        flaws: what `verify` says.
        seconds: that the first looks at everything took.
        killed: processes that were killed.
        stopped: processes that stood still past their lease.
        lost_leases: visits that ended when another process had taken over.
        exits: how the machines ended.
    """

    looks: Counter[int]
    versions: Counter[int]
    owed: int
    events: int
    ids: Counter[int]
    again: int
    requests: int
    gap: float
    close: int
    flaws: list[str]
    seconds: float
    killed: int = 0
    stopped: int = 0
    lost_leases: int = 0
    exits: list[int] = field(default_factory=list)


def run(
    home: Path,
    url: str,
    *,
    stories: int,
    a_host: int,
    changes: int,
    through: int = 0,
    machines: int = 2,
    options: str = "workers = 2\nthreads = 8",
    delay: float = 0.5,
    pause: float = 1.5,
    deaths: int = 10_000,
    patience: float = 120.0,
    seed: int = 1,
    tell: Callable[[str], None] = lambda _: None,
) -> Tally:
    """Everything is due at once and looked at; then some of it has changed and is due again.

    Args:
        home: an empty folder.
        url: of an empty database of ours.
        stories: how many.
        a_host: how many of them a host has.
        changes: how many of them change.
        through: see `Town`.
        machines: how many daemons.
        options: the [daemon] section of each.
        delay: seconds that a host is left alone.
        pause: seconds between two deaths, on average.
        deaths: how many at most.
        patience: seconds that either part may take.
        seed: of the dice.
        tell: told how it goes.
    """
    with (
        Town(stories, a_host, through) as town,
        Hooks(Moody(seed)) as hooks,
        open_store(url, state_dir=home / "state") as store,
        Fleet(home, url, machines=machines, options=options, delay=delay, hook=hooks.url("/hook")) as fleet,
    ):
        began = time.monotonic()
        watch(store, town.addresses())
        chaos = Chaos(fleet, Random(seed), pause, deaths)
        chaos.start()
        _await(lambda: looked(store), stories, patience, tell)
        seconds = time.monotonic() - began
        chosen = Random(seed).sample(range(stories), changes)
        for number in chosen:
            town.states[number] = 1
        urls = town.addresses()
        make_due(store, [urls[number][0] for number in chosen])
        _await(lambda: looked(store), stories + changes, patience, tell)
        chaos.end()
        until(lambda: len(hooks.taken) >= changes, f"{changes} alerts", patience)
        exits = fleet.stop()
        tally = count(store, town, hooks, changes, seconds, delay)
        tally.killed, tally.stopped, tally.exits = chaos.killed, chaos.stopped, exits
        tally.lost_leases = fleet.said("lease_lost")
        return tally


def _await(done: Callable[[], int], wanted: int, patience: float, tell: Callable[[str], None]) -> None:
    def reached() -> bool:
        tell(f"{done():,} of {wanted:,} looks")
        time.sleep(0.5)
        return done() >= wanted

    until(reached, f"{wanted} looks", patience)


def watch(store: Store, addresses: Iterable[tuple[str, str]]) -> None:
    """All of them are watched, and due now; rows as the program writes them, many at a time."""
    now = datetime.now(UTC)
    names = list(addresses)
    with store.database.writing() as db:
        free = {"next_at": EPOCH, "blocked_until": EPOCH, "leased_until": EPOCH, "lease": ""}
        queues = list(dict.fromkeys(host for _, host in names))
        db.execute(hosts.insert(), [free | {"name": name} for name in queues])
        number_of = {row.name: row.id for row in db.execute(select(hosts.c.id, hosts.c.name))}
        new = NEW | {"from_config": False, "tags": "[]", "added_at": now, "next_check_at": now, "every": DAY}
        db.execute(articles.insert(), [new | {"url": url, "host_id": number_of[host]} for url, host in names])
        _put(db, number_of.values())


def make_due(store: Store, urls: Sequence[str]) -> None:
    """These are due now."""
    with store.database.writing() as db:
        which = articles.c.url.in_(urls)
        queues = list(db.execute(select(articles.c.host_id).where(which).distinct()).scalars())
        for number in sorted(queues):
            lock_host(db, number)
        db.execute(update(articles).where(which).values(next_check_at=datetime.now(UTC)))
        _put(db, queues)


def _put(db, numbers: Iterable[int]) -> None:
    for number in numbers:
        put_host(db, lock_host(db, number))


def looked(store: Store) -> int:
    """How many looks were written down."""
    with store.database.reading() as db:
        return db.execute(select(func.count()).select_from(checks)).scalar_one()


def count(store: Store, town: Town, hooks: Hooks, owed: int, seconds: float, delay: float) -> Tally:
    """Look at what is left."""
    gaps = town.gaps
    with store.database.reading() as db:
        per = db.execute(select(func.count()).select_from(checks).group_by(checks.c.article_id)).scalars()
        looks = Counter(per)
        told = db.execute(select(func.count()).where(events.c.to_version.is_not(None))).scalar_one()
    ids: dict[str, set[str]] = defaultdict(set)
    for name, heard in hooks.taken.items():
        ids[heard[0][0]].add(name)
    return Tally(
        looks=looks,
        versions=Counter(one.version for one in store.articles(states=list(ArticleState))),
        owed=owed,
        events=told,
        ids=Counter(map(len, ids.values())),
        again=sum(len(heard) - 1 for heard in hooks.taken.values()),
        requests=sum(town.asked.values()),
        gap=min(gaps),
        close=sum(gap < delay for gap in gaps),
        flaws=[f"{flaw.url} {flaw.version}: {flaw.what}" for flaw in store.upkeep.flaws()],
        seconds=seconds,
    )
