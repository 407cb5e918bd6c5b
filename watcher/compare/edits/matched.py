"""What became of the notes between two readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from watcher.model import Note, NotePair


class Matched(NamedTuple):
    """The notes of two readings.

    Attributes:
        added: only in the new one.
        changed: in both, their words, label or date changed.
        removed: only in the old one, less what a live blog shows on its next page now.
        kept: in both, changed or not.
        speaking: those of `changed` whose head changed; an edit far behind the head of a long section is an
            edit of the story, and announces nothing, nor does one of an entry in a live blog.
        turned: what a live blog shows on its next page now.
        shown: what stood there before, and is shown here again.
        refilled: older ones that this page shows in the place of those that were taken out.
        stood: of both; their words stand in the other one, too, as no note.
    """

    added: tuple[Note, ...] = ()
    changed: tuple[NotePair, ...] = ()
    removed: tuple[Note, ...] = ()
    kept: tuple[NotePair, ...] = ()
    speaking: tuple[NotePair, ...] = ()
    turned: tuple[Note, ...] = ()
    shown: tuple[Note, ...] = ()
    refilled: tuple[Note, ...] = ()
    stood: tuple[Note, ...] = ()
