"""The notes among the blocks of a page, once each block has its role."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model import Reason, Role
from watcher.read.markup.marks import is_footnote
from watcher.read.notes import Layout, recognise
from watcher.read.notes.prose import is_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Block, Note
    from watcher.read.markup.blocks import Raw
    from watcher.read.notes import Life, Pieces


def body_notes(
    blocks: Sequence[Block],
    raws: Sequence[Raw],
    *,
    life: Life,
    language: str | None,
    domain: str,
    pieces: Pieces,
) -> tuple[Note, ...]:
    """The notes among the body blocks and the stamps beside it; their places are indexes of all blocks."""
    where = [i for i, block in enumerate(blocks) if block.role is Role.BODY or block.reason is Reason.STAMP]
    texts, kinds = [blocks[i].text for i in where], [blocks[i].kind for i in where]
    noted = [blocks[i].reason is Reason.NOTE for i in where]
    labelled = [k for k, pair in enumerate(pairwise(noted)) if all(pair)]
    ruled = {bisect_right(where, i) for i, raw in enumerate(raws) if raw.ruled or is_rule(raw.text)}
    lines, quotes = [raws[i].line for i in where], [raws[i].quote for i in where]
    footnotes = {k for k, i in enumerate(where) if is_footnote(raws[i].links)}
    layout = Layout(kinds, labelled, ruled, lines, quotes, footnotes)
    found = recognise(texts, layout=layout, life=life, language=language, domain=domain, pieces=pieces)
    return tuple(
        replace(note, first_block=where[note.first_block], last_block=where[note.last_block])
        for note in found
    )
