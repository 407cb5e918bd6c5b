"""Lines that do no more than point to a note on the same page: "Correction appended", "See correction below".

They stand at the top for a correction that stands at the end. Of one note in two places the one with its
words is the note; the other tells of no edit, and no note has to speak of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.lexicon import primary
from watcher.model import NoteForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.compare.edits.pieces import Piece
    from watcher.model import Reading

_NOTE = r"(?:(?:corrections?|clarifications?|amendments?|retractions?|updates?)|(?:editor['’]s )?notes?)"
_PLACE = (
    r"(?: (?:below|above|here)"
    r"| (?:to|at|in|on|near|under)(?: the)?(?: very)?(?: (?:end|bottom|foot|top))?(?: of)?"
    r"(?: (?:(?:this|the|our) )?(?:article|story|post|page|piece|report|column))?)"
)
_POINTERS = {
    "en": re.compile(
        rf"\W*(?:{_NOTE}: )?(?:"
        rf"(?:an? |the )?{_NOTE}(?: (?:has|have) been| (?:is|are|was|were))?"
        rf" (?:appended|added|attached|posted|printed|included|below|follows?){_PLACE}?"
        rf"|(?:please )?(?:see|read) (?:the |an? |our )?{_NOTE}{_PLACE}"
        r")\W*",
        re.IGNORECASE,
    ),
}
"""By language, the whole of such a line. Languages that are not here have none."""


def marked(pieces: Sequence[Piece], reading: Reading, language: str) -> tuple[Piece, ...]:
    """The pieces of a reading, those marked that point to a note it has."""
    pointer = _POINTERS.get(primary(language))
    if pointer is None or all(note.form is not NoteForm.SECTION for note in reading.notes):
        return tuple(pieces)
    return tuple(
        piece._replace(pointer=True) if not piece.note and pointer.fullmatch(piece.text) else piece
        for piece in pieces
    )
