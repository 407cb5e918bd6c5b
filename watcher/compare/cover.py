"""Which edits a note speaks of: shared numbers, names, quoted values and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.lexicon import calendar_words, stop_stems, subject_classes, sweeping, words_of
from watcher.compare.wording import describe, name
from watcher.compare.words import has_digit, is_unspaced, is_word, normal, tokens
from watcher.model import EditClass, Op

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.model import Edit, Note


class Facts(NamedTuple):
    """What a text can be recognised by.

    Attributes:
        numbers: as printed, and numbers written out.
        names: words with a capital, not at the start of a sentence; casefolded.
        stems: the first letters of longer words; pairs of characters where there are no spaces.
    """

    numbers: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]

    def __and__(self, other: tuple[frozenset[str], ...]) -> Facts:
        """What two have in common."""
        return Facts(*(one & two for one, two in zip(self, other, strict=True)))


_STEM = 6
"""Letters of a word that stay when its ending changes, roughly, in languages that have endings."""

_WORD = 5
"""Letters from which a word says what a sentence is about."""


def facts(text: str, language: str) -> Facts:
    """What a text can be recognised by."""
    numbers, names, stems = set(), set(), set()
    before, first = "", True
    for token in tokens(text):
        word = token.text.casefold()
        if is_unspaced(word):
            stems.add(before + word if is_unspaced(before) else word)
        elif has_digit(word) or word in words_of("number", language):
            numbers.add(word.strip("%$€£¥"))
        elif is_word(word):
            if token.text[0].isupper() and not first and len(word) > 1:
                names.add(word)
            if len(word) >= _WORD and word not in calendar_words(language):
                stems.add(word[:_STEM])
        first = token.text in {".", "!", "?", ":"} or (first and not is_word(word))
        before = word
    return Facts(frozenset(numbers), frozenset(names), frozenset(stems - stop_stems(language)))


def explained(note: Note, edit: Edit, language: str) -> str:
    """Why a note speaks of an edit, in words for the end of a sentence; "" when it does not."""
    about = facts(note.text, language)
    gone, come = (facts(_words(edit, op), language) for op in (Op.DELETE, Op.INSERT))
    for value, which in ((gone, "the old"), (come, "the new")):
        shared = about & value
        if found := sorted(shared.numbers | shared.names):
            return f"it names {which} {_quoted(found)}"
    if _echo(edit, note):
        return "it has the same words"
    words = (about & gone).stems | (about & come).stems
    if len(words) >= _need(edit, gone, come):
        return f"both speak of {_quoted(_whole(words, note.text))}"
    if (subject := subject_classes(note.text, language) & edit.classes) and (
        place := (about & facts(edit.before + " " + edit.after, language)).stems
    ):
        return f"it speaks of a {min(subject)} and of {_quoted(_whole(place, note.text))}"
    if EditClass.HEADLINE in subject:
        return "it speaks of the headline"
    return ""


def _need(edit: Edit, gone: Facts, come: Facts) -> int:
    """One shared word is enough for an edit of few words; a long one needs more."""
    most = len(gone.stems | come.stems)
    return 1 if most <= 3 and edit.before and edit.after else 2 if most <= 15 else 3  # noqa: PLR2004


def _echo(edit: Edit, note: Note) -> bool:
    """Whether the note quotes what stood there, or what stands there now."""
    text = normal(note.text).casefold()
    values = (normal(_words(edit, op)).casefold() for op in (Op.DELETE, Op.INSERT))
    return any(len(value) >= _QUOTED and value in text for value in values)


_QUOTED = 8
"""Characters from which words that a note repeats are no accident."""


def _words(edit: Edit, op: Op) -> str:
    return " … ".join(span.text for span in edit.spans if span.op is op)


def _whole(stems: Iterable[str], text: str) -> list[str]:
    """The words behind some stems, as the note has them."""
    wanted, found = set(stems), []
    for token in tokens(text):
        if token.text.casefold()[:_STEM] in wanted:
            wanted.discard(token.text.casefold()[:_STEM])
            found.append(token.text)
    return found or sorted(stems)


_NAMED = 3


def _quoted(found: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in found[:_NAMED])


def covered(
    notes: Sequence[Note], edits: Sequence[Edit], language: str
) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    """Which edits the notes speak of, a line each, and the edits that none of them speaks of."""
    reasons, left = [], []
    for edit in edits:
        for note in notes:
            why = sweeping(note.text, language) or explained(note, edit, language)
            if why:
                reasons.append(f"The {name(note)} speaks of {describe(edit)}: {why}.")
                break
        else:
            left.append(edit)
    return tuple(reasons), tuple(left)
