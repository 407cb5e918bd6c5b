"""browse: a full-screen viewer."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import os
import sys

import click

from watcher.cli.kit.answers import say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import NOTHING_YET, of_article
from watcher.cli.kit.options import example


@click.command(epilog=example("watcher browse", "watcher browse ferry"))
@of_article("address", metavar="[URL]", required=False)
@pass_desk
@click.pass_context
def browse(ctx: click.Context, desk: Desk, address: str | None) -> None:
    """Walk through articles, versions, changes and notes on the whole screen.

    The keys stand at the bottom. For reading only: what is seen here counts not as looked at
    (`watcher diff --since last-seen`). Needs the extra browse.
    """
    from watcher.errors import MissingExtra, UsageError

    try:
        from watcher.browse.viewer import Viewer
    except ImportError:
        raise MissingExtra("The viewer", "browse") from None
    from watcher.browse.sheets import Shelf

    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        raise UsageError("The viewer needs a whole terminal; `watcher list` and `watcher history` do not.")
    archive = desk.archive
    number = archive.find(address).id if address else None
    if archive.is_empty():
        say(NOTHING_YET)
        return
    viewer = Viewer(Shelf(archive, desk.look, desk.config.check_policy().cosmetic), number)
    viewer.run()
    ctx.exit(viewer.return_code or 0)
