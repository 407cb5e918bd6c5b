"""The daemon's work in one process: a clock, the visits, and the signals.

Due times live in the rows of the store; the scheduler is a disposable tick. So nothing is lost when it stops,
and nothing has to be restored when it starts.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import closing, suppress
from datetime import timedelta
from functools import partial
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, TypedDict

from watcher.check import LEASE
from watcher.clock import utc_now
from watcher.daemon.alarm import Alarm
from watcher.daemon.endpoint import endpoint
from watcher.daemon.equipment import Equipment
from watcher.daemon.hands import Hands
from watcher.daemon.lacks import lacks
from watcher.daemon.rounds import Rounds
from watcher.daemon.steady import Steady, Truce
from watcher.daemon.turn import look, visit
from watcher.decide.schedule.budget import share_out
from watcher.errors import ConfigError, StoreError, StoreLost
from watcher.lean.log import structlog
from watcher.render.notices import lost_event
from watcher.store import open_store
from watcher.store.bell import Bell
from watcher.worker import is_dead, worker_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.config import Config
    from watcher.daemon.endpoint import Endpoint
    from watcher.daemon.hands import Work
    from watcher.daemon.part import Part
    from watcher.store import Store

log = structlog.get_logger("watcher.daemon")

TICK = 0.25
"""Seconds between two looks for due articles: a fixed interval of "2s" is kept; an idle look costs 16 µs."""

HAND_OUT, NAP = 0.15, 0.02
"""Seconds that a tick stays while visits may end and let others begin, and between two looks meanwhile: with
one look a tick, a host would have four visits a second, and eight at once 32, however quick each is. A tick
that is not over when the next one is due makes APScheduler complain."""

DELIVER = 0.5
"""Seconds between two looks at the outbox."""

ASK = 5.0
"""Seconds between two looks at what hubs and archives are to be asked."""

MAINTAIN = 3600.0
"""Seconds between two rounds of house-keeping in the store."""

ALLOT = 300.0
"""Seconds between two looks at what all articles ask for, and at what the budget gives them."""

MIND = 30.0
"""Seconds between two looks at whether the watch itself is well; each sums up the whole store."""

LISTEN = 1.0
"""Seconds between two looks at the wall clock."""

ROUSED = frozenset({"tick", "deliver"})
"""What is done at once when another process rings."""

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Terms(TypedDict):
    """On what terms work is claimed."""

    owner: str
    lease: timedelta
    host_delay: timedelta


class Daemon:
    """Watches until it is told to stop.

    Args:
        config: what to watch, and how.
        store: where it is kept.
        part: its part in the whole.
    """

    def __init__(self, config: Config, store: Store, part: Part) -> None:
        self._store, self._part = store, part
        self._owner = worker_name()
        self._gear = Equipment(config, store, self._owner)
        self._alarm = Alarm()
        self._hands = Hands(config.file.daemon.threads)
        self._astray: set[Work] = set()
        """Visits that began by a wrong clock, and write what it says when they end."""
        self._stop = threading.Event()
        self._signals: SimpleQueue[int] = SimpleQueue()
        """What came. The lock of an event may be held by the very thread that a handler interrupts, which
        would wait for itself; `put` of this queue alone may be called at any moment (so Python's docs)."""
        self._asking = threading.Thread()
        self._rounds = Rounds()
        self._truce = Truce()

    def run(self) -> None:
        """Work until SIGTERM or SIGINT, then finish what is under way.

        Raises:
            StoreLost: the database is no longer where it was.
            ForeignStore: a newer program has upgraded it.
        """
        self._part.pulse.begin()
        self._take_back()
        self._catch_signals()
        self._name_lacks()
        self._begin()
        place, articles = str(self._gear.config.path), self._store.watched()
        log.info("started", config=place, articles=articles, pid=os.getpid())
        try:
            with self._endpoint(), closing(Bell(self._store.database, partial(self._rounds.hasten, ROUSED))):
                self._work()
        finally:
            log.info("draining", under_way=len(self._hands.busy))
            self._rounds.end()
            self._hands.finish()
            self._gear.close()
            log.info("stopped")

    def _work(self) -> None:
        """Mind what comes from outside, until the end: the rounds do the rest."""
        steady = Steady()
        while not self._stop.is_set() and not self._orphaned():
            came = self._listen()
            self._part.look()
            self._stand()
            self._mind_clock(steady)
            if signal.SIGHUP in came:
                self._take_new_config()

    def _listen(self) -> set[int]:
        """Wait for signals, for a second at most; which came."""
        came: set[int] = set()
        with suppress(Empty):
            came.add(self._signals.get(timeout=LISTEN))
            while True:
                came.add(self._signals.get_nowait())
        if came.intersection(SIGNALS):
            self._stop.set()
        return came

    def _mind_clock(self, steady: Steady) -> None:
        if steady.was_set_back():
            self._astray = set(self._hands.busy)
            self._take_new_time()
        elif self._astray and all(work.done() for work in self._astray):
            self._astray.clear()
            self._mend()

    def _stand(self) -> None:
        """End loudly when the database is no longer what it was: what is seen would be lost in silence."""
        self._hands.stand()
        try:
            self._store.database.stand()
            self._store.database.keep_up()
        except StoreLost as lost:
            log.error("store_lost", error=str(lost))
            if self._part.chief:
                place = self._store.database.place
                self._gear.courier.announce(lost_event(place, str(lost), at=utc_now()))
            raise

    def _endpoint(self) -> Endpoint:
        address = self._gear.config.file.daemon.metrics if self._part.chief else ""
        return endpoint(address, self._store, self._part.pulses, utc_now)

    def _orphaned(self) -> bool:
        return self._part.parent != 0 and os.getppid() != self._part.parent

    def _begin(self) -> None:
        rounds = self._rounds
        rounds.add("tick", self.tick, TICK)
        if self._part.chief:
            rounds.add("deliver", self.deliver, DELIVER)
            rounds.add("maintain", self.maintain, MAINTAIN)
            rounds.add("allot", self.allot, ALLOT)
            rounds.add("ask", self.ask, ASK)
            rounds.add("mind", self.mind, MIND)
        rounds.begin()

    def tick(self) -> None:
        """Begin visits to due articles, until no more are due or it is time for the next tick."""
        end = monotonic() + HAND_OUT
        while not self._stop.is_set() and self._hand_out() and monotonic() < end:
            self._stop.wait(NAP)
        self._hands.tell(self._part.pulse.beat)

    def _hand_out(self) -> bool:
        """Begin with what is due, as much as may be under way; whether more may be due within the tick.

        A visit that is under way keeps the next article of its host waiting, and may end any moment. Where a
        host rests longer than a tick after each visit, the next tick is soon enough, and asks the store less.
        """
        for ended in self._hands.done():
            self._part.pulse.count(ended)
        if self._truce.begins(self._gear.checker.host_delay):
            self._store.renew(self._owner, utc_now() + LEASE)
        slow = self._gear.fetcher.waits.slow()
        free = self._hands.free(slow)
        if free <= 0 or self._truce.lasts:
            self._store.next_due_at()  # the database answers
            return True
        checker, poller = self._gear.checker, self._gear.poller
        terms: Terms = {"owner": self._owner, "lease": LEASE, "host_delay": checker.host_delay}
        now, steady = self._truce.asked_at
        ours_until = steady + LEASE.total_seconds()
        sources = self._store.sources.claim_due(now, limit=free, **terms)
        for source in sources:  # before articles: they are few, and a host's queue of articles is endless
            self._hands.take(look, self._store, poller, source, ours_until)
        left = free - len(sources)
        claims = self._store.claim_due(now, limit=left, **terms) if left else []
        for claim in claims:
            self._hands.take(visit, self._store, checker, claim, ours_until)
        at_once = checker.host_delay.total_seconds() < TICK and len(self._hands.busy) > slow
        return at_once or len(claims) == left

    def deliver(self) -> None:
        """Send what is owed."""
        self._gear.courier.drain(utc_now())

    def mind(self) -> None:
        """Tell when the watch itself is in trouble."""
        self._alarm.look(self._gear, self._store, self._part.pulses, utc_now())

    def ask(self) -> None:
        """Let hubs and archives be asked for what is their turn, in a thread that nothing waits for."""
        gear = self._gear
        if (gear.keeper.archives or gear.subscriber.callback) and not self._asking.is_alive():
            work = partial(self._rounds.guarded, "ask", self._ask_others)
            self._asking = threading.Thread(target=work, daemon=True)
            self._asking.start()

    def _ask_others(self) -> None:
        while not self._stop.is_set() and (self._gear.subscriber.ask_some() or self._gear.keeper.keep_one()):
            pass

    def maintain(self) -> None:
        """Keep the store small and quick."""
        self._store.upkeep.keep_house(utc_now(), self._gear.config.retention())

    def allot(self) -> None:
        """Share the budget out over the hosts."""
        budget = self._gear.config.budget()
        self._store.set_terms(share_out(self._store.demands(budget.timetable.apart), budget))

    def _catch_signals(self) -> None:
        for number in (*SIGNALS, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})  # it may have waited until here

    def _on_signal(self, number: int, _: object) -> None:
        self._signals.put(number)

    def _take_new_time(self) -> None:
        """The wall clock was set back: what waits for a moment of the old time would wait for hours.

        Connections and channels count their pauses in wall time too, so they are made anew.
        """
        mended = self._mend()
        self._gear.fetcher.witnesses.forget()
        self._exchange(self._gear.config)
        self._rounds.hasten()
        log.warning("clock_set_back", mended=mended)

    def _mend(self) -> int:
        """Make due what waits for a moment of the old time; how much that was."""
        try:
            return self._free_leases()
        except StoreError as error:
            log.error("store", job="clock", error=str(error))
            return 0

    def _take_back(self) -> None:
        """Name what workers died of, or with: whoever looks for the reason begins there."""
        now = utc_now()
        if left := self._store.left_by(is_dead, now):
            log.warning("taken_back", urls=left)
        self._free_leases()

    def _free_leases(self) -> int:
        return self._store.free_leases(is_dead, utc_now(), host_delay=self._gear.checker.host_delay)

    def _exchange(self, config: Config) -> None:
        """Work with other equipment from now on; visits that are under way end with the old one."""
        old, self._gear = self._gear, Equipment(config, self._store, self._owner, self._gear)
        farewell = threading.Timer(GRACE.total_seconds(), old.close)
        farewell.daemon = True  # the end of the process closes connections as well
        farewell.start()

    def _take_new_config(self) -> None:
        """A bad configuration is told and the one in force stays."""
        path = self._gear.config.named
        try:
            config, later = self._gear.config.again()
            if self._part.chief:
                self._store.sync(config.wanted(), utc_now(), sources=config.sources())
        except (ConfigError, StoreError) as error:
            faults = list(error.faults) if isinstance(error, ConfigError) else [str(error)]
            log.error("config_refused", faults=faults, config=str(path))
            return
        self._exchange(config)
        self._name_lacks(later)
        log.info("config_reloaded", articles=len(config.wanted()))

    def _name_lacks(self, later: Sequence[str] = ()) -> None:
        """One process tells it for all, and watches on where the store cannot say."""
        if self._part.chief:
            for job, say in lacks(self._store, self._gear.config, later).items():
                self._rounds.guarded(job, say)


GRACE = timedelta(minutes=2)
"""How long visits that began before a reload may still use the old connections."""


def run(config: Config, part: Part) -> None:
    """Watch in this process until told to stop."""
    with open_store(config.store_url, state_dir=config.state_dir) as store:
        Daemon(config, store, part).run()
