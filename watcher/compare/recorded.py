"""The change between two stored versions: what was recorded of it, or made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare import compare

if TYPE_CHECKING:
    from watcher.model import Change, EditClass, Reading, Snapshot


def recorded_or_new(
    before: tuple[Snapshot, Reading], after: tuple[Snapshot, Reading], cosmetic: frozenset[EditClass]
) -> Change:
    """For neighbours what was recorded when the newer one came, which is what was alerted."""
    recorded = after[0].change
    if recorded is not None and after[0].version == before[0].version + 1:
        return recorded
    return compare(before[1], after[1], cosmetic=cosmetic)
