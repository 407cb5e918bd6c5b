"""status: is all well?"""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import emit, say
from watcher.cli.kit.channels import channels_now
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import NOTHING_YET
from watcher.cli.kit.options import as_json, example

if TYPE_CHECKING:
    from watcher.model.forecast import Forecast
    from watcher.model.source import Source
    from watcher.model.status import StoreStatus
    from watcher.render.standing import ChannelNow, Standing

UNSENT = 20  # enough to see what is wrong with a channel
BUSIEST = 10  # hosts whose planned requests are shown


def _speaks(channel: ChannelNow) -> bool:
    """Whether there is more to say of a channel than that it works."""
    return bool(channel.disabled_at or channel.failures or channel.held or channel.stray)


def _ails(source: Source) -> bool:
    """Whether there is more to say of a source than what `sources` says."""
    return bool(source.trouble or source.quiet_noticed)


def _forecast(desk: Desk, found: StoreStatus) -> Forecast:
    """What the schedule asks for with the budget of the present configuration."""
    from watcher.decide.schedule.budget import share_out
    from watcher.model.forecast import Forecast, HostShare

    budget = desk.config.budget()
    terms = share_out(desk.store.demands(budget.timetable.apart), budget)
    shares = [HostShare(host, one.requests, one.price) for host, one in terms.items()]
    return Forecast(
        made=found.made,
        planned=sum(share.requests for share in shares),
        budget=budget.per_day,
        hosts=tuple(sorted(shares, key=lambda share: -share.requests)[:BUSIEST]),
        growth=found.growth,
        free=found.free,
    )


@click.command(
    epilog=example("watcher status", "watcher status --alive", "watcher status --json | jq '.failing[].url'")
)
@click.option("--alive", is_flag=True, help="Only say whether checks are being made: exit code 1 when not.")
@as_json
@pass_desk
@click.pass_context
def status(ctx: click.Context, desk: Desk, *, as_json: bool, alive: bool) -> None:
    """What is due and how late, what fails and why, what could not be delivered, what a day comes to."""
    if alive:
        ctx.exit(_alive(desk, as_json=as_json))
    found = desk.store.status(desk.now)
    from watcher.render.documents.standing import status_document
    from watcher.render.terminal.status import status_lines

    standing = _standing(desk, found)
    if as_json:
        emit(status_document(standing))
        return
    say(status_lines(standing, desk.look, now=desk.now))  # not before what it tells of
    if not any(found.articles.values()):
        say(NOTHING_YET)


def _alive(desk: Desk, *, as_json: bool) -> int:
    """Say whether checks are being made; the exit code."""
    from watcher.errors import StoreError
    from watcher.render.documents.standing import alive_document

    try:
        ails = _ailment(desk)
    except StoreError as fault:  # a program that asks is answered then, too
        ails = str(fault)
    if as_json:
        emit(alive_document(ails))
    else:
        say(ails or "Checks are being made.")
    return 1 if ails else 0


def _ailment(desk: Desk) -> str:
    from watcher.render.standing import ailment

    now = desk.now
    found = desk.store.status(now)
    holder, unwritable = desk.store.daemon_holder(), desk.store.database.unwritable()
    return ailment(holder, found.last_check_at, found.overdue, now, free=found.free, unwritable=unwritable)


def _standing(desk: Desk, found: StoreStatus) -> Standing:
    from watcher.daemon.recall import Recall
    from watcher.model import ArticleState, DeliveryState
    from watcher.render.standing import Standing

    unsent = desk.store.outbox.deliveries(states=[DeliveryState.PENDING, DeliveryState.DEAD], limit=UNSENT)
    return Standing(
        store=found,
        sources=tuple(filter(_ails, desk.store.sources.all((ArticleState.ACTIVE,)))),
        channels=tuple(one for one in channels_now(desk) if _speaks(one)),
        unsent=tuple(item for item in unsent if item.error),
        forecast=_forecast(desk, found),
        daemon=desk.store.daemon_holder(),
        unwritable=desk.store.database.unwritable(),
        unfolded=desk.store.database.unfolded(),
        trouble=Recall(desk.config.state_dir).read().trouble,
    )
