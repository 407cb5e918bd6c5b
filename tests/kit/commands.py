"""Every command of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from watcher.cli import program

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands(
    group: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command there is, sub-commands too."""
    yield path, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from commands(command, (*path, name))


EVERY = dict(commands(program))
