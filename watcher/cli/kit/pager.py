"""Long answers through the user's pager, on a terminal only."""
# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from watcher.cli.kit.answers import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.render.terminal.screen import Look

__all__ = ["on_terminal", "page", "page_found"]

Item = TypeVar("Item")

LESS = "FRX"
"""What git gives `less`: no pager for one screen, colours, and the text stays when it ends."""


def on_terminal() -> bool:
    """Whether a person looks at the answer right now."""
    return sys.stdout.isatty()


def page_found(
    found: Iterator[Item],
    draw: Callable[[Iterator[Item]], Iterable[str]],
    *,
    limit: int | None,
    most: int,
    look: Look,
    nothing: Callable[[], str],
) -> None:
    """Show people what was found, as it is found, and say when there is more.

    Args:
        found: what there is, in the order of its worth.
        draw: makes lines of it.
        limit: how much the user wants to see; None: `most`.
        most: how much anybody reads.
        look: of the terminal.
        nothing: what to say when there is nothing.
    """
    first = next(found, None)
    if first is None:
        say(nothing())
        return
    some = islice(chain([first], found), limit or most)
    page(chain(draw(some), _more(found, most, look) if limit is None else ()))


def _more(found: Iterator[Item], most: int, look: Look) -> Iterator[str]:
    from watcher.render.terminal.screen import fill

    if next(found, None) is not None:
        yield from fill(f"There are more than these {most:,}; --limit N shows more.", look)


def page(lines: Iterable[str]) -> None:
    """Show the lines; through $WATCHER_PAGER, $PAGER or `less` when they are more than a screen.

    "" or "cat" as pager means none. Where no pager runs, the lines are printed. A pager that is left early
    spares the making of the rest.
    """
    rest = iter(lines)
    command = shlex.split(os.environ.get("WATCHER_PAGER", os.environ.get("PAGER", "less")))
    if not command or not _interactive():
        say(rest)
        return
    rows = shutil.get_terminal_size().lines
    screen = list(islice(rest, rows))
    if len(screen) < rows or not _paged(command, chain(screen, rest)):
        say(chain(screen, rest))


def _interactive() -> bool:
    return on_terminal() and sys.stdin.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def _paged(command: Sequence[str], lines: Iterable[str]) -> bool:
    """Whether the pager ran; that it was left early is no fault."""
    env = os.environ | {"LESS": os.environ.get("LESS", LESS)}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=env)  # noqa: S603  the user's own words
    except OSError:
        return False
    assert pager.stdin is not None
    with suppress(BrokenPipeError), pager.stdin:
        for line in lines:
            pager.stdin.write(f"{line}\n".encode(errors="replace"))
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:  # it is the pager's to answer
            continue
        return True
