"""The daemon as a whole: one process, or several that share the store and one that starts them again.

The processes know nothing of each other. What keeps them apart are the leases and the pauses of the hosts,
which stand in the store; so it does not matter how many there are, on how many machines, or when one of them
dies.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import wait
from time import monotonic
from typing import TYPE_CHECKING, Any

from watcher.clock import utc_now
from watcher.daemon.memory import settle
from watcher.daemon.part import Part
from watcher.daemon.process import SIGNALS, Daemon
from watcher.daemon.process import run as run_one
from watcher.daemon.pulse import Keeper, Pulse, notify
from watcher.errors import ConfigError, ForeignStore, StoreError, StoreLost
from watcher.lean.log import structlog
from watcher.render.words import count
from watcher.store import open_store
from watcher.worker import worker_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.process import BaseProcess

    from structlog.typing import EventDict

    from watcher.config import Config

log = structlog.get_logger("watcher.supervisor")

ARTICLES_A_WORKER = 250
"""`workers = "auto"` starts no more processes than that many articles give work to: a check takes some
milliseconds, and each process adds 75 to 110 MB (`watcher run` with two, 500 pages of 149 KB)."""

SOON, LONGEST = 1.0, 60.0
"""Seconds until a process that died is started again; doubled while it dies within the longest pause."""

LOOK = 1.0
"""Seconds after which the supervisor looks around though nothing has happened."""

UPGRADED = 3
"""How a process ends that finds its database upgraded: another of this version would find the same."""

_CAUGHT = (*SIGNALS, signal.SIGHUP)

# A fork shares what was imported already: the next process is there at once. Elsewhere libraries forbid it.
_CONTEXT: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def run(config: Config, prepare: Callable[[], None]) -> None:
    """Watch until told to stop.

    Args:
        config: what to watch, and how.
        prepare: sets up the log, in each process once more.

    Raises:
        DaemonRunning: another daemon works on this store.
        StoreLost: the database is no longer where it was.
        ForeignStore: a newer program has upgraded it.
    """
    settle()
    with open_store(config.store_url, state_dir=config.state_dir) as store:
        store.lock_daemon(worker_name(), utc_now())
        store.sync(config.wanted(), utc_now(), sources=config.sources())
        watched = store.watched()
        pulses = [Pulse(_CONTEXT) for _ in range(workers(config, watched))]
        words = f"watching {count(watched, 'article')} in {count(len(pulses), 'process', 'processes')}"
        keeper = Keeper(pulses, words)
        try:
            if len(pulses) > 1:
                store.database.close()  # no connection goes into another process
                Supervisor(config, prepare, pulses, keeper, stand=store.database.stand).run()
            else:
                Daemon(config, store, Part(pulses[0], look=keeper.look)).run()
        except StoreLost as lost:
            notify(f"STATUS={lost}")
            raise


def workers(config: Config, articles: int) -> int:
    """How many processes the configuration asks for, with so many articles to watch."""
    asked = config.file.daemon.workers
    return max(1, min(cores(), articles // ARTICLES_A_WORKER)) if asked == "auto" else asked


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Supervisor:
    """Starts processes, and starts those again that die.

    Args:
        config: what to watch, and how.
        prepare: called first in each of them.
        pulses: of each of them.
        keeper: told of them all.
        stand: raises StoreLost when the database is no longer where it was.
    """

    def __init__(
        self,
        config: Config,
        prepare: Callable[[], None],
        pulses: Sequence[Pulse],
        keeper: Keeper,
        *,
        stand: Callable[[], None],
    ) -> None:
        self._config, self._keeper, self._stand = config, keeper, stand
        self._seats = [_Seat(number, prepare, pulses) for number in range(len(pulses))]
        self._stopping = self._reload = False

    def run(self) -> None:
        """Work until SIGTERM or SIGINT, then wait until all have finished what is under way."""
        for number in SIGNALS:
            signal.signal(number, self._on_stop)
        signal.signal(signal.SIGHUP, self._on_reload)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})  # it may have waited until here
        log.info("started", workers=len(self._seats), config=str(self._config.path))
        try:
            while not self._stopping:
                if self._reload:
                    self._take_new_config()
                self._stand()
                self._fill_seats()
                self._keeper.look()
                wait([seat.process.sentinel for seat in self._seats if seat.process], timeout=LOOK)
        finally:
            self._pass_on(signal.SIGTERM)  # once more to all: one may have been started meanwhile
            for seat in self._seats:
                if seat.process is not None:
                    seat.process.join()
            log.info("stopped")

    def _fill_seats(self) -> None:
        for seat in self._seats:
            if seat.process is not None and not seat.process.is_alive():
                log.error("worker_died", worker=seat.number, exit=seat.process.exitcode)
                if seat.process.exitcode == UPGRADED:
                    raise ForeignStore("A newer version of watcher has upgraded the database; start again.")
                seat.vacate()
            if seat.process is None and monotonic() >= seat.free_at and not self._stopping:
                seat.fill(self._config)

    def _take_new_config(self) -> None:
        """Who is started from now on gets it too. One with mistakes is told once, and not passed on."""
        self._reload = False
        try:
            self._config, _ = self._config.again()  # the chief says what takes a restart
        except ConfigError as error:
            log.error("config_refused", faults=list(error.faults), config=str(self._config.named))
            return
        self._pass_on(signal.SIGHUP)

    def _on_stop(self, *_: object) -> None:
        self._stopping = True
        self._pass_on(signal.SIGTERM)

    def _on_reload(self, *_: object) -> None:
        self._reload = True

    def _pass_on(self, number: int) -> None:
        for seat in self._seats:
            if seat.process is not None and seat.process.is_alive():
                assert seat.process.pid is not None
                os.kill(seat.process.pid, number)


class _Seat:
    """A place for a process; the first one's is the chief."""

    def __init__(self, number: int, prepare: Callable[[], None], pulses: Sequence[Pulse]) -> None:
        self.number = number
        self.process: BaseProcess | None = None
        self.free_at = self._began = monotonic()
        self._pause = 0.0
        self._pulse = pulses[number]
        part = Part(self._pulse, chief=number == 0, crew=pulses, parent=os.getpid())
        self._task = (prepare, number, part)

    def fill(self, config: Config) -> None:
        """Start a process. Signals wait until it knows what they mean: none is lost."""
        self._began = monotonic()
        process: BaseProcess = _CONTEXT.Process(target=_work, args=(config, *self._task))
        signal.pthread_sigmask(signal.SIG_BLOCK, _CAUGHT)
        process.start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _CAUGHT)
        self.process = process

    def vacate(self) -> None:
        """The process has died; the next one comes after a pause."""
        self._pulse.died()
        quick = monotonic() - self._began < LONGEST
        self._pause = min(2 * self._pause or SOON, LONGEST) if quick else SOON
        self.process, self.free_at = None, monotonic() + self._pause


def _work(config: Config, prepare: Callable[[], None], number: int, part: Part) -> None:
    """What each process does."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    prepare()
    processors = structlog.get_config()["processors"]
    structlog.configure(processors=[_Numbered(number), *processors])
    try:
        run_one(config, part)
    except ForeignStore as fault:
        log.error("store", error=str(fault))
        sys.exit(UPGRADED)
    except StoreError as fault:  # a sentence is enough; the supervisor begins again, or ends with the same
        log.error("store", error=str(fault))
        sys.exit(fault.exit_code)


class _Numbered:
    """Says in every line of the log which process wrote it."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, _logger: Any, _name: str, entry: EventDict) -> EventDict:
        return {**entry, "worker": self._number}
