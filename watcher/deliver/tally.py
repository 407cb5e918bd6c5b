"""What came of deliveries, counted."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class DeliverySummary:
    """What came of the deliveries since the last summary.

    Attributes:
        sent: handed over.
        deferred: failed, and will be tried again.
        dead: given up.
        unfinished: channels still at work.
        errors: channel and reason of each failure, oldest first.
    """

    sent: int = 0
    deferred: int = 0
    dead: int = 0
    unfinished: tuple[str, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()

    @property
    def tried(self) -> int:
        """How many tries ended, however."""
        return self.sent + self.deferred + self.dead


class Tally:
    """Counts of one channel, read and set to zero by another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts = {"sent": 0, "deferred": 0, "dead": 0}
        self._errors: list[tuple[str, str]] = []

    def add(self, kind: str, error: tuple[str, str] | None = None) -> None:
        """Count one that was sent, deferred or is dead; with the channel and the reason if it failed."""
        with self._lock:
            self._counts[kind] += 1
            if error is not None:
                self._errors.append(error)

    def take(self, unfinished: tuple[str, ...]) -> DeliverySummary:
        """The counts since the last time, which start anew."""
        with self._lock:
            summary = DeliverySummary(**self._counts, unfinished=unfinished, errors=tuple(self._errors))
            self._counts = dict.fromkeys(self._counts, 0)
            self._errors.clear()
        return summary


def together(reports: Iterable[DeliverySummary]) -> DeliverySummary:
    """The summaries of several channels as one."""
    reports = list(reports)
    return DeliverySummary(
        sent=sum(report.sent for report in reports),
        deferred=sum(report.deferred for report in reports),
        dead=sum(report.dead for report in reports),
        unfinished=tuple(name for report in reports for name in report.unfinished),
        errors=tuple(error for report in reports for error in report.errors),
    )
