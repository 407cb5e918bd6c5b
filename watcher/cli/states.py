"""remove, pause, resume."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from watcher.cli.kit.answers import hint, say
from watcher.cli.kit.bars import bar
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import NONE_SUCH, named, of_article
from watcher.cli.kit.options import Word, example

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.model import Article, ArticleState
    from watcher.model.source import Source


def _of_those(command: Callable[..., Any]) -> Callable[..., Any]:
    """The articles or sources that are named, or all articles that are alike."""
    command = click.option("--tag", type=Word(), help="All articles with this tag.")(command)
    outlet = "All articles whose outlet or host has these letters in its name."
    command = click.option("--outlet", type=Word(), help=outlet)(command)
    return of_article("addresses", metavar="[URL...]", nargs=-1)(command)


@click.command(epilog=example('watcher remove "#3"', "watcher remove --tag sea"))
@_of_those
@pass_desk
def remove(desk: Desk, /, addresses: Sequence[str], **alike: str | None) -> None:
    """Stop watching articles, or sources of articles; their history is kept."""
    from watcher.errors import UsageError
    from watcher.model import ArticleState
    from watcher.model.source import Source
    from watcher.render.words import count

    found = _chosen(desk, addresses, **alike)
    for one in found if addresses else ():
        if one.from_config:
            name = one.url if isinstance(one, Source) else f"#{one.id}"
            raise UsageError(
                f"{one.url} stands in {desk.config.path}: remove it there, "
                f'or pause it with: watcher pause "{name}"'
            )
    own = [one for one in found if not one.from_config]
    if len(own) < len(found):
        hint(f"Left in the watch: {count(len(found) - len(own), 'article')} of {desk.config.path}.")
    _set(desk, own, ArticleState.REMOVED, "No longer watching {} (history kept).", each=bool(addresses))


@click.command(epilog=example("watcher pause https://news.example/story", "watcher pause --outlet gazette"))
@_of_those
@pass_desk
def pause(desk: Desk, /, addresses: Sequence[str], **alike: str | None) -> None:
    """Leave articles, or sources of articles, alone for a while."""
    from watcher.model import ArticleState

    _set(desk, _chosen(desk, addresses, **alike), ArticleState.PAUSED, "Paused {}.", each=bool(addresses))


@click.command(epilog=example("watcher resume https://news.example/story", "watcher resume --outlet gazette"))
@_of_those
@pass_desk
def resume(desk: Desk, /, addresses: Sequence[str], **alike: str | None) -> None:
    """Watch paused articles or sources again."""
    from watcher.model import ArticleState

    found = _chosen(desk, addresses, **alike)
    _set(desk, found, ArticleState.ACTIVE, "Watching {} again.", each=bool(addresses))


def _chosen(
    desk: Desk, addresses: Sequence[str], outlet: str | None, tag: str | None
) -> Sequence[Article | Source]:
    from watcher.errors import UnknownArticle, UsageError
    from watcher.model.glance import Selection

    if bool(addresses) == bool(outlet or tag):
        raise UsageError("say of which, once: URL..., or --outlet NAME, --tag TAG")
    if addresses:
        return named(desk, addresses)
    if alike := [glance.article for glance in desk.store.glances.chosen(Selection(tag, outlet))]:
        return alike
    raise UnknownArticle(NONE_SUCH)


def _set(
    desk: Desk, found: Sequence[Article | Source], state: ArticleState, sentence: str, *, each: bool
) -> None:
    """Set it, where it is another one.

    Args:
        desk: where.
        found: of these.
        state: it.
        sentence: what was done, to what stands in its braces.
        each: whether each is named, or they are counted.
    """
    from watcher.model.source import Source
    from watcher.render.words import count

    others = [one for one in found if one.state is not state]
    with bar("Setting", len(others), quiet=each or desk.verbose > 0, of=others) as shown:
        for one in shown:
            shelf = desk.store.sources if isinstance(one, Source) else desk.store
            shelf.set_state(one.id, state)
    if each:
        done = f"{{}} is {state} already."
        say((done if one.state is state else sentence).format(one.url) for one in found)
    else:
        say(sentence.format(count(len(others), "article")))
