"""What says that a block was posted by somebody else, or on a day of its own: it is no part of the story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.claims import Pieces
from watcher.read.notes.lookalikes import SHORT_STAMP
from watcher.read.notes.statements import statement
from watcher.read.notes.words import words

if TYPE_CHECKING:
    from watcher.read.notes.page import Page
    from watcher.read.notes.statements import Statement
    from watcher.read.notes.words import Words

# Who posted something, and when, as embedded posts end, and how long that is.
_SIGNATURE = re.compile(r"\s*(?:[–—-]\s?.{1,60}?)?\(@\w{2,40}\)\s.{4,30}\b(?:19|20)\d\d\W*$")
# The address of a post's own picture, in which it ends.
_PICTURE = re.compile(r"pic\.twitter\.com/\w+\W*$")
SIGNED = 120

# So long is a line that says how long ago it was, with so many words ("Mis à jour il y a 3 heures"), fewer
# without a number ("updated an hour ago"); behind what tells it stand a unit and a verb at most.
_AGO, _WORDS, _FEW_WORDS, _BEHIND = 45, 8, 5, 2
# A sentence that says so of the story may be longer ("This article was updated 2 hours ago."). A number and a
# unit part what was done and how long ago, and how roughly ("about 2 hours").
_SENTENCE, _BETWEEN = 60, 3
_CHANGED = (NoteKind.UPDATE, NoteKind.AMENDMENT)
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_CLOCK, _HEAD = re.compile(r"\d{1,2}[:.h]\d\d"), 4  # and so many words may stand before "today"
_ENDED = re.compile(r"[.!?…。！？।]\W*$")


def is_posted(page: Page, index: int) -> bool:
    """Whether a block is a post of somebody else: it, or the next, ends in who posted it and when.

    A paragraph before a quotation is none that this quotes.
    """
    quoted, below = (page.is_kind(at, BlockKind.QUOTE) for at in (index, index + 1))
    return is_signed(page.text(index)) or ((quoted or not below) and is_signature(page.text(index + 1)))


def is_posted_title(page: Page, index: int) -> bool:
    """Whether the line below a block tells on which day it was posted: the block is a title."""
    line = page.text(index + 1)
    return len(line) < SHORT_STAMP and page.names_day(line) and not page.is_prose(index + 1)


def is_ago(text: str, language: str | None) -> bool:
    """Whether a line says how long ago its page was posted or changed, which is another at every look.

    Args:
        text: of the line.
        language: of the page; without it the words of every language are tried.
    """
    if len(text) > _SENTENCE:
        return False
    if len(text) > _AGO or _ENDED.search(text):
        return _is_ago_said(text, words(language, text))
    most = _WORDS if _DIGIT.search(text) else _FEW_WORDS
    return len(_WORD.findall(text)) <= most and _ending_ago(text, words(language, text)) is not None


def _ending_ago(text: str, known: Words) -> re.Match[str] | None:
    """How long ago it was, with which a text ends; "vor" alone stands in every fourth German line."""
    found = known.ago.search(text)
    return found if found and len(_WORD.findall(text, found.end())) <= _BEHIND else None


def _is_ago_said(text: str, known: Words) -> bool:
    if _ending_ago(text, known) is None:
        return False
    found = statement(text, known, Pieces([text]).of(known), labelled=False, aside=False)
    return found is not None and says_ago(text, known, found)


def says_ago(text: str, known: Words, found: Statement) -> bool:
    """Whether a statement says no more than how long ago the story was changed.

    One of what was wrong may end so, too ("An earlier version said that he died two years ago.").
    """
    return found.kind in _CHANGED and tells_ago(text, known, found.start, found.end)


def tells_ago(text: str, known: Words, start: int, end: int) -> bool:
    """Whether what was done, between two places of a text, is followed by how long ago, or holds it."""
    found = _ending_ago(text, known)
    return found is not None and found.start() >= start and len(text[end : found.start()].split()) <= _BETWEEN


def is_today(text: str, language: str | None) -> bool:
    """Whether a line says at which hour of today or yesterday its page was posted; tomorrow it says another.

    To be asked of what stands before a story: one that tells of a programme has such lines, too.
    """
    clock = _CLOCK.search(text) if len(text) <= _AGO else None
    if clock is None or len(_WORD.findall(text, clock.end())) > _BEHIND:
        return False
    ago, heads = words(language, text).ago, [*_WORD.finditer(text)][:_HEAD]
    return any(ago.search(text[word.start() : clock.end()]) for word in heads)


def is_signed(text: str) -> bool:
    """Whether a text ends in who posted it and when, or in the picture it was posted with."""
    end = text[-SIGNED:]
    return ("(@" in end and _SIGNATURE.search(end) is not None) or _PICTURE.search(end) is not None


def is_signature(text: str) -> bool:
    """Whether a text is nothing but who posted the one before, and when."""
    return len(text) <= SIGNED and _SIGNATURE.fullmatch(text) is not None
