"""The times over the entries of a live blog, which are known as such only where it is known as one."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from watcher.compare.edits.matched import Matched
    from watcher.compare.edits.pieces import Piece
    from watcher.model import Reading

_CLOCK = re.compile(
    r"\W*(?P<hour>\d{1,2})\s?[:.h]\s?(?P<minute>\d{2})(?!\d)\s?(?:[ap]\.?m\b\.?|uhr\b|h\b)?"
    r"(?:\s?(?-i:[A-Z]{2,5})(?=\s*(?:[–—:|,-]|$)))?[\s–—:|,.·-]*",
    re.IGNORECASE,
)
"""A time of day at the head of a text, with what parts it from that ("11:20 a.m. BST – ")."""


def numbered(old: Reading, new: Reading, notes: Matched) -> tuple[dict[int, int], dict[int, int]]:
    """Of each block in an entry the entry's number, the same in both readings where it is the same entry.

    Where only one of them shows a live blog, nothing says which block was of which entry.
    """
    pairs = {id(note): k for k, pair in enumerate(notes.kept, 1) for note in pair}
    stood = {id(note) for note in notes.stood}
    single = count(-1, -1)
    sides = [
        {
            at: number
            for note in side.notes
            if note.of_story and id(note) not in stood
            for number in [pairs.get(id(note)) or next(single)]
            for at in note.places
        }
        for side in (old, new)
    ]
    return (sides[0], sides[1]) if all(sides) else ({}, {})


def untimed(side: Sequence[Piece], own: Reading, other: Reading) -> tuple[Piece, ...]:
    """The pieces of one reading less the times of what only the other knows for the entries of a live blog.

    A page is a live blog from its third entry on. Then its times go into the entries, and nobody has deleted
    them.
    """
    times = {
        (note.stated_time.hour % 12, note.stated_time.minute)
        for note in other.notes
        if note.of_story and note.stated_time
    }
    if not times or any(note.of_story for note in own.notes):  # nearly all pages
        return tuple(side)
    cut = (piece.cut(_head(piece.text, times), len(piece.text)) for piece in side)
    return tuple(piece for piece in cut if piece.text)


def _head(text: str, times: Collection[tuple[int, int]]) -> int:
    """Where a text goes on behind one of these times, by the clock of twelve hours."""
    found = _CLOCK.match(text)
    if found and (int(found["hour"]) % 12, int(found["minute"])) in times:
        return found.end()
    return 0
