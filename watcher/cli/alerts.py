"""alerts list, alerts test, alerts retry."""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from watcher.cli.delivery import deliver
from watcher.cli.desk import Desk, as_json, emit, example, pass_desk, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Delivery

NO_CHANNEL = "No alert channel is configured; add an [[alerts]] section to {path}."
RECENT = 50  # deliveries shown: some screens of them


@click.group(epilog=example("watcher alerts list", "watcher alerts test"))
def alerts() -> None:
    """Where alerts go, what was sent, what still waits."""


@alerts.command("list", epilog=example("watcher alerts list --json"))
@click.option("-n", "--limit", type=click.IntRange(1), default=RECENT, help="How many, the newest first.")
@as_json
@pass_desk
def list_(desk: Desk, limit: int, *, as_json: bool) -> None:
    """The channels with their state, and the last alerts with theirs."""
    states = [desk.store.channel_state(spec.name) for spec in desk.config.channels()]
    sent = desk.store.deliveries(limit=limit)
    if as_json:
        from watcher.render.documents import alerts_document

        emit(alerts_document([(item.name, item.disabled_at, item.reason) for item in states], sent))
        return
    from watcher.render.terminal_status import channel_lines, delivery_lines

    if not states:
        say(NO_CHANNEL.format(path=desk.config.path))
    say(channel_lines([(item.name, item.disabled_at, item.reason) for item in states], desk.look))
    say(delivery_lines(sent, desk.look, now=desk.now) if sent else "No alerts so far.")


@alerts.command("test", epilog=example("watcher alerts test"))
@click.argument("channel", required=False)
@pass_desk
@click.pass_context
def test(ctx: click.Context, desk: Desk, channel: str | None) -> None:
    """Send a test alert to every channel, or to the one named, and say what came of it."""
    from watcher.model import DeliveryState
    from watcher.render.payload import ping_event

    names = _named(desk, channel)
    events = {name: ping_event(name, at=desk.now) for name in names}
    for name, event in events.items():
        desk.store.enable_channel(name)
        desk.store.enqueue(event, [name], desk.now)
    deliver(desk)
    wanted = {event.id for event in events.values()}
    tried = [item for item in desk.store.deliveries(limit=1000) if item.event.id in wanted]
    _tell(desk, tried)
    ctx.exit(0 if all(item.state is DeliveryState.SENT for item in tried) else 1)


def _named(desk: Desk, channel: str | None) -> list[str]:
    """The channels meant: all of them, or those whose name has the words in it."""
    from watcher.errors import UsageError

    known = [spec.name for spec in desk.config.channels()]
    if not known:
        raise UsageError(NO_CHANNEL.format(path=desk.config.path))
    names = [name for name in known if channel is None or channel in name]
    if not names:
        raise UsageError(f'No channel is called "{channel}"; known: {", ".join(known)}')
    return names


@alerts.command("retry", epilog=example("watcher alerts retry", "watcher alerts retry 12"))
@click.argument("delivery", type=int, required=False)
@pass_desk
@click.pass_context
def retry(ctx: click.Context, desk: Desk, delivery: int | None) -> None:
    """Try again what could not be delivered: all that was given up, or the alert with this number."""
    from watcher.errors import UsageError
    from watcher.model import DeliveryState
    from watcher.render.terminal_words import count

    dead = {item.id for item in desk.store.deliveries(states=[DeliveryState.DEAD], limit=100_000)}
    meant = dead if delivery is None else {delivery}
    tries = desk.store.retry(delivery, desk.now)
    if not tries and delivery is not None:
        raise UsageError(f"No undelivered alert has the number {delivery}; `watcher alerts list` shows them.")
    if not tries:
        say("Nothing to try again: no alert was given up.")
        return
    say(f"{count(tries, 'alert')} to try again.")
    deliver(desk)
    tried = [item for item in desk.store.deliveries(limit=100_000) if item.id in meant]
    _tell(desk, tried)
    ctx.exit(0 if all(item.state is DeliveryState.SENT for item in tried) else 1)


def _tell(desk: Desk, tried: Sequence[Delivery]) -> None:
    from watcher.render.terminal_status import delivery_lines

    say(delivery_lines(tried, desk.look, now=desk.now))
