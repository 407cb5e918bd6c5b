"""So many at once in all processes of a machine: locks on files, which end with whoever holds them."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from watcher.private import made, opened

if TYPE_CHECKING:
    from pathlib import Path

LOOK = 0.1
"""Seconds between two looks for a free turn."""


class Turns:
    """At most so many turns are taken at once by all who share a folder.

    Args:
        folder: where the locks lie; None: nobody else takes any.
        most: how many.
    """

    def __init__(self, folder: Path | None, most: int) -> None:
        self._folder, self._most = folder, most
        self._held = -1

    def take(self, seconds: float) -> bool:
        """Take a turn, waiting so long for it; whether there was one."""
        if self._folder is None:
            return True
        give_up = time.monotonic() + seconds
        while not self._taken():
            if time.monotonic() >= give_up:
                return False
            time.sleep(LOOK)
        return True

    def give_back(self) -> None:
        """Let another one have it."""
        if self._held >= 0:
            os.close(self._held)
            self._held = -1

    def _taken(self) -> bool:
        assert self._folder is not None
        made(self._folder)
        for number in range(self._most):
            place = self._folder / f"browser-{number}.lock"
            handle = opened(place)
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._held = handle
                return True
            os.close(handle)
        return False
