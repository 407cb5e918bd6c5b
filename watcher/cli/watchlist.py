"""list."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from itertools import islice

import click

from watcher.cli.kit.answers import emit_parts
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import NONE_SUCH, NOTHING_YET
from watcher.cli.kit.options import as_json, example, limit_option, moment_of

ORDERS = ("changed", "note", "next", "versions", "undisclosed", "title", "outlet", "added")
SHOWN = 1_000
"""Articles that people are shown unless they say how many: who scrolled further would rather ask for less."""


@click.command(
    "list",
    epilog=example(
        "watcher list --tag sea --changed-since 2d",
        "watcher list --undisclosed --sort outlet",
        "watcher list --sort next",
        "watcher list --json | jq -r '.articles[].url'",
    ),
)
@click.option("--tag", help="Only articles with this tag.")
@click.option("--outlet", help="Only articles whose outlet or host has these letters in its name.")
@click.option(
    "--changed-since",
    metavar="WHEN",
    help="Only articles that changed then or later: a span back (12h, 2d) or a day (2026-01-12).",
)
@click.option(
    "--undisclosed", is_flag=True, help="Only articles with changes of substance that no note speaks of."
)
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default="changed",
    show_default=True,
    help="Newest, most or first in the alphabet first; next: what is looked at first.",
)
@limit_option(SHOWN, "articles")
@as_json
@pass_desk
def list_(
    desk: Desk,
    tag: str | None,
    outlet: str | None,
    changed_since: str | None,
    sort: str,
    limit: int | None,
    *,
    undisclosed: bool,
    as_json: bool,
) -> None:
    """The watched articles: outlet, title, versions, last change, last note, next check and why, trouble.

    Under 140 columns not all of it fits a line: sorted by "next" it shows why, else change and note.
    """
    from watcher.model.glance import Selection

    now = desk.now
    since = moment_of(changed_since, now=now, zone=desk.config.timezone, option="--changed-since")
    found = desk.store.glances.chosen(Selection(tag, outlet, since, undisclosed, order=sort))
    if as_json:
        from watcher.render.documents import articles_parts

        emit_parts(articles_parts(islice(found, limit)))
        return
    from watcher.cli.kit.pager import page_found
    from watcher.render.terminal.lists import list_sheet

    page_found(
        found,
        lambda some: list_sheet(list(some), desk.look, now=now, order=sort).lines(),
        limit=limit,
        most=SHOWN,
        look=desk.look,
        nothing=lambda: NOTHING_YET if desk.store.is_empty() else NONE_SUCH,
    )
