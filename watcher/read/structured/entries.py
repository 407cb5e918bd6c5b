"""The entries of a live blog as notes, and which notes in them are no more than that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Note, NoteForm, NoteKind, Role
from watcher.read.structured.evidence import completed, dated, moment

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from watcher.model import Block
    from watcher.read.structured.evidence import Evidence

_LINE = 80  # characters of a line that says who wrote something


def apart(notes: Sequence[Note], entries: Sequence[str]) -> Iterator[Note]:
    """The notes that are not an entry of a live blog, nor a time in one; corrections stand anywhere."""
    for note in notes:
        if note.first_block < 0:
            yield note
        elif not entries[note.first_block]:
            yield _clipped(note, entries)
        elif _puts_right(note) or _is_stamp(note, entries):
            yield note


def _is_stamp(note: Note, entries: Sequence[str]) -> bool:
    """Whether it says when an entry was changed; what an entry opens with is its own time."""
    return note.form is NoteForm.STAMP and entries[note.first_block - 1] == entries[note.first_block]


def _puts_right(note: Note) -> bool:
    return note.form is NoteForm.SECTION and note.kind not in {NoteKind.UPDATE, NoteKind.OTHER}


def corrections_opening(
    blocks: Sequence[Block], notes: Sequence[Note], entries: Sequence[str]
) -> dict[int, Note]:
    """The corrections that an entry of a live blog opens with, by their first blocks: both are one note.

    Who wrote the entry may stand above them, in a line that ends in no sign.
    """
    starts: set[int] = set()
    for at, entry in enumerate(entries):
        opens = entry != (entries[at - 1] if at else "")
        if entry and (opens or (at - 1 in starts and _is_line(blocks[at - 1]))):
            starts.add(at)
    labelled = (note for note in notes if note.label and note.start == 0 and _puts_right(note))
    return {note.first_block: note for note in labelled if note.first_block in starts}


def _is_line(block: Block) -> bool:
    short = len(block.text) < _LINE and block.text[-1:].isalnum()
    return short and block.kind is not BlockKind.HEADING


def _clipped(note: Note, entries: Sequence[str]) -> Note:
    """A note that ends where the entries begin."""
    last = next((i - 1 for i in note.places if entries[i]), note.last_block)
    if last == note.last_block:
        return note
    paragraphs = note.text.split("\n\n")
    kept = paragraphs[: max(1, len(paragraphs) - (note.last_block - last))]
    return replace(note, last_block=last, text="\n\n".join(kept))


def of_entries(
    blocks: Sequence[Block], opening: Mapping[int, Note], stamped: Container[int], known: Evidence
) -> Iterator[Note]:
    """A note for each entry of a live blog: its paragraphs, and the time it carries.

    One that opens as a correction is of that kind, and its text begins behind the label. Stamps are notes of
    their own.
    """
    places: dict[str, list[int]] = {}
    for i, entry in enumerate(known.entries):
        if entry and blocks[i].role is Role.BODY:
            places.setdefault(entry, []).append(i)
    for entry, own in places.items():
        head = next((opening[i] for i in own if i in opening), None)
        text = "\n\n".join(blocks[i].text for i in own if i not in stamped)
        when = moment(entry.partition(" ")[2], known)
        note = dated(NoteKind.UPDATE, text, when, (own[0], own[-1], 0, len(blocks[own[-1]].text)))
        yield _labelled(note, head, blocks, own) if head else note


def _labelled(entry: Note, head: Note, blocks: Sequence[Block], own: Sequence[int]) -> Note:
    """An entry with the kind and label it opens with, and the day where its time states none.

    What stands over the label, such as who wrote it, is no part of its text.
    """
    at = own.index(head.first_block)
    paragraphs = [blocks[own[at]].text[head.head_end :].strip(), *(blocks[i].text for i in own[at + 1 :])]
    named = replace(
        entry,
        kind=head.kind,
        label=head.label,
        text="\n\n".join(filter(None, paragraphs)),
        head_end=0 if at else head.head_end,
    )
    return named if named.stated_date else completed(named, head)
