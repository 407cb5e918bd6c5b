"""Boxes in the story's text that call themselves asides and are the author's.

A parenthesis, a quotation pulled out, boxed facts stand between two paragraphs of the story's own box, hold
sentences and lead nowhere. What lists other stories, asks for something or is named otherwise is no such box:
on the development pages 6 of 58 sidebars between paragraphs were asides, all of them by the author.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from watcher.read.roles.seen import informs
from watcher.read.words import lines
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw
    from watcher.read.markup.tree import Zone

ZONE: Zone = "sidebar"

# What the nearest box of an author's aside may be called; or as the story's is.
_HINTS = frozenset({"", ZONE})
_OPEN, _CLOSE = frozenset("“„«»”"), frozenset("”“»«")
_LED = 0.2  # of the characters of an aside: with more links it is a way out


def asides(raws: Sequence[Raw], home: Home) -> frozenset[int]:
    """The blocks of the asides that are the story's."""
    return frozenset(i for box in _boxes(raws) if _is_own(box, raws, home) for i in box)


def _boxes(raws: Sequence[Raw]) -> Iterator[list[int]]:
    """The runs of blocks that stand in sidebars."""
    for inside, run in groupby(range(len(raws)), key=lambda i: raws[i].zone == ZONE):
        if inside:
            yield list(run)


def _is_own(box: list[int], raws: Sequence[Raw], home: Home) -> bool:
    before, behind = range(box[0] - 1, -1, -1), range(box[-1] + 1, len(raws))
    if not all(
        next((i for i in places if not _is_picture(raws[i])), -1) in home for places in (before, behind)
    ):
        return False
    held = [raws[i] for i in box]
    hints = _HINTS | {raws[home.first].hint}
    if any(raw.far or raw.hint not in hints or lines.words(raw) or lines.announces(raw) for raw in held):
        return False
    if not any(raw.links for raw in held) and _tells([raw.text for raw in held]):
        return True
    says = any(size(raw.text) >= lines.PROSE and lines.ended(raw.text) for raw in held)
    return says and sum(raw.link_chars for raw in held) <= _LED * sum(len(raw.text) for raw in held)


def _tells(texts: Sequence[str]) -> bool:
    """Whether the lines of a box tell something; one alone does that is a sentence, or quoted whole."""
    return informs(texts) or (len(texts) == 1 and texts[0][0] in _OPEN and texts[0][-1] in _CLOSE)


def _is_picture(raw: Raw) -> bool:
    """Whether a line is a picture's: that one stands beside an aside says nothing of it."""
    return raw.zone == "caption" or (raw.pictured and not lines.ended(raw.text))
