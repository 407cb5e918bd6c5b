"""Lines that do no more than point to a note on the same page: "Correction appended", "See correction below".

They stand at the top for a correction that stands at the end. Of one note in two places the one with its
words is the note; the other tells of no edit, and no note has to speak of it. So it is with a heading over
notes that calls them what they call themselves ("Corrections and updates"), and with a line right behind one
that says no more than that the story follows ("Original story:").
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.compare.edits.policies import behind_notes
from watcher.languages.lexicon import lexicon_of
from watcher.languages.vocabulary import all_of, primary
from watcher.model import NoteForm, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.edits.pieces import Piece
    from watcher.model import Reading

_KINDS = frozenset(NoteKind)
_STEM = 5  # letters that tell a word
_LINE = 60  # letters of a line that says no more
_JOINS = 3  # letters of what joins such words ("and", "und", "to"); any other word tells of the story


@lru_cache(maxsize=64)
def _pointers(language: str) -> tuple[tuple[frozenset[NoteKind], re.Pattern[str]], ...]:
    """The whole of such lines, and kinds of notes that each may point to.

    An update that stands there is not the correction that a line speaks of.
    """
    spoken = lexicon_of(language)
    named = (_KINDS, spoken.any_note), (_KINDS - {NoteKind.UPDATE}, spoken.correction_note)
    lines = "|".join(spoken.pointers).replace("{place}", spoken.pointed_place)
    label = rf"(?:{spoken.correction_note}|{spoken.any_note}): "
    return tuple(
        (kinds, re.compile(rf"\W*(?:{label})?(?:{lines.replace('{note}', note)})\W*", re.IGNORECASE))
        for kinds, note in named
        if lines
    )


def marked(pieces: Sequence[Piece], reading: Reading, language: str) -> tuple[Piece, ...]:
    """The pieces of a reading, those marked that point to a note it has."""
    sections = [note for note in reading.notes if note.form is NoteForm.SECTION]
    if not sections:
        return tuple(pieces)
    kinds = {note.kind for note in sections}
    lines = [line for pointed, line in _pointers(language) if pointed & kinds]
    labels = {stem for note in sections for stem in _stems(note.label)}
    heads = _over(pieces, labels, _known(language))
    told = kinds - {NoteKind.UPDATE}
    quiet = {*_before_the_story(pieces, language), *(behind_notes(pieces, language) if told else ())}
    return tuple(
        piece._replace(pointer=True)
        if not piece.note and (piece.block in heads or at in quiet or _is_one(lines, piece.text))
        else piece
        for at, piece in enumerate(pieces)
    )


@lru_cache(maxsize=64)
def _known(language: str) -> re.Pattern[str]:
    """What a language calls notes."""
    spoken = lexicon_of(language)
    return re.compile(rf"{spoken.any_note}|{spoken.correction_note}", re.IGNORECASE)


def _over(pieces: Sequence[Piece], labels: set[str], known: re.Pattern[str]) -> set[int]:
    """The headings right over a note that say its label, or another's, and next to nothing else."""
    return {
        one.block
        for one, below in pairwise(pieces)
        if one.heading and below.note and not one.note and _calls(one.text, labels, known)
    }


def _before_the_story(pieces: Sequence[Piece], language: str) -> Iterator[int]:
    """The places of the lines right behind a note that say that the story follows."""
    for at, (note, behind) in enumerate(pairwise(pieces), 1):
        short = note.note and not behind.note and len(behind.text) <= _LINE
        if short and _originals(language).search(behind.text):
            yield at


@lru_cache(maxsize=64)
def _originals(language: str) -> re.Pattern[str]:
    """The end of a line that says so; of "Earlier: Twelve were hurt" the rest is the story."""
    tags = (tag,) if (tag := primary(language)) else ()
    said = "|".join(f"(?:{each})" for each in all_of(tags, "original")) or "(?!)"
    return re.compile(rf"(?:{said})\W*$", re.IGNORECASE)


def _calls(heading: str, labels: set[str], known: re.Pattern[str]) -> bool:
    words = re.findall(r"\w+", heading)
    named = [bool(known.fullmatch(word)) or not labels.isdisjoint(_stems(word)) for word in words]
    joined = all(name or len(word) <= _JOINS for name, word in zip(named, words, strict=True))
    return joined and named[-1:] == [True] and not labels.isdisjoint(_stems(heading))


def _stems(text: str) -> set[str]:
    """How the words of a text begin: "Corrections" as "Correction" does."""
    return {word[:_STEM] for word in re.findall(r"\w+", text.casefold()) if len(word) >= _STEM}


def _is_one(lines: Sequence[re.Pattern[str]], text: str) -> bool:
    return any(line.fullmatch(text) for line in lines)
