"""What follows a note: the tail of the story, a title, or the story itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.lookalikes import holds_address
from watcher.read.notes.opening import read_opening
from watcher.read.notes.posted import is_signed
from watcher.read.notes.prose import COLONS, breaks_off, ends_sentence, has_sentences, is_rule

if TYPE_CHECKING:
    from watcher.read.notes.page import Page
    from watcher.read.notes.words import Words

# So many short lines, a title or a list, may part two pieces of a story.
LIST = 12
# So many blocks over a rule are those of the note they stand under (27 of 28 real ones); behind a note that a
# rule parts from what stands above it so many up to the next rule, or to the end (all of 14).
OVER_RULE, BETWEEN_RULES = 3, 10
# A note with a date this near to the end, or the last of several, runs to the end. Without a date it is one
# block there, too: that took older blocks, the story's, in 4 of 273 notes of histories, not in 17.
NEAR_END = 6
# The number an item of a list opens with, where no element says that it is one.
_ITEM = re.compile(r"(\d{1,2})[.)、．]\s?(?=\D)")
# Behind which a text ends in a few more words: a sentence that only says what is below has no more.
_LAST_WORDS = re.compile(r"[.!?。！？][\"”’»)\]]*\s*(?=[^.!?。！？]{4,60}[.:!。：]?[)\]]?\s*$)")
# How a summary of a long story opens, in whatever language.
_SUMMARY = re.compile(r"[\W_]*tl;?dr\b", re.IGNORECASE)
# What is part of a text and no sentence.
_PARTS = (BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CODE, BlockKind.TABLE_ROW)


def tail_from(page: Page, first: int, limit: int) -> int:
    """The first block from here on that is no longer the note's."""
    return next((at for at in range(first, limit) if _is_another(page, at)), limit)


def _is_another(page: Page, index: int) -> bool:
    """Whether a block is no part of the note above it."""
    ends = page.is_tail(index) or _ends(page, index)
    return ends or _is_of_editors(page, index) or _is_of_story(page, index)


def _is_of_story(page: Page, index: int) -> bool:
    """Whether a block sums up the story, or asks its readers for corrections."""
    text = page.text(index)
    asks = page.words.mistakes.search(text) and page.words.invites.search(text)
    return asks is not None or _SUMMARY.match(text) is not None


def _is_of_editors(page: Page, index: int) -> bool:
    """Whether a block is an editor's note, be it on something else ("Editor's note: From our archive.")."""
    opening = read_opening(page.text(index), page.words)
    return opening is not None and opening.means.kind is NoteKind.EDITORS_NOTE


def less_tail(page: Page, first: int, marker: int) -> int:
    """The last block before a marker that is no tail ("End of update", "Share this") and not the story's."""
    end = next((at for at in range(marker - 1, first - 1, -1) if not page.is_tail(at)), first - 1)
    return next((at - 1 for at in range(first, end + 1) if _is_of_story(page, at)), end)


def less_pointer(text: str, words: Words) -> str:
    """A note's text without a last sentence that only says what is below ("Our original story follows.")."""
    last = _LAST_WORDS.search(text)
    said = text[last.end() :] if last else ""
    found = words.original.search(said)
    if last is None or found is None:
        return text
    says_more = any(map(str.isalpha, said[found.end() :])) and not said.endswith(COLONS)
    return text if says_more else text[: last.end()].rstrip()


def points_below(page: Page, index: int) -> bool:
    """Whether a paragraph says in its last sentence that the story follows, and more before it."""
    text = page.text(index)
    return page.story[1] > index and less_pointer(text, page.words) != text


def parted_from_above(page: Page, index: int) -> bool:
    """Whether a rule stands between a block and what is above it."""
    return page.is_parted(index) or is_rule(page.text(index - 1))


def parted_from_below(page: Page, index: int) -> bool:
    """Whether a rule stands between a block and what is below it."""
    return page.is_parted(index + 1) or is_rule(page.text(index + 1))


def parted_end(page: Page, first: int, limit: int, *, set_off: bool) -> int | None:
    """The last block of a note that ends at a rule; None when no rule shows it.

    Args:
        page: the page.
        first: the first block that may be none of the note's.
        limit: the block the next note opens in.
        set_off: the note is parted by a rule from what stands above it.
    """
    rule = next((at for at in range(first, limit + 1) if page.is_parted(at)), None)
    end = tail_from(page, first, limit if rule is None else rule)
    ends = set_off or (rule is not None and end == rule)
    return end - 1 if ends and end - first <= (BETWEEN_RULES if set_off else OVER_RULE) else None


def list_end(page: Page, first: int, limit: int) -> int:
    """The last item of the list a block belongs to; the block itself when it is in none."""
    outside = (at for at in range(first, limit) if not _is_in_list(page, first, at))
    return max(next(outside, limit) - 1, first)


def _is_in_list(page: Page, first: int, at: int) -> bool:
    """Whether a block belongs to the list that another begins, by its markup, its number, or as a row."""
    return page.is_item(at) or _counts_on(page, first, at) or _is_row(page, at)


def _is_row(page: Page, index: int) -> bool:
    """Whether a block opens with a number and is no sentence: a price, a time of departure."""
    text = page.text(index)
    return text[:1].isdigit() and not ends_sentence(text) and not page.is_prose(index)


def is_listed(page: Page, index: int) -> bool:
    """Whether a block is an item, or one of several with numbers ("1. Update 3 May: ..." over "2. ...")."""
    counted = _counts_on(page, index, index + 1) or _counts_on(page, index - 1, index)
    return counted or page.is_item(index)


def _counts_on(page: Page, first: int, at: int) -> bool:
    """Whether the numbers that blocks open with run on from the first ("1. The fare" over "2. The")."""
    one, number = _ITEM.match(page.text(first)), _ITEM.match(page.text(at))
    return one is not None and number is not None and int(number[1]) - int(one[1]) == at - first


def goes_on(page: Page, index: int) -> bool:
    """Whether the story goes on below a heading, so that what stands over it is not its end."""
    if page.is_tail(index):
        return False
    if not page.layout.kinds:
        return _goes_on_plainly(page, index)
    return page.is_kind(index, BlockKind.HEADING) and any(
        page.is_prose(at) for at in range(index + 1, len(page.texts))
    )


def _goes_on_plainly(page: Page, index: int) -> bool:
    """The same where no kinds are known: two paragraphs in a row are found below, before what follows it."""
    limit = min(index + LIST, len(page.texts))
    end = next((at for at in range(index, limit) if page.is_tail(at) or is_rule(page.text(at))), limit)
    return any(page.is_prose(at) and page.is_prose(at + 1) for at in range(index + 1, end - 1))


def _pauses(page: Page, index: int) -> bool:
    """Whether a line breaks off between two paragraphs: teasers stand among their like."""
    return breaks_off(page.text(index)) and page.is_prose(index - 1) and page.is_prose(index + 1)


def _ends(page: Page, index: int) -> bool:
    """A title, name or menu entry: neither running text nor a line that announces what follows.

    A paragraph whose last sentence has no full stop is none ("Bring your own food. More: harbour.example").
    """
    text = page.text(index).strip()
    if page.is_kind(index, BlockKind.HEADING):
        return True
    if any(page.is_kind(index, kind) for kind in _PARTS) or has_sentences(text):
        return False
    told = page.is_prose(index) or ends_sentence(text) or text.endswith(COLONS) or _pauses(page, index)
    return not (told or is_signed(text) or holds_address(text))


def closing_at(page: Page, end: int, limit: int) -> int | None:
    """The block that rounds off a correction under a head of its own ("We apologise for our errors ...")."""
    run = range(end + 1, min(limit, len(page.texts)))
    stop = next((at for at in run if page.is_tail(at) or page.is_kind(at, BlockKind.HEADING)), run.stop)
    return next((at for at in range(end + 1, stop) if page.words.closes.search(page.text(at))), None)
