"""Stamps that are printed anew for every reader ("Last updated at 10:11"): one stamp, whatever it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.counting import starts
from watcher.model import NoteForm, NotePair

if TYPE_CHECKING:
    from watcher.compare.edits.notes import Matched
    from watcher.model import Note, Reading


def without_counting(found: Matched, new: Reading) -> Matched:
    """The notes with such stamps as kept ones; all others whose date moved on came and went.

    Args:
        found: the notes of two readings.
        new: the later of them, whose blocks say which of their numbers are others at every check.
    """
    for note in found.added:
        before = next((old for old in found.removed if _alike(old, note)), None)
        if before is not None and _counts(note, new):
            found = found._replace(
                added=tuple(other for other in found.added if other is not note),
                removed=tuple(other for other in found.removed if other is not before),
                kept=(*found.kept, NotePair(before, note)),
            )
    return found


def _alike(old: Note, new: Note) -> bool:
    stamps = {old.form, new.form} == {NoteForm.STAMP}
    return stamps and (old.kind, old.label) == (new.kind, new.label)


def _counts(note: Note, reading: Reading) -> bool:
    """Whether a number in the head of a note is another one at every check."""
    if not 0 <= note.first_block < len(reading.blocks):
        return False
    block = reading.blocks[note.first_block]
    return any(note.start <= place < note.head_end for place in starts(block.text, block.reason))
