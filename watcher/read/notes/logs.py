"""Dated entries under a common head: "Revision history", "Updates"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.candidate import Candidate
from watcher.read.notes.closing import last_date
from watcher.read.notes.dates.heads import read_head_date
from watcher.read.notes.dates.resolve import resolve
from watcher.read.notes.labels import fold
from watcher.read.notes.lookalikes import MENDS
from watcher.read.notes.opening import BULLET, is_head, read_opening
from watcher.read.notes.patterns import DATE_START

if TYPE_CHECKING:
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

# How far ahead the next entry may begin; how many items the list of the last may have.
ENTRY, LONGEST_LIST = 6, 40
LONGEST_HEAD = 40
# An item of a list that ends in its date is shorter.
LONGEST_ITEM = 200
# What stands behind the date of a line that begins within a paragraph.
_LINE = re.compile(r"\s?[:：]\s|\s[–—-]\s")
# What ends an entry.
_STOP = " .)]"
# What says that a page was published is shorter.
LONGEST_FIRST = 60


def log_entries(page: Page, index: int, opening: Opening) -> list[Candidate] | None:
    """The dated entries under a head such as "Revision history"; the first takes the head along.

    None when nothing of the kind stands under it; empty when all that does is when the story was published.
    """
    text = page.text(index)
    if (
        len(text) > LONGEST_HEAD
        or not _may_head(page, index, opening)
        or opening.stated
        or text[opening.text_start :].strip()
    ):
        return None
    entries: list[Candidate] = []
    while entry := _entry(page, (entries[-1].last if entries else index) + 1, opening):
        entries.append(entry)
    if not entries:
        return None
    entries = [line for entry in entries for line in _lines(page, entry)]
    entries[0] = replace(entries[0], block=index, start=0)
    return [_told(page, entry) for entry in entries if not _is_first(page, entry)]


def _lines(page: Page, entry: Candidate) -> list[Candidate]:
    """An entry, and those that its paragraph holds below it, each behind its full date and a sign."""
    text, lines = page.text(entry.text_block), [entry]
    for place in DATE_START.finditer(text, entry.text_start) if entry.last == entry.text_block else ():
        at = place.start()
        stated = _line_at(page, text, at) if at > lines[-1].text_start else None
        if stated:
            lines[-1] = replace(lines[-1], text_end=at)
            own, block = _behind(text, stated.end), entry.text_block
            lines.append(replace(entry, block=block, start=at, text_start=own, stated=stated))
    return lines if len(lines) == 1 else [replace(line, inside=True) for line in lines]


def _line_at(page: Page, text: str, at: int) -> Stated | None:
    """The full date that opens a line at a place within a paragraph; no word leads it in."""
    led = text[at:].partition(" ")[0].casefold() in page.words.names.between
    stated = read_head_date(text, at, page.words.names) if text[at - 1].isspace() and not led else None
    return stated if stated and stated.year and stated.day and _LINE.match(text, stated.end) else None


def _told(page: Page, entry: Candidate) -> Candidate:
    """An entry with a label of its own, which is a stamp when that is all ("Updated 3 May 2021")."""
    text = page.text(entry.text_block)[entry.text_start : entry.text_end]
    entry = replace(entry, kind=_kind(page, text, entry.kind))
    opening = read_opening(text, page.words)
    if opening is None or not opening.label or opening.means.weak:
        return entry
    if is_head(text, opening):
        return replace(entry, stamp=True, label=opening.label, stated=opening.stated or entry.stated)
    behind = entry.text_start + opening.text_start
    return replace(entry, text_start=behind) if opening.closed == "colon" else entry


def _kind(page: Page, text: str, kind: NoteKind) -> NoteKind:
    """What an entry says was done: what is more than an update names it, be it by its last word alone."""
    if kind is not NoteKind.UPDATE:
        return kind
    last = page.words.labels.get(fold(text.rstrip(_STOP).rpartition(" ")[2]))
    mended = last.kind if last and last.done else page.says_changed(text)
    return mended if mended in MENDS else kind


def _may_head(page: Page, index: int, opening: Opening) -> bool:
    """Whether a label may stand over entries: one that is made for it, or "Update" as a heading."""
    heading = page.is_kind(index, BlockKind.HEADING) and opening.means.kind is NoteKind.UPDATE
    return opening.means.log or (heading and not opening.means.stamp)


def _is_first(page: Page, entry: Candidate) -> bool:
    """Whether an entry tells of the publication only ("First published")."""
    return _is_of_publication(page, page.text(entry.text_block)[entry.text_start : entry.text_end])


def _is_of_publication(page: Page, text: str) -> bool:
    return len(text) <= LONGEST_FIRST and page.words.first.search(text) is not None


def _entry(page: Page, index: int, head: Opening) -> Candidate | None:
    """A date with its text, in one block or in two and more."""
    text = page.text(index)
    start = len(text) - len(text.lstrip(BULLET))
    stated = read_head_date(text, start, page.words.names)
    if stated is None or _is_of_publication(page, text):
        return _dated_behind(page, index, head)
    if head.means.vague and not _can_be_noted(page, stated):
        return None
    text_start = start if _in_sentence(page, text, start, stated) else _behind(text, stated.end)
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


def _behind(text: str, at: int) -> int:
    """Where the text of an entry begins, past the signs behind its date."""
    return at + len(text[at:]) - len(text[at:].lstrip(BULLET + ":：)],."))


def _in_sentence(page: Page, text: str, start: int, stated: Stated) -> bool:
    """Whether the date is part of the entry's sentence ("As of March 2020, the bridge is closed")."""
    led = (
        text[start : stated.end].casefold().startswith(tuple(f"{word} " for word in page.words.names.between))
    )
    return led and text[stated.end :].lstrip(" ,，")[:1].islower()


def _dated_behind(page: Page, index: int, head: Opening) -> Candidate | None:
    """An item of a list whose date stands at its end ("Corrected a name on 3 May 2021")."""
    text = page.text(index)
    item = page.is_kind(index, BlockKind.LIST_ITEM) or (text and not page.layout.kinds)
    if not item or len(text) > LONGEST_ITEM:
        return None
    stated = last_date(page, text)
    if stated is None or not _can_be_noted(page, stated):
        return None
    means = head.means
    return Candidate(
        index, 0, 0, len(text), means.kind, head.label, stated, entry=True, last=index, text_block=index
    )


def _can_be_noted(page: Page, stated: Stated) -> bool:
    """Whether an entry's day lies in the life of the story: a history may be that of a town."""
    day = resolve(stated, page.life).day
    return day is not None and page.life.published is not None and page.life.holds(day)


def _entry_end(page: Page, index: int) -> int:
    """Where the text under a date ends: at the next date when one is near, else with its list."""
    near = range(index + 2, min(index + 2 + ENTRY, len(page.texts)))
    following = next((ahead for ahead in near if page.date_alone(ahead)), None)
    if following is not None:
        return following - 1
    rest = range(index + 2, min(index + 2 + LONGEST_LIST, len(page.texts)))
    return next((ahead for ahead in rest if not _in_list(page, ahead)), max(rest.stop, index + 2)) - 1


def _in_list(page: Page, index: int) -> bool:
    return page.is_kind(index, BlockKind.LIST_ITEM) and not page.is_tail(index)
