"""Where in a history numbers counted on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from watcher.model.counted import Counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime


def series(looks: Iterable[tuple[datetime, tuple[str, ...]]], versions: Sequence[datetime]) -> list[Counted]:
    """The looks at numbers that counted on, those at one version together.

    Args:
        looks: when each ended, and the sentences as they were; oldest first.
        versions: when they were captured, in any order.
    """
    moments = sorted(versions)
    return [Counted(tuple(run)) for _, run in groupby(looks, key=lambda look: bisect_right(moments, look[0]))]
