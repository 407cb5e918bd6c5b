"""What goes with a note by the place where it stands, whatever its words."""

from __future__ import annotations

from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.tables import row_of
from watcher.compare.disclosure.wording import describe, is_struck
from watcher.compare.words.units import COLONS, fold
from watcher.model import BlockKind, Role

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from watcher.model import Edit, Note, Reading

_BEHIND = "it stands right behind the note, whose end is not certain"
_ANNOUNCED = "the note ends in a colon right before it"
_UNDER = "it stands under a heading that a note names"
_STRUCK = "the words were struck out right before the note"


class Layout(NamedTuple):
    """Where the blocks of the new text stand.

    Attributes:
        texts: of all blocks, folded.
        headings: places of those that are headings.
        paragraphs: places of the story's own, notes and headings left out, in order.
        rows: places of those that are rows of a table.
        row_of: the row that each word stands in which no other row has.
    """

    texts: tuple[str, ...] = ()
    headings: frozenset[int] = frozenset()
    paragraphs: tuple[int, ...] = ()
    rows: frozenset[int] = frozenset()
    row_of: Mapping[str, int] = MappingProxyType({})

    def paragraph(self, edit: Edit) -> int:
        """Which paragraph of the story an edit is in, the first is 1; 0 when it is in none."""
        return self.paragraphs.index(edit.new_block) + 1 if edit.new_block in self.paragraphs else 0

    def around(self, edit: Edit) -> str:
        """The text of the block that an edit is in; "" when it is in none."""
        return self.texts[edit.new_block] if 0 <= edit.new_block < len(self.texts) else ""

    def holds(self, edit: Edit) -> bool:
        """Whether an edit is a whole block that came."""
        whole = not edit.before and 0 <= edit.new_block < len(self.texts)
        return whole and self.texts[edit.new_block] == edit.after


def layout(new: Reading) -> Layout:
    """The places of a reading's blocks."""
    headings = frozenset(k for k, block in enumerate(new.blocks) if block.kind is BlockKind.HEADING)
    aside = headings | new.noted
    story = (k for k, block in enumerate(new.blocks) if block.role is Role.BODY)
    own = tuple(k for k in story if k not in aside)
    rows = frozenset(k for k in own if new.blocks[k].kind is BlockKind.TABLE_ROW)
    texts = tuple(fold(block.text) for block in new.blocks)
    return Layout(texts, headings, own, rows, row_of({k: texts[k] for k in rows}))


def going_along(
    left: list[Edit], edits: Sequence[Edit], notes: Sequence[Note], page: Layout
) -> Iterator[str]:
    """What came with a note, a line each; it is taken out of what is left.

    Blocks that stand right behind a note of which we do not know where it ends, or which announces them with
    a colon, and those under a heading that a note speaks of ("Added a section on fares"): up to the next
    heading, or to what stood there before. Words that were struck out right before the note.

    Args:
        left: edits that no note speaks of in words.
        edits: all that need a note.
        notes: the new notes.
        page: where the blocks stand.
    """
    came = {edit.new_block: edit for edit in edits if page.holds(edit)}
    named = [at for at, edit in came.items() if at in page.headings and edit not in left]
    for first, why in (*_open_ends(notes), *((at, _UNDER) for at in named)):
        for at in _row(first + 1, came, page):
            if came[at] in left:
                left.remove(came[at])
                yield f"With that goes {describe(came[at])}: {why}."
    yield from _struck_out(left, notes)


def _struck_out(left: list[Edit], notes: Sequence[Note]) -> Iterator[str]:
    """Words that were struck out in the notes' own blocks, or in the row of blocks right before them."""
    struck = [edit for edit in left if is_struck(edit)]
    places = {edit.new_block for edit in struck}
    beside = set[int]()
    for at in (note.first_block for note in notes if note.first_block >= 0):
        beside.add(at)
        beside.update(takewhile(places.__contains__, range(at - 1, -1, -1)))
    for edit in struck:
        if edit.new_block in beside:
            left.remove(edit)
            yield f"With that goes {describe(edit)}: {_STRUCK}."


def _open_ends(notes: Sequence[Note]) -> Iterator[tuple[int, str]]:
    """The last blocks of the notes that may go on behind them."""
    for note in notes:
        announces = note.text.endswith(COLONS)
        if note.last_block >= 0 and (announces or not note.extent_certain):
            yield note.last_block, _ANNOUNCED if announces else _BEHIND


def _row(at: int, came: Container[int], page: Layout) -> Iterator[int]:
    while at in came and at not in page.headings:
        yield at
        at += 1
