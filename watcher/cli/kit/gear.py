"""What the commands that ask and tell work with."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.cli.kit.desk import Desk
    from watcher.daemon.equipment import Equipment

__all__ = ["equipped"]


@contextmanager
def equipped(desk: Desk) -> Iterator[Equipment]:
    """Fetcher, checker, poller and courier of the configuration, as the daemon has them."""
    from watcher.daemon.equipment import Equipment
    from watcher.worker import worker_name

    gear = Equipment(desk.config, desk.store, worker_name())
    try:
        yield gear
    finally:
        gear.close()
