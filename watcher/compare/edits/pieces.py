"""A reading cut into pieces: blocks, and within a block what a note wrote and what it did not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.counting import starts
from watcher.compare.links import from_page
from watcher.compare.words.aloud import opens_aloud
from watcher.compare.words.units import fold, is_unspaced, sentences
from watcher.model import BlockKind, NoteForm, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from watcher.model import Note, Reading


class Piece(NamedTuple):
    """A run of text within one block.

    Attributes:
        text: white space folded.
        block: index of its block in the reading.
        start: where in the block's folded text it begins.
        margin: its block is of role margin.
        note: it is an update note's own text.
        steady: that note says the same in both readings, whatever its form.
        timed: it is an entry of a live blog: its time says where it belongs, wherever it stands.
        entry: which entry of a live blog it stands in, by a number that both readings share; 0 for none.
        quote: its block is a quotation.
        dashed: all of its block, where that opens with a dash, behind which somebody may speak.
        heading: its block is a heading.
        links: the block's links, as they lead on from the page.
        pointer: it does no more than point to a note on its page.
        restless: a token in them is another one at every check.
        counting: where in the block's folded text those numbers begin that are others at every check.
    """

    text: str
    block: int
    start: int = 0
    margin: bool = False
    note: bool = False
    steady: bool = False
    timed: bool = False
    entry: int = 0
    quote: bool = False
    dashed: str = ""
    heading: bool = False
    links: tuple[str, ...] = ()
    pointer: bool = False
    restless: bool = False
    counting: frozenset[int] = frozenset()

    @property
    def named(self) -> str:
        """Its words, and of an entry which one: two entries may say the same."""
        return f"{self.text}\0{self.entry}" if self.entry else self.text

    def cut(self, low: int, high: int) -> Piece:
        """The part of it between two places, counted from its own start."""
        return self._replace(text=self.text[low:high], start=self.start + low)

    def sentences(self) -> list[Piece]:
        """Its sentences."""
        return [self.cut(low, high) for low, high in sentences(self.text)]


def apart(old: Piece, new: Piece) -> bool:
    """Whether they stand in two entries of a live blog: the one did not become the other."""
    return bool(old.entry and new.entry and old.entry != new.entry)


def fitting(olds: Sequence[Piece], news: Sequence[Piece]) -> Callable[[int, int], bool]:
    """Whether one of each may be one at all, by their places."""
    return lambda i, j: not apart(olds[i], news[j])


def joined(first: Piece, last: Piece, whole: Piece) -> Piece:
    """From the first through the last of some parts of a whole."""
    return whole.cut(first.start - whole.start, last.start - whole.start + len(last.text))


def pieces(
    reading: Reading,
    known: frozenset[str],
    noted: Sequence[tuple[int, Note]],
    steady: Collection[int],
    entries: Mapping[int, int],
    url: str,
) -> tuple[Piece, ...]:
    """The reading's pieces in order; empty blocks are left out.

    Args:
        reading: what a page says.
        known: texts the other reading has as well: whatever notes we found in those, they did not change,
            and are not cut.
        noted: its notes, each with the last block that is surely its own.
        steady: ids of the notes that say the same in the other reading.
        entries: of blocks that stand in an entry of a live blog its number.
        url: where links lead on from. Of both readings the same: to move an article moves none of them.
    """
    found: list[Piece] = []
    here = _of_blocks(noted)
    for index, block in enumerate(reading.blocks):
        text = fold(block.text)
        if not text:
            continue
        notes = here.get(index, [])
        piece = Piece(
            text=text,
            block=index,
            margin=block.role is Role.MARGIN,
            note=bool(notes),
            steady=all(id(note) in steady for note in notes),
            timed=any(note.of_story for note in notes),
            entry=entries.get(index, 0),
            quote=block.kind is BlockKind.QUOTE,
            dashed=text if opens_aloud(text) else "",
            heading=block.kind is BlockKind.HEADING,
            links=from_page(url, block.links),
            restless=block.restless,
            counting=starts(block),
        )
        found += [piece] if text in known or not notes else _rejoined(_parts(piece, notes))
    return tuple(found)


def _of_blocks(noted: Sequence[tuple[int, Note]]) -> dict[int, list[Note]]:
    """The notes of each block that has some, in their order."""
    found: dict[int, list[Note]] = {}
    for last, note in noted:
        for index in range(note.first_block, last + 1):
            found.setdefault(index, []).append(note)
    return found


def _parts(piece: Piece, notes: list[Note]) -> Iterator[Piece]:
    at = 0
    for low, high in sorted(filter(None, (_extent(piece, note) for note in notes))):
        if low > at:
            yield from _trimmed(piece, at, low, note=False)
        if high > max(at, low):
            yield from _trimmed(piece, max(at, low), high, note=True)
        at = max(at, high)
    if at == 0:
        yield piece
    else:
        yield from _trimmed(piece, at, len(piece.text), note=False)


def _rejoined(parts: Iterable[Piece]) -> list[Piece]:
    """The parts of a block, but what stands around a note within a sentence is one; the note follows it."""
    found: list[Piece] = []
    for part in parts:
        around = len(found) > 1 and found[-1].note and not (found[-2].note or part.note)
        if around and _is_one_sentence(found[-2].text, part.text):
            seam = "" if part.text[:1] in _MARKS or is_unspaced(part.text[:1]) else " "
            whole = f"{found[-2].text}{seam}{part.text}"
            found[-2] = found[-2]._replace(text=whole, counting=frozenset())
        else:
            found.append(part)
    return found


def _is_one_sentence(before: str, behind: str) -> bool:
    """Whether a sentence goes on behind a note in it ("Ada, 56 [Correction: ...], said"), or a bracket."""
    return behind[:1] == "(" or not (_STOPPED.search(before) or behind[:1].isupper())


_MARKS = frozenset(",;.!?)…–—、，；")
_STOPPED = re.compile(r"[.!?:…。！？：؟।][\W_]*$")


def _trimmed(piece: Piece, low: int, high: int, *, note: bool) -> Iterator[Piece]:
    text = piece.text[low:high]
    if text.strip():
        low += len(text) - len(text.lstrip())
        yield piece.cut(low, low + len(text.strip()))._replace(note=note)


def _extent(piece: Piece, note: Note) -> tuple[int, int] | None:
    """Where in a block the note stands, label included; None when it cannot be told."""
    if note.start < 0:
        return _searched(piece.text, note) if piece.block == note.first_block else (0, len(piece.text))
    low = note.start if piece.block == note.first_block else 0
    if note.form is NoteForm.STAMP and piece.block == note.first_block:
        return low, note.head_end
    if piece.block != note.last_block:
        return low, len(piece.text)
    return low, _closed(piece.text, max(low, note.text_end))


_CLOSING = re.compile(r"[\s.\])）】」:|·–—-]*")


def _closed(text: str, at: int) -> int:
    """The place behind the signs that close a note: its bracket, a full stop."""
    closing = _CLOSING.match(text, at)
    return closing.end() if closing else at


def _searched(text: str, note: Note) -> tuple[int, int] | None:
    """The same for a note that does not say it: found by an older reader, or made by a program."""
    words = fold(note.text.partition("\n\n")[0])
    label, at = text.find(note.label), text.find(words)
    if note.form is NoteForm.STAMP or not words or min(label, at) < 0:
        return None
    alone = note.first_block == note.last_block
    return min(label, at), _closed(text, at + len(words)) if alone else len(text)
