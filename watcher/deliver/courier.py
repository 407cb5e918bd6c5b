"""Carries alerts from the outbox to the channels.

Each channel has a thread, a pause and a time limit of its own, so a dead or hung one delays nobody else.
"""

from __future__ import annotations

import random
import threading
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from watcher.alerts import open_channel
from watcher.clock import utc_now
from watcher.decide.patience import CHANNEL_PATIENCE, Patience
from watcher.deliver.lane import Lane
from watcher.deliver.tally import together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from watcher.alerts import ChannelSpec
    from watcher.deliver.tally import DeliverySummary
    from watcher.model import Event
    from watcher.store.outbox.dispatch import Outbox

HEARD = timedelta(seconds=30)
"""How long channels may take to hear what no outbox keeps: as long as a receiver is waited for."""

FAREWELL = timedelta(seconds=5)
"""How long what is under way is waited for at the end; a claim that outlives this is made again."""


class Courier:
    """Delivers what is due. Thread-safe; `close` it when done.

    Args:
        outbox: where the deliveries are.
        specs: the channels.
        owner: names this process in leases.
        timezone: in which alerts tell times to people.
        clock: aware UTC.
        jitter: draws from 0 to 1 for the back-off.
        patience: when a channel's trouble is worth telling the others.
    """

    def __init__(
        self,
        outbox: Outbox,
        specs: Iterable[ChannelSpec],
        *,
        owner: str,
        timezone: tzinfo = UTC,
        clock: Callable[[], datetime] = utc_now,
        jitter: Callable[[], float] = random.random,
        patience: Patience = CHANNEL_PATIENCE,
    ) -> None:
        specs = tuple(specs)
        self._stop = threading.Event()
        self._lanes = [
            Lane(
                outbox,
                spec,
                open_=partial(open_channel, spec, timezone=timezone, clock=clock),
                others=tuple(other for other in specs if other.name != spec.name),
                owner=owner,
                clock=clock,
                jitter=jitter,
                stop=self._stop,
                patience=patience,
            )
            for spec in specs
        ]

    def drain(self, now: datetime, wait: timedelta = timedelta(0)) -> DeliverySummary:
        """Start on what is due in every channel that is not at work already.

        Args:
            now: the moment; UTC.
            wait: how long to stay for it; tries that fall due again in that time are made too. Without it,
                the call returns at once, and the summary tells of what ended since the last one.
        """
        until = monotonic() + wait.total_seconds()
        first = self._round(now + wait, until)
        if not first.tried or monotonic() >= until:
            return first
        return together((first, self._round(now + wait, until)))  # what one's trouble has the others told

    def _round(self, until: datetime, patience: float) -> DeliverySummary:
        for lane in self._lanes:
            lane.start(until)
        for lane in self._lanes:
            lane.join(patience)
        return together(lane.report() for lane in self._lanes)

    def announce(self, event: Event) -> bool:
        """Tell every channel that wants it something that no outbox can keep; it is tried once.

        Returns:
            Whether one of them took it, or there is none.
        """
        lanes, taken = [lane for lane in self._lanes if lane.wants(event)], threading.Event()

        def tell(lane: Lane) -> None:
            if lane.announce(event):
                taken.set()

        tellers = [threading.Thread(target=tell, args=(lane,), daemon=True) for lane in lanes]
        for teller in tellers:
            teller.start()
        until = monotonic() + HEARD.total_seconds()
        for teller in tellers:
            teller.join(max(until - monotonic(), 0))
        return taken.is_set() or not lanes

    def close(self) -> DeliverySummary:
        """Begin nothing new, and wait for what is under way."""
        self._stop.set()
        until = monotonic() + FAREWELL.total_seconds()
        for lane in self._lanes:
            lane.join(until)
            lane.close()
        return together(lane.report() for lane in self._lanes)
