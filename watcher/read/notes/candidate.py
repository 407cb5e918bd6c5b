"""A note, or the head of one, before its end is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind

if TYPE_CHECKING:
    from watcher.read.notes.dates.stated import Stated


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note, or the head of one.

    Attributes:
        block: the block it opens in.
        start: where it starts in that block.
        text_start: where its text starts.
        text_end: where its text ends in that block.
        kind: its kind.
        label: its label as printed.
        stated: the date of its head.
        stamp: it has no text.
        sentence: the label is part of the sentence, the sentence is the text.
        alone: its block holds the head only; the text follows.
        bracket: it is held by a bracket, which ends it.
        closer: what closes its bracket in a later block.
        inside: it stands inside another block's text.
        about_story: its text says what was done to the story.
        entry: it is a dated entry under a common head.
        text_block: the block `text_start` and `text_end` are places in; its own unless the head stands alone.
        last: the last block, where that is known at once.
    """

    block: int
    start: int
    text_start: int
    text_end: int
    kind: NoteKind
    label: str = ""
    stated: Stated | None = None
    stamp: bool = False
    sentence: bool = False
    alone: bool = False
    bracket: bool = False
    closer: str = ""
    inside: bool = False
    about_story: bool = False
    entry: bool = False
    text_block: int = -1
    last: int = -1


# Kinds whose text is their own block whatever follows (102 of 103 real ones).
OWN_BLOCK = frozenset(
    {
        NoteKind.CORRECTION,
        NoteKind.CLARIFICATION,
        NoteKind.AMENDMENT,
        NoteKind.RETRACTION,
        NoteKind.EDITORS_NOTE,
    }
)
