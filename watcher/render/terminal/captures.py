"""What of captures came into no history, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.words import count

if TYPE_CHECKING:
    from watcher.model.haul import Report

_DIFFERS = (
    "differs from what was seen before and after it",
    "differ from what was seen before and after them",
)
"""Of versions that are another's view of the page."""

_TEXTS = (
    "is a mere text of a time when we looked at the page itself",
    "are mere texts of a time when we looked at the pages themselves",
)


_LATER = (
    "was captured after the last look there, and the next one will tell what it says",
    "were captured after the last look there, and the next one will tell what they say",
)


def left_out(report: Report) -> str:
    """What of captures is no version of a history, to stand behind a sentence; "" for nothing."""
    found = ((report.beside, _DIFFERS), (report.texts, _TEXTS), (report.later, _LATER))
    return "".join(f", {count(number, *words)}" for number, words in found if number)
