"""The machine under the daemon: its clock, its names, its disk, and who else holds the database."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from random import Random

HOOKS = Path(__file__).parent / "faulthooks"
CLOCK, NAMES, DISK, LOCK = "clock", "names", "disk", "lock"
FAULTS = (CLOCK, NAMES, DISK, LOCK)

DISK_MB = 96
"""Of the small file system that the state lies on: what 1,000 versions take, and some air."""


class Machine:
    """Faults that are on until `mend`.

    Args:
        home: whose `state` folder the database is in.
        dice: for how far the clock jumps.
        disk: put the state on a small disk, where that is allowed.

    Attributes:
        has_disk: whether the state lies on a file system of its own that can be filled.
        failed: how often each thing was wrong.
    """

    def __init__(self, home: Path, dice: Random, *, disk: bool = False) -> None:
        self._dice, self._disk = dice, disk
        self._folder = home / "faults"
        self._state = home / "state"
        self._holder: sqlite3.Connection | None = None
        self.has_disk = False
        self.failed: Counter[str] = Counter()

    def __enter__(self) -> Self:
        self._folder.mkdir()
        self.set_clock(hours=0)
        self._state.mkdir(mode=0o700)
        self.has_disk = self._disk and _mount(self._state)
        return self

    def __exit__(self, *_: object) -> None:
        self.mend()
        if self.has_disk:
            # Lazily: a worker of a daemon that was killed may be at its last transaction.
            subprocess.run(["umount", "-l", str(self._state)], check=False, capture_output=True)

    @property
    def environment(self) -> dict[str, str]:
        """For a process that is to feel the faults."""
        path = os.pathsep.join(filter(None, (str(HOOKS), os.environ.get("PYTHONPATH", ""))))
        return {"PYTHONPATH": path, "WATCHER_FAULTS": str(self._folder)}

    def fail(self, fault: str) -> None:
        """Let one thing be wrong."""
        self.failed[fault] += fault != DISK or self.has_disk
        {CLOCK: self._jump, NAMES: self._forget, DISK: self._fill, LOCK: self._hold}[fault]()

    def set_clock(self, *, hours: float) -> None:
        """Let the clock be ahead, or behind."""
        (self._folder / "clock").write_text(str(3600 * hours))

    def mend(self) -> None:
        """All is well again, and the clock right."""
        self.set_clock(hours=0)
        (self._folder / "no-dns").unlink(missing_ok=True)
        (self._state / "ballast").unlink(missing_ok=True)
        if self._holder is not None:
            self._holder.close()
            self._holder = None

    def _jump(self) -> None:
        """Hours ahead or behind, at once."""
        self.set_clock(hours=self._dice.choice((-30, -2, 2, 30)))

    def _forget(self) -> None:
        (self._folder / "no-dns").touch()

    def _fill(self) -> None:
        """To the last byte, of a disk of ours and of no other: a mount can be gone."""
        if not (self.has_disk and os.path.ismount(self._state)):
            return
        with suppress(OSError), (self._state / "ballast").open("wb", buffering=0) as ballast:
            for _ in range(DISK_MB * 256):
                ballast.write(bytes(4096))

    def _hold(self) -> None:
        """As a backup program or a forgotten shell does."""
        with suppress(sqlite3.OperationalError):
            self._holder = sqlite3.connect(
                self._state / "watcher.db", isolation_level=None, timeout=5, check_same_thread=False
            )
            self._holder.execute("BEGIN IMMEDIATE")


def _mount(folder: Path) -> bool:
    """A small file system of its own, where that is allowed."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m,mode=700", "tmpfs", str(folder)]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False
