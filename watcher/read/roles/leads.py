"""What stands before the core: the headline, leads, and what is neither.

Only leads are the story's there, and what is said beside a live blog's headline. Rules that look at a block
alone take some of a lead's sentences out, for their links, say: they come back between two others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.roles.decks import SIGNED
from watcher.read.roles.seen import FEW, informs, lists
from watcher.read.words import lines, pictures
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.markup.blocks import Raw
    from watcher.read.roles.seen import Seen, Story
    from watcher.read.roles.told import Told

_TOPS = frozenset({"h1", "h2"})  # what a headline is printed in, be it as long as a paragraph
_PARTS = frozenset({BlockKind.LIST_ITEM, BlockKind.HEADING})
_ROW = 5  # so many boxes made alike and deeper than the story's own hold other things than its lead


def leads(story: Story, told: Told, *, headed: bool) -> Iterator[tuple[Seen, Reason]]:
    """The blocks before the core that are no leads, each with the reason; those that are, are named so.

    Args:
        story: whose.
        told: what the page tells of itself.
        headed: the headline is printed outside the story.
    """
    over = story.seen[: story.first]
    boxes = {(one.raw.look, one.raw.box) for one in over if one.raw.deep > story.home.deep}
    rows = Counter(look for look, _ in boxes)
    telling = Counter(one.raw.box for one in over if lines.tells(one.raw))
    live = any(one.raw.entry for one in story.seen)
    titled = {one.raw.box for one in over if live and one.raw.tag == "h1"}
    points = _points(over)
    below = False  # the headline
    for i, (one, after) in enumerate(zip_longest(over, over[1:])):
        beside = one.raw.box in titled and lines.tells(one.raw, 0)
        among = telling[one.raw.box] >= FEW and lines.tells(one.raw)
        if rows[one.raw.look] >= _ROW:
            yield one, Reason.BEFORE
        elif _heads(one, told, headed=headed):
            yield one, Reason.TITLE
        elif not (one.reason or one.fixed) and told.sums_up(one.raw):
            one.fixed, one.why = True, Reason.LEAD
        elif not (
            lines.leads(one.raw) or (below and (i in points or lines.deck(one.raw))) or among or beside
        ):
            yield one, Reason.BEFORE
        elif after and _shows(one, after):
            yield one, Reason.CAPTION
        elif not one.reason and not one.fixed:
            one.why = Reason.LEAD
        heads = one.reason is Reason.TITLE or (one.raw.tag in _TOPS and not one.reason)
        below = heads or (below and (not one.reason or one.reason in SIGNED))
    for one in (*_between(over), *_behind(over)):
        one.reason, one.why = None, Reason.LEAD


def _heads(one: Seen, told: Told, *, headed: bool) -> bool:
    """Whether a heading over the story is its headline, or what machines are told in the place of one.

    One below the headline itself that says the same in other words is its deck.
    """
    raw = one.raw
    named = raw.tag == "h1" or told.is_headline(raw.text) or (not headed and told.names(raw.text))
    return raw.kind is BlockKind.HEADING and named


def _points(over: Sequence[Seen]) -> set[int]:
    """The indexes of points in a box of their own, and of the heading over them: what the story is about."""
    found = set[int]()
    for items in lists(over):
        first = max(0, items[0] - 1)
        head = over[first]
        beside = head.raw.kind is BlockKind.HEADING and head.raw.box == over[items[0]].raw.box
        headed = beside and not lines.announces(head.raw)
        held = [over[i] for i in items]
        plain = not any(one.reason or one.raw.links or one.raw.hint or one.raw.far for one in (head, *held))
        if headed and plain and informs([one.raw.text for one in held]):
            found.update((first, *items))
    return found


def _shows(one: Seen, after: Seen) -> bool:
    """Whether a line is what a picture shows: no sentence, right above the words on whose picture it is."""
    found = pictures.credit(after.raw.text) if after.reason is Reason.CREDIT else None
    owned = found is not None and found.start() == 0
    return owned and one.raw.kind is BlockKind.PARAGRAPH and not lines.ended(one.raw.text)


def _between(over: Sequence[Seen]) -> Iterator[Seen]:
    """What stands between leads of one box and a rule for single lines put out: short, or linked in part."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(over):
        if one.why is Reason.LEAD:
            found[one.raw.box].append(i)
    for at in found.values():
        elsewhere = False  # a heading leads there
        for one in over[at[0] : at[-1]]:
            if one.raw.kind is not BlockKind.LIST_ITEM:
                elsewhere = lines.announces(one.raw)
            part = _is_prose(one.raw) or (_is_part(one.raw) and not elsewhere)
            if part and one.raw.box == over[at[0]].raw.box and one.reason is Reason.BEFORE:
                yield one


def _behind(over: Sequence[Seen]) -> Iterator[Seen]:
    """The short sentences that go on where a lead ends, in its box."""
    lead: Seen | None = None
    for one in over:
        goes_on = lead is not None and one.raw.box == lead.raw.box and _is_sentence(one.raw)
        if goes_on and one.reason is Reason.BEFORE:
            yield one
        elif not goes_on or one.reason:
            lead = one if one.why is Reason.LEAD and not one.reason else None


def _is_prose(raw: Raw) -> bool:
    return raw.tag == "p" and not way_out(raw) and lines.ended(raw.text)


def _is_sentence(raw: Raw) -> bool:
    """Whether a paragraph is a sentence: no label and what stands behind it, as when the story was filed."""
    return ":" not in raw.text and raw.tag == "p" and not way_out(raw) and lines.is_sentence(raw.text)


def _is_part(raw: Raw) -> bool:
    """Whether a block is a point or a heading that leads nowhere."""
    return raw.kind in _PARTS and not raw.links
