"""The front for what is to be told, and to whom: every method is one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.store.engine.steadfast import steadfast
from watcher.store.outbox import channels, holding, stray
from watcher.store.outbox import deliveries as outbox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from watcher.decide.patience import Patience
    from watcher.model import Delivery, DeliveryState, Event
    from watcher.store.database import Database
    from watcher.store.outbox.channels import ChannelState, ChannelTrouble, TellFailure, TellTrouble
    from watcher.store.outbox.holding import Compose, Held


@steadfast
class Outbox:
    """What channels are owed. Methods raise StoreError when the database cannot do its part."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def deliveries(
        self, *, states: Sequence[DeliveryState] | None = None, limit: int = 100
    ) -> list[Delivery]:
        """Deliveries, newest first."""
        with self.database.reading() as db:
            return outbox.listed(db, states, limit)

    def channel_state(self, name: str) -> ChannelState:
        """Whether a channel works, and why not."""
        with self.database.reading() as db:
            return channels.channel_state(db, name)

    def channel_trouble(self, name: str) -> ChannelTrouble:
        """The tries of a channel that failed in a row."""
        with self.database.reading() as db:
            return channels.trouble_of(db, name)

    def held(self, channel: str, now: datetime) -> Held:
        """What a channel holds."""
        with self.database.reading() as db:
            return holding.held(db, channel, now)

    def sent_lately(self, channel: str, limit: int) -> list[datetime]:
        """When a channel's last alerts went out, the newest first."""
        with self.database.reading() as db:
            return holding.sent_lately(db, channel, limit)

    def stray_alerts(self, names: Sequence[str]) -> dict[str, int]:
        """How many alerts wait for channels that are none of these, by channel."""
        with self.database.reading() as db:
            return stray.stray(db, names)

    def last_events(self, limit: int) -> list[Event]:
        """The last changes that were worth telling, to whomever; the newest first.

        When a story came back with a change there are two events of it, and a channel gets one: first that
        it returned, then that it changed.
        """
        with self.database.reading() as db:
            return outbox.last_changes(db, limit)

    def told_of_many(self, ids: Sequence[str]) -> frozenset[str]:
        """Of these events those that one notice tells of, for their change came to many articles."""
        with self.database.reading() as db:
            return outbox.told_of_many(db, ids)

    def enqueue(self, event: Event, channels: Sequence[str], now: datetime) -> None:
        """Tell channels of something that is no article's change; the same event is told once."""
        with self.database.writing() as db:
            outbox.enqueue(db, event, channels, now)

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
        terms: dict[str, Any] = {"owner": owner, "lease": lease, "limit": limit, "quiet": quiet}
        with self.database.writing(durable=False) as db:
            return outbox.claim_deliveries(db, channel, now, **terms)

    def _pending(self, channel: str, now: datetime) -> bool:
        with self.database.reading() as db:
            return outbox.is_due(db, channel, now)

    def settle(
        self,
        delivery_id: int,
        *,
        now: datetime,
        sent: bool,
        error: str = "",
        next_at: datetime | None = None,
    ) -> None:
        """Note how a try ended: sent; or to be tried at `next_at`; or dead, when there is no next time."""
        with self.database.writing() as db:
            outbox.settle(db, delivery_id, now=now, sent=sent, error=error, next_at=next_at)

    def hasten(self, channel: str, now: datetime, *, most_attempts: int) -> int:
        """Make due now what waits for another try on a channel; how many those are."""
        with self.database.writing() as db:
            return outbox.hasten(db, channel, now, most_attempts=most_attempts)

    def let_go(self, channel: str, now: datetime) -> int:
        """Let what a channel holds go out one by one; how many those are."""
        with self.database.writing() as db:
            return holding.let_go(db, channel, now)

    def bundle(
        self, channel: str, now: datetime, compose: Compose, *, why: str, most_told: int
    ) -> Event | None:
        """Fold what a channel holds into the one event that `compose` makes of it; see `holding.bundle`."""
        with self.database.writing() as db:
            return holding.bundle(db, channel, now, compose, why=why, most_told=most_told)

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
        terms: dict[str, Any] = {"patience": patience, "tell": tell, "rests_until": rests_until}
        terms["place"] = place
        with self.database.writing() as db:
            if found := channels.channel_failed(db, name, error, now, **terms):
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

    def retry(self, delivery_id: int | None, now: datetime) -> int:
        """Try a delivery again at once, or all dead ones (None); how many those are."""
        with self.database.writing() as db:
            return outbox.retry(db, delivery_id, now)

    def readdress(
        self, to: str, now: datetime, *, delivery_id: int | None, names: Sequence[str]
    ) -> list[int]:
        """Send to another channel what its own did not take; see `stray.readdress`."""
        with self.database.writing() as db:
            return stray.readdress(db, to, now, delivery_id=delivery_id, names=names)

    def disable_channel(self, name: str, reason: str, now: datetime, *, place: str = "") -> None:
        """Send nothing to a channel until it is enabled or leads elsewhere; what waits for it waits on."""
        with self.database.writing() as db:
            channels.set_channel(db, name, now, reason, place or None)

    def enable_channel(self, name: str) -> None:
        """Send to a channel again."""
        with self.database.writing() as db:
            channels.set_channel(db, name, None)
