"""What the daemon's processes have done since they began, for those who run it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watcher.model.visit import Outcome

LATE = (1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400)
"""Seconds after their time: bounds by which late checks are counted."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that has ended: how, how many seconds after its time it began, and how many it took."""

    outcome: Outcome
    late: float
    took: float


@dataclass(frozen=True, slots=True)
class Vitals:
    """A process as the system knows it; None where it does not tell.

    Attributes:
        memory: bytes resident.
        files: open ones, sockets too.
        cpu: seconds used.
    """

    memory: int | None = None
    files: int | None = None
    cpu: float | None = None


@dataclass(frozen=True, slots=True)
class WorkerFigures:
    """One of the daemon's processes.

    Attributes:
        idle: seconds since its work last went round; None before the first time.
        starts: how often it was started: more than once when it died.
        outcomes: of its visits, counted.
        late: visits that began up to so many seconds after their time, for each bound of `LATE`.
        late_seconds: the sum of that over all visits.
        took_seconds: the sum of what visits took.
        vitals: what it takes.
    """

    idle: float | None
    starts: int
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    late: tuple[int, ...] = (0,) * len(LATE)
    late_seconds: float = 0.0
    took_seconds: float = 0.0
    vitals: Vitals = Vitals()
