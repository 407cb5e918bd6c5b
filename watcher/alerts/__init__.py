"""Channels: where alerts go. A channel hands one event over or says why not; it keeps no queue.

Queues, back-off and isolation are the courier's (`watcher.deliver`) and the outbox's.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from watcher.alerts.backoff import LONGEST_WAIT, next_try
from watcher.alerts.conditions import Conditions
from watcher.alerts.mail_spec import EmailSpec, email_specs
from watcher.alerts.pace import Pace
from watcher.alerts.spec import AppriseSpec, CommandSpec, Format, WebhookSpec
from watcher.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from watcher.model import Delivery

__all__ = [
    "LONGEST_WAIT",
    "AppriseSpec",
    "Channel",
    "ChannelSpec",
    "CommandSpec",
    "Conditions",
    "EmailSpec",
    "Format",
    "Pace",
    "WebhookSpec",
    "email_specs",
    "next_try",
    "open_channel",
]

ChannelSpec = WebhookSpec | EmailSpec | CommandSpec | AppriseSpec


class Channel(Protocol):
    """A way to hand events over; used by one thread at a time."""

    def send(self, delivery: Delivery) -> None:
        """Hand one event over, or raise DeliveryRefused (for good) or DeliveryDeferred (later, perhaps)."""

    def close(self) -> None:
        """Let go of connections."""


def open_channel(
    spec: ChannelSpec, *, timezone: tzinfo = UTC, clock: Callable[[], datetime] = utc_now
) -> Channel:
    """Make ready to send; nothing is connected yet.

    Args:
        spec: the channel.
        timezone: in which times are told to people.
        clock: the time of the attempts; aware UTC.
    """
    # Imported when a channel is opened: httpx and jinja2 cost every other command a third of a second.
    if isinstance(spec, WebhookSpec):
        from watcher.alerts.webhook import WebhookChannel  # noqa: PLC0415 - see above

        return WebhookChannel(spec, timezone=timezone, clock=clock)
    if isinstance(spec, CommandSpec):
        from watcher.alerts.command import CommandChannel  # noqa: PLC0415 - see above

        return CommandChannel(spec)
    if isinstance(spec, AppriseSpec):
        from watcher.alerts.apprise_services import AppriseChannel  # noqa: PLC0415 - see above

        return AppriseChannel(spec, timezone=timezone)
    from watcher.alerts.mail import EmailChannel  # noqa: PLC0415 - see above

    return EmailChannel(spec, timezone=timezone, clock=clock)
