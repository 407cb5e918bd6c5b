"""What a live blog is known to show on its next pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.model import Note


class Hidden(NamedTuple):
    """The notes that stood in versions before and went without being taken out; asked for where it matters.

    Attributes:
        notes: all of them: of a live blog that is watched for a week thousands.
        last: some of those that went last.
    """

    notes: Callable[[], Sequence[Note]] = tuple
    last: Callable[[], Sequence[Note]] = tuple


NOTHING_HIDDEN = Hidden()
LAST = 3
"""Notes that are enough for `last`: among them is an entry, though a correction went with it."""
