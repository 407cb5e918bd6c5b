"""Where in the tree the headline stands, and what holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.read.boxes.hiding import hidden
from watcher.read.boxes.survey import STORY
from watcher.read.boxes.zones import signature
from watcher.read.markup.tree import squash
from watcher.read.words.furniture import DROPPED, zone

if TYPE_CHECKING:
    from watcher.read.boxes.survey import Node

_HEADS = frozenset({"h1", "h2", "h3"})  # in which a headline is repeated
_TELLING = 12  # letters from which a part of a headline is no accident


def headline_of(nodes: list[Node], title: str) -> int:
    """Index of the first `h1` that is the page's title; -1 for none."""
    tops = (i for i, node in enumerate(nodes) if title and node.el.tag == "h1" and not node.silent)
    return next((i for i in tops if squash("".join(nodes[i].el.itertext())) == title), -1)


def heading_of(nodes: list[Node], core: int, title: str) -> int:
    """Index of the last heading at or before the core that repeats the headline, else of the last `h1`.

    One in furniture or in a link counts where no other does: players and cards repeat the headline below the
    lead, which would be cut.
    """
    found = first = -1
    for i, node in enumerate(nodes):
        tag = node.el.tag
        if tag in _HEADS and not node.silent:
            if _repeats(squash("".join(node.el.itertext())), title):
                if found < 0 or (i <= core and (_is_aside(nodes[found]) or not _is_aside(node))):
                    found = i
            elif tag == "h1" and i < core:
                first = i
        if i > core and (found >= 0 or i > core + 40):
            break
    return found if found >= 0 else first


def holders_of(nodes: list[Node], headline: int) -> set[int]:
    """Indexes of the elements that hold the headline and a story's worth of prose, or a lead.

    Whatever they are called. What holds less than a story may be hidden, a way to others, or hold other
    things, too. On 1,100 labelled pages six leads stood in a box that was called a picture's.
    """
    above, here = set(), headline
    while here >= 0:
        node = nodes[here]
        lead = 2 * node.weight >= node.size and here != headline and not hidden(node.el)
        if node.weight >= STORY or (lead and zone(signature(node.el))[0] not in DROPPED):
            above.add(here)
        here = node.parent
    return above


def _is_aside(node: Node) -> bool:
    return bool(node.zone) or node.linked


def _repeats(words: str, title: str) -> bool:
    """Whether a heading is the headline, or one of the two is more than the other.

    A headline of a word or two may be the subject of each heading.
    """
    held = min(len(words), len(title)) > _TELLING and (words in title or title in words)
    return bool(title) and (words == title or held)
