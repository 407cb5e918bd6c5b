"""A change between two versions, made ready to be shown: head, paragraphs, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import Op, Span
from watcher.render.words import claimed
from watcher.render.woven import Row, line_of, woven

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from watcher.model import Change, Reading, Snapshot


class Line(NamedTuple):
    """A line of the head that changed: "Headline", and its spans."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as the templates print it.

    Attributes:
        before: the older version.
        after: the newer one.
        change: from the one to the other.
        head: headline, byline and dates, as far as they changed.
        rows: every paragraph of both.
        parts: the paragraphs with edits that matter; numbers stand for so many others between them.
        hidden: how many edits of form or furniture are not among the parts.
    """

    before: Snapshot
    after: Snapshot
    change: Change
    head: tuple[Line, ...]
    rows: tuple[Row, ...]
    parts: tuple[Row | int, ...]
    hidden: int

    @property
    def neighbours(self) -> bool:
        """Whether the one version followed the other: then the recorded verdict is about this change."""
        return self.after.version == self.before.version + 1

    @property
    def backwards(self) -> bool:
        """Whether the newer version stands first: nobody made that change, so there is no verdict on it."""
        return self.after.version < self.before.version


def shown(
    before: tuple[Snapshot, Reading], after: tuple[Snapshot, Reading], change: Change, zone: tzinfo
) -> Shown:
    """Make a change ready.

    Args:
        before: the older side; versions may be given in either order.
        after: the newer side.
        change: of the two readings, in this direction.
        zone: of the dates in the head.
    """
    rows = tuple(woven(before[1], after[1], change))
    told = set(map(id, change.substantive))
    parts = tuple(_parts(rows, told))
    visible = sum(len(row.edits) for row in parts if isinstance(row, Row))
    head = tuple(_head(before[1], after[1], change, zone))
    heads = sum(edit.of_head for edit in change.edits)
    hidden = len(change.edits) - visible - heads
    return Shown(before[0], after[0], change, head, rows, parts, hidden)


def _head(old: Reading, new: Reading, change: Change, zone: tzinfo) -> Iterator[Line]:
    for edit in change.edits:
        if edit.of_head:
            yield Line(line_of(edit, old, new).capitalize(), edit.spans)
    if change.published_changed:
        yield Line("Published", _dates(old.published_at, new.published_at, zone))
    if change.modified_changed:
        yield Line("Last modified, it says", _dates(old.modified_at, new.modified_at, zone))


def _dates(old: datetime | None, new: datetime | None, zone: tzinfo) -> tuple[Span, ...]:
    sides = ((Op.DELETE, old), (Op.INSERT, new))
    spans = [Span(op, claimed(when, zone)) for op, when in sides if when is not None]
    gap = [Span(Op.EQUAL, " ")] if len(spans) > 1 else []
    return (*spans[:1], *gap, *spans[1:])


def _parts(rows: Sequence[Row], told: set[int]) -> Iterator[Row | int]:
    skipped = 0
    for row in rows:
        if any(id(edit) in told for edit in row.edits):
            if skipped:
                yield skipped
            skipped = 0
            yield row
        elif row.after:
            skipped += 1
    if skipped:
        yield skipped
