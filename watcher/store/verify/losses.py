"""What a damaged row costs: itself and all that lean on it, told once, at the row that is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.errors import DamagedRow, NotKept
from watcher.store.engine.faults import short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Losses:
    """The texts, or the pages, of one article that cannot be read.

    Args:
        what: how a flaw begins ("its text cannot be read").
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._root: dict[int, int] = {}
        self._why: dict[int, str] = {}

    def __contains__(self, version: int) -> bool:
        """Whether that of this version is lost."""
        return version in self._root

    def read(self, version: int, base: int | None, get: Callable[[], bytes]) -> bytes | None:
        """What `get` gives; None when it is lost or no longer kept.

        Args:
            version: whose.
            base: the version it leans on, looked at before; None or 0: it leans on none.
            get: reads it.
        """
        if base in self._root:
            self._root[version] = self._root[base]
            return None
        try:
            return get()
        except NotKept:
            return None
        except DamagedRow as fault:
            self._root[version] = version
            self._why[version] = short(fault.__cause__ or fault)
            return None

    def told(self) -> Iterator[tuple[int, str]]:
        """The versions whose own rows are damaged, and what each costs."""
        for root, why in self._why.items():
            others = sorted(version for version, at in self._root.items() if at == root != version)
            cost = f"; {_named(others)} lean on it and cannot be read either" if others else ""
            yield root, f"{self._what} ({why}){cost}"


def _named(versions: list[int]) -> str:
    """Runs as runs: versions 3 to 7, 9."""
    runs: list[list[int]] = []
    for version in versions:
        if runs and version == runs[-1][-1] + 1:
            runs[-1].append(version)
        else:
            runs.append([version])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return f"{'version' if len(versions) == 1 else 'versions'} {', '.join(parts)}"
