"""Which notes of a story are of one chain, and which way it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind

if TYPE_CHECKING:
    from watcher.read.notes.candidate import Candidate

# How many earlier notes tell whether this one is of a chain, and which way it runs.
CHAIN = 12
# How far the next update may lie for all between to be the first one's: 5 blocks in labelled notes; a story
# with an update before and one behind it is longer.
CHAINED = 9
# Notes of one label and day make no chain when there are so many more of them, or one is so far off.
REMARKS, FAR = 2, 6


def is_chain(notes: list[Candidate], place: int) -> bool:
    """Whether a note follows other updates: dated ones, however far, or near ones."""
    own = notes[place]
    return any(
        note.kind is NoteKind.UPDATE
        and not note.stamp
        and not note.sentence
        and (own.stated is not None or own.block - note.block <= CHAINED)
        for note in notes[max(place - CHAIN, 0) : place]
    )


def is_remark(notes: list[Candidate], place: int) -> bool:
    """Whether notes of one day stand here and there in a story, each a remark on what is before it.

    Those of a chain, which tell what was new, have numbers or times, or follow one another at its end.
    """
    own = notes[place]
    day = own.stated.bare_day if own.stated and not own.alone else None
    near = (*notes[max(place - CHAIN, 0) : place], *notes[place + 1 : place + 1 + CHAIN])
    alike = (each for each in near if each.label == own.label and not each.alone and not each.stamp)
    steps = [abs(each.block - own.block) for each in alike if each.stated and each.stated.bare_day == day]
    return day is not None and (len(steps) >= REMARKS or any(step > FAR for step in steps))


def newest_first(notes: list[Candidate], place: int) -> bool:
    """Whether the chain that ends with a note is told from its newest to its oldest."""
    chain = [
        note.stated for note in notes[max(place - CHAIN, 0) : place + 1] if note.stated and not note.stamp
    ]
    keys = [(each.year or 0, each.month or 0, each.day or 0, str(each.time or "")) for each in chain]
    return len(keys) > 1 and keys[0] > keys[-1]


def next_below(notes: list[Candidate], place: int) -> Candidate | None:
    """The first note that begins a block below a note."""
    later = (notes[index] for index in range(place + 1, len(notes)))
    own = (each for each in later if each.block > notes[place].block and not each.inside and not each.stamp)
    return next(own, None)


def is_of_single(notes: list[Candidate], place: int) -> bool:
    """Whether the update right above a note is one block under the same label: this one is so, too."""
    own, above = notes[place], notes[place - 1] if place else None
    if above is None or own.alone or above.alone or above.stamp or above.inside:
        return False
    same = above.kind is own.kind and (above.stated is None) is (own.stated is None)
    return same and above.block + 1 == own.block and not (above.sentence or above.entry)
