"""Boxes inside the story's that are not its own: captions, teasers, what their makers call by another name.

A line alone with a picture is its caption, whatever the box is called.

A class word is no proof: "caption", "teaser" and "media" are what leads and whole stories are called, too. It
is believed of a box that stands deeper than the story's own, holds little, and comes after the story has
begun. On 1,100 pages all 33 such captions and teasers that a reader can tell were furniture; before the
story's first line 24 of 40 were its lead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import dropwhile, pairwise, takewhile
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.roles.seen import lengths, lists, of_box
from watcher.read.words import lines, phrases
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw
    from watcher.read.markup.tree import Zone
    from watcher.read.roles.seen import Seen, Story

_ASIDE = 0.1  # the share of the body's text in boxes of one furniture's name up to which they are furniture
_TEASERS = 0.3  # the same for what stands so many boxes deeper than the story: teasers, recordings, pictures
_DEEPER = 2
_INSIDE: frozenset[Zone] = frozenset({"related", "player", "caption"})
_MOST = 0.8  # the share of the body's text in its own box from which other boxes behind it hold none of it
_CAPTIONS = 0.2  # the share of the body's text in lines under pictures from which it is told there
_LINE = 200  # characters of a line under a picture, or of one that says who summed up the story
_FACTS = 3  # paragraphs in a box behind the story's that are no biography
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
# Behind the story's own box nothing of it stands in a deeper one once such furniture has stood there.
_CLOSING: frozenset[Zone] = frozenset({"related", "comments", "subscribe", "footer", "sidebar", "navigation"})
_LENGTH = re.compile(r"\b\d{1,2}:\d{2} ?(?:min|мин)\w*\W*$", re.IGNORECASE)  # how long a recording runs


def beside(story: Story) -> Iterator[tuple[Seen, Reason]]:
    """The blocks of such boxes, each with the reason."""
    home, first, core = story.home, story.first, story.core
    hints = lengths((one.raw for one in core if not one.reason), lambda raw: raw.hint)
    total = hints.total() or 1
    told = defaultdict(list)
    for one in core:
        if one.raw.kind is not BlockKind.LIST_ITEM:
            told[one.raw.box].append(one)
    captions = sum(len(one.raw.text) for one in core if not one.reason and _under_picture(one.raw))
    shown = captions <= _CAPTIONS * total
    called = _summed_up(story, told) | _said_twice(story)
    behind = _behind(story, told)
    for i, one in enumerate(core, first):
        if shown and i > home.first and _under_picture(one.raw):
            yield one, Reason.CAPTION
        if i in home:
            continue
        share = hints[one.raw.hint] / total
        reason = called.get(i) or _called(one.raw, i, home, share)
        reason = reason or _item(one.raw, told[one.raw.box], share)
        if reason or (i in behind and not one.apart):
            yield one, reason or Reason.BEHIND


def _summed_up(story: Story, told: dict[int, list[Seen]]) -> dict[int, Reason]:
    """The blocks of boxes that say that a machine has summed up the story there."""
    boxes = {box for box, held in told.items() if any(_by_machine(one.raw) for one in held)}
    return {i: Reason.SUMMARY for i, one in enumerate(story.core, story.first) if one.raw.box in boxes}


def _said_twice(story: Story) -> dict[int, Reason]:
    """Two texts in a row, in boxes deeper than the story's, one of which is the other and more.

    So is printed what a picture shows, with and without whose it is: below it, and below its large form.
    """
    home, twins = story.home, dict[int, Reason]()
    for i, (one, two) in enumerate(pairwise(story.core), story.first):
        deeper = i > home.first and min(one.raw.deep, two.raw.deep) > home.deep
        short, long = sorted((one.raw.text, two.raw.text), key=len) if deeper else ("", "")
        if size(short) >= lines.PROSE and short != long and long.startswith(short):
            twins |= {i: Reason.CAPTION, i + 1: Reason.CAPTION}
    return twins


def _behind(story: Story, told: dict[int, list[Seen]]) -> set[int]:
    """The indexes of the blocks behind the story's box that are no part of it: lists, and what is small."""
    past = _past(story) - _closing(story)
    facts = {box for box, held in told.items() if _tells_facts(held)}
    places = ((i, story.seen[i].raw) for i in past)
    small = {i for i, raw in places if raw.box not in facts and lines.small(raw, story.home.deep)}
    return small | _listed(story)


def _past(story: Story) -> frozenset[int]:
    """The indexes of the blocks of which none in a deeper box is the story's any more.

    A box that began before such furniture goes on below it: a story may be parted by it.
    """
    home = story.home
    behind = [(i, one.raw) for i, one in enumerate(story.core, story.first) if i > home.last]
    if home.share >= _MOST:
        return frozenset(i for i, _ in behind)
    begun = {raw.box for _, raw in takewhile(lambda place: place[1].zone not in _CLOSING, behind)}
    closed = dropwhile(lambda place: place[1].zone not in _CLOSING, behind if home.whole else ())
    return frozenset(i for i, raw in closed if raw.box not in begun)


def _closing(story: Story) -> frozenset[int]:
    """The index of a last paragraph of the story that stands alone in a box without a name.

    It follows the story's box at once, is whole, and leads nowhere. On 1,900 pages three did, all of them
    the story's.
    """
    seen, home = story.seen, story.home
    i = home.last + 1
    if i >= len(seen) or (raw := seen[i].raw).deep != home.deep + 1 or raw.hint or raw.links:
        return frozenset()
    signed = phrases.BYLINE.match(raw.text) is not None or lines.shows_address(raw)
    return frozenset({i} if lines.whole(raw) and not signed else ())


def _called(raw: Raw, i: int, home: Home, share: float) -> Reason | None:
    """Why a block in another box is none of the story's; None when it may be."""
    inside = i > home.first and raw.deep >= home.deep + _DEEPER
    if raw.hint in _INSIDE and inside and share <= _TEASERS:
        return of_box(raw.hint)
    if raw.kind not in _PLAIN:
        return None
    if raw.hint == "caption" and _captions(raw, i, home, share):
        return Reason.CAPTION
    if raw.hint in lines.STRANGE and share <= _ASIDE:
        return of_box(raw.hint)
    return Reason.PLAYER if _LENGTH.search(raw.text) else None


def _by_machine(raw: Raw) -> bool:
    """Whether a block says that a machine has summed up the story in its box."""
    return len(raw.text) < _LINE and phrases.summed_up(raw.text.lower())


def _under_picture(raw: Raw) -> bool:
    """Whether a block is a line in a box that holds a picture and next to nothing else."""
    line = raw.kind is BlockKind.PARAGRAPH and len(raw.text) < _LINE and not lines.ended(raw.text)
    return raw.pictured and line


def _tells_facts(held: Sequence[Seen]) -> bool:
    """Whether a box behind the story's holds paragraphs that lead nowhere: facts that go with it.

    On 1,100 pages those of one were the story's, and none were others.
    """
    plain = [one.raw for one in held if size(one.raw.text) >= lines.PROSE and not one.raw.hint]
    whole = len(plain) >= _FACTS and all(lines.ended(raw.text) for raw in plain)
    return whole and not any(one.raw.links or one.raw.zone for one in held)


def _listed(story: Story) -> set[int]:
    """The indexes of the items behind the story's box that lead elsewhere, of lists of which half does.

    A list stands whole: of the author's notes, one may have a source.
    """
    found: set[int] = set()
    for items in lists(story.core):
        at = [story.first + k for k in items]
        leads = [i for i in at if _leads(story.seen[i].raw, i, story.home)]
        found.update(leads if 2 * len(leads) >= len(items) else ())
    return found


def _leads(raw: Raw, i: int, home: Home) -> bool:
    """Whether an item of a list behind the story's box leads elsewhere.

    Its link may be a sign before its words, as old pages have it. That of a footnote leads back.
    """
    if not home.whole or i <= home.last or raw.deep <= home.deep or len(raw.text) >= _LINE:
        return False
    return bool(raw.links) and not any(link.startswith("#") for link in raw.links)


def _item(raw: Raw, told: Sequence[Seen], share: float) -> Reason | None:
    """Why an item of a list in a box of which all else is none of the story's is none, either."""
    if raw.kind is not BlockKind.LIST_ITEM or raw.hint not in lines.STRANGE or share > _ASIDE:
        return None
    return of_box(raw.hint) if told and all(one.reason for one in told) else None


def _captions(raw: Raw, i: int, home: Home, share: float) -> bool:
    """Whether a text in a box that is named a picture's is its caption: surely where a picture is with it."""
    if raw.pictured and i > home.first and raw.deep >= home.deep:
        return True
    if share > _ASIDE:
        return False
    return raw.deep > home.deep if i > home.first else not lines.ended(raw.text)
