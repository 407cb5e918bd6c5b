"""Headings that head nothing of the story: what they stand over is the margin's, and so are they."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.tree import Zone
    from watcher.read.roles.seen import Seen

# What leads to other stories.
_ONWARD = frozenset({Reason.POINTER, Reason.LINK_ONLY, Reason.TEASER, Reason.RELATED})
_TAGS = frozenset({"h2", "h3", "h4"})
# What is shown part after part is as much the story's as the first one.
_UNNAMED: frozenset[Zone] = frozenset({"", "hidden"})
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\D)")
_ROW = 2  # other stories below a heading from which it is theirs


def idle(seen: Sequence[Seen], home: Home) -> Iterator[Seen]:
    """Such headings, from the last on.

    Args:
        seen: all blocks of the page; what is judged of one is seen before the next is looked at.
        home: the story's own box.
    """
    counted = _counted(seen)
    heads = stands = False
    below: list[Reason | None] = []  # the reasons of the blocks down to the next heading
    for i, one in reversed(list(enumerate(seen))):
        if one.raw.kind is not BlockKind.HEADING:
            below.append(one.reason)
            stands = not one.reason
            heads = stands or (heads and one.reason is not Reason.ANNOUNCES)
            continue
        alone = not heads or (one.raw.hint not in _UNNAMED and i not in home and not stands)
        others = len(below) >= _ROW and _ONWARD.issuperset(below)
        deck = one.why is Reason.LEAD and one.raw.lead
        if (alone or others) and not (deck or lines.says(one.raw) or i in counted):
            yield one
        stands, below = not one.reason, []


def _counted(seen: Sequence[Seen]) -> set[int]:
    """Where headings stand that count one after the other: "3. ..." and "4. ...", over a picture each."""
    headings = (i for i, one in enumerate(seen) if one.raw.tag in _TAGS and not one.reason)
    numbers = [(i, int(found[1])) for i in headings if (found := _NUMBER.match(seen[i].raw.text))]
    return {i for (k, above), (j, number) in pairwise(numbers) if number == above + 1 for i in (k, j)}
