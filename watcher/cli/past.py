"""backfill and save: what archives have of an article, and what they are asked to keep."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from watcher.cli.kit.answers import hint, say
from watcher.cli.kit.bars import bar
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import of_article
from watcher.cli.kit.options import Whole, example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from watcher.fetch import Fetcher
    from watcher.model import Article
    from watcher.model.past import Archive, Sum

LIMIT = 200


def _from_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names an archive."""
    return click.option("--from", "archive", metavar="ARCHIVE", help=words)


@click.command(
    epilog=example(
        "watcher backfill https://news.example/ferry",
        "watcher backfill ferry --from web.archive.org --limit 50",
        "watcher backfill ferry --from 'https://archive.example/timemap/link/{url}'",
    )
)
@of_article("address", metavar="URL")
@_from_option(
    "By its name in the configuration, or the address of its TimeMaps with {url}. [all that are known]"
)
@click.option(
    "--limit",
    type=Whole(min=1),
    default=LIMIT,
    show_default=True,
    help="Captures to look at now, spread over those that were not looked at yet.",
)
@click.option("--dry-run", is_flag=True, help="Only say how many captures there are.")
@pass_desk
@click.pass_context
def backfill(
    ctx: click.Context, desk: Desk, address: str, archive: str | None, limit: int, *, dry_run: bool
) -> None:
    """Put what web archives captured of an article before and between our own versions.

    Captures are asked for as they were received (RFC 7089), at the archive's pace, and screened: errors,
    front pages, consent walls and archive banners are no versions. They stand in the history in order of
    time with their provenance; nobody is alerted. What was looked at is remembered: run it again to go on.
    The exit code is 1 when an archive could not be asked to the end.
    """
    from watcher.past.backfill import Historian

    article, whole = desk.store.find(address), True
    for one in _archives(desk, archive):
        with _fetcher(desk, one) as fetcher, _bar(one.name, quiet=desk.verbose > 0) as (begin, step):
            historian = Historian(desk.store, fetcher, one, desk.config.check_policy().cosmetic)
            found = historian.backfill(article, limit=limit, begin=begin, step=step, dry=dry_run)
        if found.found or not found.stopped:
            say(_told(desk, one, found, limit=limit, dry=dry_run))
        if found.stopped:
            hint(f"{one.name}: {found.stopped}")
        whole = whole and not found.stopped
    ctx.exit(0 if whole else 1)


def _told(desk: Desk, archive: Archive, found: Sum, *, limit: int, dry: bool) -> list[str]:
    from watcher.render.terminal.past import sum_lines

    return list(sum_lines(archive.name, found, desk.look, limit=limit, dry=dry))


def _archives(desk: Desk, named: str | None) -> list[Archive]:
    """The archives that are meant.

    Raises:
        UsageError: none is called so.
    """
    from datetime import timedelta

    from watcher.errors import UsageError
    from watcher.model.past import Archive

    known = [archive for archive in desk.config.archives() if archive.timemap]
    if named is None:
        return known
    if "{url}" in named:
        return [Archive(named.split("/")[2], named, delay=timedelta(0))]
    found = [archive for archive in known if archive.name == named]
    if not found:
        names = ", ".join(archive.name for archive in known)
        remedy = f"known: {names}; or give the address of its TimeMaps with {{url}}"
        raise UsageError(f'no archive is called "{named}"; {remedy}')
    return found


@contextmanager
def _fetcher(desk: Desk, archive: Archive) -> Iterator[Fetcher]:
    """Asks at the archive's pace."""
    from watcher.fetch import Fetcher

    with Fetcher(desk.config.archive_policy(archive), shelf=desk.store) as fetcher:
        yield fetcher


@contextmanager
def _bar(name: str, *, quiet: bool) -> Iterator[tuple[Callable[[int], None], Callable[[], None]]]:
    """A bar whose length is told when it is known."""
    with bar(name, 1, quiet=quiet) as shown:

        def begin(number: int) -> None:
            shown.length = max(number, 1)

        yield begin, lambda: shown.update(1)


@click.command(epilog=example("watcher save https://news.example/ferry"))
@of_article("address", metavar="URL")
@_from_option("By its name in the configuration. [the first that takes pages]")
@pass_desk
@click.pass_context
def save(ctx: click.Context, desk: Desk, address: str, archive: str | None) -> None:
    """Ask a web archive to keep an article's page as it is now, and record what it answers.

    With keep = true in [[archives]] the daemon asks for each new version by itself, beside the watch. The
    exit code is 1 when it does not take the page.
    """
    from watcher.past.saving import Keeper

    article = desk.store.find(address)
    one = _keeper(desk, archive)
    with _fetcher(desk, one) as fetcher:
        saved = Keeper(desk.store).ask(one, fetcher, article)
    say(f"{one.name}: {saved.words}" + (f" at {saved.uri}" if saved.uri else ""))
    _tell_of_age(article)
    ctx.exit(0 if saved.done else 1)


def _keeper(desk: Desk, named: str | None) -> Archive:
    from watcher.errors import UsageError

    takers = [one for one in desk.config.archives() if one.save and named in {None, one.name}]
    if not takers:
        raise UsageError(
            f"no archive takes pages{f' under the name {named}' if named else ''}; see [[archives]]"
        )
    return takers[0]


def _tell_of_age(article: Article) -> None:
    """An archive keeps what stands there now, which may be newer than what we have."""
    if article.last_good_at is None:
        hint(f'We have not read it ourselves yet: watcher check "#{article.id}"')
