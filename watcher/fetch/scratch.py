"""A folder for temporary files that goes with its holder, and at the latest when the next one comes."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "watcher-browser-"

LONGEST = 37
"""Letters of a place for it: a socket's address has 107, and what a browser adds to ours takes 70."""

NEWBORN = 60.0
"""Seconds in which a folder without a lock may be one whose maker has not locked it yet."""


class Scratch:
    """Made by its construction, where the system has its temporary files; the leavings of the dead go.

    A lock says that the holder lives: what was killed with everything it had started cleared nothing away.

    Attributes:
        place: the folder.
    """

    def __init__(self) -> None:
        usual = tempfile.gettempdir()
        home = usual if len(usual) <= LONGEST else "/tmp"  # noqa: S108  a folder of our own in it
        _sweep(Path(home))
        self.place = Path(tempfile.mkdtemp(prefix=PREFIX, dir=home))
        self._handle = _locked(self.place)

    def clear(self) -> None:
        """Remove it with all that is in it; what cannot be removed is left to the next sweep."""
        shutil.rmtree(self.place, ignore_errors=True)
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _sweep(home: Path) -> None:
    """Remove the folders whose holders are no more; what is another user's cannot be, and stays."""
    for place in home.glob(PREFIX + "*"):
        with suppress(OSError):
            newborn = time.time() - place.stat().st_mtime < NEWBORN
            if not newborn and (handle := _locked(place)) is not None:
                shutil.rmtree(place, ignore_errors=True)
                os.close(handle)


def _locked(place: Path) -> int | None:
    """A handle on a folder that holds its lock; None when somebody else does."""
    handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
