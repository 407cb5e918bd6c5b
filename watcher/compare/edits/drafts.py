"""An edit before anybody says what it touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.compare.words.units import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.compare.edits.pieces import Piece


@dataclass(frozen=True, slots=True)
class Draft:
    """An edit without classes.

    Attributes:
        old: what stood there; None for an addition.
        new: what stands there; None for a deletion.
        at: where in the new text, for sorting.
        moved: it changed place.
        cut: the paragraphs were only split or joined.
        olds: further old pieces, when paragraphs were joined.
        news: further new pieces, when one was split.
    """

    old: Piece | None
    new: Piece | None
    at: tuple[int, int, int, int]
    moved: bool = False
    cut: bool = False
    olds: tuple[Piece, ...] = ()
    news: tuple[Piece, ...] = ()


def side(piece: Piece | None, more: Sequence[Piece]) -> str:
    """The text of one side of a draft, paragraphs joined by a blank line."""
    return "\n\n".join(fold(p.text) for p in (piece, *more) if p)
