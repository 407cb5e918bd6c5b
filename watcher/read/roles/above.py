"""Lines in the story's box that stand over its first paragraph, in a place that its paragraphs do not share.

A date, a name, how long it takes to read: their words are another outlet's every time, their place is not.
They stand in no paragraph, but in a box that is deeper or less deep than those the story is told in. What may
be a lead by its length is left to others, and so is what stands over a list or in the story's own box. On 113
pages of sites never seen before it ends three of 36 false alarms and takes nothing of a story.

Above the headline that is printed first nothing is the story's, though it is made of sentences: a ticker, an
imprint, a question whether one may send messages. On 1,400 pages there were three such boxes. One paragraph
alone may be the lead or the deck.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.words import lines
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.markup.blocks import Raw
    from watcher.read.roles.seen import Seen, Story

_OWN = 0.2  # the share of the core's prose in one kind of place from which the story is told there
_LINE = 200  # characters of a line


def above(story: Story) -> Iterator[tuple[Seen, Reason]]:
    """Such lines, each with the reason."""
    seen, home, first, last = story
    over = [one for one in seen[: _headline(story)] if not one.reason]
    if len(over) > 1 or not all(lines.leads(one.raw) for one in over):
        yield from ((one, Reason.BEFORE) for one in over)
    begins = next((i for i in range(first, last + 1) if i in home and _tells(seen[i].raw)), first)
    own = {seen[i].raw.box for i in range(begins, last + 1) if i in home and _tells(seen[i].raw)}
    yield from ((one, Reason.AUTHOR) for one in _signed(seen[first:begins], own))
    told = [(i, one) for i, one in enumerate(story.core, first) if _tells(one.raw)]
    prose: Counter[tuple[str, int, str]] = Counter()
    for _, one in told:
        prose[_stands(one.raw)] += len(one.raw.text) - one.raw.link_chars
    for i, one in told:
        if i in home or prose[_stands(one.raw)] >= _OWN * prose.total():
            return
        line = one.raw.tag != "p" and len(one.raw.text) < _LINE and not lines.leads(one.raw)
        if line and not _heads_list(seen, i):
            yield one, Reason.BEFORE


def _headline(story: Story) -> int:
    """The index of the headline that is printed first, outside the story or as it opens; 0 for none."""
    opens = next((i for i, one in enumerate(story.core, story.first) if not one.reason), story.first)
    printed = (i for i, one in enumerate(story.seen[:opens]) if one.reason is Reason.TITLE)
    return min(next(printed, 0), story.first)


def _signed(opening: Sequence[Seen], own: set[int]) -> Iterator[Seen]:
    """The items of a list beside the author's line before the story begins, and days there.

    Where the author's line stands in a box of the story's own paragraphs, a list behind it is the story's.
    """
    boxes: dict[int, list[Seen]] = defaultdict(list)
    for one in opening:
        boxes[one.raw.box].append(one)
    for box, held in boxes.items():
        short = box not in own and all(size(one.raw.text) < lines.PROSE for one in held)
        signed = short and any(one.raw.zone == "author" for one in held)
        yield from (one for one in held if _is_item(one.raw) and (signed or lines.dated(one.raw)))


def _is_item(raw: Raw) -> bool:
    return raw.kind is BlockKind.LIST_ITEM


def _tells(raw: Raw) -> bool:
    return raw.core and not raw.zone and raw.kind is BlockKind.PARAGRAPH


def _stands(raw: Raw) -> tuple[str, int, str]:
    """The kind of place that a block stands in."""
    return raw.tag, raw.deep, raw.hint


def _heads_list(seen: Sequence[Seen], i: int) -> bool:
    below = seen[i + 1 : i + 2]
    return bool(below) and below[0].raw.kind is BlockKind.LIST_ITEM
