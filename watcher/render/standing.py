"""How the watch stands: what `status` shows, gathered by the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.model.forecast import scarce
from watcher.render.words import size

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.decide.trouble import Trouble
    from watcher.model import Delivery
    from watcher.model.forecast import Forecast
    from watcher.model.source import Source
    from watcher.model.status import StoreStatus


@dataclass(frozen=True, slots=True)
class ChannelNow:
    """How a channel stands.

    Attributes:
        name: as in the configuration.
        disabled_at: since when nothing is sent to it; None when it is on.
        reason: why it was disabled.
        failures: tries in a row that failed.
        failing_since: the first of them.
        trouble: what the last one said.
        rests_until: until when its receiver asked to be left alone; None when it does not.
        held: alerts that wait for their hour there.
        release_at: when they are let go; None when none are held.
        waits_for: what they wait for, in words.
        stray: alerts that wait although the configuration has no such channel any more; 0 when it has.
    """

    name: str
    disabled_at: datetime | None = None
    reason: str = ""
    failures: int = 0
    failing_since: datetime | None = None
    trouble: str = ""
    rests_until: datetime | None = None
    held: int = 0
    release_at: datetime | None = None
    waits_for: str = ""
    stray: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The watch in figures, and what ails it.

    Attributes:
        store: what the store knows.
        sources: those that cannot be read, or have brought nothing new for too long.
        channels: those that are switched off, that fail, or that hold alerts.
        unsent: the last deliveries that failed at least once and are not through.
        forecast: requests and bytes a day; None when nobody asked for it.
        daemon: who it is and since when; "" when none runs, None when that cannot be told.
        unwritable: why nothing can be written to the store; "" when it can.
        unfolded: why its log grows and grows; "" when it does not.
        trouble: of the watch itself, as far as it has been seen on this machine.
    """

    store: StoreStatus
    sources: tuple[Source, ...] = ()
    channels: tuple[ChannelNow, ...] = ()
    unsent: tuple[Delivery, ...] = ()
    forecast: Forecast | None = None
    daemon: str | None = None
    unwritable: str = ""
    unfolded: str = ""
    trouble: Trouble | None = None


STUCK = timedelta(minutes=15)
"""So late, and so long without any look, is no longer a busy moment: visits end after minutes at most."""

STUCK_IF_TOLD = timedelta(minutes=1)
"""The same when it is known why no look is written down: longer than a request may take."""


def ailment(
    daemon: str | None,
    last_check_at: datetime | None,
    overdue: timedelta,
    now: datetime,
    *,
    free: int | None = None,
    unwritable: str = "",
) -> str:
    """Why nothing is looked at, in words; "" when all goes its way.

    The figures are those of the store.
    """
    if daemon == "":
        return "The daemon does not run; start it with: watcher run"
    full = scarce(free)
    patience = STUCK_IF_TOLD if full or unwritable else STUCK
    if overdue <= patience or (last_check_at is not None and now - last_check_at <= patience):
        return ""
    if full:
        return f"The daemon makes no checks: the disk of the store is full but for {size(free or 0)}."
    if unwritable:
        return f"The daemon makes no checks. {unwritable}"
    return "The daemon makes no checks, though some are due; its log says why."
