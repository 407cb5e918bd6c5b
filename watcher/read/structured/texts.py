"""Where the words of notes and blocks stand, so that what is stated twice is found once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model import Note, NoteKind, Position, Role
from watcher.read.markup.tree import squash
from watcher.read.structured.evidence import NOWHERE, completed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Block

_KEY = 60  # letters of a paragraph that name it
_SAID = 15  # letters by which a text is known again


class Texts:
    """Where the words of notes and blocks stand, so that what is stated twice is found once."""

    def __init__(self, blocks: Sequence[Block], notes: list[Note]) -> None:
        self.notes = notes
        self._blocks = blocks
        self._body = [i for i, block in enumerate(blocks) if block.role is Role.BODY]
        named = [
            (key, i) for i, note in enumerate(notes) for key in (*_keys(note.text), _headline(note.text))
        ]
        self._by_note = dict(reversed(named))
        self._by_block = {key: i for i in reversed(self._body) for key in _keys(blocks[i].text)}
        self._squashed: dict[int, str] = {}

    def join(self, note: Note, *, visible: bool) -> None:
        """Take a statement in: as what a visible note lacks, as the note of a block, or by itself."""
        twin = next((self._by_note[key] for key in _keys(note.text) if key in self._by_note), None)
        if twin is None:
            twin = next((i for i, own in enumerate(self.notes) if _says(own, note)), None)
        if twin is not None:
            self.notes[twin] = completed(self.notes[twin], note)
            return
        place = self._place(note.text)
        if visible and any(place[0] in own.places for own in self.notes):
            return
        if place[0] >= 0 or not visible:
            first, last, start, end = place
            position = note.position if first < 0 else self._position(first, last)
            self._add(
                replace(
                    note,
                    first_block=first,
                    last_block=last,
                    start=start,
                    head_end=start,
                    text_end=end,
                    position=position,
                )
            )

    def _add(self, note: Note) -> None:
        for key in _keys(note.text):
            self._by_note.setdefault(key, len(self.notes))
        self.notes.append(note)

    def _place(self, text: str) -> tuple[int, int, int, int]:
        """First and last block that hold a text, and where it begins and ends in them."""
        parts = text.split("\n\n")
        found = [
            place
            for part in parts
            for key in _keys(part)[:1]
            if (place := self._by_block.get(key)) is not None
        ]
        if not found:
            found = [place for part in parts[:1] if (place := self._holding(part)) is not None]
        if not found:
            return NOWHERE
        first, last = min(found), max(found)
        start = max(0, self._blocks[first].text.find(parts[0]))
        tail = self._blocks[last].text.find(parts[-1])
        return first, last, start, len(self._blocks[last].text) if tail < 0 else tail + len(parts[-1])

    def _holding(self, text: str) -> int | None:
        wanted = squash(text)
        if len(wanted) < _SAID:
            return None
        if not self._squashed:
            self._squashed = {i: squash(self._blocks[i].text) for i in self._body}
        return next((i for i, said in self._squashed.items() if wanted in said), None)

    def _position(self, first: int, last: int) -> Position:
        if last >= self._body[-1]:
            return Position.END
        return Position.START if first <= self._body[0] else Position.INLINE


def _keys(text: str) -> list[str]:
    """By what a text is known again: how each of its paragraphs begins, and all of it, however it is cut."""
    begun = [squash(part)[:_KEY] for part in text.split("\n\n")]
    whole = "".join(begun)[:_KEY]
    return [*(key for key in begun if len(key) >= _SAID), f"={whole}"]


def _headline(text: str) -> str:
    """A key of the first paragraph whole: machines may be told an entry's headline alone, however short."""
    first, _, _ = text.partition("\n\n")
    return f"={squash(first)}"


def _says(visible: Note, stated: Note) -> bool:
    """Whether a visible note holds all that is stated, or is held in it."""
    if stated.kind is NoteKind.UPDATE and not stated.label:
        return False
    one, two = squash(visible.text), squash(stated.text)
    return min(len(one), len(two)) >= _SAID and (one in two or two in one)
