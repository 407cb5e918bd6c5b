"""demo: the whole main job in seconds."""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

from pathlib import Path

import click

from watcher.cli.kit.options import example


@click.command(epilog=example("watcher demo", "watcher demo --keep ferry-demo"))
@click.option(
    "--keep",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Leave configuration and history in this folder, to try other commands on; it must be empty.",
)
@click.pass_context
def demo(ctx: click.Context, keep: Path | None) -> None:
    """See it at work: a story changes on a small news site of our own.

    Takes seconds, needs no network and no configuration, and leaves nothing behind unless asked to.
    """
    from watcher.demo import run_demo
    from watcher.errors import UsageError

    if keep is not None:
        try:
            keep.mkdir(parents=True, exist_ok=True)
            empty = not any(keep.iterdir())
        except OSError as fault:
            raise UsageError(f"{keep} cannot be used ({fault.strerror}); name an empty folder") from None
        if not empty:
            raise UsageError(f"{keep} is not empty; name an empty folder")
    ctx.exit(run_demo(keep=keep))
