"""What the store owes to channels, as those who carry it ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from watcher.decide.patience import Patience
    from watcher.model import Delivery, Event
    from watcher.store.channels import TellFailure, TellTrouble
    from watcher.store.holding import Compose, Held


class Outbox(Protocol):
    """The alerts of all channels, in the store; every method is one transaction."""

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
        """Lease due deliveries, oldest first; none of a disabled channel; with `quiet` only test messages."""

    def held(self, channel: str, now: datetime) -> Held:
        """What a channel holds."""

    def sent_lately(self, channel: str, limit: int) -> list[datetime]:
        """When the last alerts went out, the newest first."""

    def let_go(self, channel: str, now: datetime) -> int:
        """Let what a channel holds go out one by one."""

    def bundle(
        self, channel: str, now: datetime, compose: Compose, *, why: str, most_told: int
    ) -> Event | None:
        """Fold what a channel holds into one event."""

    def settle(
        self, delivery_id: int, *, now: datetime, sent: bool, error: str = "", next_at: datetime | None = None
    ) -> None:
        """Note how a try ended; not sent and no next time: dead."""

    def hasten(self, channel: str, now: datetime, *, most_attempts: int) -> int:
        """Make due now what waits for another try on a channel."""

    def enqueue(self, event: Event, channels: Sequence[str], now: datetime) -> object:
        """Put an event on its way; one that is on its way already stays as it is."""

    def channel_failed(
        self,
        name: str,
        error: str,
        now: datetime,
        *,
        patience: Patience,
        tell: TellFailure,
        rests_until: datetime | None = None,
    ) -> None:
        """Note that a try failed, and tell the others when that has lasted."""

    def channel_well(self, name: str, now: datetime, *, tell: TellTrouble) -> None:
        """Note that a channel works, and tell those who were told that it did not."""

    def disable_channel(self, name: str, reason: str, now: datetime) -> None:
        """Send nothing there until a person enables it."""
