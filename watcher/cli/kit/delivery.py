"""Deliver what is owed, once, and say what is left."""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.cli.kit.answers import hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.cli.kit.desk import Desk
    from watcher.deliver.courier import Courier
    from watcher.deliver.tally import DeliverySummary

__all__ = ["deliver", "send_out"]

WAIT = timedelta(seconds=45)
"""For a receiver's own time limit (30 s) and the second try (5 s later); done channels are not waited for."""


def deliver(desk: Desk, courier: Courier | None = None) -> int:
    """Deliver all that is due.

    Returns:
        How many alerts are not through: they were tried, or wait for a channel that was, that is switched off
        or that asked to be left alone.
    """
    summary = send_out(desk, courier)
    left = summary.dead + _waiting(desk, {*dict(summary.errors), *summary.unfinished, *_shut(desk)})
    if left:
        from watcher.render.words import count

        hint(f"watcher: {count(left, 'alert')} could not be delivered; `watcher status` says why.")
    return left


def send_out(desk: Desk, courier: Courier | None = None) -> DeliverySummary:
    """Deliver all that is due, and say nothing of it."""
    own = courier or _courier(desk)
    summary = own.drain(desk.now, WAIT)
    if courier is None:
        own.close()
    return summary


def _courier(desk: Desk) -> Courier:
    from watcher.deliver.courier import Courier
    from watcher.worker import worker_name

    channels = desk.config.channels()
    return Courier(
        desk.store.outbox,
        channels,
        owner=worker_name(),
        timezone=desk.config.timezone,
        patience=desk.config.file.schedule.channel_notice_after,
    )


def _shut(desk: Desk) -> Iterator[str]:
    """The channels to which nothing is sent for now, and of which a pass without a try hears nothing."""
    for spec in desk.config.channels():
        state = desk.store.outbox.channel_state(spec.name)
        if not state.enabled or state.resting(desk.now):
            yield spec.name


def _waiting(desk: Desk, channels: set[str]) -> int:
    """Alerts of these channels that wait for another try."""
    from watcher.model import DeliveryState

    if not channels:
        return 0
    pending = desk.store.outbox.deliveries(states=[DeliveryState.PENDING], limit=10_000)
    return sum(item.channel in channels for item in pending)
