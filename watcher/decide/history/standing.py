"""Joins an edit to a note that stood there before it came.

The text of a page and the notes on it may come from two caches, or the note is written first: then it is seen
minutes before the edit that it speaks of.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from watcher.compare.disclosure.later import foretold
from watcher.compare.disclosure.verdict import told_anew
from watcher.compare.disclosure.wording import name, unspoken
from watcher.compare.spoken import spoken
from watcher.decide.history.hindsight import OPEN
from watcher.decide.history.shelf import said_by
from watcher.model import Disclosure, NoteForm, Says

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from watcher.model import Change, Edit, Note, NoteRecord, Reading

    Since = Callable[[Note], Sequence[Change]]


def told_before(change: Change, old: Reading, new: Reading, since: Since) -> Change:
    """The change with what is said of it by notes that stood there before.

    Args:
        change: with the verdict by the notes that came with it.
        old: the version before it.
        new: the version it leads to.
        since: the changes from that which brought a note on; none where it stood there at the first look.
    """
    standing = _standing(old, new) if change.disclosure in OPEN and not change.rewritten else []
    left = _left(change) if standing else ()
    if not left:
        return change
    texts = tuple(block.text for block in old.body)
    language = spoken(texts, new.language or old.language)
    told: list[str] = []
    for note in standing:
        came = partial(since, note)
        reasons, left = foretold(note, left, language=language, texts=texts, since=came)
        told += [Says.STOOD.of(name(note)), *reasons] if reasons else []
    if not told:
        return change
    verdict = told_anew(change, told, left)
    return replace(change, disclosure=verdict.disclosure, reasons=verdict.reasons)


def changes_since(
    note: Note, records: Iterable[NoteRecord], changes: Callable[[int], Iterable[Change | None]]
) -> list[Change]:
    """The changes from that which brought a note on; none where it stood there at the first look.

    Args:
        note: as it stands.
        records: of the article's notes.
        changes: gives those from that which led to a version on, oldest first.
    """
    known = (one for one in records if not one.withdrawn and said_by(one.note) == said_by(note))
    record = next(known, None)
    if record is None or record.stood_at_first:
        return []
    return [change for change in changes(record.first_seen_version) if change is not None]


def _standing(old: Reading, new: Reading) -> list[Note]:
    """The notes of both that speak of what was wrong, with the same words."""
    kept = {said_by(note) for note in new.notes}
    notes = (note for note in old.notes if note.form is NoteForm.SECTION and note.kind.backward)
    return [note for note in notes if said_by(note) in kept]


def _left(change: Change) -> tuple[Edit, ...]:
    """The edits that no note speaks of that came with the change."""
    if change.disclosure is Disclosure.UNDISCLOSED:
        return change.weighty
    return tuple(edit for edit in change.weighty if unspoken(edit) in change.reasons)
