"""Lines in boxes of their own that say what a story comes to: the score of a match, how true a claim is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.markup.tree import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw

_LINE = 90  # characters of such a line
# Between the names of two sides; what stands behind a colon in two figures are minutes.
_SCORE = re.compile(
    r"[^\W\d_a-z].*?[^\W\d_]\W{1,3}\d{1,3}\s?(?:[-–—]\s?\d{1,3}|:\s?\d(?!\d))\W{1,3}[^\W\d_a-z]"
)


def results(raws: Sequence[Raw], home: Home, ratings: tuple[str, ...]) -> dict[int, Reason]:
    """The indexes of such lines, with the why.

    Other figures stand in boxes between paragraphs as well, of pictures, offers and readers who voted.

    Args:
        raws: the blocks.
        home: the story's own box.
        ratings: that the page tells machines of, letters only.
    """
    lines = [(i, raw) for i, raw in enumerate(raws) if _is_line(raw)]
    scores = {i: Reason.ASIDE for i, raw in lines if _stands_alone(i, home) and _SCORE.match(raw.text)}
    return scores | {i: Reason.STATED for i, raw in lines if ratings and squash(raw.text).endswith(ratings)}


def _is_line(raw: Raw) -> bool:
    named = raw.zone or raw.hint or raw.links or raw.pictured
    return raw.core and not named and raw.kind is BlockKind.PARAGRAPH and len(raw.text) < _LINE


def _stands_alone(i: int, home: Home) -> bool:
    """Whether a block stands between two of the story's box, or right behind its last one."""
    return i not in home and i - 1 in home and (i + 1 in home or i == home.last + 1)
