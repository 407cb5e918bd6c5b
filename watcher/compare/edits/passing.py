"""Notes that a sentence of the story makes in passing.

Of "Ida Holm, who was misquoted in an earlier version of this article, runs the quay" the clause is the note;
what stands round it is the story's, and is edited as such.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.compare.words.units import fold, is_word, tokens
from watcher.model import EditClass, NoteForm, Op

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model import Edit, Note

_RELATIVE = (
    "who|whose|whom|which|die|der|das|dessen|deren|qui|dont|que|cuy[oa]|che|il cui|la cui|cuj[oa]|wiens|som"
    "|vars|hvis|który|która|które|которы[йе]|которая|који|která|který|jež|jenž"
)
_OPENS = re.compile(rf"\w\W?,\s+(?=(?:{_RELATIVE})\s)", re.IGNORECASE)
_GOES_ON = re.compile(r"[^,.;:!?]*(?=,\s+\w+\s+\w)")


def clause(note: Note) -> str:
    """The clause of a sentence of the story that is a note; "" of a note that stands by itself."""
    text = fold(note.text)
    at = text.find(fold(note.label)) if note.label and note.form is NoteForm.SECTION else -1
    opens = [match.end() for match in _OPENS.finditer(text, 0, max(at, 0) + 1)]
    if not opens or "," in text[opens[-1] : at]:
        return ""
    closes = _GOES_ON.match(text, at + len(fold(note.label)))
    return text[opens[-1] : closes.end()] if closes else ""


def said(note: Note, edits: Iterable[Edit] = ()) -> str:
    """What a note says itself: all of its sentence, where that came as a whole with these edits."""
    own = clause(note)
    return own if own and _words(note.text) not in map(_touched, edits) else note.text


def told_as_notes(edits: Iterable[Edit], notes: Iterable[Note]) -> tuple[Edit, ...]:
    """The edits, those of the note's class that no more than put in or take out a clause or its sentence."""
    clauses = {_words(part) for note in notes if (own := clause(note)) for part in (own, note.text)}
    noted = frozenset({EditClass.NOTE})
    return tuple(
        replace(edit, classes=noted) if clauses and _touched(edit) in clauses else edit for edit in edits
    )


def _touched(edit: Edit) -> tuple[str, ...]:
    return _words(" ".join(span.text for span in edit.spans if span.op is not Op.EQUAL))


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(text) if is_word(token.text))
