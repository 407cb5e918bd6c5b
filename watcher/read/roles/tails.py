"""Behind a heading that announces other things, and behind the story's own box: what of it is the story's?

"Read more" over three links in the middle of a story reaches no further than its box: once the text of the
story goes on, so do its headings and short lines. An announcement in the story's own box has no such end, and
only a whole paragraph is believed after it; none where the story is so short that all of it stands before.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import BlockKind, Reason
from watcher.read.words import appeals, lines
from watcher.read.words.lines import way_out
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw
    from watcher.read.roles.seen import Seen, Story

_FEW = 3  # items of a list that has the first lines of one other story
_HEADED = 2  # late paragraphs below a heading that goes with them
_SET = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.QUOTE})  # what the author sets in
_SOON = 6  # so many blocks on a whole paragraph follows where the story goes on


def tails(story: Story) -> Iterator[tuple[Seen, Reason]]:
    """The blocks that are none of the story's, each with the reason."""
    seen, home, first, last = story
    heading = -1
    opens = _stands_before(story)
    listed, runs = range(0), list[_Run]()
    last = _parts(seen, home, last)
    told, others = _lists(seen[last + 1 :])
    for i, one in enumerate(seen[first:], first):
        sure = opens or (i in listed and not (heading >= 0 and _lists_on(one.raw, seen[heading:i])))
        if one.apart and one.raw.look == home.look:
            heading = -1
        if heading >= 0 and i <= last and not sure and _goes_on(seen, home, heading, i):
            heading = -1
        if lines.announces(one.raw) and not _is_item(seen, i):
            heading = heading if one.raw.zone == "ad" else i
            runs = runs or _runs(seen)
            listed = _announced(runs[i + 1])
            yield one, Reason.ANNOUNCES
        elif i <= last:
            if heading >= 0 and not sure and (_tells(one) or _says(one, i, home)):
                heading = -1
            elif heading >= 0:
                yield one, Reason.ANNOUNCED
        elif heading >= 0 or not (_is_late(one, home, told, others) or _heads_late(seen, i, home, others)):
            yield one, Reason.BEHIND


def _is_item(seen: Sequence[Seen], i: int) -> bool:
    """Whether a block names one of the things that a list of the story names: it announces nothing."""
    one, before = seen[i], seen[max(i - 1, 0)]
    listed = all(each.raw.kind is BlockKind.LIST_ITEM and not each.raw.links for each in (one, before))
    return listed and not before.reason


def _stands_before(story: Story) -> bool:
    """Whether a short story stands before the core, which opens as a list of others and has no paragraph."""
    core = story.core
    if not core or not lines.announces(core[0].raw) or any(one.raw.tag == "p" for one in core):
        return False
    return any(one.why is Reason.LEAD and not one.reason for one in story.seen[: story.first])


def _is_late(one: Seen, home: Home, told: set[int], others: set[int]) -> bool:
    """Whether a block behind the core is a late paragraph, or an item of a list of such."""
    if one.late:
        return one.raw.box not in others
    stands = one.raw.deep == home.deep
    return stands and (one.raw.box in told or (lines.late(one.raw) and one.raw.box not in others))


def _heads_late(seen: Sequence[Seen], i: int, home: Home, others: set[int]) -> bool:
    """Whether a block behind the core is the heading of two late paragraphs in its box.

    One may be what an outlet says of itself, or the first lines of another story.
    """
    head, below = seen[i].raw, seen[i + 1 : i + 1 + _HEADED]
    if head.kind is not BlockKind.HEADING or head.zone or head.links or len(below) < _HEADED:
        return False
    return all(
        one.raw.box == head.box and not one.reason and _is_late(one, home, set(), others) for one in below
    )


def _lists(behind: Sequence[Seen]) -> tuple[set[int], set[int]]:
    """The boxes that hold nothing but a list of which most items are late paragraphs, and those of others.

    In a list of other stories the first lines of each stand before the way to it.
    """
    boxes: dict[int, list[Raw]] = defaultdict(list)
    for one in behind:
        boxes[one.raw.box].append(one.raw)
    told = {box for box, held in boxes.items() if _is_told(held)}
    return told, {box for box, held in boxes.items() if _is_others(held)}


def _is_others(held: Sequence[Raw]) -> bool:
    """Whether a list has one text, and below it the way to more of it."""
    listed = 1 < len(held) <= _FEW and all(raw.kind is BlockKind.LIST_ITEM for raw in held)
    return listed and way_out(held[-1]) and not any(map(way_out, held[:-1]))


def _is_told(held: Sequence[Raw]) -> bool:
    if any(raw.kind is not BlockKind.LIST_ITEM or raw.links for raw in held):
        return False
    return 2 * sum(map(lines.late, held)) > len(held)


def _parts(seen: Sequence[Seen], home: Home, last: int) -> int:
    """The index of the story's last block where boxes made like its own go on with it behind the core."""
    for i, one in enumerate(seen[last + 1 :], last + 1):
        line = one.raw.tag == "td" and not lines.late(one.raw)  # all cells of a page are made alike
        if one.raw.look == home.look and not (one.raw.zone or line):
            last = i
        elif not one.raw.zone and not way_out(one.raw):
            break
    return last


def _goes_on(seen: Sequence[Seen], home: Home, heading: int, i: int) -> bool:
    """Whether the story goes on at a block behind the box that holds the announcement.

    On 113 pages of sites never seen before it brought 13 headings and short lines back, all of them the
    story's; on the 990 labelled ones it lets 42 blocks in, none of them labelled as furniture.
    """
    raw = seen[i].raw
    if raw.zone:
        return False
    if heading in home:
        return i in home and _set_apart(seen[heading + 1 : i], raw)
    box = seen[heading:i]
    if i in home and _shuts(box, raw) and _stood_at(seen, heading) in home:
        return True
    near = seen[i:] if _led(box) else seen[i : i + _SOON]
    heads = raw.kind is BlockKind.HEADING and not raw.hint
    own = i in home or heads or _opens(raw, box, near) or _lists_on(raw, box)
    return own and any(one.raw.core and not one.raw.zone and not one.raw.hint and _tells(one) for one in near)


def _opens(raw: Raw, box: Sequence[Seen], near: Sequence[Seen]) -> bool:
    """Whether a sentence opens a box of whole paragraphs behind an announcement that stands in furniture."""
    alike = lines.tells(raw) and all(one.raw.zone for one in box)
    return alike and any(one.raw.box == raw.box and _tells(one) for one in near)


def _lists_on(raw: Raw, box: Sequence[Seen]) -> bool:
    """Whether a list, table or quotation that leads nowhere begins behind an announcement and its links."""
    head = box[0].raw.box
    own = all(head in {one.raw.box, one.raw.outer} for one in box) and way_out(box[-1].raw)
    return (
        own
        and (raw.kind in _SET or raw.tag == "caption")
        and not (raw.links or raw.hint or head in {raw.box, raw.outer})
    )


def _shuts(box: Sequence[Seen], after: Raw) -> bool:
    """Whether an announcement and what it leads to stand deeper than the block behind them.

    Such a box comes and goes between two paragraphs, be the second one the story's last, short, or of links.
    Behind one that leads nowhere, as a form does that asks for an address, a sentence goes on with the story.
    """
    if box[-1].raw.deep <= after.deep or not all(one.raw.deep > after.deep for one in box):
        return False
    form = lines.tells(after) and all(one.raw.zone for one in box)
    return bool(box[-1].raw.links) or (form and not appeals.asks(after.text))


def _set_apart(box: Sequence[Seen], after: Raw) -> bool:
    """Whether what is announced ends with a box that has a name, and stands deeper than what is behind it."""
    named = all(one.raw.zone and one.raw.deep > after.deep for one in box)
    return named and any(way_out(one.raw) for one in box)


def _stood_at(seen: Sequence[Seen], i: int) -> int:
    """The index of the last block before one that no name makes furniture; -1 for none."""
    return next((k for k in range(i - 1, -1, -1) if not seen[k].raw.zone), -1)


class _Run(NamedTuple):
    """Items of a list from one block on: their places, the characters of their links, and of their texts."""

    places: range
    linked: int = 0
    chars: int = 0


def _runs(seen: Sequence[Seen]) -> list[_Run]:
    """The run of items that each block begins, and that which begins behind the last."""
    runs = [_Run(range(len(seen), len(seen)))]
    for i, raw in reversed([*enumerate(one.raw for one in seen)]):
        places, linked, chars = runs[-1]
        here = _Run(range(i, places.stop), linked + raw.link_chars, chars + len(raw.text))
        runs.append(here if raw.kind is BlockKind.LIST_ITEM else _Run(range(i, i)))
    return runs[::-1]


def _announced(below: _Run) -> range:
    """The items right below an announcement, if they are mostly links: no long one is text."""
    return below.places if 2 * below.linked >= below.chars else range(0)


def _led(box: Sequence[Seen]) -> bool:
    """Whether an announcement and all that it leads to stand in one box that is called after such things."""
    zone = box[0].raw.zone
    return (
        bool(zone) and len(box) > 1 and all(one.raw.zone == zone for one in box) and bool(box[-1].raw.links)
    )


def _says(one: Seen, i: int, home: Home) -> bool:
    """Whether a block is a sentence of the story's own box that leads nowhere: no furniture is one there.

    On 1,790 pages two such sentences of 40 letters and more were lost, and nothing else stood so.
    """
    raw = one.raw
    plain = not raw.links and lines.tells(raw) and lines.is_sentence(raw.text)
    return plain and not one.reason and home.whole and i in home


def _tells(one: Seen) -> bool:
    """Whether a block is a whole paragraph that is not mostly links."""
    whole = size(one.raw.text) >= lines.PROSE and one.raw.kind is not BlockKind.TABLE_ROW
    return not one.reason and whole and one.raw.link_chars * 3 < len(one.raw.text)
