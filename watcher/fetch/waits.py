"""Who waits for an answer, and for how long already."""

from __future__ import annotations

from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


SLOW = 3.0
"""Seconds after which a server that has not answered to the end is waited for; most answer in one."""


class Waits:
    """The requests that are under way. Threads may share it."""

    def __init__(self) -> None:
        self._since: dict[object, float] = {}

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Wait for an answer inside of it."""
        this = object()
        self._since[this] = monotonic()
        try:
            yield
        finally:
            del self._since[this]

    def slow(self) -> int:
        """How many have waited for long."""
        return sum(monotonic() - since > SLOW for since in list(self._since.values()))
