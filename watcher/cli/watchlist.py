"""add, remove, pause, resume, list."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import emit_parts, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import NOTHING_YET, named, of_article
from watcher.cli.kit.options import as_json, example, limit_option, moment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Article, ArticleState
    from watcher.model.source import Source


ORDERS = ("changed", "note", "next", "versions", "undisclosed", "title", "outlet", "added")
SHOWN = 1_000
"""Articles that people are shown unless they say how many: who scrolled further would rather ask for less."""


@click.command(epilog=example('watcher remove "#3"'))
@of_article("addresses", metavar="URL...", nargs=-1, required=True)
@pass_desk
def remove(desk: Desk, addresses: Sequence[str]) -> None:
    """Stop watching articles, or sources of articles; their history is kept."""
    from watcher.errors import UsageError
    from watcher.model import ArticleState
    from watcher.model.source import Source

    found = named(desk, addresses)
    for one in found:
        if one.from_config:
            name = one.url if isinstance(one, Source) else f"#{one.id}"
            raise UsageError(
                f"{one.url} stands in {desk.config.path}: remove it there, "
                f'or pause it with: watcher pause "{name}"'
            )
    _set(desk, found, ArticleState.REMOVED, "No longer watching {url} (history kept).")


@click.command(epilog=example("watcher pause https://news.example/story"))
@of_article("addresses", metavar="URL...", nargs=-1, required=True)
@pass_desk
def pause(desk: Desk, addresses: Sequence[str]) -> None:
    """Leave articles, or sources of articles, alone for a while."""
    from watcher.model import ArticleState

    found = named(desk, addresses)
    _set(desk, found, ArticleState.PAUSED, "Paused {url}.")


@click.command(epilog=example("watcher resume https://news.example/story"))
@of_article("addresses", metavar="URL...", nargs=-1, required=True)
@pass_desk
def resume(desk: Desk, addresses: Sequence[str]) -> None:
    """Watch paused articles or sources again."""
    from watcher.model import ArticleState

    found = named(desk, addresses)
    _set(desk, found, ArticleState.ACTIVE, "Watching {url} again.")


def _set(desk: Desk, found: Sequence[Article | Source], state: ArticleState, sentence: str) -> None:
    from watcher.model.source import Source

    for one in found:
        shelf = desk.store.sources if isinstance(one, Source) else desk.store
        shelf.set_state(one.id, state)
        say(sentence.format(url=one.url))


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


NONE_SUCH = "No watched article is like that; `watcher list` shows all."
