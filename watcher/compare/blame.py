"""Which version brought each paragraph that stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from watcher.model import Block, Change, Edit, Note, Reading, Snapshot

HEADLINE = -1
"""The place of the headline, which is no block."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A paragraph of the last version, or its headline.

    Attributes:
        place: its index among the last version's blocks; HEADLINE for the headline.
        text: its words.
        version: the version that brought these words.
        born: the version that brought the paragraph, in whatever words.
    """

    place: int
    text: str
    version: int
    born: int


class Origins(NamedTuple):
    """A version's paragraphs, each with the version that brought it.

    Attributes:
        traced: the paragraphs.
        reading: the version that is traced.
        snapshots: all versions up to it.
        first: the version that the trace begins with; above 1 where one before it is left out, and what
            is said to have come with it may be older.
    """

    traced: Sequence[Traced]
    reading: Reading
    snapshots: Sequence[Snapshot]
    first: int


def unbroken(
    snapshots: Sequence[Snapshot], readings: Mapping[int, Reading]
) -> tuple[int, list[tuple[Reading, Change | None]]]:
    """The last versions between which none is left out, for `blame`: the first one's number, and they."""
    first = snapshots[-1].version + 1
    run: list[tuple[Reading, Change | None]] = []
    for snapshot in reversed(snapshots):
        if snapshot.version != first - 1 or snapshot.version not in readings:
            break
        first = snapshot.version
        run.append((readings[first], snapshot.change))
    return first, run[::-1]


def blame(versions: Sequence[tuple[Reading, Change | None]], first: int = 1) -> list[Traced]:
    """Trace the body of the last version back.

    Words that were only reformatted (cosmetic edits) or moved keep the version that brought them. A
    paragraph that was gone for a while is as old as its return.

    Args:
        versions: one after the other, with the change from the version before; the last one is traced.
        first: the number of the first of them, which brings all that it has.
    """
    traced: list[Traced] = []
    old: Reading | None = None
    for number, (reading, change) in enumerate(versions, start=first):
        traced = _step(traced, old, reading, change if old else None, number)
        old = reading
    shown = {place for place, block in enumerate(old.blocks if old else ()) if block.role is Role.BODY}
    return [one for one in traced if one.place == HEADLINE or one.place in shown]


def _step(
    before: Sequence[Traced], old: Reading | None, new: Reading, change: Change | None, number: int
) -> list[Traced]:
    known = {one.place: one for one in before}
    title = known.get(HEADLINE)
    lines = [title if title and title.text == new.title else Traced(HEADLINE, new.title, number, number)]
    same = _unchanged(old.blocks if old else (), new.blocks)
    edits = _by_place(change)
    for place, block in enumerate(new.blocks):
        if place in same:
            was = known[same[place]]
            lines.append(Traced(place, block.text, was.version, was.born))
        else:
            lines.append(_edited(place, block.text, edits.get(place, ()), known, change, number))
    return lines


def _edited(
    place: int,
    text: str,
    edits: Sequence[Edit],
    known: dict[int, Traced],
    change: Change | None,
    number: int,
) -> Traced:
    was = next((known[edit.old_block] for edit in edits if edit.old_block in known), None)
    if was is None or was.place == HEADLINE:
        return Traced(place, text, number, number)
    cosmetic = change is not None and all(
        edit.cosmetic(change.cosmetic) or edit.before == edit.after for edit in edits
    )
    return Traced(place, text, was.version if cosmetic else number, was.born)


def _by_place(change: Change | None) -> dict[int, list[Edit]]:
    found: dict[int, list[Edit]] = {}
    for edit in change.edits if change else ():
        if edit.new_block >= 0:
            found.setdefault(edit.new_block, []).append(edit)
    return found


def _unchanged(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """For each new place the old place of the same words; of several the first that is not taken."""
    places: dict[str, list[int]] = {}
    for place, block in enumerate(old):
        places.setdefault(block.text, []).append(place)
    return {place: places[block.text].pop(0) for place, block in enumerate(new) if places.get(block.text)}


def note_over(reading: Reading, place: int) -> Note | None:
    """The note that a paragraph belongs to."""
    if place == HEADLINE:
        return None
    return next((note for note in reading.notes if place in note.places), None)


def notes_of(snapshot: Snapshot) -> list[Note]:
    """The notes that came with a version's change, else the one that spoke of it later."""
    notes = list(snapshot.change.notes_added) if snapshot.change else []
    return notes or ([snapshot.disclosed_later.note] if snapshot.disclosed_later else [])
