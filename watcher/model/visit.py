"""One visit to an article: what was asked, what came back, how it ended."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """How a check ended."""

    FIRST = "first"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_MODIFIED = "not_modified"
    SUSPECT = "suspect"
    BLOCKED = "blocked"
    GONE = "gone"
    FAILED = "failed"
