"""The label of a headline: "CORRECTED-", "UPDATE 2-", "[Updated]", "— updated 3 May"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.reading import Note, NoteForm, NoteKind, Position
from watcher.read.notes.dates.resolve import resolve
from watcher.read.notes.opening import is_head, read_opening
from watcher.read.notes.words import words

if TYPE_CHECKING:
    from watcher.read.notes.dates.life import Life
    from watcher.read.notes.dates.stated import Stated

# What a wire writes before its headlines; the sign touches the headline.
_WIRE = re.compile(
    r"((?:RPT-|WRAPUP \d+-)?(UPDATE|CORRECTED|CORRECTION|REFILE|CLARIFIED)(?: ?\d+)?(?: ?\([^)]{2,40}\))?)"
    r"-(?=\S)"
)
_WIRES = {
    "CORRECTED": NoteKind.CORRECTION,
    "CORRECTION": NoteKind.CORRECTION,
    "CLARIFIED": NoteKind.CLARIFICATION,
}
# A label in brackets at either end, before a colon, or after a dash or bar at the end.
_BRACKET_FIRST = re.compile(r"\s*[\[(（【]([^\[\](){}（）【】]{2,60})[\])）】]\s*[:：–—-]?\s*(?=\S)")
_BRACKET_LAST = re.compile(r"(?<=\S)\s*[\[(（【]([^\[\](){}（）【】]{2,60})[\])）】]\s*$")
_COLON = re.compile(r"\s*([^\W\d_][\w '’.#/-]{1,30}?)\s*[:：|]\s*(?=\S)")
_DASH_LAST = re.compile(r"(?<=\S)(?:\s+[–—|-]\s*|\s*[|–—]\s+)([^–—|()\[\]]{2,60})$")
_KINDS = frozenset({NoteKind.UPDATE, NoteKind.CORRECTION, NoteKind.CLARIFICATION, NoteKind.RETRACTION})


def title_notes(title: str, language: str | None, life: Life) -> tuple[Note, ...]:
    """The note that a headline carries, a stamp at position title; empty when it carries none.

    Args:
        title: the headline.
        language: of the page, BCP 47.
        life: what is known of its dates.
    """
    if wire := _WIRE.match(title):
        return (_note(wire[1], _WIRES.get(wire[2], NoteKind.UPDATE), None, life),)
    places = (_BRACKET_FIRST.match, _COLON.match, _BRACKET_LAST.search)
    parts = [(found[1], False) for place in places if (found := place(title))]
    parts += [(found[1], True) for found in (_DASH_LAST.search(title),) if found]
    notes = (_labelled(text, language, life, done=done) for text, done in parts)
    label = tuple(note for note in notes if note)[:1]
    return () if label and _names_column(title, language) else label


def _names_column(title: str, language: str | None) -> bool:
    """Whether a label and a date are all of a headline: "Corrections: May 3, 2024"."""
    return is_head(title, read_opening(title, words(language, title)))


def _labelled(text: str, language: str | None, life: Life, *, done: bool) -> Note | None:
    """The note of a few words that are a label, with or without a date, and nothing else.

    Args:
        text: the words.
        language: of the page.
        life: of the story.
        done: only what was done is a label ("updated"): "Budget - Correction" is a title.
    """
    known = words(language, text)
    opening = read_opening(text, known)
    if opening is None or not opening.label or text[opening.text_start :].strip():
        return None
    means = opening.means
    if means.weak or means.stamp or means.kind not in _KINDS:
        return None
    if done and not (means.done or opening.label.isupper()):
        return None
    return _note(opening.label, means.kind, opening.stated, life)


def _note(label: str, kind: NoteKind, stated: Stated | None, life: Life) -> Note:
    when = resolve(stated, life)
    return Note(
        kind=kind,
        form=NoteForm.STAMP,
        label=label,
        stated_date=when.day,
        stated_time=when.time,
        stated_timezone=when.zone,
        year_inferred=when.year_inferred,
        text="",
        position=Position.TITLE,
        date_source=when.source,
        stated_month=when.month,
    )
