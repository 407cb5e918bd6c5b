"""The daemon as a process of its own, and who says when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Self

import nursery
from faultmachine import Machine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE = 120.0
"""Seconds. What comes is not waited for; with load 40 on two cores a daemon took over 30 to begin."""


def until(true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, f"after {patience:.0f} s still not: {what}"
        time.sleep(0.05)


def altered(*numbers: str) -> tuple[str, ...]:
    """What Python runs for a `watcher` with other numbers in it, such as "daemon.process.TICK=60"."""
    return (str(Path(__file__).parent / "altered.py"), *numbers, "--")


class DaemonProcess:
    """`watcher run` as a process, whose log goes to a file.

    Args:
        home: where its config.toml is.
        machine: whose faults it is to feel; a sound one by default.
        program: what Python runs.
        stderr: a descriptor that its log goes to instead.
        from_nothing: start it as a user does, and not from the `nursery`: a second more of the processor.

    Attributes:
        starts: how often it was started.
    """

    def __init__(
        self,
        home: Path,
        machine: Machine | None = None,
        program: Sequence[str] = ("-m", "watcher"),
        stderr: int | None = None,
        *,
        from_nothing: bool = False,
    ) -> None:
        self._home, self._program, self._stderr = home, program, stderr
        self._from_nothing = from_nothing or stderr is not None
        self._environment = os.environ | (machine.environment if machine else {})
        self.starts = 0
        self._process: subprocess.Popen[bytes] | nursery.Begun | None = None

    def start(self) -> Self:
        self.starts += 1
        words = ("--config", str(self._home / "config.toml"), "run")
        log = self._home / "daemon.log"
        log.touch()
        if self._from_nothing:
            self._process = self._started(words, log)
        else:
            self._process = nursery.begin(self._program, words, log, self._environment)
        return self

    def _started(self, words: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as file:
            said = file if self._stderr is None else self._stderr
            command = [sys.executable, *self._program, *words]
            return subprocess.Popen(command, stdout=file, stderr=said, env=self._environment)

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
            with suppress(ProcessLookupError):
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
