"""Numbers that were others at every look while nothing else changed: what they were each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """Looks at one version that found nothing but its numbers counted on; one at least.

    Attributes:
        looks: when each ended, and the sentences as they were; oldest first.
    """

    looks: tuple[tuple[datetime, tuple[str, ...]], ...]

    @property
    def since(self) -> datetime:
        """The first look."""
        return self.looks[0][0]

    @property
    def until(self) -> datetime:
        """The last look."""
        return self.looks[-1][0]

    @property
    def first(self) -> str:
        """What counted, at first."""
        return self.looks[0][1][0]

    @property
    def last(self) -> str:
        """The same sentence at last; the first of its look where it is not among them."""
        return self.looks[-1][1][0]
