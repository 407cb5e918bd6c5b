"""Dated entries under a common head: "Revision history", "Updates"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind
from watcher.read.notes import dates
from watcher.read.notes.candidate import Candidate
from watcher.read.notes.opening import BULLET, read_head_date

if TYPE_CHECKING:
    from watcher.read.notes.opening import Opening
    from watcher.read.notes.page import Page

# How many blocks one entry may have.
ENTRY = 6
LONGEST_HEAD = 40


def log_entries(page: Page, index: int, opening: Opening) -> list[Candidate]:
    """The dated entries under a head such as "Revision history"; the first takes the head along."""
    text = page.text(index)
    if (
        len(text) > LONGEST_HEAD
        or not opening.means.log
        or opening.stated
        or text[opening.text_start :].strip()
    ):
        return []
    entries: list[Candidate] = []
    while entry := _entry(page, (entries[-1].last if entries else index) + 1, opening):
        entries.append(entry)
    if entries:
        entries[0] = replace(entries[0], block=index, start=0)
    return entries


def _entry(page: Page, index: int, head: Opening) -> Candidate | None:
    """A date with its text, in one block or in two and more."""
    text = page.text(index)
    start = len(text) - len(text.lstrip(BULLET))
    stated = read_head_date(text, start, dates.names(page.words.languages, page.words.between))
    if stated is None:
        return None
    text_start = stated.end + len(text[stated.end :]) - len(text[stated.end :].lstrip(BULLET + ":：)],."))
    kind, label = head.means.kind, head.label
    new = Candidate(index, start, text_start, len(text), kind, label, stated, entry=True, last=index)
    if text_start < len(text):
        return replace(new, text_block=index)
    if not page.text(index + 1) or page.is_tail(index + 1):
        return None
    own = (0, len(page.text(index + 1)))
    return replace(
        new, text_block=index + 1, text_start=own[0], text_end=own[1], last=_entry_end(page, index)
    )


def _entry_end(page: Page, index: int) -> int:
    """Where the text under a date ends: at the next date when one is near, else with its list."""
    near = range(index + 2, min(index + 2 + ENTRY, len(page.texts)))
    following = next((ahead for ahead in near if page.date_alone(ahead)), None)
    if following is not None:
        return following - 1
    return next((ahead for ahead in near if not _in_list(page, ahead)), max(near.stop, index + 2)) - 1


def _in_list(page: Page, index: int) -> bool:
    return page.is_kind(index, BlockKind.LIST_ITEM) and not page.is_tail(index)
