"""What a story opens with: its headline, or paragraphs of its own that stand above that.

Teasers, tickers and menus stand above a headline in boxes of their own; an author's lead, or the chapters
before the one that the page is named after, in the place that the paragraphs below it have, too. There they
speak of what the headline says: the house's notices and the news of others do not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from watcher.read.boxes.stories import leads_elsewhere
from watcher.read.boxes.survey import STORY, behind, outward
from watcher.read.boxes.zones import TITLES
from watcher.read.words.lines import ended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.boxes.survey import Node

_OWN = 0.2  # the share of the prose in one kind of place from which the story is told there
_WHOLE = 2  # how much more than below it stands above a headline that is printed once more at the end
_NAMED = 2  # words of a headline, and the share of them, in a paragraph that speaks of what the headline says
_SPOKEN = 0.5
_BEGINNING = re.compile(r"\b[^\W\d_]{4,5}")  # of a word, whatever it ends in
# No space parts words; hiragana are their endings.
_PAIR = re.compile(r"(?=([\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}))")


class _Kind(NamedTuple):
    """Places that are made alike: boxes of one look beside each other, and what stands in them."""

    tag: str
    box: str
    look: str | None
    beside: int


def opening_of(nodes: list[Node], core: int, heading: int, url: str) -> int:
    """Index of the element that the story opens with: its heading, where nothing of it stands above.

    What stands below tells which places are the story's, or all where that is no story: a headline is
    printed once more at the end.
    """
    end = behind(nodes, core)
    if not core < heading < end:
        return heading
    around = list(outward(nodes, heading))  # it may stand in the text of the nearest
    wider = set(around[1:])
    told = [i for i in range(core, end) if _tells(nodes[i]) and i not in wider]
    below = _places(nodes, [i for i in told if i > heading or i in around[:1]])
    places = below if below.total() >= STORY else _places(nodes, told)
    own = {kind for kind, prose in places.items() if prose >= _OWN * places.total()}
    others = _others(nodes, core, heading, around, url)
    above = [i for i in told if i < heading and i not in others and _kind(nodes, i) in own]
    said = {i: text for i in above if _is_said(nodes[i], text := _above(nodes[i], nodes[heading]))}
    whole = sum(nodes[i].prose for i in said) >= _WHOLE * below.total()
    named = _pieces("".join(nodes[heading].el.itertext()))
    first = next((i for i, text in said.items() if whole or _speaks_of(named, text)), heading)
    return first if first == heading or first in around else _with_heading(nodes, first, url)


def _speaks_of(named: set[str], text: str) -> bool:
    """Whether a paragraph has words of a headline as a lead has them.

    Notices of the house, tickers and leads of other stories may stand above it made as the story is.
    """
    return len(named & _pieces(text)) >= max(_NAMED, _SPOKEN * len(named))


def _pieces(text: str) -> set[str]:
    """What tells of which things a text speaks: the beginnings of its longer words, and pairs of signs."""
    return {*_BEGINNING.findall(text.lower()), *_PAIR.findall(text)}


def _above(node: Node, heading: Node) -> str:
    """The text of an element, up to the heading where that stands in it."""
    if heading.el.getparent() is not node.el:
        return "".join(node.el.itertext())
    before = reversed(list(heading.el.itersiblings(preceding=True)))
    parts = ("".join(el.itertext()) + (el.tail or "") for el in before)
    return (node.el.text or "") + "".join(parts)


def _tells(node: Node) -> bool:
    return node.prose > 0 and not node.zone and node.el.tag not in TITLES


def _places(nodes: list[Node], told: list[int]) -> Counter[_Kind]:
    prose = Counter[_Kind]()
    for i in told:
        prose[_kind(nodes, i)] += int(nodes[i].prose)
    return prose


def _kind(nodes: list[Node], i: int) -> _Kind:
    box = nodes[max(0, nodes[i].parent)]
    return _Kind(nodes[i].el.tag, box.el.tag, box.el.get("class"), box.parent)


def _others(nodes: list[Node], core: int, heading: int, around: Sequence[int], url: str) -> set[int]:
    """What stands below a heading that leads away, or in a box beside the one with headline and story.

    One that begins with a headline of the same rank is a chapter.
    """
    found, away, own = set(), dict[int, bool](), set(around)
    beside = {nodes[i].parent for i in (heading, *around) if nodes[i].inner > nodes[heading].inner}
    for i in range(core, heading):
        box = nodes[i].parent
        if nodes[i].el.tag in TITLES:
            away[box] = leads_elsewhere(nodes[i], url)
            if nodes[i].el.tag == nodes[heading].el.tag:
                own.add(box)
        elif away.get(box) or (box not in own and nodes[box].parent in beside):
            found.add(i)
    return found


def _is_said(node: Node, text: str) -> bool:
    """Whether a text ends as sentences do, as no trail, caption or first lines with a way to more do."""
    return ended(text) and 3 * node.link_chars < node.chars


def _with_heading(nodes: list[Node], first: int, url: str) -> int:
    """With a first paragraph goes what stands right above it: short sentences made as it is, its heading."""
    beside = nodes[nodes[first].parent].children
    for i in reversed(beside[: beside.index(first)]):
        node = nodes[i]
        heads = node.el.tag in TITLES and not leads_elsewhere(node, url)
        says = (
            node.el.tag == nodes[first].el.tag
            and not node.prose
            and _is_said(node, "".join(node.el.itertext()))
        )
        if node.silent or node.zone or not (heads or says):
            break
        first = i
    return first
