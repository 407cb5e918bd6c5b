"""Small bars of what came and what went, readable without colour."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.render.terminal.screen import Look


def share(added: int, removed: int, whole: int, width: int) -> int:
    """How long the bar of a change is, of at most `width` columns.

    By the square root of the part of the text that changed: one word of a story can be seen, and a story
    rewritten whole is the only one that fills the bar.
    """
    if not (added or removed):
        return 0
    part = min(max(added, removed) / max(whole, 1), 1.0)
    return max(ceil(sqrt(part) * width), bool(added) + bool(removed))


def bar(added: int, removed: int, length: int, width: int, look: Look) -> str:
    """`length` signs of what came (+) and went (-) in proportion, padded to a width."""
    if not (added or removed):
        return " " * width
    least, most = bool(added), length - bool(removed)
    plus = min(max(round(length * added / (added + removed)), least), most)
    marks = look.paint("+" * plus, "new") + look.paint("-" * (length - plus), "old")
    return marks + " " * (width - length)
