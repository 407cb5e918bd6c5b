"""What a page's markup tells of its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from watcher.model.reading import BlockKind


@dataclass(frozen=True, slots=True)
class Layout:
    """What the markup tells of an article's blocks besides their text.

    Attributes:
        kinds: what each block is; empty when unknown.
        boxed: the blocks that stand in a box of their own together with the next.
        ruled: the blocks that a rule stands before; their number where one stands behind the last.
        lines: how many characters of each block stand before its first line break, 0 for none; empty when
            unknown.
        quotes: the number of the quotation each block stands in, 0 for none; empty when unknown.
        footnotes: the blocks that are footnotes of the story.
    """

    kinds: Sequence[BlockKind] = ()
    boxed: Collection[int] = ()
    ruled: Collection[int] = ()
    lines: Sequence[int] = ()
    quotes: Sequence[int] = ()
    footnotes: Collection[int] = ()
