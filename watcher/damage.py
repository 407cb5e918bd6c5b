"""Rows that are not what was written: each is left out alone, and told.

Whoever asks for several things is given those that are sound. What was left out is told by whoever began: a
command says it on standard error and by its exit code, the server on its page and in a header. Where nobody
collects it stands in the log.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from watcher.errors import DamagedRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    tell({str(told): told})


def tell(found: Mapping[str, DamagedRow]) -> None:
    """Tell what was left out to whoever collects it around here; where nobody does, the log.

    Args:
        found: as it was collected.
    """
    around = _COLLECTED.get()
    if around is not None:
        around.update(found)
        return
    if not found:
        return
    from watcher.lean.log import structlog  # noqa: PLC0415 - who only looks loads nothing to log with

    for words in found:
        structlog.get_logger("watcher.store").error("row_damaged", error=words)


@contextmanager
def sparing(what: str) -> Iterator[None]:
    """Read one of several things: where it is damaged, it is left out and the next has its turn."""
    try:
        yield
    except DamagedRow as fault:
        leave_out(what, fault)
