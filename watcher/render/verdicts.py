"""What a change is called, and what that means: the words of the verdict, wherever it is told.

They report what stands in the article, and not why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from watcher.model import Disclosure, EditClass, NoteForm
from watcher.render.words import count

if TYPE_CHECKING:
    from watcher.model import Change, Snapshot


class Verdict(NamedTuple):
    """What a change is called, and what that means, in a sentence; `key` names its kind."""

    key: str
    word: str
    meaning: str

    @property
    def clause(self) -> str:
        """The meaning inside another sentence."""
        return self.meaning[:1].lower() + self.meaning[1:].removesuffix(".")

    @property
    def sentence(self) -> str:
        """Both."""
        return f"{self.word.capitalize()}: {self.clause}."


WORDS = {
    Disclosure.DISCLOSED: Verdict("disclosed", "disclosed", "A note in the article says what changed."),
    Disclosure.PARTLY: Verdict(
        "partly", "partly disclosed", "A note in the article does not speak of all that changed."
    ),
    Disclosure.UNDISCLOSED: Verdict(
        "undisclosed", "not disclosed", "No note in the article says that this changed."
    ),
    Disclosure.STAMP_ONLY: Verdict(
        "stamp", "stamp only", "The article says that it was updated, not what changed."
    ),
    Disclosure.NONE: Verdict("form", "form only", "Nothing but form changed."),
}
_NOTED = Verdict("note", "note only", "A note came or was reworded; nothing else of substance changed.")
_WITHDRAWN = Verdict("note", "note gone", "A note is gone; nothing else of substance changed.")
_PLACED = Verdict("note", "note only", "A note stands in another place, or its links lead elsewhere.")
_STAMPED = WORDS[Disclosure.PARTLY]._replace(
    meaning="The article says that it was updated; no note says what changed."
)
_FIRST = Verdict("first", "first seen", "The text as it stood at our first look.")
_RETOLD = Verdict("form", "read anew", "What led to this version is not kept.")
_LATER = Verdict("later", "disclosed later", "A note that came later says what changed.")
_PARTLY_LATER = Verdict("partly", "partly later", "A note that came later says some of what changed.")
_MANY = Verdict("many", "with many", "The same change came to {} of this host.")
_TURN = Verdict("turn", "to and fro", "The page goes to and fro between texts.")
_COUNTS = Verdict("turn", "counting", "A number in the page changes by itself.")
_SPELLING = Verdict("form", "spelling only", "Only spelling or form changed, without a note.")

SUMMED = {
    "disclosed": "told by a note",
    "later": "told by a later note",
    "partly": "told in part",
    "undisclosed": "told by no note",
    "many": "with many articles",
    "turn": "of the page’s own doing",
    "stamp": "told by a stamp alone",
    "note": "of notes only",
    "form": "of form only",
}
"""What changes are called by their kinds where they are counted, in the order in which they are."""

# An alert knows no more of its change than its data: not whether form or a note alone is what changed.
_ALERTED = WORDS | {
    Disclosure.NONE: Verdict("form", "only notes or appearance changed", "There is nothing else to disclose.")
}
_NOTE_ITSELF = Verdict("note", "disclosed", "The change is the note itself.")


def term(disclosure: Disclosure) -> str:
    """What tables and commands call a verdict, as short as its name in documents."""
    return disclosure.value.replace("_", " ")


def verdict(snapshot: Snapshot) -> Verdict:
    """The verdict on the change that led to a version, with what is known beside it."""
    change = snapshot.change
    if change is None:
        return _FIRST if snapshot.version == 1 else _RETOLD
    return known_beside(snapshot) or _of_change(change)


def known_beside(snapshot: Snapshot) -> Verdict | None:
    """What a later note, other articles or the page's turns make of the change that led to a version."""
    if (later := snapshot.disclosed_later) is not None:
        return _LATER if later.complete else _PARTLY_LATER
    return mark(snapshot) if snapshot.of_many or snapshot.turns else None


def mark(snapshot: Snapshot) -> Verdict | None:
    """Why the change that led to a version is no edit of its article; None where it is its own."""
    if snapshot.with_many:
        return _MANY._replace(meaning=_MANY.meaning.format(count(snapshot.with_many, "article")))
    if not snapshot.flapping:
        return None
    return _COUNTS if _counts(snapshot) else _TURN


def _counts(snapshot: Snapshot) -> bool:
    """Whether nothing but numbers in its sentences made a version that is no edit."""
    from watcher.compare.counting import moved  # noqa: PLC0415  35 ms, and who opens no store needs it nowhere

    edits = snapshot.change.substantive if snapshot.change is not None else ()
    return bool(edits) and all(map(moved, edits))


def of_form(change: Change) -> bool:
    """Whether no note speaks of a change, and none has to: nothing but spelling or form differs."""
    return change.disclosure is Disclosure.UNDISCLOSED and not change.substantive


def _of_change(change: Change) -> Verdict:
    if of_form(change):
        return _SPELLING
    if change.disclosure is Disclosure.PARTLY and not _in_words(change):
        return _STAMPED
    return _of_notes(change) or WORDS[change.disclosure]


def _of_notes(change: Change) -> Verdict | None:
    """The verdict on a change that is of notes alone: none of them speaks of it; None for others."""
    if change.disclosure is Disclosure.DISCLOSED:
        return None if change.weighty else _NOTED
    if change.disclosure is not Disclosure.NONE:
        return None
    if change.notes_withdrawn:
        return _WITHDRAWN
    return _PLACED if EditClass.NOTE in change.classes else None


def _in_words(change: Change) -> bool:
    """Whether a note that came or was changed has a text; stamps have none."""
    return any(note.form is NoteForm.SECTION for note in change.notes_told)


def alerted(disclosure: Disclosure, *, edits: bool, stamps: bool) -> str:
    """What an alert says of a change.

    Args:
        disclosure: the verdict.
        edits: whether more than notes changed.
        stamps: whether the notes that came are stamps, all of them.
    """
    if disclosure is Disclosure.DISCLOSED and not edits:
        return _NOTE_ITSELF.sentence
    return (_STAMPED if stamps and disclosure is Disclosure.PARTLY else _ALERTED[disclosure]).sentence
