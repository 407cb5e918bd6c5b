"""Rows that are not what was written: each is left out alone, and told.

Whoever asks for several things is given those that are sound. What was left out is told by whoever began: a
command says it on standard error and by its exit code. Where nobody collects it stands in the log.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from watcher.errors import DamagedRow

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["collected", "leave_out", "sparing"]

_COLLECTED: ContextVar[dict[str, DamagedRow] | None] = ContextVar("collected", default=None)


@contextmanager
def collected() -> Iterator[dict[str, DamagedRow]]:
    """What is left out in the block and in this thread, by its words: once, however often it is met."""
    found: dict[str, DamagedRow] = {}
    before = _COLLECTED.set(found)
    try:
        yield found
    finally:
        _COLLECTED.reset(before)


def leave_out(what: str, fault: DamagedRow) -> None:
    """Tell that something is left out.

    Args:
        what: names it, for people.
        fault: what is wrong with it.
    """
    told = DamagedRow(f"{what} is left out. {fault}")
    found = _COLLECTED.get()
    if found is not None:
        found.setdefault(str(told), told)
        return
    from watcher.lean.log import structlog  # noqa: PLC0415 - who only looks loads nothing to log with

    structlog.get_logger("watcher.store").error("row_damaged", error=str(told))


@contextmanager
def sparing(what: str) -> Iterator[None]:
    """Read one of several things: where it is damaged, it is left out and the next has its turn."""
    try:
        yield
    except DamagedRow as fault:
        leave_out(what, fault)
