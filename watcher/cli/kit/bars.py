"""How far a long command is."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bar", "go_to"]


def bar(label: str, length: int, *, quiet: bool, of: Iterable[Any] | None = None) -> Any:
    """A bar on stderr, when that is a terminal without a log.

    Args:
        label: what is done.
        length: so many steps; none show no bar.
        quiet: whether a log is shown.
        of: what is gone through; None when steps are told by `update`.
    """
    hidden = quiet or not sys.stderr.isatty() or not length
    return click.progressbar(of, length, label, hidden=hidden, show_pos=True, file=sys.stderr)


def go_to(shown: Any, done: int) -> None:
    """So many steps are done.

    The time that is left is told from the first step on: what comes before it is no step, and click, which
    means over its last seven estimates, told of hours for as many seconds.
    """
    if not shown.pos:
        shown.start = shown.last_eta = time.time()
    shown.update(done - shown.pos)
