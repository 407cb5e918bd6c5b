"""Whether a visit to one article says something of its whole host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.errors import LineDown
from watcher.model import GOOD, Outcome

if TYPE_CHECKING:
    from watcher.model import Check

OF_THE_ARTICLE = frozenset(
    {
        "internal",
        "damaged",
        "bad_address",
        "private_address",
        "too_large",
        "wrong_type",
        "broken_off",
        "shrunk",
        "language",
        "rewritten",
        "untitled",
        "flapping",
        "older_copy",
    }
)
"""Codes of trouble that one page has by itself. Any other (no answer, 403, 503, a challenge, a consent wall,
a selector that matches nothing) may be the host's: it is, when several articles have it and none is read."""


def answers(check: Check) -> bool | None:
    """Whether the host can be read; None when this visit does not tell.

    A page that is gone was served by a host that works.
    """
    if check.outcome in GOOD or check.outcome is Outcome.GONE:
        return True
    return None if check.code in OF_THE_ARTICLE or check.code == LineDown.code else False
