"""How far a long command is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bar"]


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
