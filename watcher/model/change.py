"""The difference of two readings, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from watcher.model.reading import Note
    from watcher.model.why import Why


class EditKind(StrEnum):
    """The kinds of edits that NewsEdits names (addition, deletion, edit, refactor)."""

    ADDITION = "addition"
    DELETION = "deletion"
    EDIT = "edit"
    MOVE = "move"


class EditClass(StrEnum):
    """What an edit touches."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    NEGATION = "negation"
    ATTRIBUTION = "attribution"
    LINK = "link"
    HEADLINE = "headline"
    BYLINE = "byline"
    TYPO = "typo"
    STYLE = "style"
    MOVE = "move"
    NOTE = "note"
    FURNITURE = "furniture"


COSMETIC: frozenset[EditClass] = frozenset({EditClass.STYLE, EditClass.TYPO, EditClass.FURNITURE})
"""An edit all of whose classes are among these is cosmetic: stored and counted, not alerted."""


class Op(StrEnum):
    """What a span is."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


class Span(NamedTuple):
    """A run of words that stayed, came or went.

    Equal and delete spans rebuild the old side, equal and insert the new.
    """

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """An addition, deletion, edit or move of a sentence or block.

    Attributes:
        kind: addition, deletion, edit, move.
        classes: what it touches.
        before: the old text; empty for an addition.
        after: the new text; empty for a deletion.
        spans: word spans; `before` and `after` are rebuilt from them exactly.
        old_block: index in the old reading's blocks; -1 for none (addition, headline, byline).
        new_block: index in the new reading's blocks; -1 for none.
    """

    kind: EditKind
    classes: frozenset[EditClass]
    before: str
    after: str
    spans: tuple[Span, ...] = ()
    old_block: int = -1
    new_block: int = -1

    @property
    def of_head(self) -> bool:
        """Whether it is of the headline or the byline, which are no blocks."""
        return self.old_block < 0 and self.new_block < 0

    @property
    def of_note(self) -> bool:
        """Whether it is of a note's words, which are told as a note; not that it moved or leads elsewhere."""
        words = self.classes <= {EditClass.NOTE, EditClass.MOVE} and self.kind is not EditKind.MOVE
        return EditClass.NOTE in self.classes and words

    def cosmetic(self, cosmetic: frozenset[EditClass] = COSMETIC) -> bool:
        """Whether no class of it matters."""
        return self.classes <= cosmetic


class Disclosure(StrEnum):
    """Whether the outlet's notes say what changed."""

    DISCLOSED = "disclosed"
    PARTLY = "partly"
    UNDISCLOSED = "undisclosed"
    STAMP_ONLY = "stamp_only"
    NONE = "none"


class NotePair(NamedTuple):
    """One note in two versions."""

    old: Note
    new: Note


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of two readings.

    Attributes:
        edits: in the order of the new text; headline and byline first.
        disclosure: the verdict.
        reasons: the verdict's reasons, one a line.
        notes_added: notes the new reading has and the old had not.
        notes_changed: notes that are in both, their words or date changed.
        notes_removed: notes the old reading had.
        headline_changed: the title's words differ.
        byline_changed: the byline differs.
        published_changed: the claimed publication time differs.
        modified_changed: the claimed time of the last change differs.
        added_words: words inserted in edits that are not furniture; notes count.
        removed_words: words deleted there.
        rewritten: most blocks were replaced.
        cosmetic: the classes that needed no disclosure; an edit of no others is not substantive.
    """

    edits: tuple[Edit, ...] = ()
    disclosure: Disclosure = Disclosure.NONE
    reasons: tuple[Why, ...] = ()
    notes_added: tuple[Note, ...] = ()
    notes_changed: tuple[NotePair, ...] = ()
    notes_removed: tuple[Note, ...] = ()
    headline_changed: bool = False
    byline_changed: bool = False
    published_changed: bool = False
    modified_changed: bool = False
    added_words: int = 0
    removed_words: int = 0
    rewritten: bool = False
    cosmetic: frozenset[EditClass] = COSMETIC

    @property
    def classes(self) -> frozenset[EditClass]:
        """The classes of all edits."""
        return frozenset[EditClass]().union(*(edit.classes for edit in self.edits))

    @property
    def substantive(self) -> tuple[Edit, ...]:
        """The edits that are not cosmetic."""
        return tuple(edit for edit in self.edits if not edit.cosmetic(self.cosmetic))

    @property
    def weighty(self) -> tuple[Edit, ...]:
        """The substantive ones that are no note's own words: notes speak of them, and reports count them."""
        return tuple(edit for edit in self.substantive if EditClass.NOTE not in edit.classes)

    @property
    def notes_reworded(self) -> tuple[NotePair, ...]:
        """The changed notes that speak of the story; what was done to its own text stands among the edits."""
        return tuple(pair for pair in self.notes_changed if not pair.new.of_story)

    @property
    def notes_told(self) -> tuple[Note, ...]:
        """The notes that say something new: those that came, and then those reworded, as they read now."""
        return (*self.notes_added, *(pair.new for pair in self.notes_reworded))

    @property
    def notes_withdrawn(self) -> tuple[Note, ...]:
        """The notes that went: neither text of the story, told as edits, nor what other notes took in."""
        new = [*self.notes_added, *(pair.new for pair in self.notes_changed)]
        gone = (note for note in self.notes_removed if not note.of_story)
        return tuple(note for note in gone if not any(other.takes_in(note) for other in new))

    @property
    def notable(self) -> bool:
        """Whether a person can see a difference that is not cosmetic: what an alert needs."""
        notes = self.notes_added or self.notes_reworded or self.notes_withdrawn
        return bool(notes or any(not edit.of_note for edit in self.substantive))

    def __bool__(self) -> bool:
        """Whether anything differs.

        A `modified_at` that moved alone does not count: many sites print the time of rendering there.
        """
        return bool(
            self.edits
            or self.notes_added
            or self.notes_changed
            or self.notes_removed
            or self.published_changed
        )
