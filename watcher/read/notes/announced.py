"""What a note announces: a list, a quotation or statement, an address or code below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.candidate import OWN_BLOCK
from watcher.read.notes.ends import NEAR_END, goes_on, list_end, tail_from
from watcher.read.notes.lookalikes import has_open_quotation
from watcher.read.notes.posted import is_signature
from watcher.read.notes.prose import ends_in_colon
from watcher.read.notes.quotes import Quotes

if TYPE_CHECKING:
    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.page import Page

# Characters at a paragraph's end in which it announces a statement.
ANNOUNCING = 200
# A block that is nothing but an address belongs to the text before it, as does code (6 of 8 in histories).
_ADDRESS = re.compile(r"https?://\S+$")
_OPEN_QUOTES = tuple('“"«„')
# How many blocks a quotation may have between its two signs.
QUOTED = 8


def limit_of(page: Page, notes: list[Candidate], place: int) -> int:
    """The block the next note opens in; the end of the page when none does."""
    first = max(notes[place].block, notes[place].text_block)
    later = (notes[index] for index in range(place + 1, len(notes)))
    return next((note.block for note in later if note.block > first and not note.inside), len(page.texts))


def with_announced(page: Page, notes: list[Candidate], place: int, end: int) -> int:
    """A block, plus what it announces: a list or quotation, an address or code, the rest of a quotation."""
    limit = limit_of(page, notes, place)
    end = min(end, len(page.texts) - 1)
    first = end
    follows = end + 1 < limit and not page.is_tail(end + 1) and not page.is_kind(end + 1, BlockKind.HEADING)
    if ends_in_colon(page.text(end)) and follows:
        end = list_end(page, end + 1, limit)
        end += end + 1 < limit and is_signature(page.text(end + 1))
    elif notes[place].alone and end > notes[place].block:
        end = list_end(page, end, limit)
    if notes[place].kind not in OWN_BLOCK:
        end = _statement_end(page, first, end, limit)
    while end + 1 < limit and (_ADDRESS.match(page.text(end + 1)) or page.is_kind(end + 1, BlockKind.CODE)):
        end += 1
    end = _rounded_off(page, notes, place, end)
    while has_open_quotation(page.text(end)) and end + 1 < limit and _opens_quotation(page.text(end + 1)):
        end += 1
    return _quotation_end(page, end, limit)


def _rounded_off(page: Page, notes: list[Candidate], place: int, end: int) -> int:
    """The block that rounds a note off: the next, or of a correction that behind it, where that apologises.

    It may have been taken for a note.
    """
    if _rounds_off(page, end + 1):
        return end + 1
    told = notes[place].kind is NoteKind.CORRECTION and page.is_prose(end + 1) and not page.is_tail(end + 1)
    later = next((note for note in notes[place + 1 :] if note.block > end), None)
    alone = later and later.block == end + 2 and later.sentence and not later.inside
    return end + 2 if told and alone and _rounds_off(page, end + 2) else end


def _rounds_off(page: Page, index: int) -> bool:
    """Whether a block only rounds the note before it off; what somebody says in a story does not."""
    text = page.text(index)
    return page.words.closes.search(text) is not None and not _opens_quotation(text)


def _opens_quotation(text: str) -> bool:
    return text.lstrip()[:1] in _OPEN_QUOTES


def _quotation_end(page: Page, first: int, limit: int) -> int:
    """The last block of a quotation that opens with a block and closes in a later one, near; else the block.

    Some houses set the sign once before several paragraphs, and once behind them.
    """
    if not _opens_quotation(page.text(first)):
        return first
    quoted = ""
    for at in range(first, min(first + QUOTED, limit)):
        if page.is_tail(at) or page.is_kind(at, BlockKind.HEADING):
            break
        quoted += page.text(at)
        if not Quotes(quoted).open_at(len(quoted)):
            return at
    return first


def _statement_end(page: Page, first: int, end: int, limit: int) -> int:
    """The last block of a statement that the first announces, where no story follows it.

    What stands in quotation marks ends with them.
    """
    if (
        _opens_quotation(page.text(first + 1))
        or page.words.announces.search(page.text(first)[-ANNOUNCING:]) is None
    ):
        return end
    stop = tail_from(page, first + 1, limit)
    return end if stop - first > NEAR_END or goes_on(page, stop) else max(end, stop - 1)
