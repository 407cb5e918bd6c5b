"""Articles as users name them, and what the shell offers while they do."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from watcher.cli.kit.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

    from watcher.model import Article
    from watcher.model.source import Source

__all__ = ["NONE_SUCH", "NOTHING_YET", "VARIABLE", "named", "of_article", "offered"]

NOTHING_YET = "Nothing is watched yet. Start with: watcher add https://news.example/story"
NONE_SUCH = "No watched article is like that; `watcher list` shows all."

MOST = 30
"""Names offered at once: a screen."""

VARIABLE = "_WATCHER_COMPLETE"
"""The environment variable by which click knows that a shell asks."""


def named(desk: Desk, addresses: Sequence[str]) -> list[Article | Source]:
    """The sources with exactly these addresses, and the articles that the others mean, or else sources."""
    return [desk.store.sources.find(address.strip()) or _meant(desk, address) for address in addresses]


def _meant(desk: Desk, address: str) -> Article | Source:
    """The one article that words mean; where they stand in none, the source."""
    from watcher.errors import UnknownArticle, UnknownSource

    try:
        return desk.store.find(address)
    except UnknownArticle:
        if not desk.store.names(address.strip(), 1):
            with suppress(UnknownSource):
                return desk.store.sources.meant(address)
        raise


def of_article(*names: str, **words: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An argument that names an article; while it is typed the shell offers addresses."""
    return click.argument(*names, shell_complete=offered, **words)


def offered(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """The addresses of articles with these words in their address or title, without the scheme.

    The scheme may be left out, and its colon would part the word in bash. Whatever is wrong, nothing is
    offered and nothing said: the user is in the middle of a line.
    """
    from click.shell_completion import CompletionItem

    from watcher.render.safe import inert_line

    in_bash = os.environ.get(VARIABLE, "").startswith("bash")
    typed = typed.partition("://")[2] or typed
    addresses = [(inert_line(url.partition("://")[2]), title) for url, title in _known(ctx, typed)]
    return [
        CompletionItem(_plain(address) if in_bash else address, help=inert_line(title) or None)
        for address, title in addresses
    ]


def _plain(address: str) -> str:
    """An address as one plain word of bash, which takes up what it is offered as it stands.

    An outlet chooses its addresses: "$(...)" in one would be run. Other shells quote by themselves; two
    backslashes, because click's script for bash reads one of them away.
    """
    return re.sub(r"([^\w@%+=:,./~-])", r"\\\\\1", address)


def _known(ctx: click.Context, typed: str) -> list[tuple[str, str]]:
    from watcher.errors import WatcherError
    from watcher.store import peek

    with suppress(WatcherError, OSError):
        config = Desk(ctx.find_root().params.get("config_path")).config
        archive = peek(config.store_url, state_dir=config.state_dir)
        if archive is not None:
            with archive:
                return archive.names(typed, MOST)
    return []
