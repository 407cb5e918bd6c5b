"""A kicker and a headline over the story, where the head of the page has the headline in other words.

What tells them from the story's first heading is that they are two, and what comes next: below a heading
stands its paragraph, below a headline who wrote the story, when, and its picture. A single heading there is
as often a line that says more than the headline, and those are read; but for an `h1` on a page that prints
the headline nowhere else.
"""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.roles.decks import SIGNED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.roles.seen import Seen

_FIRST = 60  # characters of the block with which the story begins
_SIGNED = SIGNED | {Reason.CAPTION, Reason.UNLIKE}


def headlines(seen: Sequence[Seen]) -> Iterator[Seen]:
    """The headings, two or more in a row, that stand over the author, date or picture of the story."""
    above = list(takewhile(lambda one: not _begins(one), seen))
    signed = max((i for i, one in enumerate(above) if one.reason in _SIGNED), default=0)
    for heading, run in groupby(above[:signed], key=_heads):
        row = list(run)
        if heading and len(row) > 1:
            yield from row
    yield from _kicked(above[:signed])


def _kicked(above: Sequence[Seen]) -> Iterator[Seen]:
    """The `h1` where nothing else is the headline, and the lines over it: its kicker."""
    if any(one.reason is Reason.TITLE for one in above):
        return
    top = next((i for i, one in enumerate(above) if _heads(one) and one.raw.tag == "h1"), -1)
    yield from (one for one in above[: top + 1] if not one.reason)


def _heads(one: Seen) -> bool:
    return not one.reason and one.raw.core and one.raw.kind is BlockKind.HEADING


def _begins(one: Seen) -> bool:
    told = not one.reason and one.why is not Reason.LEAD
    return told and one.raw.kind is not BlockKind.HEADING and len(one.raw.text) >= _FIRST
