"""What a page states outside its text, as notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model import Note, NoteKind
from watcher.read.notes import recognise
from watcher.read.notes.dates.resolve import resolve
from watcher.read.notes.dates.stated import When
from watcher.read.notes.opening import read_opening
from watcher.read.notes.words import words
from watcher.read.structured.evidence import NOWHERE, dated, moment

if TYPE_CHECKING:
    from watcher.read.metadata.statements import Statement
    from watcher.read.notes.head_closed import Opening
    from watcher.read.structured.evidence import Evidence

# With which the text of a box is asked whether it is such a note; known in all languages.
_LABELS = {
    NoteKind.EDITORS_NOTE: "Editor's note:",
    NoteKind.CORRECTION: "Corrections:",
    NoteKind.CLARIFICATION: "Clarifications:",
}


def is_aside(statement: Statement, known: Evidence) -> bool:
    """Whether a box for notes says nothing of a change: where the story is from, whom to tell of mistakes."""
    label = _LABELS.get(statement.kind)
    if label is None:
        return False
    ways = (statement.text, f"{label} {statement.text}")
    return not any(recognise((text,), language=known.language) for text in ways)


def note_of(statement: Statement, known: Evidence) -> Note:
    """A statement as a note; a label and date that its text opens with are taken for what they are."""
    when = moment(statement.at, known)
    inner = recognise(statement.text.split("\n\n"), language=known.language)
    if inner and inner[0].first_block == 0 and inner[0].start == 0 and inner[0].text and inner[0].label:
        own = When(inner[0].stated_date, inner[0].stated_time, inner[0].stated_timezone, inner[0].date_source)
        text = statement.text[inner[0].head_end :].strip()  # all of it is the note, however it goes on
        note = dated(inner[0].kind, text, when if when.day else own, NOWHERE)
        return replace(note, label=inner[0].label)
    if statement.at or not (head := _dated_head(statement.text, known)):
        return dated(statement.kind, statement.text, when, NOWHERE)
    text = statement.text[head.text_start :]
    return dated(statement.kind, text, resolve(head.stated, known.life), NOWHERE)


def _dated_head(text: str, known: Evidence) -> Opening | None:
    """The date that a text opens with before a colon."""
    opening = read_opening(text, words(known.language, text))
    return opening if opening and opening.stated and opening.closed == "colon" else None
