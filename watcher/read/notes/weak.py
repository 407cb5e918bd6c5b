"""Labels that open a note only when their text says so, and days before a text without any label."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.again import AGAIN, heads_page
from watcher.read.notes.began import ABOUT, new_candidate
from watcher.read.notes.contrast import puts_right
from watcher.read.notes.dates.heads import read_head_date
from watcher.read.notes.dates.resolve import is_late, resolve
from watcher.read.notes.heads_alike import opens_again
from watcher.read.notes.lookalikes import is_dense_clause, is_text, is_timetable, opens_sentence
from watcher.read.notes.prose import SENTENCES, ends_sentence, is_prose
from watcher.read.notes.sentences import last_change
from watcher.read.notes.statements import Statement

if TYPE_CHECKING:
    import re

    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

_DASHES = ("–", "—", "-")


def weak(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """A note whose label is enough only with what stands behind it: a change of the story, or a full date."""
    edited = opening.means.kind is NoteKind.EDITORS_NOTE
    did = page.words.did.search(rest) if edited else None
    kind = _says_change(page, index, opening, rest)
    if kind is None and (did or page.printed(rest) or (edited and puts_right(rest, page.words))):
        kind = NoteKind.CORRECTION
    head = page.text(index)[: opening.text_start].rstrip(" *_")
    closed = (opening.closed == "colon" and not _is_span(page, head, rest)) or head.endswith(".")
    if kind is None and opening.label and opening.stated and opening.stated.has_date and closed:
        return new_candidate(page, index, opening)
    runs_in = edited and not opening.means.weak and opens_sentence(page, page.text(index), opening, rest)
    if kind is None or not (opening.closed in ("colon", "bracket", "date") or runs_in):
        return None
    note = new_candidate(page, index, opening, kind if opening.means.weak else NoteKind.EDITORS_NOTE)
    return _dated_by(page, note, did) if did else _stamped(page, note)


def _stamped(page: Page, note: Candidate) -> Candidate:
    """The same, but a stamp where its first sentence says no more than when the last change was."""
    text = page.text(note.block)
    stop = SENTENCES.search(text, note.text_start)
    last = last_change(page, text[: stop.start()] if stop else text, None, note.text_start)
    if last is None or note.kind is not NoteKind.UPDATE:
        return note
    return replace(note, stated=last, stamp=True, text_start=last.end, text_end=last.end)


def _is_span(page: Page, head: str, rest: str) -> bool:
    """Whether a head's date is the first of two days between which something is ("Note: 3 May – 5 June")."""
    return head.endswith(_DASHES) and read_head_date(rest, 0, page.words.names) is not None


def _dated_by(page: Page, note: Candidate, did: re.Match[str]) -> Candidate:
    """The same with the date that it gives to what was done, where its head has none."""
    found = Statement(did.start(), did.end(), note.kind)
    return replace(note, stated=note.stated or page.date_of(page.text(note.block), found, note.text_start))


def _says_change(page: Page, index: int, opening: Opening, rest: str) -> NoteKind | None:
    """What a text says was done to the story.

    Behind a day without a year, as tickers and diaries have it, only what points at the story is about it. An
    editor's note that tells of the time since the story came out is, be it on names, which others only say
    have been changed.
    """
    if opening.means.kind is NoteKind.EDITORS_NOTE and page.words.afterwards.search(rest):
        return NoteKind.AMENDMENT
    if opening.label or (opening.stated and opening.stated.year):
        return page.says_changed(rest, aside=True)
    if own := page.statement(rest):
        return own.kind
    mends = page.words.mends.search(rest) and not _is_among_dates(page, index)
    return NoteKind.CORRECTION if mends else None


def _is_among_dates(page: Page, index: int) -> bool:
    """Whether blocks beside it open with a day, too: in a diary "12 May: It was fixed" is what happened."""
    return any(page.opens_with_date(index + step) for step in (-2, -1, 1, 2))


def later(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """A full date before the text, after the story's publication, alone among the blocks around it."""
    if opening.label or opening.stated is None:
        return None
    if opening.stated.year is None:
        return _above_story(page, index, opening, rest)
    day, life = resolve(opening.stated, page.life).day, page.life
    if day is None or not life.holds(day):
        return None
    if is_timetable(rest):
        return None
    if page.words.logged.search(rest[:ABOUT]):
        return new_candidate(page, index, opening, NoteKind.UPDATE)
    told = is_prose(rest) or (is_dense_clause(rest) and ends_sentence(rest))
    if not (told and is_late(opening.stated, life)):
        return None
    return None if _is_among_dates(page, index) else new_candidate(page, index, opening, NoteKind.UPDATE)


def _above_story(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """A time before a text above the words that open the story again ("4.30pm: ..." over "EARLIER: ...").

    Such updates open the page, the newest first; a programme and a chronicle have their times in turn, or a
    beginning of their own.
    """
    timed = opening.stated is not None and opening.stated.time is not None
    told = timed and index - page.story[0] <= AGAIN and is_text(rest)
    if not (told and opens_again(page, index) and heads_page(page, index)):
        return None
    return new_candidate(page, index, opening, NoteKind.UPDATE)
