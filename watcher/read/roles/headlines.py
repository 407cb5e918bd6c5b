"""The headline where the core opens with it, and its kicker.

A heading there may be the headline once more, and what stands above it its kicker. Where the head of the page
has the headline in other words, what tells the two from the story's first heading is that they are two, and
what comes next: below a heading stands its paragraph, below a headline who wrote the story, when, and its
picture. A single heading there is as often a line that says more than the headline, and those are read; but
for an `h1` on a page that prints the headline nowhere else.
"""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.roles.decks import SIGNED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.roles.seen import Seen, Story
    from watcher.read.roles.told import Told

_FIRST = 60  # characters of the block with which the story begins
_SIGNED = SIGNED | {Reason.CAPTION, Reason.UNLIKE}


def opening(story: Story, told: Told, *, headed: bool) -> Iterator[tuple[Seen, Reason]]:
    """Headings over the core's first paragraph: what names the headline is it, above it are kickers.

    One that the author printed again, word for word, in the box of the text is the story's.
    """
    heads = list(takewhile(lambda one: one.reason or one.raw.kind is BlockKind.HEADING, story.core))
    own = {
        i
        for i, one in enumerate(heads)
        if not one.reason and _repeats(one, told, headed=headed, home=i + story.first in story.home)
    }
    for i, one in enumerate(heads[: max(own, default=-1) + 1]):
        yield one, Reason.TITLE if i in own else Reason.BEFORE


def _repeats(one: Seen, told: Told, *, headed: bool, home: bool) -> bool:
    """Whether a heading is the headline with more, or in other words where it stands nowhere else."""
    text = one.raw.text
    if headed:
        return told.holds_title(text) and not (home and told.is_title(text))
    return told.holds_title(text) or told.names(text)


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
