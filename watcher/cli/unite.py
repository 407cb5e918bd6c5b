"""merge and split: articles that are one, and those that are not."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import of_article
from watcher.cli.kit.options import example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Article


@click.command(epilog=example("watcher merge https://news.example/ferry https://m.news.example/ferry-2"))
@of_article("address", metavar="URL")
@of_article("others", metavar="OTHER...", nargs=-1, required=True)
@pass_desk
def merge(desk: Desk, address: str, others: Sequence[str]) -> None:
    """Make articles one: the versions of the OTHER ones come into the history of URL, in order of time.

    Only URL is watched from then on; all the addresses lead to it. What the others have of their own stays,
    and "watcher split" undoes it. Nobody is alerted. What the others showed after the last look at URL, and
    nobody was told of, is left to its next look, which tells it.
    """
    from watcher.past.unite import merge as united
    from watcher.render.terminal.captures import left_out
    from watcher.render.words import count

    cosmetic = desk.config.check_policy().cosmetic
    for other in others:
        into, part = desk.store.find(address), desk.store.find(other)
        report = united(desk.store, into, part, how="by hand", now=desk.now, cosmetic=cosmetic)
        came = f"{report.added} of its versions came into the history"
        came += f", {count(report.known, 'was known', 'were known')}" if report.known else ""
        came += left_out(report)
        say(f"#{part.id} {part.url} is part of #{into.id} {into.url} now; {came}.")


@click.command(epilog=example("watcher split https://m.news.example/ferry-2", 'watcher split "#7"'))
@of_article("address", metavar="URL")
@pass_desk
def split(desk: Desk, address: str) -> None:
    """Watch an article by itself again that was merged into another one, by hand or by the program.

    Its versions leave the other's history. The two are never merged again but by hand.
    """
    from watcher.past.unite import split as parted

    part = _part(desk, address)
    cosmetic = desk.config.check_policy().cosmetic
    into, versions = parted(desk.store, part, now=desk.now, cosmetic=cosmetic)
    left = f"{versions} versions" if versions != 1 else "1 version"
    say(
        f"#{part.id} {part.url} is watched by itself again; {left} left the history of #{into.id} {into.url}."
    )


def _part(desk: Desk, address: str) -> Article:
    """The merged article that is meant: addresses of parts lead to the whole."""
    from watcher.errors import BadAddress, UsageError
    from watcher.fetch import canonical

    found = desk.store.find(address)
    parts = desk.store.twins.parts(found.id)
    with suppress(BadAddress):
        parts = [part for part in parts if part.url == canonical(address)] or parts
    if len(parts) > 1:
        numbers = "\n".join(f"  #{part.id}  {part.url}" for part in parts)
        raise UsageError(f"{found.url} has several parts; name one by its number:\n{numbers}")
    return parts[0] if parts else found
