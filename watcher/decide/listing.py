"""Whether a page tells of other stories: a front page, a section, a list of search results."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model import Role

if TYPE_CHECKING:
    from watcher.model import Reading

TEASERS = 6
"""Paragraphs with a link of their own that make a list; a story has a box or two of them."""

SHARE = 2 / 3
"""The share of all paragraphs that they are."""


def is_listing(reading: Reading) -> bool:
    """Whether most paragraphs lead elsewhere, by a link in them, in a headline above or in a line below.

    The entries of a live blog may each have a link to itself and ways to share it: they are the story.
    """
    if any(note.of_story for note in reading.notes):
        return False
    told = [place for place, block in enumerate(reading.blocks) if block.role is Role.BODY]
    edges = [-1, *told, len(reading.blocks)]
    linked = [any(block.links for block in reading.blocks[i + 1 : k]) for i, k in pairwise(edges)]
    teasers = sum(
        above or below or bool(reading.blocks[place].links)
        for place, (above, below) in zip(told, pairwise(linked), strict=True)
    )
    return teasers >= TEASERS and teasers >= SHARE * len(told)
