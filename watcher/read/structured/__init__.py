"""Notes that a page does not only print: JSON-LD corrections, entries of a live blog, `ins` with a date.

A note that also stands in the text is one note: the visible one, with what it lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import NoteForm
from watcher.read.live.turns import in_turn
from watcher.read.structured.entries import apart, corrections_opening, of_entries
from watcher.read.structured.evidence import Evidence
from watcher.read.structured.stated import is_aside, note_of
from watcher.read.structured.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Block, Note

__all__ = ["Evidence", "joined"]


def joined(blocks: Sequence[Block], notes: Sequence[Note], known: Evidence) -> tuple[Note, ...]:
    """The notes found in the text, the entries of a live blog, and what is stated elsewhere; each once.

    Args:
        blocks: body and margin.
        notes: those found in the text.
        known: the rest.
    """
    if not known.statements and not any(known.entries):
        return tuple(notes)
    opening = corrections_opening(blocks, notes, known.entries)
    other = [note for note in notes if opening.get(note.first_block) is not note]
    outside = list(apart(other, known.entries))
    stamped = {note.first_block for note in outside if note.form is NoteForm.STAMP}
    found = [*outside, *in_turn(of_entries(blocks, opening, stamped, known), known.life)]
    texts = Texts(blocks, found)
    for statement in known.statements:
        if is_aside(statement, known):
            continue
        texts.join(note_of(statement, known), visible=statement.visible)
    return tuple(sorted(texts.notes, key=lambda note: (note.first_block < 0, note.first_block)))
