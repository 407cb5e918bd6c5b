"""The daemon left to itself while stories change, receivers fail, the machine fails, and it is killed.

stories (`faultsite`) ──> watcher run, a process ──> receivers (`faultreceivers`)
                              │   killed, again and again; the database looked at after each death
                              └ clock, names, disk and lock (`faultmachine`)

At the end everything is well again, and what was served, recorded, owed and received is counted.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Self

from faultmachine import DISK, LOCK, Machine
from faultreceivers import FINE, MOODS, TIMEOUT, Hooks, Mails, Moody, mood_of
from faultsite import Press, fare, price_of
from newsroom import Desk, email, watch, webhook
from sqlalchemy import insert

from watcher.errors import StoreError
from watcher.model import DeliveryState, Event, EventType
from watcher.store import open_store
from watcher.store.codec import pack
from watcher.store.columns import EPOCH
from watcher.store.schema import deliveries, events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watcher.store import Store

BULK, DESK, FICKLE, MAIL = "bulk", "desk", "fickle", "mail"
"""The channels: one with a full outbox, one in every mood, one that says 410 at times, a mail server."""


OVERDUE = 8.0
"""Seconds that a lock is held on top, so that the daemon's patience of ten ends now and then."""


PATIENCE = 120.0
"""Seconds. What comes is not waited for; with load 40 on two cores a daemon took over 30 to begin."""


def until(true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, f"after {patience:.0f} s still not: {what}"
        time.sleep(0.05)


def altered(*numbers: str) -> tuple[str, ...]:
    """What Python runs for a `watcher` with other numbers in it, such as "daemon.TICK=60"."""
    return (str(Path(__file__).parent / "altered.py"), *numbers, "--")


class DaemonProcess:
    """`watcher run` as a process, whose log goes to a file.

    Args:
        home: where its config.toml is.
        machine: whose faults it is to feel; a sound one by default.
        program: what Python runs.

    Attributes:
        starts: how often it was started.
    """

    def __init__(
        self, home: Path, machine: Machine | None = None, program: Sequence[str] = ("-m", "watcher")
    ) -> None:
        self._home, self._program = home, program
        self._environment = os.environ | (machine.environment if machine else {})
        self.starts = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        self.starts += 1
        command = [sys.executable, *self._program, "--config", str(self._home / "config.toml"), "run"]
        with (self._home / "daemon.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, env=self._environment)
        return self

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self.running:
            self.kill()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        return (self._home / "daemon.log").read_text(encoding="utf-8", errors="replace")

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        """SIGKILL: no chance to finish anything. It may have ended by itself, on a disk that is full."""
        if self.running:
            self.signal(signal.SIGKILL)
        self.wait()

    def kill_one(self, dice: Random) -> None:
        """SIGKILL for one of the processes that it has started, if there are any; it lives on itself."""
        if pids := self.children():
            with suppress(ProcessLookupError):
                os.kill(dice.choice(pids), signal.SIGKILL)

    def children(self) -> list[int]:
        """The processes that it has started."""
        listed = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return [int(word) for word in listed.read_text().split()] if self.running and listed.exists() else []

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        self.signal(signal.SIGTERM)
        return self.wait(60)

    def wait(self, patience: float = 30) -> int:
        assert self._process is not None
        return self._process.wait(patience)


class Reaper:
    """Says when the daemon dies: at a random moment, or a moment after something that happens.

    Args:
        seed: of the dice.
        longest: how long it may live, in seconds.
    """

    def __init__(self, seed: int, longest: float) -> None:
        self._dice, self._longest = Random(seed), longest
        self._happened = threading.Event()
        self._waits_for = ""

    def happens(self, moment: str) -> None:
        """A changed page is about to be served ("page"); an alert is in, but not yet said to be ("hook")."""
        if moment == self._waits_for:
            self._happened.set()

    def wait(self, moment: str) -> None:
        """Return when it is time."""
        self._happened.clear()
        self._waits_for = moment
        if moment in {"page", "hook"} and self._happened.wait(self._longest):
            time.sleep(self._dice.uniform(0, 0.08) if moment == "page" else 0)
        elif moment not in {"page", "hook"}:
            time.sleep(self._dice.uniform(0.2, self._longest))


@dataclass
class Aftermath:
    """What was left when the daemon was told to stop.

    Attributes:
        served: for each address, the fares that were ever served, in order.
        recorded: for each address, the fares that its versions give.
        heard: for each channel, each (address, version) and the ids it was taken in under.
        notices: for each channel, how many alerts of each other type it took in.
        again: how many alerts were taken in more than once, under the same id.
        refused: how many were refused, cut off or left hanging.
        bulk: how many of the alerts that waited at the beginning came through, of how many.
        flaws: what `verify` or SQLite said after a death, and at the end.
        deaths: how often the daemon was killed.
        by_hand: alerts that waited for hours and were asked for at the end, as a person would.
        faults: how often each thing was wrong with the machine.
        back: seconds from each start of the daemon to its first request, in sound weather.
        done: all stories came to their end.
        status: how the daemon ended at last.
    """

    served: dict[str, list[int]]
    recorded: dict[str, list[int]]
    heard: dict[str, dict[tuple[str, int], set[str]]]
    notices: dict[str, dict[str, int]]
    again: int
    refused: int
    bulk: tuple[int, int]
    flaws: list[str]
    deaths: int
    by_hand: int
    faults: dict[str, int]
    back: list[float]
    done: bool
    status: int

    @property
    def owed(self) -> set[tuple[str, int]]:
        """Every change there was, by (address, version)."""
        return {(url, n) for url, fares in self.served.items() for n in range(2, len(fares) + 1)}

    @property
    def lost_changes(self) -> int:
        return sum(len(set(fares) - set(self.recorded[url])) for url, fares in self.served.items())

    @property
    def doubled_changes(self) -> int:
        return sum(len(fares) - len(set(fares)) for fares in self.recorded.values())

    @property
    def lost_alerts(self) -> dict[str, int]:
        return {name: len(self.owed - set(heard)) for name, heard in self.heard.items()}

    @property
    def two_ids(self) -> int:
        """Changes that one channel, or two, heard of under different ids."""
        ids: dict[tuple[str, int], set[str]] = {}
        for heard in self.heard.values():
            for change, names in heard.items():
                ids.setdefault(change, set()).update(names)
        return sum(len(names) > 1 for names in ids.values())

    @property
    def invented(self) -> int:
        """Alerts of changes that never were."""
        return sum(len(set(heard) - self.owed) for heard in self.heard.values())

    @property
    def right(self) -> bool:
        wrong = self.lost_changes + self.doubled_changes + self.two_ids + self.invented + len(self.flaws)
        bulk = self.bulk[0] == self.bulk[1]
        return self.done and bulk and not (wrong or any(self.lost_alerts.values()) or self.status)


@dataclass
class FaultRun:
    """A daemon, stories, receivers, deaths.

    Attributes:
        home: a directory for config and state.
        stories: how many articles.
        changes: how many changes each sees.
        deaths: the moments of the deaths in order, see `Reaper`.
        moods: how receivers may behave; empty: always well.
        machine: which faults the machine may have between deaths.
        share: how often it has one.
        bulk: so many alerts wait when it begins.
        workers: in how many processes the daemon works; each is killed by itself too.
        every: seconds between two looks at a story.
        longest: how long the daemon lives at most between two deaths.
        patience: how long the quiet end may take, in seconds.
        seed: of all dice.
        tell: told how it goes.
    """

    home: Path
    stories: int = 3
    changes: int = 2
    deaths: Sequence[str] = ()
    moods: Sequence[str] = MOODS
    machine: Sequence[str] = ()
    share: float = 1 / 3
    bulk: int = 0
    workers: int = 1
    every: float = 0.5
    longest: float = 3
    patience: float = 60
    seed: int = 1
    tell: Callable[[str], None] = lambda _: None
    _flaws: list[str] = field(default_factory=list)
    _back: list[float] = field(default_factory=list)

    def run(self) -> Aftermath:
        """Play it to the end and collect what was recorded and received."""
        dice, reaper = Random(self.seed), Reaper(self.seed, self.longest)
        moody = {name: Moody(self.seed + n) for n, name in enumerate((BULK, DESK, FICKLE, MAIL))}
        with ExitStack() as stack:
            machine = stack.enter_context(Machine(self.home, dice, disk=DISK in self.machine))
            press = stack.enter_context(
                Press(self.stories, self.changes, lambda: reaper.happens("page"), self.seed)
            )
            hooks = {
                name: stack.enter_context(Hooks(moody[name], lambda: reaper.happens("hook")))
                for name in (BULK, DESK, FICKLE)
            }
            mails = stack.enter_context(Mails(moody[MAIL]))
            self._configure(press, hooks, mails)
            self._fill_outbox()
            daemon = DaemonProcess(self.home, machine)
            with daemon:
                for n, moment in enumerate(self.deaths):
                    fault = self._storm(dice, machine, press, hooks, moody)
                    reaper.wait(moment)
                    if fault and dice.random() < 1 / 2:
                        self._outlive(fault, machine, reaper)
                    if self.workers > 1 and dice.random() < 1 / 2:
                        daemon.kill_one(dice)
                        reaper.wait("any")
                    daemon.kill()
                    machine.mend()  # a database on a full disk cannot even be opened
                    self._look(f"death {n + 1} ({moment})")
                    self._calm(press, hooks, moody, daemon, sound=n % 5 == 4)
                    self.tell(f"death {n + 1} of {len(self.deaths)}: {self._told(press, hooks)}")
                done, by_hand = self._to_the_end(machine, press, hooks, moody, mails, daemon)
                status = daemon.stop()
            self._look("the end")
            return self._aftermath(press, hooks, mails, by_hand, machine.failed, done=done, status=status)

    # The set-up

    def _configure(self, press: Press, hooks: dict[str, Hooks], mails: Mails) -> None:
        channels = (
            webhook(hook.url(f"/{name}"), f'name = "{name}"', f'timeout = "{TIMEOUT}s"', *_only(name))
            for name, hook in hooks.items()
        )
        Desk(self.home).configure(
            *(watch(url, f'every = "{self.every}s"') for url in press.addresses()),
            *channels,
            f'{email(mails.url)}\nname = "{MAIL}"\ntimeout = "{TIMEOUT}s"',
            f"[daemon]\nworkers = {self.workers}",
            fetch='timeout = "2s"',
            schedule="notice_after = 1000",
        )

    def _fill_outbox(self) -> None:
        """Alerts that wait from before, all for one channel, in one transaction."""
        with open_store(state_dir=self.home / "state") as store, store.database.writing() as db:
            for n in range(self.bulk):
                data = pack({"channel": BULK, "message": f"{n}"})
                event = {"event_id": f"evt_bulk_{n}", "type": EventType.TEST_PING.value, "data": data}
                key = db.execute(insert(events), event | {"occurred_at": EPOCH}).inserted_primary_key
                row = {"event": key[0], "channel": BULK, "state": "pending", "attempts": 0, "error": ""}
                row |= {"next_at": EPOCH, "lease": "", "leased_until": EPOCH}
                db.execute(insert(deliveries), row)

    # The storm

    def _storm(
        self,
        dice: Random,
        machine: Machine,
        press: Press,
        hooks: dict[str, Hooks],
        moody: dict[str, Moody],
    ) -> str:
        """Let something else be wrong until the next death; what is wrong with the machine."""
        if self.moods:
            press.out_of_order = dice.random() < 1 / 2
            for mood in moody.values():
                mood.mood = mood_of(dice, self.moods)
            hooks[FICKLE].gone = dice.random() < 1 / 10
        if not self.machine or dice.random() >= self.share:
            return ""
        fault = dice.choice(self.machine)
        machine.fail(fault)
        return fault

    def _outlive(self, fault: str, machine: Machine, reaper: Reaper) -> None:
        """Mend the machine while the daemon lives, and let it live on for a while."""
        if fault == LOCK:
            time.sleep(OVERDUE)
        machine.mend()
        reaper.wait("any")

    def _calm(
        self,
        press: Press,
        hooks: dict[str, Hooks],
        moody: dict[str, Moody],
        daemon: DaemonProcess,
        *,
        sound: bool,
    ) -> None:
        """Switch on again what said 410, and start the daemon."""
        hooks[FICKLE].gone = False
        if sound:
            press.out_of_order = False
            for mood in moody.values():
                mood.mood = FINE
            self._switch_on()
        press.expect()
        begun = time.monotonic()
        daemon.start()
        if sound:
            until(lambda: press.first_at is not None, f"a request; the log: {self.home}/daemon.log")
            assert press.first_at is not None
            self._back.append(press.first_at - begun)

    def _switch_on(self) -> None:
        """As `watcher alerts test` does once a channel works again."""
        with self._store() as store:
            store.enable_channel(FICKLE)

    def _look(self, when: str) -> None:
        """After a death: is the file whole, and is everything that is in it what was written?"""
        try:
            with self._store() as store:
                with store.database.reading() as db:
                    said = db.exec_driver_sql("PRAGMA integrity_check").scalars().all()
                found = [f"{flaw.url} {flaw.version}: {flaw.what}" for flaw in store.flaws()]
        except StoreError as error:
            said, found = ["ok"], [str(error)]
        flaws = [f"{when}: {what}" for what in (*[s for s in said if s != "ok"], *found)]
        self._flaws += flaws
        for flaw in flaws:
            self.tell(flaw)

    # The end

    def _to_the_end(
        self,
        machine: Machine,
        press: Press,
        hooks: dict[str, Hooks],
        moody: dict[str, Moody],
        mails: Mails,
        daemon: DaemonProcess,
    ) -> tuple[bool, int]:
        """All is well from now on: until everything is published, recorded and received."""
        if daemon.running and self.deaths:
            daemon.kill()
            machine.mend()
            self._calm(press, hooks, moody, daemon, sound=True)
        end, by_hand, heard = time.monotonic() + self.patience, 0, 0
        while time.monotonic() < end:
            time.sleep(0.5)
            if not daemon.running:
                daemon.start()
            if all(serial.settled for serial in press.serials.values()):
                by_hand += self._ask_for_the_late()
                if not self._waiting():
                    return True, by_hand
            if heard != (now := sum(len(hook.taken) for hook in hooks.values()) // 200):
                heard = now
                self.tell(self._told(press, hooks))
        return False, by_hand

    def _waiting(self) -> int:
        with self._store() as store:
            return store.status().outbox[DeliveryState.PENDING]

    def _ask_for_the_late(self) -> int:
        """What waits for minutes or hours, or was given up, is asked for as with `watcher alerts retry`."""
        with self._store() as store:
            now = store_now()
            states = (DeliveryState.PENDING, DeliveryState.DEAD)
            late = [
                item
                for item in store.deliveries(states=states, limit=100_000)
                if item.next_at is None or (item.next_at - now).total_seconds() > 20
            ]
            for item in late:
                store.retry(item.id, now)
        return len(late)

    def _store(self) -> Store:
        return open_store(state_dir=self.home / "state")

    def _aftermath(
        self,
        press: Press,
        hooks: dict[str, Hooks],
        mails: Mails,
        by_hand: int,
        faults: dict[str, int],
        *,
        done: bool,
        status: int,
    ) -> Aftermath:
        served, recorded = {}, {}
        names: dict[str, tuple[str, int]] = {}
        with self._store() as store:
            for n, (url, serial) in enumerate(press.addresses().items()):
                article = store.find(url)
                versions = range(1, article.version + 1)
                served[url] = [price_of(n, state) for state in sorted(serial.served)]
                recorded[url] = [fare(store.reading(article.id, version).text) for version in versions]
            for event in changes_told(store):
                names[event.id] = (event.data["url"], event.data["to"])
        heard = {name: _by_change(hook.taken) for name, hook in hooks.items() if name != BULK}
        heard[MAIL] = {}
        for identity in mails.ids:
            if identity in names:
                heard[MAIL].setdefault(names[identity], set()).add(identity)
        bulk = sum(1 for identity in hooks[BULK].taken if identity.startswith("evt_bulk_"))
        taken = [times for hook in hooks.values() for times in hook.taken.values()]
        return Aftermath(
            served=served,
            recorded=recorded,
            heard=heard,
            notices={name: hook.types for name, hook in hooks.items()},
            again=sum(len(times) - 1 for times in taken) + sum(n - 1 for n in mails.ids.values()),
            refused=sum(hook.refused for hook in hooks.values()),
            bulk=(bulk, self.bulk),
            flaws=self._flaws,
            deaths=len(self.deaths),
            by_hand=by_hand,
            faults=faults,
            back=self._back,
            done=done,
            status=status,
        )

    def _told(self, press: Press, hooks: dict[str, Hooks]) -> str:
        serials = press.serials.values()
        states = sum(serial.now for serial in serials)
        return (
            f"{states} of {self.stories * self.changes} changes served, "
            f"{len(hooks[DESK].taken)} alerts and {len(hooks[BULK].taken)} old ones received, "
            f"{len(self._flaws)} flaws"
        )


def store_now() -> datetime:
    """The true time: the hooks bend the daemon's only."""
    return datetime.now(UTC)


def changes_told(store: Store) -> Iterator[Event]:
    """The events of changes, as the store has them."""
    for item in store.deliveries(limit=1_000_000):
        if item.channel.startswith(MAIL) and item.event.data.get("change"):
            yield item.event


def _by_change(taken: dict[str, list[tuple[str, int | None]]]) -> dict[tuple[str, int], set[str]]:
    heard: dict[tuple[str, int], set[str]] = {}
    for identity, times in taken.items():
        for url, to in times:
            if to is not None:
                heard.setdefault((url, to), set()).add(identity)
    return heard


def _only(name: str) -> Sequence[str]:
    """The channel with the full outbox hears of nothing else."""
    return ('events = ["test.ping"]',) if name == BULK else ()
