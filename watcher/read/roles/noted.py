"""Labels, days and texts that are one note though each is a block, and what goes on with a note in its box.

Newsrooms put a note into a box of its own, and its label and its day into boxes inside of that.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from watcher.model import BlockKind, NoteForm, NoteKind, Reason
from watcher.read.notes import Pieces, looks_like_note, recognise
from watcher.read.notes.prose import is_prose
from watcher.read.roles.seen import FEW, of_box
from watcher.read.words import lines, phrases
from watcher.read.words.furniture import FOREIGN
from watcher.read.words.lines import way_out
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watcher.model import Note
    from watcher.read.markup.blocks import Raw
    from watcher.read.roles.seen import Seen

_DAY = 40  # characters below which a day, a time and a zone fit
# Reasons that go by where a block stands: what the page tells machines of its story's text overrules them.
BY_PLACE = frozenset({Reason.OUTSIDE, Reason.BEFORE, Reason.BEHIND, Reason.UNLIKE})
_OVER = frozenset({*BY_PLACE, Reason.FILING, Reason.AUTHOR, Reason.DATE, Reason.MOMENT, Reason.LABEL})
_DATED = frozenset({"", "filing", "author"})  # boxes that hold when a story was written, and by whom
_LINE = 60  # characters of a label, or of a day and the way to what was done on it
_SET_IN = BY_PLACE | {Reason.INSERT}  # the same, and small boxes in the story


def leads_on(one: Seen, two: Seen) -> bool:
    """Whether a block may be the label of the next: both stand in one place of the outlet's own.

    Neither is a mere link.
    """
    own = one.raw.zone not in FOREIGN and _beside(one.raw, two.raw)
    return own and not (way_out(one.raw) or way_out(two.raw))


def label_and_text(seen: Sequence[Seen], note: Note, more: Sequence[Note]) -> list[Seen]:
    """The blocks of a label, its day, the one or two of its text, and more entries of its log.

    As far as they stand in one place.
    """
    head, first = seen[note.first_block].raw, note.first_block
    end = more[-1].last_block if more else min(note.last_block, first + 2 + is_day(seen[first + 1].raw))
    return list(takewhile(lambda one: _beside(head, one.raw), seen[first : end + 1]))


def is_story_beside(seen: Sequence[Seen], start: int, end: int) -> bool:
    """Whether the core has a paragraph outside of some blocks, which are all of a short story else."""
    return any(one.raw.core and size(one.raw.text) >= lines.PROSE for one in (*seen[:start], *seen[end:]))


def _beside(one: Raw, two: Raw) -> bool:
    """Whether two blocks stand in one place of the page; class words of a day's own box make it no other."""
    own = two.zone not in FOREIGN and (two.far, two.core) == (one.far, one.core)
    return _place(one) == _place(two) or (own and (is_day(one) or is_day(two)))


def _place(raw: Raw) -> tuple[str, str, bool, bool]:
    """Where it stands; that its own class words call it a label, or a day, says what it is."""
    return raw.zone, raw.hint if raw.hint != "filing" else "", raw.far, raw.core


def is_day(raw: Raw) -> bool:
    """Whether a block is a day, or a moment of it, and nothing else."""
    return len(raw.text) <= _DAY and phrases.DATE_ONLY.match(raw.text) is not None


def share_boxes(seen: Sequence[Seen]) -> list[int]:
    """The indexes of those that stand with the next one in a box that holds next to nothing else.

    A line in a box of its own stands in the one around that. A day alone is next to nothing.
    """
    raws = [one.raw for one in seen]
    holds, around = Counter(raw.box for raw in raws), {raw.outer for raw in raws}
    boxes = [raw.outer if holds[raw.box] == 1 and raw.box not in around else raw.box for raw in raws]
    groups = Counter(raw.group for raw in raws)
    few = Counter(box for box, raw in zip(boxes, raws, strict=True) if not is_day(raw))
    return [
        i
        for i, (one, two) in enumerate(pairwise(raws))
        if (one.group == two.group and groups[one.group] < FEW)
        or (boxes[i] == boxes[i + 1] and few[boxes[i]] < FEW)
        if _beside(one, two)
    ]


def is_stamp(raw: Raw, language: str | None, pieces: Pieces) -> bool:
    """Whether a block is a label and a date and nothing else: sentences behind them would be lost with it.

    Args:
        raw: the block.
        language: of the page, BCP 47.
        pieces: of statements, that the page holds.
    """
    notes = recognise((raw.text,), language=language, pieces=pieces)
    only = bool(notes) and all(note.form is NoteForm.STAMP for note in notes)
    return only and not is_prose(raw.text[notes[-1].head_end :])


def headed_beside(seen: Sequence[Seen]) -> Iterator[Seen]:
    """The blocks of sidebars behind the story that stand under a heading there, which is no note's label."""
    heads: set[int] = set()
    for one in seen:
        if not one.raw.far or one.raw.zone != "sidebar" or one.fixed:
            continue
        if one.raw.kind is BlockKind.HEADING:
            heads.add(one.raw.box)
        elif not heads.isdisjoint((one.raw.box, one.raw.outer)):
            yield one


def is_news(raw: Raw, language: str | None, pieces: Pieces) -> bool:
    """Whether a block is news behind a label ("Update 3pm: ...") and says of no story that it changed."""
    notes = recognise((raw.text,), language=language, pieces=pieces)
    if not notes or not all(note.kind is NoteKind.UPDATE and note.head_end and note.text for note in notes):
        return False
    return not looks_like_note(notes[0].text, language, Pieces([notes[0].text]))


def stamps_of_two(head: Sequence[Seen], language: str | None, pieces: Pieces) -> Iterator[tuple[Seen, Seen]]:
    """The labels and days of stamps that stand in two blocks over the story, as terms of a list do.

    Args:
        head: what stands before the story, judged.
        language: of the page, BCP 47.
        pieces: of statements, that the page holds.
    """
    for one, two in pairwise(head):
        short = max(len(one.raw.text), len(two.raw.text)) <= _LINE
        out = one.reason in _OVER and two.reason in _OVER and leads_on(one, two)
        if not (short and out and _opens_day(two.raw.text)) or one.raw.zone not in _DATED:
            continue
        notes = recognise((one.raw.text, two.raw.text), language=language, pieces=pieces)
        if notes and notes[0].form is NoteForm.STAMP and notes[0].places == range(2):
            yield one, two


def _opens_day(text: str) -> bool:
    """Whether a line may open with a day."""
    return any(sign.isdigit() for sign in text[:_DAY])


def more_of_notes(seen: Sequence[Seen], is_note: Callable[[Raw], bool]) -> Iterator[Seen]:
    """What is in the margin for its place alone, and goes on with a note in a box that opens with it.

    Args:
        seen: all blocks of the page, judged.
        is_note: whether a block reads as a note that is more than a stamp; asked of few.
    """
    opens: dict[int, Seen] = {}
    for one in seen:
        opens.setdefault(one.raw.box, one)
    heads = {one.raw.box: opens[one.raw.box] for one in seen if one.reason in _SET_IN or one.raw.zone}
    noted = {
        box for box, one in heads.items() if not one.reason and (one.why is Reason.NOTE or is_note(one.raw))
    }
    for one in seen if noted else ():
        head = opens[one.raw.box]
        if one is head or one.raw.box not in noted:
            continue
        if _goes_on(head.raw, one):
            yield one
        elif one.reason or one.why is not Reason.NOTE:
            noted.discard(one.raw.box)


def _goes_on(head: Raw, one: Seen) -> bool:
    """Whether nothing but its place speaks against a block below a note."""
    placed = one.reason in _SET_IN or (one.reason is not None and one.reason is of_box(head.zone))
    return placed and one.raw.zone == head.zone and not lines.words(one.raw)
