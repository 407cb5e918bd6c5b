"""structlog, which prints tracebacks with rich wherever that is installed; ours are plain."""

from __future__ import annotations

from time import monotonic

from watcher.lean import without

with without("rich"):
    import structlog

__all__ = ["Complaints", "structlog"]

REPEAT = 60.0
"""Seconds after which the same complaint is made again."""


class Complaints:
    """What goes wrong with every tick, told once a minute: a log must not fill the disk that is full."""

    def __init__(self) -> None:
        self._told: dict[str, float] = {}

    def are_due(self, words: str) -> bool:
        """Whether it is time to say this, or to say it again."""
        now = monotonic()
        self._told = {said: at for said, at in self._told.items() if now - at < REPEAT}
        return self._told.setdefault(words, now) == now
