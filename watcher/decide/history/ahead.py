"""Since when others saw what we captured later."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model.past import Looked

_EVER = datetime.min.replace(tzinfo=UTC)


def stood_before(
    known: Sequence[Looked], not_before: datetime | None, captured_at: datetime
) -> Looked | None:
    """The first capture that shows that a version stood before it was captured; None when none does.

    A capture between two versions that says what one of them says is of the later one: otherwise the earlier
    would be known to have stood until then.

    Args:
        known: captures that say what a version says, oldest first.
        not_before: the last moment at which the version before was seen; None for the first.
        captured_at: when the version was captured.
    """
    place = bisect_right(known, not_before or _EVER, key=attrgetter("at"))
    found = known[place] if place < len(known) else None
    return found if found and found.at < captured_at else None
