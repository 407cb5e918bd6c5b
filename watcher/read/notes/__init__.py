"""Recognise the update notes among an article's blocks.

The words of each language are data (`languages`); month and weekday names come from babel.
`opening` reads the head of a note, `head_closed` where that ends, `candidates` tells notes from their
look-alikes, `extent` where a note ends, `dates` what its date says and `resolve` which day that is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from watcher.languages.vocabulary import primary
from watcher.model.reading import BlockKind
from watcher.read.notes.candidates import candidates
from watcher.read.notes.claims import Pieces
from watcher.read.notes.dates.life import Life
from watcher.read.notes.dates.order import Order
from watcher.read.notes.layout import Layout
from watcher.read.notes.opening import is_head, may_be_head, read_opening
from watcher.read.notes.page import Page
from watcher.read.notes.recognise import notes_of
from watcher.read.notes.words import words
from watcher.tongue import from_middle, spoken_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from watcher.model.reading import Note

# How much of a block, and of how many on either side of the middle, tells how a page is written.
SAMPLE, AROUND = 200, 5

# A label alone in its block is shorter.
HEAD = 60

# No markup, no dates.
_PLAIN, _UNKNOWN = Layout(), Life()

__all__ = ["Layout", "Life", "Pieces", "find_notes", "looks_like_note", "notes_under_labels", "recognise"]


def find_notes(
    blocks: Sequence[str],
    *,
    language: str | None = None,
    published_at: datetime | None = None,
    captured_at: datetime | None = None,
) -> tuple[Note, ...]:
    """The update notes among an article's blocks, in their order.

    Args:
        blocks: the text of each paragraph, heading, list item.
        language: of the page, BCP 47; without it the words of every language we know are tried.
        published_at: when the page says it was published; years that are not printed are inferred from it.
        captured_at: when it was fetched; no note is later than that.
    """
    return recognise(blocks, language=language, life=Life(published_at, captured_at=captured_at))


def recognise(
    blocks: Sequence[str],
    *,
    layout: Layout = _PLAIN,
    life: Life = _UNKNOWN,
    language: str | None = None,
    domain: str = "",
    pieces: Pieces | None = None,
) -> tuple[Note, ...]:
    """The same as `find_notes`, with more evidence about the page.

    Args:
        blocks: the text of each block; `first_block` and `last_block` of a note are indexes into it.
        layout: what the markup tells of the blocks.
        life: what the page says of its dates, and when it was fetched.
        language: of the page, BCP 47.
        domain: the page's host; its top-level domain tells how it writes day and month.
        pieces: of statements, that these blocks and others of the page hold; looked for by default.
    """
    sample = _sample(blocks, layout.kinds)
    written = spoken_in(language, sample)
    life = replace(life, order=Order(blocks, written, domain), american=primary(written) == "en")
    return notes_of(Page(blocks, words(language, sample), pieces or Pieces(blocks), life, layout))


def _sample(blocks: Sequence[str], kinds: Sequence[BlockKind]) -> str:
    """Some of the text; programs are in no language."""
    told = (text for text, kind in zip_longest(blocks, kinds) if kind is not BlockKind.CODE)
    return from_middle(told, SAMPLE, AROUND)


def looks_like_note(text: str, language: str | None = None, pieces: Pieces | None = None) -> bool:
    """Whether a block opens, or reads, as an update note or a stamp; cheap when it does not."""
    spoken = words(language, text[:SAMPLE])
    return bool(candidates(Page((text,), spoken, pieces or Pieces((text,)), _UNKNOWN, _PLAIN)))


def notes_under_labels(
    blocks: Sequence[str],
    kinds: Sequence[BlockKind],
    heads: Collection[int],
    layout: Callable[[], Layout],
    language: str | None,
    pieces: Pieces | None,
) -> tuple[tuple[Note, ...], ...]:
    """The notes whose label is alone in its block, of the blocks that may be one; cheap when none is.

    Each with those that go on below it under the same label, as the entries of a log.
    """
    spoken, pieces = words(language, _sample(blocks, kinds)), pieces or Pieces(blocks)
    short = (blocks[i] for i in heads if len(blocks[i]) <= HEAD)
    told = ((text, pieces.may_hold_label(text, spoken)) for text in short)
    labels = (pair for pair in told if may_be_head(*pair))
    if not any(is_head(text, read_opening(text, spoken, labels_too=labelled)) for text, labelled in labels):
        return ()
    notes = recognise(blocks, layout=layout(), language=language, pieces=pieces)
    logs: list[list[Note]] = []
    for note in notes:
        if logs and _goes_on(logs[-1][-1], note, blocks[note.first_block]):
            logs[-1].append(note)
        elif note.text and note.head_end == len(blocks[note.first_block]) and note.first_block in heads:
            logs.append([note])
    return tuple(map(tuple, logs))


def _goes_on(before: Note, note: Note, text: str) -> bool:
    """Whether a note is the next entry of a log, whose label it does not print again."""
    follows = note.label == before.label and note.first_block == before.last_block + 1
    return follows and note.label not in text
