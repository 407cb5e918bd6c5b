"""A block while it is judged, and what it is to its neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from watcher.model import BlockKind, NoteForm, Reason
from watcher.read.notes import find_notes
from watcher.read.notes.prose import is_prose
from watcher.read.words import appeals, lines, phrases
from watcher.read.words.furniture import FOREIGN
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.model import Note
    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw

_Place = TypeVar("_Place")

_DAY = 40  # characters below which a day, a time and a zone fit
FEW = 3  # so many equal blocks are a stencil
MANY = 12  # blocks of one box from which all lines of it are the story's


@dataclass(slots=True)
class Seen:
    """A block and what is held of it so far.

    Attributes:
        raw: the block.
        reason: why it is in the margin; None for the body.
        why: it is in the body.
        fixed: it stays there.
        late: it goes on outside the story's box where the story ended inside.
    """

    raw: Raw
    reason: Reason | None = None
    why: Reason = Reason.PROSE
    fixed: bool = False
    late: bool = False

    @property
    def list_box(self) -> int | None:
        """The number of the box in which it is an item of a list; None for what is none."""
        return self.raw.box if self.raw.kind is BlockKind.LIST_ITEM else None


class Story(NamedTuple):
    """A story among the blocks of its page, while rules judge them one after the other.

    Attributes:
        seen: all blocks of the page; what is judged of one is seen before the next is looked at.
        home: the story's own box.
        first: index of the core's first block.
        last: of its last one.
    """

    seen: Sequence[Seen]
    home: Home
    first: int
    last: int

    @property
    def core(self) -> Sequence[Seen]:
        """The blocks of the core."""
        return self.seen[self.first : self.last + 1]


@lru_cache
def of_box(called: str) -> Reason | None:
    """Why a block is in the margin that stands in furniture with this name; None for ""."""
    return Reason(called) if called else None


def lengths(raws: Iterable[Raw], by: Callable[[Raw], _Place]) -> Counter[_Place]:
    """How many characters of text some blocks hold, by what tells where each of them stands."""
    chars: Counter[_Place] = Counter()
    for raw in raws:
        chars[by(raw)] += len(raw.text)
    return chars


def lists(seen: Sequence[Seen]) -> Iterator[list[int]]:
    """The indexes of the items of each list; what stands between items of one box parts them into two."""
    for box, run in groupby(range(len(seen)), key=lambda i: seen[i].list_box):
        if box is not None:
            yield list(run)


def goes_on(before: Seen, raw: Raw) -> bool:
    """Whether a paragraph behind the story's box follows on its last one: sentences without any link.

    On the development pages the two that do so and are labelled are the story's. A short one may be what an
    outlet says under all of its stories: it follows on a whole one that stands so, and on nothing else.
    """
    follows = not before.reason and not before.raw.zone and (before.raw.core or before.late)
    plain = not raw.core and not raw.links and not raw.hint and raw.tag == "p"
    says = lines.late(raw) or (before.late and lines.tells(raw))
    return follows and plain and says and not appeals.asks(raw.text)


def quoted_with(before: Seen, one: Seen) -> bool:
    """Whether a line says whose the quotation above it is: it begins with a dash, in the same box."""
    quotes = one.raw.kind is before.raw.kind is BlockKind.QUOTE and one.raw.box == before.raw.box
    return quotes and not before.reason and one.raw.text.startswith(("—", "–"))


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
    end = more[-1].last_block if more else min(note.last_block, first + 2 + _is_day(seen[first + 1].raw))
    return list(takewhile(lambda one: _beside(head, one.raw), seen[first : end + 1]))


def is_story_beside(seen: Sequence[Seen], start: int, end: int) -> bool:
    """Whether the core has a paragraph outside of some blocks, which are all of a short story else."""
    return any(one.raw.core and len(one.raw.text) >= lines.PROSE for one in (*seen[:start], *seen[end:]))


def _beside(one: Raw, two: Raw) -> bool:
    """Whether two blocks stand in one place of the page; class words of a day's own box make it no other."""
    own = two.zone not in FOREIGN and (two.far, two.core) == (one.far, one.core)
    return _place(one) == _place(two) or (own and (_is_day(one) or _is_day(two)))


def _place(raw: Raw) -> tuple[str, str, bool, bool]:
    """Where it stands; that its own class words call it a label, or a day, says what it is."""
    return raw.zone, raw.hint if raw.hint != "filing" else "", raw.far, raw.core


def _is_day(raw: Raw) -> bool:
    return len(raw.text) <= _DAY and phrases.DATE_ONLY.match(raw.text) is not None


def share_boxes(seen: Sequence[Seen]) -> list[int]:
    """The indexes of those that stand with the next one in a box that holds next to nothing else.

    A line in a box of its own stands in the one around that. A day alone is next to nothing.
    """
    raws = [one.raw for one in seen]
    holds, around = Counter(raw.box for raw in raws), {raw.outer for raw in raws}
    boxes = [raw.outer if holds[raw.box] == 1 and raw.box not in around else raw.box for raw in raws]
    groups = Counter(raw.group for raw in raws)
    few = Counter(box for box, raw in zip(boxes, raws, strict=True) if not _is_day(raw))
    return [
        i
        for i, (one, two) in enumerate(pairwise(raws))
        if (one.group == two.group and groups[one.group] < FEW)
        or (boxes[i] == boxes[i + 1] and few[boxes[i]] < FEW)
        if _beside(one, two)
    ]


def is_stamp(raw: Raw, language: str | None) -> bool:
    """Whether a block is a label and a date and nothing else: sentences behind them would be lost with it."""
    notes = find_notes([raw.text], language=language)
    only = bool(notes) and all(note.form is NoteForm.STAMP for note in notes)
    return only and not is_prose(raw.text[notes[-1].head_end :])
