"""demo: the whole main job in seconds."""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

import click

from watcher.cli.desk import example


@click.command(epilog=example("watcher demo"))
@click.pass_context
def demo(ctx: click.Context) -> None:
    """See it at work: a story changes on a small news site of our own.

    Takes seconds, needs no network and no configuration, and leaves nothing behind.
    """
    from watcher.demo import run_demo

    ctx.exit(run_demo())
