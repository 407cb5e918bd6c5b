"""A reading cut into pieces: blocks, and within a block what a note wrote and what it did not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.lexicon import calendar_words
from watcher.compare.words import fold, sentences
from watcher.model import BlockKind, NoteForm, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.model import Note, Reading


class Piece(NamedTuple):
    """A run of text within one block.

    Attributes:
        text: white space folded.
        block: index of its block in the reading.
        start: where in the block's folded text it begins.
        margin: its block is of role margin.
        note: it is an update note's own text.
        quote: its block is a quotation.
        heading: its block is a heading.
        links: the block's links.
    """

    text: str
    block: int
    start: int = 0
    margin: bool = False
    note: bool = False
    quote: bool = False
    heading: bool = False
    links: tuple[str, ...] = ()

    def cut(self, low: int, high: int) -> Piece:
        """The part of it between two places, counted from its own start."""
        return self._replace(text=self.text[low:high], start=self.start + low)

    def sentences(self) -> list[Piece]:
        """Its sentences."""
        return [self.cut(low, high) for low, high in sentences(self.text)]


def joined(first: Piece, last: Piece, whole: Piece) -> Piece:
    """From the first through the last of some parts of a whole."""
    return whole.cut(first.start - whole.start, last.start - whole.start + len(last.text))


def pieces(reading: Reading, known: frozenset[str], noted: Sequence[tuple[int, Note]]) -> tuple[Piece, ...]:
    """The reading's pieces in order; empty blocks are left out.

    Args:
        reading: what a page says.
        known: texts the other reading has as well: whatever notes we found in those, they did not change,
            and are not cut.
        noted: its notes, each with the last block that is surely its own.
    """
    found: list[Piece] = []
    for index, block in enumerate(reading.blocks):
        text = fold(block.text)
        if not text:
            continue
        notes = [note for last, note in noted if note.first_block <= index <= last]
        piece = Piece(
            text=text,
            block=index,
            margin=block.role is Role.MARGIN,
            note=bool(notes),
            quote=block.kind is BlockKind.QUOTE,
            heading=block.kind is BlockKind.HEADING,
            links=block.links,
        )
        found += [piece] if text in known or not notes else _parts(piece, notes, reading.language)
    return tuple(found)


def _parts(piece: Piece, notes: list[Note], language: str) -> Iterator[Piece]:
    at = 0
    for low, high in sorted(filter(None, (_extent(piece, note, language) for note in notes))):
        if low > at:
            yield from _trimmed(piece, at, low, note=False)
        if high > max(at, low):
            yield from _trimmed(piece, max(at, low), high, note=True)
        at = max(at, high)
    if at == 0:
        yield piece
    else:
        yield from _trimmed(piece, at, len(piece.text), note=False)


def _trimmed(piece: Piece, low: int, high: int, *, note: bool) -> Iterator[Piece]:
    text = piece.text[low:high]
    if text.strip():
        low += len(text) - len(text.lstrip())
        yield piece.cut(low, low + len(text.strip()))._replace(note=note)


def _extent(piece: Piece, note: Note, language: str) -> tuple[int, int] | None:
    """Where in a block the note stands, label included; None when it cannot be told."""
    if note.form is NoteForm.STAMP:
        return _stamp(piece.text, note, language)
    if piece.block != note.first_block:
        return 0, len(piece.text)
    words = fold(note.text.partition("\n\n")[0])
    at = piece.text.find(words) if words else -1
    label = piece.text.find(note.label) if note.label else -1
    if at < 0 and label < 0:
        return None
    low = label if label >= 0 and (at < 0 or label <= at) else at
    low = _opening(piece.text[:low])
    alone = note.first_block == note.last_block
    high = at + len(words) if alone and at >= 0 else len(piece.text)
    high += len(_CLOSING.match(piece.text, high).group())  # type: ignore[union-attr]  # it matches nothing as well
    return low, high


_CLOSING = re.compile(r"[\s.\])）】」:|·–—-]*")
_OPENING = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*([\[(（【*—–-]?\s*)$")


def _opening(before: str) -> int:
    """Where a note begins whose label has this before it in its block.

    Behind the end of a sentence, bracket included; else at the beginning of the block: what stands before a
    label there is a bullet or a bracket.
    """
    match = _OPENING.search(before)
    return match.start(1) if match else 0


_STAMP_TAIL = re.compile(
    r"(?:[\s:,.\-–|(@]*(?:\d[\d:.,/h年月日時分-]*(?:st|nd|rd|th)?|[^\W\d_]{1,12}\.?))", re.UNICODE
)


def _stamp(text: str, note: Note, language: str) -> tuple[int, int] | None:
    """A stamp ends with its last date part; the words behind it are the story."""
    at = text.find(note.label) if note.label else 0
    if at < 0:
        return None
    start = high = end = at + len(note.label)
    wanted = _numbers(note)
    while wanted and end - start < _STAMP and (match := _STAMP_TAIL.match(text, end)):
        end = match.end()
        digits = {int(found) for found in re.findall(r"\d+", match.group()) if len(found) <= _DIGITS}
        met = [one for one in wanted if one & digits]
        if met:
            wanted = [one for one in wanted if one not in met]
            high = end
    zone = re.match(rf"\s*(?:[ap]\.?m\b\.?)?\s*(?:{re.escape(note.stated_timezone or '')})?", text[high:])
    high += zone.end() if zone else 0
    return _opening(text[:at]), _after_month(text, high, language)


_STAMP, _DIGITS = 60, 4
"""Characters that the date of a stamp takes at most, and digits of a number in it."""


def _numbers(note: Note) -> list[set[int]]:
    """The numbers that print the stamp's date and time, each with its other ways of writing."""
    day, time = note.stated_date, note.stated_time
    found = [{day.day}] if day else []
    if day and not note.year_inferred:
        found.append({day.year, day.year % 100})
    if time:
        found.append({time.hour, (time.hour - 1) % 12 + 1})
    return [*found, {time.minute}] if time and time.minute else found


_SEAM = re.compile(r"(?<=[a-zà-öø-ÿа-я])(?=[A-ZÀ-ÖØ-ÞА-Я])")
"""Where a sentence was glued to the month before it ("12 JanThe council")."""


def _after_month(text: str, high: int, language: str) -> int:
    """Take in the month name of "12 January" and the sign that closes the stamp."""
    month = re.match(r"\.?\s*(?:de\s+)?([^\W\d_]{3,})\b", text[high:])
    if month:
        name = _SEAM.split(month.group(1), maxsplit=1)[0]
        if name.casefold() in calendar_words(language):
            high += month.start(1) + len(name) + text.startswith(".", high + month.start(1) + len(name))
    return high + len(_CLOSING.match(text, high).group())  # type: ignore[union-attr]  # it matches nothing as well
