"""Boxes in which a page asks its reader for something: to subscribe, to give, to follow, to write.

A headline, promises, a button: each may stand in a box of its own, and none is the story's where one of them
asks. All under a heading that asks goes with it, and a list of which an item asks, unless it is a large part
of what is told; a list of which most items ask goes wherever it stands. With any other line that asks goes
only what is too short to tell something. Behind the story a box that begins with a heading goes with its
button, and at the end of the story's own box all that is offered between two lines that ask. A last question
is the house's where it is to be answered to the house.
"""

from __future__ import annotations

import re
from itertools import accumulate, groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.words import appeals, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.roles.seen import Seen, Story

_APPEAL = 400  # characters of a paragraph in a box of its own that may ask the reader for something
_TELLS = 120  # characters of one beside a line that asks from which it tells something itself
_PART = 0.25  # of the body's text from which a section or a list is a part of the story, not of a box
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_OFFERED = re.compile(
    r"\b(?:subscri|member|join\b|unlimited|renew(?!ab)|abonn|mitglied|suscri|assina|abbona|prenumer|adhér|lidmaatschap)",
    re.IGNORECASE,
)


def asking(story: Story) -> Iterator[tuple[Seen, Reason]]:
    """The blocks of such boxes beside the story's own blocks, each with the reason."""
    seen, home, first, last = story
    for one in story.core:
        if one.raw.deep > home.deep and one.raw.kind in _PLAIN and _asks(one):
            yield one, Reason.APPEAL
    told = sum(len(one.raw.text) for one in story.core if not one.reason)
    for gap in home.gaps:
        heads = gap[-1] + 1 in home and home.headed_by(gap[-1])  # the story's next paragraph
        beside = (seen[i] for i in (gap[:-1] if heads else gap) if i <= last)
        held = [one for one in beside if not one.apart]
        if any(map(_asks, held)):
            behind = gap[0] > home.last
            yield from ((one, Reason.APPEAL) for one in _with_it(held, _PART * told, behind=behind))
    yield from ((one, Reason.APPEAL) for one in _offered(seen[first : home.last + 1]))
    yield from ((one, Reason.APPEAL) for one in (*_listed(story.core), *_asked(story)))


def _offered(core: Sequence[Seen]) -> Iterator[Seen]:
    """What stands at the story's end between two lines that ask, and speaks in each block of such things.

    It is no more than the story before it: a short one on members, or between two such lines, is none of it.
    """
    asked = [i for i, one in enumerate(core) if one.reason is Reason.APPEAL]
    told = [0, *accumulate(0 if one.reason else len(one.raw.text) for one in core)]
    for i, k in pairwise(asked):
        part = core[i + 1 : k]
        ends = told[k] == told[-1] and told[k] - told[i] <= told[i]
        if ends and all(_OFFERED.search(one.raw.text) for one in part):
            yield from part


def _listed(core: Sequence[Seen]) -> Iterator[Seen]:
    """The other items of a list of which most ask for something, wherever it stands.

    The story's own list of what others ask for has its line above: "What the guild asks of its members:".
    """
    before = ""
    for box, run in groupby(core, key=lambda one: one.list_box):
        items = list(run)
        asked = sum(one.reason is Reason.APPEAL for one in items)
        listed = box is not None and all(map(_may_ask, items))
        if listed and asked > 1 and 2 * asked > len(items) and not before.endswith(":"):
            yield from items
        before = "" if items[-1].reason else items[-1].raw.text


def _asked(story: Story) -> Iterator[Seen]:
    """The story's last paragraph where it asks the reader a question, to be answered to the house by mail."""
    last = next((one for one in reversed(story.core) if not one.reason), None)
    if last is None or len(last.raw.text) >= _APPEAL:
        return
    asked = appeals.QUESTION.search(last.raw.text)
    if asked and story.home.has_mail(last.raw) and not story.home.leaves(last.raw):
        yield last


def _with_it(held: Sequence[Seen], most: float, *, behind: bool) -> Iterator[Seen]:
    """What goes with a line that asks, of a run of blocks: under a heading so many characters at most."""
    if all(map(_may_ask, held)):
        yield from held
    for part in (*_boxes(held, behind=behind), *_sections(held)):
        if sum(len(one.raw.text) for one in part if not one.reason) <= most:
            yield from part


def _boxes(held: Sequence[Seen], *, behind: bool) -> Iterator[Sequence[Seen]]:
    """Those that hold a list of which an item asks, and behind the story a button below a heading."""
    for _, box in groupby(held, key=lambda one: one.raw.box):
        part = list(box)
        listed = any(one.raw.kind is BlockKind.LIST_ITEM and one.reason is Reason.APPEAL for one in part)
        headed = behind and part[0].raw.kind is BlockKind.HEADING
        if listed or (headed and any(one.raw.zone == "subscribe" for one in part)):
            yield part


def _sections(held: Sequence[Seen]) -> Iterator[Sequence[Seen]]:
    """Headings that ask, each with what stands under it."""
    heads = [i for i, one in enumerate(held) if one.raw.kind is BlockKind.HEADING]
    for head, end in zip_longest(heads, heads[1:]):
        if held[head].reason is Reason.APPEAL:
            yield held[head:end]


def _asks(one: Seen) -> bool:
    """Whether a line asks for something by its own words or by the name of its box."""
    if one.reason is Reason.APPEAL or one.raw.zone == "subscribe":
        return True
    return len(one.raw.text) < _APPEAL and appeals.asks(one.raw.text)


def _may_ask(one: Seen) -> bool:
    """Whether a line beside one that asks may be there for its sake."""
    if one.raw.kind is BlockKind.TABLE_ROW:
        return False
    return bool(one.reason) or (len(one.raw.text) < _TELLS and not phrases.SIGNED.match(one.raw.text))
