"""The daemon left to itself while stories change, receivers fail, the machine fails, and it is killed.

stories (`faultsite`) ──> watcher run, a process ──> receivers (`faultreceivers`)
                              │   killed, again and again; the database looked at after each death
                              └ clock, names, disk and lock (`faultmachine`)

At the end everything is well again, and what was served, recorded, owed and received is counted.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from daemonprocess import DaemonProcess, Reaper, until
from faultcount import Aftermath, by_change, changes_told
from faultmachine import DISK, LOCK, Machine
from faultreceivers import BULK, DESK, FICKLE, FINE, MAIL, MOODS, TIMEOUT, Hooks, Mails, Moody, mood_of
from faultsite import Press, fare, price_of
from newsroom import Desk, email, watch, webhook
from sqlalchemy import insert

from watcher.errors import StoreError
from watcher.model import DeliveryState, EventType
from watcher.store import open_store
from watcher.store.engine.columns import EPOCH
from watcher.store.packing.codec import pack
from watcher.store.schema import deliveries, events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.store import Store


OVERDUE = 8.0
"""Seconds that a lock is held on top, so that the daemon's patience of ten ends now and then."""


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
            store.outbox.enable_channel(FICKLE)

    def _look(self, when: str) -> None:
        """After a death: is the file whole, and is everything that is in it what was written?"""
        try:
            with self._store() as store:
                with store.database.reading() as db:
                    said = db.exec_driver_sql("PRAGMA integrity_check").scalars().all()
                found = [f"{flaw.url} {flaw.version}: {flaw.what}" for flaw in store.upkeep.flaws()]
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
                for item in store.outbox.deliveries(states=states, limit=100_000)
                if item.next_at is None or (item.next_at - now).total_seconds() > 20
            ]
            for item in late:
                store.outbox.retry(item.id, now)
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
        heard = {name: by_change(hook.taken) for name, hook in hooks.items() if name != BULK}
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


def _only(name: str) -> Sequence[str]:
    """The channel with the full outbox hears of nothing else."""
    return ('events = ["test.ping"]',) if name == BULK else ()
