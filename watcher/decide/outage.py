"""Whether a visit to one article says something of its whole host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import GOOD, Outcome

if TYPE_CHECKING:
    from watcher.model import Check

SILENT = frozenset({"unreachable", "timed_out", "challenge", "http_401", "http_403", "http_429", "http_451"})
"""Codes that a site gives to all of its articles at once; any 5xx is another."""


def answers(check: Check) -> bool | None:
    """Whether the host answers as it should; None when this visit does not tell.

    A page that is gone or odd was served by a host that works. What we refuse ourselves (robots.txt, size,
    type) says nothing.
    """
    if check.code in SILENT or check.code.startswith("http_5"):
        return False
    return True if check.outcome in GOOD or check.outcome is Outcome.GONE else None
