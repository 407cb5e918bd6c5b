"""From blocks to notes: where they begin, where they end, what they say and when."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, Note, NoteForm, NoteKind, Position
from watcher.read.notes.brackets import CLOSERS
from watcher.read.notes.candidates import candidates
from watcher.read.notes.closing import closing_date, closing_day, less_closing_day
from watcher.read.notes.dates.resolve import resolve
from watcher.read.notes.ends import less_pointer
from watcher.read.notes.extent import last_block
from watcher.read.notes.head_closed import skip
from watcher.read.notes.prose import SIGNS_UNSEEN
from watcher.read.notes.remarks import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.page import Page

_EDGES = " \t\r\n*_" + "".join(SIGNS_UNSEEN)
# What tickers write around their lines ("+++ Update 16.20 Uhr: The road is open +++").
_BANNER = re.compile(r"^\+{2,}\s+|\s+\+{2,}$")
# A heading that ends in one of these may have its date in brackets.
_CLOSED = tuple(CLOSERS.values())
# The signs that close a stamp.
_CLOSING = re.compile(r"[\s.\])）】」:：|·–—-]*")


def notes_of(page: Page) -> tuple[Note, ...]:
    """Every note of a page, in order."""
    found = candidates(page)
    taken: list[Note] = []
    covered, inside = -1, -1
    for place, each in enumerate(found):
        if each.block <= covered and not (each.inside and each.block == inside):
            continue
        note = _note(page, found, place)
        taken.append(note)
        if note.form is NoteForm.SECTION:
            covered, inside = (
                max(covered, note.last_block),
                max(each.block, each.text_block) if each.inside else -1,
            )
    return tuple(_chained(taken))


def _chained(notes: list[Note]) -> list[Note]:
    """Notes that only other notes part from the start or the end of the story stand there as well."""
    out = list(notes)
    for place, (above, note) in enumerate(pairwise(notes), 1):
        follows = out[place - 1].position is Position.START and above.last_block + 1 == note.first_block
        if follows and note.position is Position.INLINE and note.form is NoteForm.SECTION:
            out[place] = replace(note, position=Position.START)
    for place in range(len(out) - 2, -1, -1):
        note, behind = out[place], out[place + 1]
        follows = behind.position is Position.END and note.last_block + 1 == behind.first_block
        if follows and note.position is Position.INLINE and note.form is NoteForm.SECTION:
            out[place] = replace(note, position=Position.END)
    return out


def _note(page: Page, found: list[Candidate], place: int) -> Note:
    each = found[place]
    last, certain = last_block(page, found, place)
    last = max(last, each.text_block)  # a label alone may have its text in the next block
    when = resolve(_stated(page, each, last), page.life)
    text = "" if each.stamp else "\n\n".join(part for part in _parts(page, each, last) if part)
    if each.kind is NoteKind.UPDATE and page.story[1] > last:
        text = less_pointer(text, page.words)
    stamp = each.stamp or not text
    return Note(
        kind=each.kind,
        form=NoteForm.STAMP if stamp else NoteForm.SECTION,
        label=each.label,
        stated_date=when.day,
        stated_time=when.time,
        stated_timezone=when.zone,
        year_inferred=when.year_inferred,
        text=text,
        position=_position(page, each, last),
        date_source=when.source,
        stated_month=when.month,
        extent_certain=certain,
        first_block=each.block,
        last_block=last,
        start=each.start,
        head_end=_head_end(page, each),
        text_end=_text_end(page, each, last),
    )


def _head_end(page: Page, each: Candidate) -> int:
    """Where the head ends in its block; with the block when the text is in the next."""
    own = page.text(each.block)
    if each.text_block not in (-1, each.block):
        return len(own)
    return _stamp_end(page, own, each.text_start) if each.stamp else each.text_start


def _stamp_end(page: Page, own: str, at: int) -> int:
    """Where a stamp ends: with the signs that close it, or with who wrote it when nothing else follows."""
    author = AUTHOR.match(own, at)
    return len(own) if author and author[1] in page.words.signs else skip(_CLOSING, own, at)


def _text_end(page: Page, each: Candidate, last: int) -> int:
    if last > max(each.block, each.text_block):
        return len(page.text(last))
    return _head_end(page, each) if each.stamp and last == each.block else each.text_end


def _stated(page: Page, each: Candidate, last: int) -> Stated | None:
    """The date of the head, of an element of its own under a label alone, or of the last words."""
    if each.stated or each.stamp:
        return each.stated
    alone = (page.date_alone(each.block + 1) or page.date_alone(last + 1)) if each.alone else None
    at = max(each.block, each.text_block)
    if alone or (last > at and not page.is_kind(at, BlockKind.HEADING)):
        return alone
    own = page.text(at)[each.text_start : each.text_end]
    titled = page.is_kind(at, BlockKind.HEADING) and own.rstrip().endswith(_CLOSED)
    mends = each.kind is not NoteKind.UPDATE or page.says_changed(own) is not None
    stated = closing_date(page, own, sentence=each.sentence or titled, mends=mends)
    day = resolve(stated, page.life).day
    if day and page.life.holds(day):
        return stated
    _, stated = closing_day(page, own) or (0, None)
    return stated


def _parts(page: Page, each: Candidate, last: int) -> Iterator[str]:
    first = each.text_block if each.text_block >= 0 else each.block
    own = page.written(first)[each.text_start : each.text_end]
    own = own if last > first else less_closing_day(page, each, own)
    yield _BANNER.sub("", own.strip(_EDGES))
    for index in range(first + 1, last + 1):
        yield page.written(index).strip(_EDGES)


def _position(page: Page, each: Candidate, last: int) -> Position:
    first_prose, last_prose = page.story
    before, after = first_prose < each.block, last_prose > last
    if each.stamp:
        return Position.END if before and not after else Position.INLINE if before else Position.LEDE
    if each.inside and after:
        return Position.INLINE
    return Position.START if not before and after else Position.INLINE if after else Position.END
