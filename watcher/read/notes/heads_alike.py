"""Heads of one label that stand in a row, and the words behind them with which the story opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind
from watcher.read.notes.opening import read_opening
from watcher.read.notes.prose import ends_sentence

if TYPE_CHECKING:
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

# So many words between two heads are a sentence even without a full stop.
WORDS_OF_A_SENTENCE = 6
# How many blocks behind a head tell whether it is one of a chain, or the story is opened again.
NEAR = 12
# How many blocks before a head the one before it in a chain may stand.
BEHIND = 4


def is_between(page: Page, following: int, opening: Opening) -> bool:
    """Whether a block stands between two heads of a chain, or behind one; titles of others have days."""
    stated, index = opening.stated, following - 1
    if stated is None or stated.has_date or len(page.text(following).split()) < WORDS_OF_A_SENTENCE:
        return False
    others = (following + 1, *range(max(index - BEHIND, 0), index))
    return opening.label != "" and any(_is_alike(page, other, index, opening) for other in others)


def is_chained(page: Page, index: int, opening: Opening) -> bool:
    """Whether the same label opens a later block, with another date: a chain of notes, no stamp.

    So does one that closes a chain, right behind the text of the note before it.
    """
    label, own = opening.label.casefold(), page.text(index).strip()
    if _closes_chain(page, index, opening):
        return True
    if opening.date_first:
        heads = (read_opening(page.text(ahead), page.words) for ahead in _ahead(page, index))
        return any(head and head.date_first and head.label.casefold() == label for head in heads)
    later = (page.text(ahead) for ahead in _ahead(page, index))
    others = (text.lstrip(" *_•+([")[: len(label)].casefold() for text in later if text.strip() != own)
    return any(text == label for text in others)


def is_in_row(page: Page, index: int, opening: Opening) -> bool:
    """Whether one sentence stands between a head and the next like it, or the one before it.

    In a list of stories a title stands there, too.
    """
    if not ends_sentence(page.text(index + 1)) or page.is_kind(index + 1, BlockKind.HEADING):
        return False
    return _is_alike(page, index + 2, index, opening) or _closes_chain(page, index, opening)


def _closes_chain(page: Page, index: int, opening: Opening) -> bool:
    """Whether a head like this one, of another day or hour, stands over or in what is before it."""
    if not (page.is_prose(index - 1) or ends_sentence(page.text(index - 1))):
        return False
    return index > 1 and _is_alike(page, index - 2, index, opening)


def _is_alike(page: Page, other: int, index: int, opening: Opening) -> bool:
    """Whether a block opens with the same label as a head, and another date."""
    text = page.text(other)
    head = read_opening(text, page.words)
    if head is None or not (head.stated and opening.stated):
        return False
    alike = head.label.casefold() == opening.label.casefold() and head.date_first == opening.date_first
    return alike and text.strip() != page.text(index).strip()


def opens_again(page: Page, index: int) -> bool:
    """Whether words behind a block open the story again ("Original post:")."""
    return any(page.is_original(ahead) and not page.is_parted(ahead) for ahead in _ahead(page, index))


def original_ahead(page: Page, index: int) -> bool:
    """Whether the story is opened again below a block, or the time of an older update stands there."""
    return any(page.is_original(ahead) or page.is_time(ahead) for ahead in _ahead(page, index))


def _ahead(page: Page, index: int) -> range:
    """The blocks in which a head's chain, or the story behind it, may go on."""
    return range(index + 1, min(index + 1 + NEAR, len(page.texts)))
