"""Rows of other stories behind a short one: each with its beginning under a linked headline of the house.

They stand in boxes made alike, or are the terms and the texts of one list, often with the clock before the
headline. They outweigh the story, and would be taken for its own box. A page on which nothing is told before
them is about them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model import BlockKind
from watcher.read.markup.links import stays
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.markup.blocks import Raw

_ROW = 5  # boxes made alike that are no accident
_HEADLINE = 20  # characters of a headline
# Makers of pages print them as any of these.
_HEADLINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LINE = 60  # characters of a paragraph that is no label
_STORY = 100  # characters of what is told before such a row
_CLOCK = 8  # characters of one before a headline


def cards(raws: Sequence[Raw], house: tuple[str, ...]) -> frozenset[int]:
    """The indexes of the blocks of such rows.

    Args:
        raws: the blocks of the page.
        house: the names of the page's own house.
    """
    boxes: dict[int, list[int]] = defaultdict(list)
    for i, raw in enumerate(raws):
        boxes[raw.box].append(i)
    rows: dict[int, list[list[int]]] = defaultdict(list)
    for held in boxes.values():
        if len(held) > 1 and _heads(raws[held[0]], house) and not _lists(raws[held[0]], raws[held[1]]):
            rows[raws[held[0]].look].append(held)
    found = {i for row in rows.values() if len(row) >= _ROW for held in row for i in held}
    found |= _terms(raws, house)
    if not found or sum(_told(raws[: min(found)])) < _STORY:
        return frozenset()
    return frozenset(found)


def _terms(raws: Sequence[Raw], house: tuple[str, ...]) -> set[int]:
    """The blocks of lists whose terms are such headlines, each with what is told under it."""
    pairs = [i for i, (one, text) in enumerate(pairwise(raws)) if text.tag == "dd" and _is_term(one, house)]
    boxes: dict[int, list[int]] = defaultdict(list)
    for i in pairs:
        boxes[raws[i].box].append(i)
    return {k for held in boxes.values() if len(held) >= _ROW for i in held for k in (i, i + 1)}


def _is_term(raw: Raw, house: tuple[str, ...]) -> bool:
    """Whether a list's term is a linked headline of the house, with its clock at most."""
    linked = raw.tag == "dt" and raw.link_chars >= max(_HEADLINE, len(raw.text) - _CLOCK)
    return linked and not raw.entry and all(stays(link, house) for link in raw.links)


def _heads(raw: Raw, house: tuple[str, ...]) -> bool:
    """Whether a block is the linked headline of another story of the house."""
    links = raw.kind in _HEADLINES and way_out(raw)
    return links and len(raw.text) >= _HEADLINE and all(stays(link, house) for link in raw.links)


def _lists(one: Raw, two: Raw) -> bool:
    """Whether what stands below a linked item of a list is one more way out: a menu, and no card."""
    return one.kind is BlockKind.LIST_ITEM and way_out(two)


def _told(raws: Sequence[Raw]) -> Iterator[int]:
    """How many characters whole paragraphs have outside links."""
    for raw in raws:
        if raw.kind is BlockKind.PARAGRAPH and len(raw.text) >= _LINE and not (raw.zone or raw.far):
            yield len(raw.text) - raw.link_chars
