"""What a recipe needs and how it is made, where the page tells machines of it: its lists are the story's.

They stand in boxes of all names, beside the text or in a card with buttons to print it, and are lines of no
more than a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.markup.tree import squash
from watcher.read.roles.seen import lists
from watcher.read.words.furniture import FOREIGN
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from watcher.read.roles.seen import Seen

_FEW = 3  # parts of a recipe that a page prints: one or two may be any words


def recipe_parts(seen: Sequence[Seen], parts: Collection[str]) -> dict[int, Reason]:
    """The indexes of the parts of a recipe, each printed once, and of the headings over them, with the why.

    Args:
        seen: all blocks of the page.
        parts: what machines are told of the recipe, letters only.
    """
    found = _places(seen, parts) if parts else set()
    if len(found) < _FEW:
        return {}
    found.update(i for items in _listed(seen, found) for i in items)
    for i in range(len(seen) - 1, 0, -1):  # a heading may stand over another
        if i in found and _heads(seen[i - 1], seen[i]):
            found.add(i - 1)
    return dict.fromkeys(found, Reason.STATED)


def _places(seen: Sequence[Seen], parts: Collection[str]) -> set[int]:
    """Where each part stands: in the core, if it is printed beside that as well; first of all else."""
    places: dict[str, int] = {}
    for i, one in sorted(enumerate(seen), key=lambda place: not place[1].raw.core or bool(place[1].raw.zone)):
        if _may_be(one) and (said := squash(one.raw.text)) in parts:
            places.setdefault(said, i)
    return set(places.values())


def _listed(seen: Sequence[Seen], found: set[int]) -> Iterator[list[int]]:
    """The lists of which most items are such parts: the others are told to machines in other words."""
    for items in lists(seen):
        if 2 * len(found.intersection(items)) >= len(items):
            yield [i for i in items if _may_be(seen[i])]


def _may_be(one: Seen) -> bool:
    heading = one.raw.kind is BlockKind.HEADING
    return not heading and one.raw.zone not in FOREIGN and not way_out(one.raw)


def _heads(head: Seen, below: Seen) -> bool:
    """Whether a block is the heading of one below it, in the same furniture or in none; not the headline."""
    heading = head.raw.kind is BlockKind.HEADING and head.raw.tag != "h1"
    return heading and not head.raw.links and head.raw.zone == below.raw.zone
