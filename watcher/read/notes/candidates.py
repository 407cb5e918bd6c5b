"""Where notes may begin, block by block."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind
from watcher.read.notes.brackets import CLOSERS
from watcher.read.notes.candidate import OWN_BLOCK
from watcher.read.notes.closing import last_date, last_day
from watcher.read.notes.head_closed import skip
from watcher.read.notes.inside import bounded, headed, inside
from watcher.read.notes.labelled import judge
from watcher.read.notes.labels import fold, is_roman
from watcher.read.notes.logs import log_entries
from watcher.read.notes.lookalikes import (
    in_lede,
    is_announced,
    is_listed_title,
    is_numbered_change,
    is_quoted,
    is_teaser,
    is_text,
    is_told,
)
from watcher.read.notes.opening import is_head, read_opening
from watcher.read.notes.policies import is_indexed, speaks_of_corrections
from watcher.read.notes.posted import is_posted
from watcher.read.notes.prose import ends_sentence, is_prose
from watcher.read.notes.sentences import may_be_logged, sentence
from watcher.read.notes.stamps import second_stamp

if TYPE_CHECKING:
    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

# The line over a reader's comment is shorter; what answers it is a word or two without a sign between.
COMMENT_LINE = 80
# A bare number behind a text: none of 680 labelled notes has one.
_COUNT = re.compile(r"\W*(?!(?:19|20)\d\d\b)\d[\d.,]*k?\W*")
_ANSWER = re.compile(r"\W*[^\W\d]+(?:\s[^\W\d]+)?\W*(?<![:：])")
_SPACE = re.compile(r"[\s.,;]*")
# What may stand around a label's word.
_AROUND = ",.:;!"


def candidates(page: Page) -> list[Candidate]:
    """Every note of the page, in order, before their ends are known."""
    found: list[Candidate] = []
    index = 0
    while index < len(page.texts):
        here = _at(page, index)
        found += here
        index = max([index, *(each.last for each in here)]) + 1
    return _under_their_labels(page, found)


def _under_their_labels(page: Page, found: list[Candidate]) -> list[Candidate]:
    """The same, but what goes on under a label alone is one note whose paragraphs say what was done.

    As in "Update: 3 May" over "This story was updated to ..." and "It was also updated to ...".
    """
    kept: list[Candidate] = []
    for each in found:
        if kept and _goes_on(page, kept[-1], each):
            kept[-1] = replace(kept[-1], last=each.block)
        else:
            kept.append(each)
    return kept


def _goes_on(page: Page, above: Candidate, each: Candidate) -> bool:
    under = range(above.text_block, max(above.text_block, above.last) + 2) if above.alone else ()
    undated = each.stated is None or each.stated.day is None
    says = each.sentence and not each.inside and undated
    return each.block in under and says and page.statement(page.text(above.text_block)) is not None


def _at(page: Page, index: int) -> list[Candidate]:
    text = page.text(index)
    labelled = page.around.may_hold_label(text, page.words)
    opening = read_opening(text, page.words, labels_too=labelled) if text.strip() else None
    entries = log_entries(page, index, opening) if opening else None
    if entries and entries[0].kind in OWN_BLOCK and is_indexed(page, index):
        return []
    if entries is not None:
        return entries
    found = _in_block(page, index, opening, labelled=labelled)
    if not found or _is_over_story(page, index, found) or not _is_of_others(page, index, found):
        return found
    return []


def _is_over_story(page: Page, index: int, found: list[Candidate]) -> bool:
    """Whether stamps, and statements of their own, stand before the story begins: then they are about it."""
    own = page.is_prose(index + 1) and not any(each.inside for each in found)
    return in_lede(page, index) and all(each.stamp or (each.sentence and own) for each in found)


def _is_of_others(page: Page, index: int, found: list[Candidate]) -> bool:
    """Whether what looks like notes is a reader's, quoted, a chapter's title, a program's, or announced."""
    if _is_comment(page, index) or is_quoted(page, index) or is_listed_title(page, index):
        return True
    if is_numbered_change(page, index):
        return True
    if not all(each.stamp for each in found) and _is_counted(page, index):
        return True
    if not all(each.kind in OWN_BLOCK for each in found):
        own = all(each.stamp or is_roman(each.label) for each in found)
        return not own and is_told(page, index)
    return is_announced(page, index) or is_indexed(page, index)


def _in_block(page: Page, index: int, opening: Opening | None, *, labelled: bool) -> list[Candidate]:
    text = page.text(index)
    speaks = bool(page.possible.within(text)) or page.printed(text) is not None or may_be_logged(page, text)
    if not (opening or speaks or labelled) or is_teaser(text):  # as nine blocks in ten
        return []
    if opening and speaks_of_corrections(page, opening, text):
        return []
    if first := _opened(page, index, opening, speaks=speaks):
        bound = bounded(page, first)
        return _in_row(page, bound) if bound.bracket else _parted(page, bound)
    if not (speaks or labelled) or is_posted(page, index):
        return []
    if stamp := second_stamp(page, index):
        return [stamp]
    return (
        headed(page, index) if page.is_kind(index, BlockKind.HEADING) else inside(page, index, speaks=speaks)
    )


def _opened(page: Page, index: int, opening: Opening | None, *, speaks: bool) -> Candidate | None:
    """The note that a block opens with: its label's, or its sentence where that says more than a stamp."""
    first, text = judge(page, index, opening) if opening else None, page.text(index)
    named = opening is not None and not opening.means.of_story and is_head(text, opening)
    if first is None and named and not ends_sentence(text):
        return None  # the name of a page in a list of pages
    if speaks and (first is None or (first.stamp and opening and opening.means.of_story)):
        return sentence(page, index) or first
    return first


def _in_row(page: Page, first: Candidate) -> list[Candidate]:
    """A note in brackets, and those right behind it in brackets of their own ("[Edit: ...] [Edit: ...]")."""
    notes, text = [first], page.text(first.block)
    while notes[-1].bracket:
        at = skip(_SPACE, text, notes[-1].text_end + 1)
        opening = read_opening(text, page.words, at) if text[at : at + 1] in CLOSERS else None
        behind = judge(page, first.block, opening) if opening else None
        if behind is None or behind.stamp:
            break
        notes.append(bounded(page, behind))
    return notes if len(notes) == 1 else [replace(each, inside=True) for each in notes]


def _parted(page: Page, first: Candidate) -> list[Candidate]:
    """A note, and those that follow in its block under its label again ("Correction: ... Correction: ...").

    What stands before the second and is no text belongs to its head ("Correction: by Ada Finch @ 3 May ...").
    """
    word = fold(first.label.partition(" ")[0].strip(_AROUND))
    once = not word or fold(page.text(first.block)).count(word) == 1
    if once or first.stamp or first.sentence or first.alone:
        return [first]
    behind = (each for each in inside(page, first.block, speaks=False) if each.start > first.text_start)
    again = [each for each in behind if fold(each.label).startswith(word) and not each.sentence]
    if not again:
        return [first]
    told = page.text(first.block)[first.text_start : again[0].start].strip()
    if not is_text(told):
        when = first.stated or last_day(page, told)
        return [replace(again[0], start=first.start, stated=again[0].stated or when), *again[1:]]
    notes = [replace(first, inside=True), *again]
    ends = [*(each.start for each in again), first.text_end]
    return [replace(each, text_end=end) for each, end in zip(notes, ends, strict=True)]


def _is_comment(page: Page, index: int) -> bool:
    """Whether a block is a reader's: who wrote it, and when, is above it, or the word to answer it below."""
    before, behind = page.text(index - 1), page.text(index + 1)
    heads = [before]
    if _has_minute(page, before) and not in_lede(page, index):  # over when stands who, mostly without a colon
        heads.append(f"{page.text(index - 2)}:")
    line = any(_is_comment_line(page, head) for head in heads)
    answered = _ANSWER.fullmatch(behind) and page.words.comment.search(behind)
    return bool(line or answered) or (_is_writer(page, before) and _is_writer(page, behind))


def _is_comment_line(page: Page, line: str) -> bool:
    return len(line) < COMMENT_LINE and page.words.comment.search(line) is not None and not is_prose(line)


def _is_writer(page: Page, line: str) -> bool:
    """Whether a line names somebody and the minute: one above a text and one below it are of comments."""
    return line[:1].isalpha() and _has_minute(page, line) and read_opening(line, page.words) is None


def _has_minute(page: Page, line: str) -> bool:
    """Whether a short line tells a day and a minute of it."""
    written = last_date(page, line) if len(line) < COMMENT_LINE else None
    return written is not None and written.time is not None


def _is_counted(page: Page, index: int) -> bool:
    """Whether a number behind a text counts its votes or answers: a comment's, or another story's."""
    return _COUNT.fullmatch(page.text(index + 1)) is not None and page.date_alone(index + 1) is None
