"""Small boxes deep inside a body whose text stands in one box: its makers put them there, not the author.

A label, a heading, a list of highlights or of things asked for; whole paragraphs are left to other rules.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from watcher.model import BlockKind
from watcher.read.roles.seen import lengths
from watcher.read.words import appeals, lines, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.roles.seen import Seen

_INSERT = 0.05  # the share of the body's text that a box inside it holds at most when it is an insert
_ASKED = 0.15  # the same for one that asks the reader for something
_MAIN = 0.6  # the share of the body's text in one box from which smaller, deeper boxes are inserts
_WHOLE = 90  # characters of a paragraph that is no insert's
_REQUEST = 120  # the same beside a line that asks for something
_LEFT = 200  # characters of what is left of a row of deep boxes of which all else is none of the story's
_DEEP = 3
_INSERTED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


def inserts(seen: Sequence[Seen], home: Home, first: int, last: int) -> Iterator[tuple[Seen, str]]:
    """The blocks of such boxes, each with the reason.

    Args:
        seen: all blocks of the page; what is judged of one is seen before the next is looked at.
        home: the story's own box.
        first: index of the core's first block.
        last: of its last one.
    """
    core = seen[first : last + 1]
    sizes = lengths((one.raw for one in core if not one.reason), lambda raw: raw.box)
    total = sizes.total()
    if not total:
        return
    main, most = sizes.most_common(1)[0]
    if most < _MAIN * total:
        return
    depth = next(one.raw.deep for one in core if one.raw.box == main)
    before, highlights, asking = "", _highlights(core), _asking(core)
    for i, one in enumerate(core, first):
        share = _ASKED if one.raw.box in asking else _INSERT
        small = one.raw.deep > depth and sizes[one.raw.box] <= share * total
        listed = before == "insert" and one.raw.kind is BlockKind.LIST_ITEM and one.raw.box in highlights
        short = len(one.raw.text) < _WHOLE and (one.raw.kind in _INSERTED or listed)
        if small and (short or one.raw.box in asking) and not home.headed_by(i):
            yield one, "insert"
        before = one.reason


def wares(seen: Sequence[Seen], home: Home, first: int, last: int) -> Iterator[tuple[Seen, str]]:
    """What little is left of a row of deep boxes between the story's paragraphs of which all else is out.

    A name, a link to a shop and a button are found by themselves; what is said of the thing is no more the
    story's than they are. On 1,600 pages it was so wherever all stood three boxes deeper than the story.

    Args:
        seen: all blocks of the page; what is judged of one is seen before the next is looked at.
        home: the story's own box.
        first: index of the core's first block.
        last: of its last one.
    """
    for gap in home.gaps:
        if gap[0] < first or gap[-1] >= last or gap[-1] + 1 not in home:
            continue
        held = [seen[i] for i in gap]
        left = [one for one in held if not one.reason]
        out = any(one.reason and not any("#" in link for link in one.raw.links) for one in held)
        deep = all(one.raw.deep >= home.deep + _DEEP and one.raw.kind in _INSERTED for one in left)
        if out and deep and sum(len(one.raw.text) for one in left) < _LEFT:
            yield from ((one, "insert") for one in left)


def requests(seen: Sequence[Seen], home: Home, first: int, last: int) -> Iterator[tuple[Seen, str]]:
    """The lines beside one that asks the reader for something, in boxes between the story's own blocks.

    A headline, a promise, a button: each may stand in a box of its own.

    Args:
        seen: all blocks of the page; what is judged of one is seen before the next is looked at.
        home: the story's own box.
        first: index of the core's first block.
        last: of its last one.
    """
    for gap in home.gaps:
        held = [seen[i] for i in gap if first <= i <= last]
        if any(map(_requests, held)) and all(map(_may_ask, held)):
            yield from ((one, "appeal") for one in held)


def _requests(one: Seen) -> bool:
    """Whether a line asks for something by its box or its words, be they in a box of another name."""
    if one.raw.zone in {"", "subscribe"}:
        return bool(one.raw.zone) or one.reason == "appeal"
    return appeals.APPEAL.search(one.raw.text.lower()) is not None


def _may_ask(one: Seen) -> bool:
    if one.raw.kind is BlockKind.TABLE_ROW:
        return False
    return bool(one.reason) or (len(one.raw.text) < _REQUEST and not phrases.SIGNED.match(one.raw.text))


def _highlights(core: Sequence[Seen]) -> set[int]:
    """The boxes whose list items are mostly no sentences: highlights, and not what the story lists."""
    sentences: dict[int, list[bool]] = defaultdict(list)
    for one in core:
        if one.raw.kind is BlockKind.LIST_ITEM:
            sentences[one.raw.box].append(bool(lines.ENDED.search(one.raw.text)))
    return {box for box, ends in sentences.items() if 2 * sum(ends) < len(ends)}


def _asking(core: Sequence[Seen]) -> set[int]:
    """The boxes with a list of which an item asks the reader for something: all of it is the page's own."""
    return {one.raw.box for one in core if one.raw.kind is BlockKind.LIST_ITEM and one.reason == "appeal"}
