"""completion: a shell that knows the commands, and articles by name."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import click

from watcher.cli.kit.naming import VARIABLE
from watcher.cli.kit.options import example

SHELLS = ("bash", "zsh", "fish")


@click.command(
    epilog=example(
        "watcher completion bash >> ~/.bashrc",
        "watcher completion zsh >> ~/.zshrc",
        "watcher completion fish > ~/.config/fish/completions/watcher.fish",
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """What makes a shell complete commands, options and articles.

    An article is offered by any part of its address or title.
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "watcher", VARIABLE).source())
