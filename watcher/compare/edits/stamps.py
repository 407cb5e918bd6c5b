"""Stamps that are printed anew for every reader ("Last updated at 10:11"): one stamp, whatever it states."""

from __future__ import annotations

from collections import deque
from functools import cache, partial
from typing import TYPE_CHECKING

from watcher.compare.counting import starts
from watcher.model import NoteForm, NotePair

if TYPE_CHECKING:
    from watcher.compare.edits.matched import Matched
    from watcher.model import Note, NoteKind, Reading


def without_counting(found: Matched, new: Reading) -> Matched:
    """The notes with such stamps as kept ones; all others whose date moved on came and went.

    Args:
        found: the notes of two readings.
        new: the later of them, whose blocks say which of their numbers are others at every check.
    """
    waiting: dict[tuple[NoteKind, str], deque[Note]] = {}
    for note in filter(_is_stamp, found.removed):
        waiting.setdefault((note.kind, note.label), deque()).append(note)
    count = cache(partial(_counting, new))
    pairs = []
    for note in filter(_is_stamp, found.added):
        before = waiting.get((note.kind, note.label))
        if before and any(note.start <= place < note.head_end for place in count(note.first_block)):
            pairs.append(NotePair(before.popleft(), note))
    same = {id(note) for pair in pairs for note in (pair.old, pair.new)}
    return found._replace(
        added=tuple(note for note in found.added if id(note) not in same),
        removed=tuple(note for note in found.removed if id(note) not in same),
        kept=(*found.kept, *pairs),
    )


def _is_stamp(note: Note) -> bool:
    return note.form is NoteForm.STAMP


def _counting(reading: Reading, k: int) -> frozenset[int]:
    """Where in a block those numbers begin that are others at every check."""
    block = reading.blocks[k] if 0 <= k < len(reading.blocks) else None
    return starts(block) if block else frozenset()
