"""Where notes end, by what stood on the page before they came."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.words.units import fold
from watcher.model import BlockKind, Position, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from watcher.model import Note, Reading

_EDGES = " \t\r\n*_"


def bounded(old: Reading | None, new: Reading) -> Reading:
    """A reading whose notes take in no paragraph of the story that stood there before them.

    One page alone often does not show where an update ends; the version before it does: in labelled histories
    28 of 630 notes went on over paragraphs of the story. What a note held in the version before it keeps, so
    that an end once found stays where it is.

    Args:
        old: the version before; None when there is none.
        new: the version whose notes are told.
    """
    if old is None:
        return new
    if any(note.start > 0 for note in new.notes):
        stood = dict.fromkeys(fold(block.text) for block in old.blocks)
        ended = [*_ended(old)]
        known = {note.text for note in old.notes}
        own = (note if note.text in known else _less_tail(note, new, stood, ended) for note in new.notes)
        new = replace(new, notes=tuple(own))
    if not any(note.last_block > note.first_block for note in new.notes):
        return new
    held = {at for note in old.notes for at in note.places}
    story = frozenset(
        fold(block.text)
        for at, block in enumerate(old.blocks)
        if block.role is Role.BODY and at not in held and block.text
    )
    notes = tuple(_cut(note, new, story) for note in new.notes)
    return new if notes == new.notes else replace(new, notes=notes)


class _Ended(NamedTuple):
    """A note of the version before that ended before its block did: what it says, and what follows there."""

    said: str
    tail: str


def _ended(old: Reading) -> Iterator[_Ended]:
    for note in old.notes:
        if note.start > 0 and note.last_block == note.first_block in range(len(old.blocks)):
            whole = old.blocks[note.first_block].text
            if tail := whole[note.text_end :].strip():
                yield _Ended(note.text, tail)


def _less_tail(note: Note, reading: Reading, stood: Collection[str], ended: Sequence[_Ended]) -> Note:
    """A note that was put into a block, less what stood behind it there before: whose a picture is.

    Where it ended once it ends at the next look as well.
    """
    if (
        note.of_story
        or note.start <= 0
        or not note.last_block == note.first_block in range(len(reading.blocks))
    ):
        return note
    whole = reading.blocks[note.first_block].text
    if note.text_end < len(whole.rstrip()):
        return note
    before = whole[: note.start].strip()
    tails = [tail for one in ended for tail in _tails_of(note, one)]
    if before and fold(whole) not in stood:
        tails += (text[len(before) :].strip() for text in stood if text.startswith(before))
    tail = next((tail for tail in tails if tail and note.text.endswith(tail) and tail != note.text), "")
    if not tail:
        return note
    end = len(whole.rstrip()) - len(tail)
    return replace(note, text=note.text.removesuffix(tail).rstrip(), text_end=len(whole[:end].rstrip()))


def _tails_of(note: Note, was: _Ended) -> Iterator[str]:
    """What may stand behind a note that ended before its block did, by its words or by what followed."""
    if was.said and note.text.startswith(was.said):
        yield note.text[len(was.said) :].strip()
    yield was.tail


def _cut(note: Note, reading: Reading, story: frozenset[str]) -> Note:
    """A note up to the first paragraph of the story; its own may have stood there without a label.

    So may all of a chapter that a heading now calls one.
    """
    if note.of_story:  # where an entry of a live blog ends its page says
        return note
    own = [at for at in note.places if reading.blocks[at].role is Role.BODY]
    first = 1 + (note.head_end >= len(reading.blocks[note.first_block].text))
    kept = [*own[:first], *takewhile(lambda at: fold(reading.blocks[at].text) not in story, own[first:])]
    headed = reading.blocks[note.first_block].kind is BlockKind.HEADING
    if headed or not note.text or len(kept) == len(own):
        return note
    behind = reading.blocks[own[len(kept)]].text.strip(_EDGES)
    text, found, _ = note.text.partition(f"\n\n{behind}")
    if not found:
        return note
    position = Position.INLINE if note.position is Position.END else note.position
    end = len(reading.blocks[kept[-1]].text)
    return replace(note, text=text, last_block=kept[-1], text_end=end, position=position, extent_certain=True)
