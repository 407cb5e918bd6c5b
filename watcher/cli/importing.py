"""import: takes over what other tools have watched and kept."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import hint, say
from watcher.cli.kit.bars import bar, go_to
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.files import kept
from watcher.cli.kit.options import example

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
        "watcher import --warc crawl.warc.gz",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--warc", is_flag=True, help="The files are web archives, whatever they are called.")
@click.option("--dry-run", is_flag=True, help="Say what would come and what could not, and do nothing.")
@pass_desk
@click.pass_context
def import_(ctx: click.Context, desk: Desk, files: Sequence[Path], *, warc: bool, dry_run: bool) -> None:
    """Take over the watch list of another tool, and the versions that it kept.

    What a file is, is seen from its content: job lists of urlwatch and webchanges, a backup of
    changedetection.io, a database of diffengine or newsdiffs, OPML, a CSV with a column "url", a plain list
    of addresses; and web archive files (WARC; extra warc), of which captures of watched articles come.
    Nothing that is watched already is changed, and nobody is alerted; running it twice brings nothing twice.
    What was removed once is watched again, with the history it has. "-" is standard input. The exit code is 1
    when something could not come.
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
        whole = _file(desk, porter, file, warc=warc) and whole
    ctx.exit(0 if whole else 1)


def _file(desk: Desk, porter: Porter, file: Path, *, warc: bool) -> bool:
    """Take over one file; whether all of it could come."""
    from watcher.errors import UsageError
    from watcher.imports.formats import Format, read_file, recognise
    from watcher.render.terminal.imports import brought_lines

    try:
        with kept(file) as path:
            kind = Format.WARC if warc else recognise(path)
            if kind is Format.WARC:
                haul, brought = _unpacked(desk, porter, path)
            else:
                haul = read_file(path, kind)
                brought = list(_shown(porter.bring(haul), haul, quiet=desk.verbose > 0))
    except UsageError as error:
        hint(f"watcher: {error}")
        return False
    say(brought_lines(str(file), haul, brought, desk.look, dry=porter.dry))
    return not haul.left and not any(one.refused or one.losses for one in brought)


def _unpacked(desk: Desk, porter: Porter, path: Path) -> tuple[Haul, list[Brought]]:
    """What of a web archive file could not come, and what became of the rest; with a bar for either half."""
    from watcher.imports.warc import Unpacker

    most, quiet = desk.config.file.fetch.max_bytes, desk.verbose > 0
    unpacker = Unpacker(desk.store, desk.now, most, porter.cosmetic, dry=porter.dry)
    with ExitStack() as until_brought:
        with bar("Reading", 100, quiet=quiet) as read:
            reading = unpacker.gathered(path, lambda share: go_to(read, share))
            found = until_brought.enter_context(reading)
        number = len(found.articles)
        with bar("Importing", number, quiet=quiet, of=unpacker.bring(found)) as shown:
            return found.haul(), list(shown)


def _shown(brought: Iterable[Brought], haul: Haul, *, quiet: bool) -> Iterator[Brought]:
    """With a bar."""
    number = len(haul.articles) + len(haul.sources)
    with bar("Importing", number, quiet=quiet, of=brought) as shown:
        yield from shown
