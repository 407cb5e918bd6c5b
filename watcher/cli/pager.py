"""Long answers through the user's pager, on a terminal only."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from watcher.cli.desk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["on_terminal", "page"]

LESS = "FRX"
"""What git gives `less`: no pager for one screen, colours, and the text stays when it ends."""


def on_terminal() -> bool:
    """Whether a person looks at the answer right now."""
    return sys.stdout.isatty()


def page(lines: Sequence[str]) -> None:
    """Show the lines; through $WATCHER_PAGER, $PAGER or `less` when they are more than a screen.

    "" or "cat" as pager means none. Where no pager runs, the lines are printed.
    """
    rows = shutil.get_terminal_size().lines
    command = shlex.split(os.environ.get("WATCHER_PAGER", os.environ.get("PAGER", "less")))
    interactive = on_terminal() and sys.stdin.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    if not interactive or not command or len(lines) < rows or not _paged(command, lines):
        say(lines)


def _paged(command: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the pager ran; that it was left early is no fault."""
    env = os.environ | {"LESS": os.environ.get("LESS", LESS)}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=env)  # noqa: S603  the user's own words
    except OSError:
        return False
    assert pager.stdin is not None
    with suppress(BrokenPipeError), pager.stdin:
        pager.stdin.write("".join(f"{line}\n" for line in lines).encode(errors="replace"))
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:  # it is the pager's to answer
            continue
        return True
