"""Rows of tables that are none of the story's: old pages lay themselves out in such tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.words import lines
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.markup.blocks import Raw


def rows(raws: Sequence[Raw]) -> dict[int, Reason]:
    """Such rows: of a table of nothing but links, as menus are, or alone in one with a date or a credit."""
    tables: dict[int, list[int]] = defaultdict(list)
    for i, raw in enumerate(raws):
        if raw.kind is BlockKind.TABLE_ROW:
            tables[raw.box].append(i)
    out: dict[int, Reason | None] = {}
    for held in tables.values():
        if len(held) == 1:
            out[held[0]] = lines.words(raws[held[0]])
        elif all(way_out(raws[i]) for i in held):
            out |= dict.fromkeys(held, Reason.LINK_ONLY)
    return {i: reason for i, reason in out.items() if reason}
