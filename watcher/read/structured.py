"""Notes that a page does not only print: JSON-LD corrections, entries of a live blog, `ins` with a date.

A note that also stands in the text is one note: the visible one, with what it lacks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from watcher.model import BlockKind, DateSource, Note, NoteForm, NoteKind, Position, Role
from watcher.read.live.turns import in_turn
from watcher.read.markup.tree import squash
from watcher.read.notes import recognise
from watcher.read.notes.dates.resolve import Life, When, resolve
from watcher.read.notes.dates.written import read_date
from watcher.read.notes.opening import read_opening
from watcher.read.notes.words import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from watcher.model import Block
    from watcher.read.metadata.statements import Statement
    from watcher.read.notes.opening import Opening

_LINE = 80  # characters of a line that says who wrote something
_KEY = 60  # letters of a paragraph that name it
# With which the text of a box is asked whether it is such a note; known in all languages.
_LABELS = {
    NoteKind.EDITORS_NOTE: "Editor's note:",
    NoteKind.CORRECTION: "Corrections:",
    NoteKind.CLARIFICATION: "Clarifications:",
}
_SAID = 15  # letters by which a text is known again


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a page besides its blocks.

    Attributes:
        entries: for each block the entry of a live blog it stands in, number and time; "" for none.
        statements: what the page states outside its text.
        language: of the page; None when unknown.
        life: what is known of its dates.
    """

    entries: Sequence[str]
    statements: tuple[Statement, ...]
    language: str | None
    life: Life


def joined(blocks: Sequence[Block], notes: Sequence[Note], known: Evidence) -> tuple[Note, ...]:
    """The notes found in the text, the entries of a live blog, and what is stated elsewhere; each once.

    Args:
        blocks: body and margin.
        notes: those found in the text.
        known: the rest.
    """
    if not known.statements and not any(known.entries):
        return tuple(notes)
    opening = _opening(blocks, notes, known.entries)
    other = [note for note in notes if opening.get(note.first_block) is not note]
    outside = list(_outside(other, known.entries))
    stamped = {note.first_block for note in outside if note.form is NoteForm.STAMP}
    found = [*outside, *in_turn(_of_entries(blocks, opening, stamped, known), known.life)]
    texts = _Texts(blocks, found)
    for statement in known.statements:
        if _is_aside(statement, known):
            continue
        texts.join(_note(statement, known), visible=statement.visible)
    return tuple(sorted(texts.notes, key=lambda note: (note.first_block < 0, note.first_block)))


def _is_aside(statement: Statement, known: Evidence) -> bool:
    """Whether a box for notes says nothing of a change: where the story is from, whom to tell of mistakes."""
    label = _LABELS.get(statement.kind)
    if label is None:
        return False
    ways = (statement.text, f"{label} {statement.text}")
    return not any(recognise((text,), language=known.language) for text in ways)


def _outside(notes: Sequence[Note], entries: Sequence[str]) -> Iterator[Note]:
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


def _opening(blocks: Sequence[Block], notes: Sequence[Note], entries: Sequence[str]) -> dict[int, Note]:
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


def _of_entries(
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
        when = _when(entry.partition(" ")[2], known)
        note = _dated(NoteKind.UPDATE, text, when, (own[0], own[-1], 0, len(blocks[own[-1]].text)))
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
    return named if named.stated_date else _completed(named, head)


def _note(statement: Statement, known: Evidence) -> Note:
    """A statement as a note; a label and date that its text opens with are taken for what they are."""
    when = _when(statement.at, known)
    inner = recognise(statement.text.split("\n\n"), language=known.language)
    if inner and inner[0].first_block == 0 and inner[0].start == 0 and inner[0].text and inner[0].label:
        own = When(inner[0].stated_date, inner[0].stated_time, inner[0].stated_timezone, inner[0].date_source)
        text = statement.text[inner[0].head_end :].strip()  # all of it is the note, however it goes on
        note = _dated(inner[0].kind, text, when if when.day else own, _NOWHERE)
        return replace(note, label=inner[0].label)
    if statement.at or not (head := _dated_head(statement.text, known)):
        return _dated(statement.kind, statement.text, when, _NOWHERE)
    text = statement.text[head.text_start :]
    return _dated(statement.kind, text, resolve(head.stated, known.life), _NOWHERE)


def _dated_head(text: str, known: Evidence) -> Opening | None:
    """The date that a text opens with before a colon."""
    opening = read_opening(text, words(known.language, text))
    return opening if opening and opening.stated and opening.closed == "colon" else None


_NOWHERE = (-1, -1, -1, -1)


def _when(stated: str, known: Evidence) -> When:
    spoken = words(known.language, stated)
    at = read_date(stated, 0, spoken.names) if stated else None
    when = resolve(at, known.life)
    return replace(when, zone="UTC") if when.zone in {"Z", "+00:00"} else when


def _dated(kind: NoteKind, text: str, when: When, place: tuple[int, int, int, int]) -> Note:
    first, last, start, end = place
    return Note(
        kind=kind,
        form=NoteForm.SECTION,
        label="",
        stated_date=when.day,
        stated_time=when.time,
        stated_timezone=when.zone,
        year_inferred=when.year_inferred,
        text=text,
        position=Position.END if first < 0 else Position.INLINE,
        date_source=when.source,
        stated_month=when.month,
        first_block=first,
        last_block=last,
        start=start,
        head_end=start,
        text_end=end,
    )


class _Texts:
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
            self.notes[twin] = _completed(self.notes[twin], note)
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
            return _NOWHERE
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


def _completed(visible: Note, stated: Note) -> Note:
    """A visible note with the date and time it does not print itself."""
    if stated.stated_date is None or visible.stated_date not in {None, stated.stated_date}:
        return visible
    if visible.stated_date and visible.stated_time:
        return visible
    return replace(
        visible,
        stated_date=stated.stated_date,
        stated_time=stated.stated_time,
        stated_timezone=stated.stated_timezone,
        year_inferred=False,
        date_source=DateSource.STATED,
        stated_month=None,
    )
