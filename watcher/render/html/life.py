"""The life of an article as a small drawing: its length over time, its notes, its undisclosed changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.render.verdicts import verdict
from watcher.render.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model import Snapshot

WIDTH, HEIGHT = 720, 96
_MARGIN = 12  # room for the marks at the ends
_FLOOR = 0.2  # of the height; under the shortest version, so that a small change is no cliff


@dataclass(frozen=True, slots=True)
class Mark:
    """A version in the drawing. `key` is that of its verdict; `noted` says that it brought a note."""

    version: int
    x: float
    y: float
    key: str
    noted: bool


@dataclass(frozen=True, slots=True)
class Life:
    """The drawing.

    Attributes:
        path: the line of its length, as SVG path data.
        marks: its versions.
        words: what it shows, for those who do not see it.
        began: when the first version was captured.
        ended: when the newest was last seen.
    """

    path: str
    marks: tuple[Mark, ...]
    words: str
    began: datetime
    ended: datetime


def life(snapshots: Sequence[Snapshot], until: datetime | None) -> Life | None:
    """The drawing of a story with changes; None for one without.

    Args:
        snapshots: its versions, oldest first.
        until: when the newest was last seen.
    """
    if len(snapshots) < 2:  # noqa: PLR2004  two versions make a difference
        return None
    began = snapshots[0].captured_at
    ended = max(until or snapshots[-1].captured_at, snapshots[-1].captured_at)
    marks = tuple(_mark(one, snapshots, began, ended) for one in snapshots)
    return Life(_path(marks), marks, _words(snapshots), began, ended)


def _mark(one: Snapshot, all_of_them: Sequence[Snapshot], began: datetime, ended: datetime) -> Mark:
    sizes = [other.words for other in all_of_them]
    low, high = min(sizes), max(sizes)
    share = (one.captured_at - began) / (ended - began) if ended > began else 0.0
    tall = (one.words - low) / (high - low) if high > low else 1.0
    room = HEIGHT - 2 * _MARGIN
    return Mark(
        version=one.version,
        x=round(_MARGIN + min(max(share, 0.0), 1.0) * (WIDTH - 2 * _MARGIN), 1),
        y=round(HEIGHT - _MARGIN - room * (_FLOOR + (1 - _FLOOR) * tall), 1),
        key=verdict(one).key,
        noted=bool(one.change and one.change.notes_added),
    )


def _path(marks: Sequence[Mark]) -> str:
    steps = " ".join(f"H{mark.x} V{mark.y}" for mark in marks[1:])
    return f"M{marks[0].x} {marks[0].y} {steps} H{WIDTH - _MARGIN}"


def _words(snapshots: Sequence[Snapshot]) -> str:
    first, last = snapshots[0], snapshots[-1]
    silent = sum(verdict(one).key == "undisclosed" for one in snapshots)
    notes = sum(bool(one.change and one.change.notes_added) for one in snapshots)
    return (
        f"From {count(first.words, 'word')} to {last.words:,} over {count(len(snapshots), 'version')}; "
        f"{notes} with new notes, {silent} with edits that no note speaks of."
    )
