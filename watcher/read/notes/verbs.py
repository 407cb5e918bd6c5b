"""A verb, dated or not, that says before a text what was done ("Updated 3 May to add a comment")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.began import ABOUT, as_stamp, new_candidate
from watcher.read.notes.dates.heads import read_head_date
from watcher.read.notes.dates.resolve import is_late
from watcher.read.notes.ends import parted_from_below
from watcher.read.notes.heads_alike import is_chained, opens_again
from watcher.read.notes.lookalikes import (
    LEDE,
    WORDS_OF_A_CLAUSE,
    ends_in_full_stop,
    in_lede,
    is_text,
    says_something,
)
from watcher.read.notes.opening import read_opening
from watcher.read.notes.patterns import DATE_START
from watcher.read.notes.prose import ends_sentence, is_cut, is_prose
from watcher.read.notes.quotes import Quotes
from watcher.read.notes.titles import is_title

if TYPE_CHECKING:
    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

# Two words, an initial between them or not: the names of people are written so, with capitals. Both real
# ledes behind such a label were told by them, and none of seven notes was taken for one. The word behind them
# is the last name where a title stands before the first ("Captain Ada Finch").
_WORD = re.compile(r"\w[\w'’-]+\b")
_PAIR = re.compile(r"\b(?=(\w[\w'’-]+)\s(?:\w\.\s)?(\w[\w'’-]{2,})(?:\s(?:\w\.\s)?(\w[\w'’-]+))?)")


def done(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """A verb before a text ("Updated: ..."); what breaks off behind it is the card of another story."""
    if opening.closed != "colon" and is_cut(rest) and not in_lede(page, index):
        return None
    if opening.stated:
        return _done_on(page, index, opening, rest)
    if opening.closed != "colon":
        return _sentence_of(page, index, opening, rest)
    changed = page.is_about_story(rest)
    item = _is_item(page, index, rest)
    if opening.means.kind is not NoteKind.UPDATE or item:
        told = changed or (not item and _puts_right(page, index, opening, rest))
        return new_candidate(page, index, opening) if told else None
    if changed or _tells_later(page, rest) or opens_again(page, index):
        return new_candidate(page, index, opening)
    if not in_lede(page, index):
        return None if is_title(page, index, opening, rest) else new_candidate(page, index, opening)
    if len(page.texts) == 1 or not is_prose(rest):
        return None
    shouted = opening.label.isupper() and not rest.isupper()
    own = shouted and not _goes_on_below(page, index, rest) and not _quoted_below(page, index)
    return (new_candidate if own else as_stamp)(page, index, opening)


def _puts_right(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether a sentence below the lede stands behind "Corrected:": it says what is right."""
    corrects = opening.means.kind is NoteKind.CORRECTION
    return corrects and not in_lede(page, index) and ends_sentence(rest) and is_text(rest)


def _done_on(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """A verb and a date before a text: a stamp in front of the story, unless the text is the note's."""
    changed = page.is_about_story(rest)
    if opening.closed == "colon" and (changed or _tells(page, index, opening, rest)):
        return new_candidate(page, index, opening)
    if opening.closed == "date" and goes_on(page, opening, rest):
        return as_sentence(page, index, opening)
    text = changed or (is_text(rest) and not page.words.tail.search(rest))
    chained = opening.closed == "bracket" and is_chained(page, index, opening)
    apart = chained or not in_lede(page, index) or parted_from_below(page, index)
    if text and apart and not rest[:1].islower():
        return new_candidate(page, index, opening)
    return stamp_or_one_of_many(page, index, opening, rest)


def _tells(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether what stands behind a dated colon tells something, and is not the story behind its stamp."""
    held = opening.bracket and is_text(rest)  # stamps have no text in their bracket
    stamped = not held and in_lede(page, index) and ends_in_full_stop(page.text(index), opening)
    clause = opening.bracket and len(rest.split()) >= WORDS_OF_A_CLAUSE
    lede = not held and in_lede(page, index) and _goes_on_below(page, index, rest)
    return not (stamped or lede) and (says_something(page, index, rest) or bool(clause))


def _goes_on_below(page: Page, index: int, told: str) -> bool:
    """Whether the next paragraph goes on about whom a text names: by a pronoun, or the last name alone.

    Then the text is the story's lede behind its stamp: below a note the story begins with its own.
    """
    below = _below(page, index)
    if page.words.takes_up.search(below):
        return True
    words = _WORD.findall(below)
    for first, last, behind in _PAIR.findall(told):
        whole = f"{first} {last}" in below or (behind[:1].isupper() and f"{last} {behind}" in below)
        if first[0].isupper() and last[0].isupper() and last in words and not whole:
            return True
    return False


def _below(page: Page, index: int) -> str:
    """The next paragraph."""
    return next((page.text(at) for at in range(index + 1, index + 1 + LEDE) if page.is_prose(at)), "")


def _quoted_below(page: Page, index: int) -> bool:
    """Whether the next paragraph opens with what somebody says: whom it quotes, the one above it names."""
    return Quotes(_below(page, index)).open_at(1)


def _tells_later(page: Page, rest: str) -> bool:
    """Whether a text names a day long after the story's publication: it is not the lede it stands before."""
    dates = (read_head_date(rest, at.start(), page.words.names) for at in DATE_START.finditer(rest[:ABOUT]))
    return any(is_late(stated, page.life) for stated in dates)


def _is_item(page: Page, index: int, rest: str) -> bool:
    """Whether a list tells what was done to things ("Updated: two engines"), not to the story."""
    return page.is_kind(index, BlockKind.LIST_ITEM) and not is_prose(rest)


def goes_on(page: Page, opening: Opening, rest: str) -> bool:
    """Whether label and date are the beginning of a sentence ("Updated at 5:30 to add a comment")."""
    rest = rest.lstrip(", ")
    if not rest[:1].islower() or page.words.tail.search(rest):
        return False
    return bool(opening.bracket) or len(rest.split()) >= WORDS_OF_A_CLAUSE - ends_sentence(rest)


def _sentence_of(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """As in "Updated to include a comment": the label is the sentence's verb."""
    text = page.text(index)
    start = _label_at(text, opening)
    if opening.closed != "label" or not rest[:1].islower() or page.says_changed(text[start:]) is None:
        return None
    return as_sentence(page, index, opening)


def as_sentence(page: Page, index: int, opening: Opening) -> Candidate:
    """The note whose label is part of its sentence."""
    start = _label_at(page.text(index), opening)
    return replace(new_candidate(page, index, opening), sentence=True, text_start=start)


def _label_at(text: str, opening: Opening) -> int:
    """Where the label itself stands, past bracket and bullet."""
    return max(text.find(opening.label, opening.start), opening.start)


def stamp_or_one_of_many(page: Page, index: int, opening: Opening, rest: str) -> Candidate:
    """A day in front of a paragraph is a stamp, but a note where the paragraph beside it has one, too."""
    beside = is_prose(rest) and any(_opens_with_day(page, at) for at in (index - 1, index + 1))
    return (new_candidate if beside else as_stamp)(page, index, opening)


def _opens_with_day(page: Page, index: int) -> bool:
    """Whether a paragraph begins with a label and a day."""
    text = page.text(index)
    opening = read_opening(text, page.words)
    if opening is None or not opening.label or opening.stated is None:
        return False
    return opening.stated.has_date and is_prose(text[opening.text_start :])
