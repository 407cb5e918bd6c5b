"""Small boxes deep inside a body whose text stands in one box: its makers put them there, not the author.

A label, a heading, a list of highlights; whole paragraphs are left to other rules.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.roles.seen import informs, lengths, plain
from watcher.read.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.roles.seen import Seen, Story

_INSERT = 0.05  # the share of the body's text that a box inside it holds at most when it is an insert
_MAIN = 0.6  # the share of the body's text in one box from which smaller, deeper boxes are inserts
_WHOLE = 90  # characters of a paragraph that is no insert's
_LEFT = 200  # characters of what is left of a row of deep boxes of which all else is none of the story's
_DEEP = 3
_TERMS = 2  # terms with what is said of each are data, as the rows of a table are
_INSERTED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


def inserts(story: Story) -> Iterator[tuple[Seen, Reason]]:
    """The blocks of such boxes, each with the reason."""
    core = story.core
    sizes = lengths((one.raw for one in core if not one.reason), lambda raw: raw.box)
    total = sizes.total()
    if not total:
        return
    main, most = sizes.most_common(1)[0]
    if most < _MAIN * total:
        return
    depth = next(one.raw.deep for one in core if one.raw.box == main)
    before, highlights, told = None, _highlights(core), _told(story)
    for i, one in enumerate(core, story.first):
        small = one.raw.deep > depth and sizes[one.raw.box] <= _INSERT * total
        listed = before is Reason.INSERT and one.raw.kind is BlockKind.LIST_ITEM and one.raw.box in highlights
        short = len(one.raw.text) < _WHOLE and (one.raw.kind in _INSERTED or listed)
        own = one.apart or i in told or story.home.headed_by(i)
        if small and short and not (own or _names_table(story.seen, i)):
            yield one, Reason.INSERT
        before = one.reason


def _names_table(seen: Sequence[Seen], i: int) -> bool:
    """Whether a line is what a table of the story is called, above or below it."""
    at = {"caption": i + 1, "figcaption": i - 1}.get(seen[i].raw.tag, -1)
    row = seen[at] if 0 <= at < len(seen) else None
    return row is not None and row.raw.kind is BlockKind.TABLE_ROW and not row.reason


def _told(story: Story) -> set[int]:
    """The indexes of what stands in boxes between two blocks of the story's box and tells something.

    On 1,277 pages there were 40, of code, advice, points for and against: the story's, all of them.
    """
    seen, home, *_ = story
    gaps = [gap for gap in home.gaps if gap[-1] + 1 in home]
    return {i for gap in gaps if _tells([seen[i] for i in gap]) for i in gap}


def _tells(box: Sequence[Seen]) -> bool:
    """Whether a box informs, and no line of it leads on, asks for something or is named as furniture."""
    if not all(map(plain, box)):
        return False
    terms = sum(one.raw.tag == "dt" and two.raw.tag == "dd" for one, two in pairwise(box))
    return terms >= _TERMS or informs([one.raw.text for one in box if not one.reason])


def wares(story: Story) -> Iterator[tuple[Seen, Reason]]:
    """What little is left of a row of deep boxes between the story's paragraphs of which all else is out.

    A name, a link to a shop and a button are found by themselves; what is said of the thing is no more the
    story's than they are. On 1,600 pages it was so wherever all stood three boxes deeper than the story. What
    stands less deep is known by its make: in one box, and in no paragraph though the story is told in such;
    or by a label in its box.
    """
    seen, home, *_ = story
    for gap in home.gaps:
        held = [seen[i] for i in gap]
        if gap[-1] + 1 not in home or _tells(held):
            continue
        left = [one for one in held if not one.reason]
        out = any(one.reason and not any("#" in link for link in one.raw.links) for one in held)
        plain = all(one.raw.kind in _INSERTED for one in left)
        deep = all(one.raw.deep >= home.deep + _DEEP for one in left)
        small = sum(len(one.raw.text) for one in left) < _LEFT
        if out and small and plain and (deep or _of_one_make(left, home) or _labelled(left, held)):
            yield from ((one, Reason.INSERT) for one in left)


def _labelled(left: Sequence[Seen], held: Sequence[Seen]) -> bool:
    """Whether lines stand in boxes that a label calls a page's own: an advertisement's, a button's.

    A whole paragraph may be the story's: an advertisement may have come to stand in its box.
    """
    boxes = {one.raw.box for one in held if one.reason is Reason.LABEL}
    return all(one.raw.box in boxes and len(one.raw.text) < _WHOLE for one in left)


def _of_one_make(left: Sequence[Seen], home: Home) -> bool:
    """Whether lines stand in one box, texts below headings if there are any, and none in a paragraph."""
    made = all(home.made_otherwise(one.raw) for one in left) and len({one.raw.box for one in left}) == 1
    return made and left[-1].raw.kind is BlockKind.PARAGRAPH


def _highlights(core: Sequence[Seen]) -> set[int]:
    """The boxes whose list items are mostly no sentences: highlights, and not what the story lists."""
    sentences: dict[int, list[bool]] = defaultdict(list)
    for one in core:
        if one.raw.kind is BlockKind.LIST_ITEM:
            sentences[one.raw.box].append(lines.ended(one.raw.text))
    return {box for box, ends in sentences.items() if 2 * sum(ends) < len(ends)}
