"""What a head or a statement begins: a note, or a stamp."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.brackets import CLOSERS
from watcher.read.notes.candidate import Candidate
from watcher.read.notes.statements import CLAUSE

if TYPE_CHECKING:
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page
    from watcher.read.notes.statements import Statement

# A note that speaks of the story itself does so in its first words.
ABOUT = 120
# The words that lead a statement in at the head of its sentence ("In an earlier version of this story").
_LED = re.compile(r"\W*(?:[^\W\d]{1,6}\s){1,2}")
# Characters in which a word for "this" stands behind its noun ("bài viết này").
_THIS = 5
# What stands around a label and is none of it.
EDGES = " *_([（【"


def new_candidate(page: Page, index: int, opening: Opening, kind: NoteKind | None = None) -> Candidate:
    """A note whose text is the rest of its block."""
    text = page.text(index)
    kind = kind or opening.means.kind
    return Candidate(
        block=index,
        start=opening.start,
        text_start=opening.text_start,
        text_end=len(text),
        kind=NoteKind.RETRACTION if takes_back(page, text[opening.text_start :], kind) else kind,
        label=opening.label,
        stated=opening.stated or page.stated_by(text, opening.text_start),
        bracket=bool(opening.bracket),
        about_story=page.is_about_story(text[opening.text_start :][:ABOUT]),
    )


def takes_back(page: Page, text: str, kind: NoteKind) -> bool:
    """Whether a labelled text says first that all of the story was withdrawn, whatever the house calls that.

    An update may as well be on the article of another house: it has to point at this one.
    """
    found = page.statement(text)
    if found is None or found.kind is not NoteKind.RETRACTION:
        return False
    this = page.words.this.search(text, max(found.start - CLAUSE, 0), found.end + _THIS)
    return kind is not NoteKind.UPDATE or this is not None


def said(page: Page, index: int, at: int, found: Statement, *, bracket: bool) -> Candidate:
    """A note that is a sentence: its statement is its label, and a part of its text.

    Args:
        page: the page.
        index: the block.
        at: where the note starts in it, and where its statement's places are counted from.
        found: the statement.
        bracket: the note is held by a bracket.
    """
    text = page.text(index)
    opens = 0 if _LED.fullmatch(text, at, at + found.start) else found.start
    return Candidate(
        block=index,
        start=at,
        text_start=at + bracket,
        text_end=len(text),
        kind=found.kind,
        label=text[at + opens : at + found.end].strip(EDGES),
        stated=page.date_of(text, found, at),
        sentence=True,
        bracket=bracket,
    )


def statement_of(page: Page, text: str) -> Statement | None:
    """The statement of a text, or of what stands in its first bracket: many open what they stand in."""
    found = page.statement(text)
    if found or text[:1] not in CLOSERS:
        return found
    inner = page.statement(text[1:])
    return inner and replace(inner, start=inner.start + 1, end=inner.end + 1)


def as_stamp(page: Page, index: int, opening: Opening) -> Candidate:
    """A stamp: the head and nothing else."""
    new = new_candidate(page, index, opening)
    kind = NoteKind.UPDATE if opening.means.kind is NoteKind.OTHER else opening.means.kind
    end = opening.stated.end if opening.stated else opening.text_start
    return replace(new, kind=kind, stamp=True, text_start=end, text_end=end, bracket=False)


def stamp_of_two(page: Page, index: int, opening: Opening) -> Candidate | None:
    """As in "Updated" in one element, its date in the next."""
    stated = page.date_alone(index + 1) or page.date_before_log(index + 1)
    if stated is None:
        return None
    return replace(as_stamp(page, index, opening), stated=stated, last=index + 1)
