"""Joins a note to the earlier changes it speaks of: a correction often comes later than its edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.done import corrects
from watcher.compare.disclosure.facts import facts
from watcher.compare.disclosure.later import explains
from watcher.compare.edits.notes import is_again
from watcher.compare.spoken import spoken
from watcher.compare.words.units import normal
from watcher.model import Disclosure, NoteForm, Op, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.model import Change, Edit, Note

OPEN = frozenset({Disclosure.UNDISCLOSED, Disclosure.PARTLY})
"""Verdicts that leave edits for a later note to speak of."""

# A note that is no correction or the like, and does not say that the story was corrected, speaks of news:
# in 150 revision histories 24 updates shared names or words with an earlier edit, and hardly one was about
# it. So it is joined to an edit only when it gives the number that stood there and the one that is there now.


class Earlier(NamedTuple):
    """A change that left something unsaid.

    Attributes:
        version: the version it led to.
        captured_at: when that was captured; UTC.
        change: the change.
        texts: the body of the version before it, block by block.
        heard: later notes that were found to speak of it already.
    """

    version: int
    captured_at: datetime
    change: Change
    texts: tuple[str, ...]
    heard: tuple[Note, ...] = ()


def look_back(earlier: Sequence[Earlier], change: Change, *, at: datetime, language: str) -> tuple[Said, ...]:
    """Which earlier changes the notes of a new version speak of.

    Args:
        earlier: the changes before it that left something unsaid.
        change: the change that brought the notes.
        at: when the new version was captured; UTC.
        language: as the page states it.
    """
    notes = with_words(change)
    return tuple(said for one in earlier for said in _said(one, notes, change, at, language))


def with_words(change: Change) -> tuple[Note, ...]:
    """The notes of a change that can speak of an earlier one: a stamp cannot."""
    return tuple(note for note in change.notes_told if note.form is NoteForm.SECTION)


def _said(one: Earlier, notes: Sequence[Note], brought: Change, at: datetime, stated: str) -> Iterator[Said]:
    rest, language = one.change, spoken(one.texts, stated)
    for note in (*one.change.notes_told, *one.heard):
        left = explains(note, rest, language=language, texts=one.texts).left
        rest = replace(rest, edits=left)
    for note in notes:
        if any(is_again(gone, note) for gone in one.change.notes_removed):
            continue  # it went with these edits, which turned round what it spoke of, and is only back
        spoken_of = rest.edits
        if not note.kind.backward and not corrects(normal(note.text).casefold(), language):
            told = facts(note.text, language).numbers
            spoken_of = tuple(edit for edit in rest.edits if _gives_both(told, edit, language))
        asked = replace(rest, edits=spoken_of)
        found = explains(note, asked, language=language, texts=one.texts, own=brought)
        apart = (edit for edit in found.left if edit not in asked.edits)  # places of those that it speaks of
        rest = replace(rest, edits=(*(edit for edit in rest.edits if edit not in found.covered), *apart))
        if found:
            yield Said(one.version, note, at - one.captured_at, not rest.weighty, found.reasons)


def _gives_both(told: frozenset[str], edit: Edit, language: str) -> bool:
    """Whether a note tells a number that went and the one that came for it, in digits or written out."""
    went, came = (_numbers(edit, op, language) for op in (Op.DELETE, Op.INSERT))
    return bool((went - came) & told and (came - went) & told)


def _numbers(edit: Edit, op: Op, language: str) -> frozenset[str]:
    return facts(" ".join(span.text for span in edit.spans if span.op is op), language).numbers
