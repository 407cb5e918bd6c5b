"""alerts list, alerts test, alerts preview, alerts retry."""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from watcher.cli.kit.answers import emit, say
from watcher.cli.kit.channels import channels_now
from watcher.cli.kit.delivery import deliver, send_out
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.options import Whole, as_json, example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.alerts import ChannelSpec
    from watcher.alerts.preview import Preview
    from watcher.model import Delivery, Event

NO_CHANNEL = "No alert channel is configured; add an [[alerts]] section to {path}."
RECENT = 50  # deliveries shown: some screens of them
LEAD = 500  # changes before those of a preview, which may have used up a channel's ceiling of alerts


@click.group(epilog=example("watcher alerts list", "watcher alerts test"))
def alerts() -> None:
    """Where alerts go, what was sent, what still waits."""


@alerts.command("list", epilog=example("watcher alerts list --held", "watcher alerts list --dead --json"))
@click.option("-n", "--limit", type=Whole(1), default=RECENT, help="How many, the newest first.")
@click.option("--dead", is_flag=True, help="Only those that were given up.")
@click.option("--held", is_flag=True, help="Only those that wait for their hour or were told in others.")
@as_json
@pass_desk
def list_(desk: Desk, limit: int, *, dead: bool, held: bool, as_json: bool) -> None:
    """The channels with their state, and the last alerts with theirs: why each was held or folded too."""
    from watcher.model import DeliveryState

    states = [DeliveryState.DEAD] * dead + [DeliveryState.HELD, DeliveryState.FOLDED] * held
    found = desk.store.outbox.deliveries(states=states or None, limit=limit)
    channels = channels_now(desk)
    if as_json:
        from watcher.render.documents.standing import alerts_document

        emit(alerts_document(channels, found))
        return
    from watcher.render.terminal.status import channel_lines, delivery_lines

    if not channels:
        say(NO_CHANNEL.format(path=desk.config.path))
    say(channel_lines(channels, desk.look))
    none = "No such alerts." if states else "No alerts so far."
    say(delivery_lines(found, desk.look, now=desk.now) if found else none)


@alerts.command("test", epilog=example("watcher alerts test", "watcher alerts test --template mail.html"))
@click.argument("channel", required=False)
@click.option(
    "--template",
    metavar="NAME",
    help="Send nothing; print this mail template (mail.txt or mail.html) filled with a sample.",
)
@click.option("--type", "kind", default="update.recorded", help="The type of event that the sample is of.")
@pass_desk
@click.pass_context
def test(ctx: click.Context, desk: Desk, channel: str | None, template: str | None, kind: str) -> None:
    """Send a test alert to every channel, or to the one named, and say what came of it."""
    from watcher.model import DeliveryState
    from watcher.render.payload import ping_event

    if template is not None:
        click.echo(_sample(desk, template, kind), nl=False)
        return
    events = {spec.name: ping_event(spec.name, at=desk.now) for spec in _named(desk, channel)}
    for name, event in events.items():
        desk.store.outbox.enable_channel(name)
        desk.store.outbox.enqueue(event, [name], desk.now)
    send_out(desk)
    wanted = {event.id for event in events.values()}
    tried = [item for item in desk.store.outbox.deliveries(limit=1000) if item.event.id in wanted]
    _tell(desk, tried)
    ctx.exit(0 if all(item.state is DeliveryState.SENT for item in tried) else 1)


def _sample(desk: Desk, template: str, kind: str) -> str:
    """A template filled with a sample; the user's own, or ours where there is none."""
    from watcher.alerts.mail import read_templates
    from watcher.alerts.samples import sample
    from watcher.render.harmless import harmless
    from watcher.render.mail.environment import NAMES, TEXT, Templates
    from watcher.render.mail.message import folded
    from watcher.render.mail.view import view

    name = _one_of(template.removesuffix(".jinja") + ".jinja", NAMES, "template")
    event = sample(_event_type(kind))
    shown = view(harmless(event.data), event.type, desk.config.timezone)
    text = Templates(read_templates(desk.config.templates)).write(name, shown)
    return folded(text) if name == TEXT else text


def _event_type(kind: str) -> Any:
    from watcher.model import EventType

    return EventType(_one_of(kind, [item.value for item in EventType], "type of event"))


def _one_of(word: str, known: Sequence[str], what: str) -> str:
    from difflib import get_close_matches

    from watcher.errors import UsageError

    if word in known:
        return word
    near = get_close_matches(word, known, n=1)
    hint = f'; did you mean "{near[0]}"?' if near else f"; known: {', '.join(known)}"
    raise UsageError(f'"{word}" is no {what}{hint}')


def _named(desk: Desk, channel: str | None) -> list[ChannelSpec]:
    """The channels meant: all of them, the one of this name, or those whose name has the words in it."""
    from watcher.errors import UsageError

    known = desk.config.channels()
    if not known:
        raise UsageError(NO_CHANNEL.format(path=desk.config.path))
    exact = [spec for spec in known if spec.name == channel]
    found = exact or [spec for spec in known if channel is None or channel in spec.name]
    if not found:
        names = ", ".join(spec.name for spec in known)
        raise UsageError(f'No channel is called "{channel}"; known: {names}')
    return found


@alerts.command(epilog=example("watcher alerts preview --last 10", "watcher alerts preview email --brief"))
@click.argument("channel", required=False)
@click.option(
    "--last",
    type=Whole(1),
    default=3,
    is_flag=False,
    flag_value=3,
    show_default=True,
    help="How many changes; the same without a number.",
)
@click.option("--brief", is_flag=True, help="Only whether and when, without the messages.")
@as_json
@pass_desk
def preview(desk: Desk, channel: str | None, last: int, *, brief: bool, as_json: bool) -> None:
    """What each channel would send for the last changes, and when. Nothing is sent."""
    from watcher.alerts.preview import previews

    outbox, specs = desk.store.outbox, _named(desk, channel)
    lead = LEAD if any(spec.pace.most for spec in specs) else 0
    asked = {event.id for event in outbox.last_events(last)}
    events = outbox.last_events(last + lead)[::-1]
    of_many = outbox.told_of_many([event.id for event in events])
    found = {
        spec: [one for one in previews(spec, events, of_many) if one.event.id in asked] for spec in specs
    }
    if as_json:
        emit(_preview_document(desk, found))
        return
    if not events:
        say("No change has been recorded yet; `watcher alerts test` sends a test message.")
    for spec, told in found.items():
        say(_preview_lines(desk, spec, told, brief=brief))


def _preview_lines(desk: Desk, spec: ChannelSpec, told: Sequence[Preview], *, brief: bool) -> Iterator[str]:
    from watcher.alerts.preview import written
    from watcher.render.safe import inert
    from watcher.render.terminal.screen import Piece, flow, line

    look = desk.look
    for item in told:
        verdict = _verdict(desk, item)
        style = "dim" if item.unmet else "good"
        pieces = [line(spec.name, "strong"), Piece("  "), line(_about(item.event)), Piece("  ")]
        yield from flow([*pieces, line(verdict, style)], look, rest="  ")
        if not item.unmet and not brief:
            text = written(spec, item.event, timezone=desk.config.timezone)
            yield from (f"    {row}".rstrip() for row in inert(text).split("\n"))
            yield ""


def _about(event: Event) -> str:
    data, change = event.data, event.data["change"]
    return f"{event.type} {change['from']}→{change['to']} {data['title'] or data['url']}"


def _verdict(desk: Desk, item: Preview) -> str:
    from watcher.render.words import moment

    if item.unmet:
        return f"not sent: {item.unmet}"
    if not item.waits_for:
        return "sent at once"
    return f"held until {moment(item.release_at, desk.look.zone)} for {item.waits_for}"


def _preview_document(desk: Desk, found: dict[ChannelSpec, list[Preview]]) -> dict[str, Any]:
    from watcher.alerts.preview import written
    from watcher.render.documents import iso

    def document(spec: ChannelSpec, item: Preview) -> dict[str, Any]:
        zone = desk.config.timezone
        return {
            "event_id": item.event.id,
            "type": item.event.type.value,
            "url": item.event.data["url"],
            "sent": not item.unmet,
            "unmet": item.unmet or None,
            "release_at": None if item.unmet else iso(item.release_at),
            "waits_for": item.waits_for or None,
            "message": None if item.unmet else written(spec, item.event, timezone=zone),
        }

    return {
        "schema_version": 1,
        "channels": [
            {"name": spec.name, "alerts": [document(spec, item) for item in told]}
            for spec, told in found.items()
        ],
    }


@alerts.command("retry", epilog=example("watcher alerts retry 12", "watcher alerts retry --to email"))
@click.argument("delivery", type=Whole(), required=False)
@click.option("--to", metavar="CHANNEL", help="Send to this channel instead.")
@pass_desk
@click.pass_context
def retry(ctx: click.Context, desk: Desk, delivery: int | None, to: str | None) -> None:
    """Try again what could not be delivered: all that was given up, or the alert with this number.

    An alert that is held goes out at once when its number is given. With --to it goes to another channel;
    without a number, all go there that wait for channels which the configuration has no more.
    """
    from watcher.errors import UsageError
    from watcher.model import DeliveryState
    from watcher.render.words import count

    meant = _again(desk, delivery) if to is None else _elsewhere(desk, delivery, to)
    if not meant and delivery is not None:
        raise UsageError(f"No undelivered alert has the number {delivery}; `watcher alerts list` shows them.")
    if not meant:
        say(
            "Nothing to try again: no alert was given up."
            if to is None
            else "No alert waits for a lost channel."
        )
        return
    say(f"{count(len(meant), 'alert')} to try again.")
    deliver(desk)
    tried = [item for item in desk.store.outbox.deliveries(limit=100_000) if item.id in meant]
    _tell(desk, tried)
    ctx.exit(0 if all(item.state is DeliveryState.SENT for item in tried) else 1)


def _again(desk: Desk, delivery: int | None) -> set[int]:
    """Make them due where they were; which those are."""
    from watcher.model import DeliveryState

    dead = {item.id for item in desk.store.outbox.deliveries(states=[DeliveryState.DEAD], limit=100_000)}
    meant = dead if delivery is None else {delivery}
    return meant if desk.store.outbox.retry(delivery, desk.now) else set()


def _elsewhere(desk: Desk, delivery: int | None, to: str) -> set[int]:
    """Give them to the channel that the words name; which those are."""
    from watcher.errors import UsageError

    names = [spec.name for spec in desk.config.channels()]
    target, *others = (spec.name for spec in _named(desk, to))
    if others:
        raise UsageError(f'"{to}" may be {" or ".join([target, *others])}; give the whole name')
    return {*desk.store.outbox.readdress(target, desk.now, delivery_id=delivery, names=names)}


def _tell(desk: Desk, tried: Sequence[Delivery]) -> None:
    from watcher.render.terminal.status import delivery_lines

    say(delivery_lines(tried, desk.look, now=desk.now))
