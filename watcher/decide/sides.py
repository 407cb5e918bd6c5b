"""A reading whose furniture is being found: what may be moved to its margin, and what was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.decide.likeness import named
from watcher.model import BlockKind, Reason, Role
from watcher.read.notes import looks_like_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Reading

LEARNED = frozenset({Reason.CHANGING, Reason.HOUSE})
"""The reasons that blocks in the margin have from here."""

MOST = 1 / 3
"""The share of an article's text that may be moved at once, and that may stand in other articles too."""
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE})


class Side:
    """One of the two readings: its blocks that may be the article's, and those that are to be moved."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._at = [i for i, b in enumerate(reading.blocks) if b.role is Role.BODY or b.reason in LEARNED]
        self._notes = {i for note in reading.notes for i in note.places}
        self.blocks = [reading.blocks[i] for i in self._at]
        self.texts = [block.text for block in self.blocks]
        self.moved = {k: b.reason for k, b in enumerate(self.blocks) if b.reason in LEARNED}
        self._back: dict[int, Reason | None] = {}

    def movable(self, k: int) -> bool:
        """Whether a block may be furniture at all."""
        block = self.blocks[k]
        if self._at[k] in self._notes or block.kind not in _KINDS or (k == 0 and not block.links):
            return False
        return not looks_like_note(block.text, self._reading.language or None)

    def free(self, blocks: range) -> bool:
        """Whether all of these may be."""
        return all(self.movable(k) for k in blocks)

    def content(self, blocks: range) -> str:
        """A name for what stands there."""
        return named("\n".join(self.texts[k] for k in blocks))

    def between(self, before: str, after: str, count: int) -> range:
        """What stands between two blocks of these names; nothing where they are not so many apart."""
        names = ["", *map(named, self.texts), ""]
        starts = (k for k, name in enumerate(names[: -count - 1]) if name == before)
        return next((range(k, k + count) for k in starts if names[k + count + 1] == after), range(0))

    def linked(self, blocks: range) -> list[tuple[str, ...]]:
        """Where each of these leads."""
        return [self.blocks[k].links for k in blocks]

    def reasons(self, blocks: range) -> list[Reason | None]:
        """Why each of these has its role."""
        return [self.blocks[k].reason for k in blocks]

    def settled(self) -> Reading:
        """The reading with its furniture moved; as it was when that were too much of it."""
        share = sum(len(self.texts[k]) for k in self.moved)
        moved = self.moved if share <= MOST * sum(map(len, self.texts)) else {}
        if not moved and not self._back:
            return self._reading
        blocks = list(self._reading.blocks)
        for role, some in ((Role.MARGIN, moved), (Role.BODY, self._back)):
            for k, reason in some.items():
                blocks[self._at[k]] = replace(self.blocks[k], role=role, reason=reason)
        return replace(self._reading, blocks=tuple(blocks))

    def give_back(self, blocks: range, reasons: Sequence[Reason | None]) -> None:
        """What was moved in an earlier version is of the story, for the reasons that those there now are."""
        for k, reason in zip(blocks, reasons, strict=True):
            if self.moved.pop(k, None) is not None:
                self._back[k] = reason
