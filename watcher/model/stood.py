"""What is known of the version that stood at a moment somebody asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model.gap import Gap


@dataclass(frozen=True, slots=True)
class Stood:
    """The newest version that was captured, or seen by an archive, by a moment, and whether it stood then.

    Attributes:
        asked_at: the moment; UTC.
        version: the version.
        seen_until: the last moment it was seen.
        next_at: when the version after it was captured; None: it is the newest.
        gap: the time without a good look that the moment lies in.
    """

    asked_at: datetime
    version: int
    seen_until: datetime
    next_at: datetime | None = None
    gap: Gap | None = None

    @property
    def certain(self) -> bool:
        """Whether the version was seen before the moment and after it."""
        return self.asked_at <= self.seen_until and self.gap is None
