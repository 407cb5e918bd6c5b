"""Lines that do no more than point to a note on the same page: "Correction appended", "See correction below".

They stand at the top for a correction that stands at the end. Of one note in two places the one with its
words is the note; the other tells of no edit, and no note has to speak of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.lexicon import primary
from watcher.model import NoteForm, NoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.compare.edits.pieces import Piece
    from watcher.model import Reading

_PUTS_RIGHT = r"(?:corrections?|clarifications?|amendments?|retractions?)"
_ANY = r"(?:updates?|(?:editor['’]s )?notes?)"
_STORY = "(?:article|story|post|page|piece|report|column)"
_PLACE = (
    r"(?: (?:below|above|here)"
    r"| (?:to|at|in|on|near|under)(?: the)?(?: very)?(?: (?:end|bottom|foot|top))?(?: of)?"
    rf"(?: (?:(?:this|the|our) )?{_STORY})?)"
)


def _line(note: str) -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:(?:{_PUTS_RIGHT}|{_ANY}): )?(?:"
        rf"(?:an? |the )?{note}(?: (?:has|have) been| (?:is|are|was|were))?"
        rf" (?:appended|added|attached|posted|printed|included|below|follows?){_PLACE}?"
        rf"|(?:please )?(?:see|read) (?:the |an? |our )?{note}{_PLACE}"
        rf"|(?:this|the) {_STORY} (?:contains|carries|has|includes) (?:an? |the )?{note}{_PLACE}?"
        rf"(?:[.,;:] (?:please )?see{_PLACE})?"
        r")\W*",
        re.IGNORECASE,
    )


_KINDS = frozenset(NoteKind)
_POINTERS = {"en": ((_KINDS, _line(_ANY)), (_KINDS - {NoteKind.UPDATE}, _line(_PUTS_RIGHT)))}
"""By language, the whole of such lines, and kinds of notes that each may point to. Others have none.

An update that stands there is not the correction that a line speaks of.
"""


def marked(pieces: Sequence[Piece], reading: Reading, language: str) -> tuple[Piece, ...]:
    """The pieces of a reading, those marked that point to a note it has."""
    kinds = {note.kind for note in reading.notes if note.form is NoteForm.SECTION}
    lines = [line for pointed, line in _POINTERS.get(primary(language), ()) if pointed & kinds]
    return tuple(
        piece._replace(pointer=True) if not piece.note and _is_one(lines, piece.text) else piece
        for piece in pieces
    )


def _is_one(lines: Sequence[re.Pattern[str]], text: str) -> bool:
    return any(line.fullmatch(text) for line in lines)
