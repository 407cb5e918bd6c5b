"""The front for what is to be told, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.store.asking import Front, reads, writes
from watcher.store.outbox import channels, holding, stray
from watcher.store.outbox import deliveries as outbox

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from watcher.decide.patience import Patience
    from watcher.model import Delivery
    from watcher.store.outbox.channels import TellFailure, TellTrouble


class Outbox(Front):
    """What channels are owed."""

    bundle = writes(holding.bundle)
    channel_state = reads(channels.channel_state)
    channel_trouble = reads(channels.trouble_of)
    deliveries = reads(outbox.listed)
    enqueue = writes(outbox.enqueue)
    hasten = writes(outbox.hasten)
    held = reads(holding.held)
    last_events = reads(outbox.last_changes)
    let_go = writes(holding.let_go)
    readdress = writes(stray.readdress)
    retry = writes(outbox.retry)
    sent_lately = reads(holding.sent_lately)
    settle = writes(outbox.settle)
    stray_alerts = reads(stray.stray)
    told_of_many = reads(outbox.told_of_many)

    def claim_deliveries(
        self,
        channel: str,
        now: datetime,
        *,
        owner: str,
        lease: timedelta,
        limit: int,
        quiet: bool = False,
    ) -> list[Delivery]:
        """Take a channel's due deliveries, oldest first; none while the channel is disabled.

        With `quiet` only those that a person asked for just now.
        """
        if not self._pending(channel, now):
            return []
        with self.database.writing(durable=False) as db:
            return outbox.claim_deliveries(
                db, channel, now, owner=owner, lease=lease, limit=limit, quiet=quiet
            )

    def _pending(self, channel: str, now: datetime) -> bool:
        with self.database.reading() as db:
            return outbox.is_due(db, channel, now)

    def channel_failed(
        self,
        name: str,
        error: str,
        now: datetime,
        *,
        patience: Patience,
        tell: TellFailure,
        rests_until: datetime | None,
        place: str = "",
    ) -> None:
        """Note that a channel's try failed, and tell the others when that has lasted."""
        with self.database.writing() as db:
            found = channels.channel_failed(
                db, name, error, now, patience=patience, tell=tell, rests_until=rests_until, place=place
            )
            if found:
                outbox.enqueue(db, *found, now)

    def readmit(self, name: str, place: str, now: datetime, *, most_attempts: int) -> bool:
        """Send at once to a channel that leads elsewhere by now: its waits were for another address.

        Whether it does; where one of several processes sees that, it is done once.
        """
        with self.database.reading() as db:
            if channels.channel_state(db, name).place in {None, place}:
                return False
        with self.database.writing() as db:
            found = channels.readmit(db, name, place)
            if found:
                outbox.hasten(db, name, now, most_attempts=most_attempts)
        return found

    def channel_well(self, name: str, now: datetime, *, tell: TellTrouble) -> None:
        """Note that a channel works, and tell those who were told that it did not."""
        with self.database.reading() as db:
            if not channels.trouble_of(db, name).failures:
                return
        with self.database.writing() as db:
            if found := channels.channel_well(db, name, tell=tell):
                outbox.enqueue(db, *found, now)

    def disable_channel(self, name: str, reason: str, now: datetime, *, place: str = "") -> None:
        """Send nothing to a channel until it is enabled or leads elsewhere; what waits for it waits on."""
        with self.database.writing() as db:
            channels.set_channel(db, name, now, reason, place or None)

    def enable_channel(self, name: str) -> None:
        """Send to a channel again."""
        with self.database.writing() as db:
            channels.set_channel(db, name, None)
