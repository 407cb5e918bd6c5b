"""Records of notes by what they say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from watcher.compare.edits.notes import is_again, less_tail

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from watcher.model import Note, NoteRecord


class Shelf:
    """Records by what they say."""

    def __init__(self, records: Iterable[NoteRecord]) -> None:
        self._exact: dict[object, list[NoteRecord]] = defaultdict(list)
        self._alike: dict[object, list[NoteRecord]] = defaultdict(list)
        self._records = [*records]
        for record in self._records:
            note = record.note
            self._exact[said_by(note)].append(record)
            self._alike[note.form, note.text].append(record)

    def named(self, note: Note, taken: AbstractSet[int]) -> NoteRecord | None:
        """The record of a note by its words and its date, of copies that in its place; none that is taken."""
        copies = (r for r in self._exact[said_by(note)] if r.id not in taken)
        return min(copies, key=lambda r: r.note.position != note.position, default=None)

    def in_place(self, note: Note) -> bool:
        """Whether one of a note stands where it does."""
        return any(r.note.position == note.position for r in self._exact[said_by(note)])

    def alike(self, note: Note, taken: AbstractSet[int]) -> NoteRecord | None:
        """The same by its words alone."""
        return next((r for r in self._alike[note.form, note.text] if r.id not in taken), None)

    def again(self, note: Note, taken: AbstractSet[int]) -> NoteRecord | None:
        """The same by its date and nearly all its words: other quotation marks, other dashes."""
        return next((r for r in self._records if r.id not in taken and is_again(r.note, note)), None)

    def headed(self, note: Note, taken: AbstractSet[int]) -> NoteRecord | None:
        """The same by its head: paragraphs behind it are edited as those of the story are."""
        if note.of_story or not note.text:
            return None
        said = said_by(less_tail(note))
        free = (r for r in self._records if r.id not in taken)
        return next((r for r in free if said_by(less_tail(r.note)) == said), None)


def said_by(note: Note) -> tuple[object, ...]:
    """What a note says, wherever it stands."""
    return (note.kind, note.form, note.label, note.stated_date, note.stated_time, note.text)
