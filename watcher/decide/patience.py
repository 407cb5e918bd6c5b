"""How long a trouble may last before somebody is told: a number of tries, or a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Patience:
    """When a trouble is worth a notice.

    Attributes:
        tries: so many in a row must have failed,
        span: over at least so long.
    """

    tries: int = 1
    span: timedelta = timedelta(0)

    def over(self, failures: int, since: datetime, now: datetime) -> bool:
        """Whether it is.

        Args:
            failures: tries in a row that failed.
            since: the first of them.
            now: the moment of the last.
        """
        return failures >= self.tries and now - since >= self.span


ARTICLE_PATIENCE = Patience(tries=3)
"""Two failures are a hiccup: the third comes six minutes after the first."""

HOST_PATIENCE = Patience(span=timedelta(minutes=5))
"""An article's third failure comes six minutes after its first: the host's notice is there before, and stands
for those of its articles. Five minutes outlast a restart of a server."""

CHANNEL_PATIENCE = Patience(span=timedelta(minutes=15))
"""Longer than the first three tries take (five minutes): mail servers go down for a restart too."""
