"""How far apart the looks at an article should be, before any limit or budget.

The square-root law: requests shorten the mean delay most when each article is asked in proportion to the root
of the rate at which it changes. The rate is not known; that of 2,773 posts over two years of their real edits
falls about as the inverse of the time since the last change, a little more with age, and is higher for what
has changed before. `bench/cadence.py` replays them.
"""

from __future__ import annotations

import math
from datetime import timedelta

UNIT = 5.0
"""Seconds; sets what price 1 means: 13 minutes between two looks an hour after publication, 70 minutes after
a day, nine hours after a month, and a day and a half after a year if no ceiling is lower."""

QUIET = 0.53
"""Power of the time since the last change: half of a rate that falls as its inverse."""

AGE = 0.06
"""Power of the age: an old story that was just changed settles sooner than a new one."""

CHANGES = 0.32
"""Power of the number of changes: what was changed twice is changed again. Less than the root, for most edits
come in one sitting and say little of the month after."""

SITTING = 300.0
"""Seconds after a change in which the next one is as likely as at once."""

FRESH = 9000.0
"""Seconds after publication in which age says nothing yet."""

STEPS = 4
"""Strides are kept rounded to so many steps an octave, a tenth at most from the exact one: a million articles
are then a few dozen kinds of article, which can be counted."""


def stride(quiet: float, age: float, changes: int) -> float:
    """The span between two looks that an article deserves at price 1; all times in seconds.

    Args:
        quiet: since its last change, or since its publication.
        age: since its publication.
        changes: how many there were.
    """
    return (
        UNIT * math.pow(quiet + SITTING, QUIET) * math.pow(age + FRESH, AGE) / math.pow(1 + changes, CHANGES)
    )


def rounded(seconds: float) -> timedelta:
    """A stride as it is kept; at least a second."""
    step = round(STEPS * math.log2(max(seconds, 1.0)))
    return timedelta(seconds=round(2 ** (step / STEPS), 3))
