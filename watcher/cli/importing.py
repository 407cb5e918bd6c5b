"""import: takes over what other tools have watched and kept."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watcher.cli.desk import Desk, example, hint, pass_desk, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.imports.bring import Porter
    from watcher.model.haul import Brought, Haul


@click.command(
    "import",
    epilog=example(
        "watcher import urls.yaml --dry-run",
        "watcher import changedetection-backup-20260501.zip",
        "watcher import feeds.opml",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come and what could not, and do nothing.")
@pass_desk
@click.pass_context
def import_(ctx: click.Context, desk: Desk, files: Sequence[Path], *, dry_run: bool) -> None:
    """Take over the watch list of another tool, and the versions that it kept.

    What a file is, is seen from its content: job lists of urlwatch and webchanges, a backup of
    changedetection.io, a database of diffengine or newsdiffs, OPML, a CSV with a column "url", a plain list
    of addresses. Nothing that is watched already is changed, and nobody is alerted; running it twice brings
    nothing twice. The exit code is 1 when something could not come.
    """
    from watcher.imports.bring import Porter

    porter = Porter(
        desk.store,
        desk.config.host_selectors,
        desk.now,
        desk.config.check_policy().cosmetic,
        dry=dry_run,
    )
    whole = True
    for file in files:
        whole = _file(desk, porter, file) and whole
    ctx.exit(0 if whole else 1)


def _file(desk: Desk, porter: Porter, file: Path) -> bool:
    """Take over one file; whether all of it could come."""
    from watcher.errors import UsageError
    from watcher.imports.formats import read_file, recognise
    from watcher.render.imports import brought_lines

    try:
        haul = read_file(file, recognise(file))
    except UsageError as error:
        hint(f"watcher: {error}")
        return False
    brought = list(_shown(porter.bring(haul), haul, quiet=desk.verbose > 0))
    say(brought_lines(str(file), haul, brought, desk.look, dry=porter.dry))
    return not haul.left and not any(one.refused or one.losses for one in brought)


def _shown(brought: Iterable[Brought], haul: Haul, *, quiet: bool) -> Iterator[Brought]:
    """With a bar on stderr, when that is a terminal without a log."""
    number = len(haul.articles) + len(haul.sources)
    hidden = quiet or not sys.stderr.isatty() or not number
    with click.progressbar(
        brought, length=number, label="Importing", file=sys.stderr, show_pos=True, hidden=hidden
    ) as bar:
        yield from bar
