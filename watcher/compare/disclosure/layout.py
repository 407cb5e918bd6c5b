"""Where the blocks of the new text stand: what a note says of places is held against that."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.words.units import features, fold, has_digit
from watcher.model import BlockKind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watcher.model import Edit, Reading


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

    def places(self, counted: frozenset[int]) -> frozenset[int]:
        """Paragraphs by their numbers; those below nought are counted from the last, which is -1."""
        return frozenset(at if at > 0 else len(self.paragraphs) + 1 + at for at in counted)

    def around(self, edit: Edit) -> str:
        """The text of the block that an edit is in; "" when it is in none."""
        return self.texts[edit.new_block] if 0 <= edit.new_block < len(self.texts) else ""

    def before(self, edit: Edit) -> str:
        """The text of the block before a whole block that came, which may say who speaks in it; else ""."""
        at = edit.new_block - 1
        return self.texts[at] if self.holds(edit) and at >= 0 else ""

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
    return Layout(texts, headings, own, rows, _row_of({k: texts[k] for k in rows}))


def _row_of(texts: Mapping[int, str]) -> dict[str, int]:
    """The row that each word stands in which no other row has: it names that row.

    Args:
        texts: of the rows, by their places; one without a figure heads the columns and has no name.
    """
    words = {at: {*features(text)} for at, text in texts.items() if has_digit(text)}
    shared = Counter(word for row in words.values() for word in row)
    return {
        word: at for at, row in words.items() for word in row if shared[word] == 1 and not has_digit(word)
    }
