"""What is known of every element of a page: how much prose stands in it, and how much of it in links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.read.markup.tree import INLINE, SILENT, Zone
from watcher.read.words.wide import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_PROSE = 60  # characters of a block from which it counts as prose; shorter ones are labels and headings
_PROSE_DENSE = 20  # the same for scripts that write a word in one or two characters
_CAP = 1_000  # a block's weight stops growing here: one endless block must not outweigh an article
STORY = 500  # characters of prose that are a story
LED = 0.35  # the share of links from which a box is a way to others
HEADLINE = 15  # characters of a headline; shorter headings name a section
_LINKED = 0.8  # the share of links from which a heading leads away


@dataclass(slots=True)
class Node:
    """What is known of an element.

    Attributes:
        el: the element.
        parent: the index of the one around it; -1 for none.
        owner: the index of the block element that its text belongs to.
        linked: it stands in a link.
        silent: no text of it is read.
        children: the indexes of the elements in it.
        chars: characters of its own text.
        link_chars: those of them that are links.
        prose: of its own text.
        weight: prose in the whole subtree.
        inner: prose in the subtree that is not in furniture.
        plain: characters in the subtree that are neither in furniture nor in links.
        size: characters in the whole subtree.
        links: link characters in the whole subtree.
        zone: why it is furniture; inherited.
    """

    el: HtmlElement
    parent: int
    owner: int
    linked: bool
    silent: bool
    children: list[int]
    chars: int = 0
    link_chars: int = 0
    prose: float = 0.0
    weight: float = 0.0
    inner: float = 0.0
    plain: int = 0
    size: int = 0
    links: int = 0
    zone: Zone = ""


def behind(nodes: list[Node], i: int) -> int:
    """The index behind an element's last descendant."""
    while nodes[i].children:
        i = nodes[i].children[-1]
    return i + 1


def outward(nodes: list[Node], i: int) -> Iterator[int]:
    """The indexes of the elements around one, the nearest first."""
    while (i := nodes[i].parent) >= 0:
        yield i


def survey(body: HtmlElement) -> list[Node]:
    """All elements in document order, with what they weigh."""
    nodes = _counted(body)
    _weigh(nodes)
    return nodes


def _counted(body: HtmlElement) -> list[Node]:
    """All elements in document order, their text counted for the block that owns it."""
    top = Node(body, parent=-1, owner=0, linked=False, silent=False, children=[])
    nodes = [top]
    _count(top, body.text or "", linked=False)
    index = {body: 0}
    for i, el in enumerate(body.iterdescendants("*"), 1):
        tag = el.tag
        parent = index[el.getparent()]
        above = nodes[parent]
        index[el] = i
        silent = above.silent or tag in SILENT
        linked = above.linked or tag == "a"
        # No keywords here: they cost a tenth of the survey.
        node = Node(el, parent, above.owner if tag in INLINE else i, linked, silent, [])
        nodes.append(node)
        above.children.append(i)
        if (text := el.text) and not silent and not text.isspace():
            _count(nodes[node.owner], text, linked=linked)
        if (tail := el.tail) and not tail.isspace() and not above.silent:
            _count(nodes[above.owner], tail, linked=above.linked)
    return nodes


def _count(owner: Node, text: str, *, linked: bool) -> None:
    chars = len(text.strip())
    owner.chars += chars
    if linked:
        owner.link_chars += chars


def _prose(node: Node) -> float:
    """What a block weighs: its letters outside links, when it is long enough to be prose.

    Its script is told by its first letters, and signs are not counted: each element of a page is asked. A
    block of Korean weighs as one of letters does: spaces part its words.
    """
    if node.chars < _PROSE_DENSE or node.link_chars * 2 > node.chars:
        return 0.0
    sample = "" if (sample := _sample(node.el)).isascii() else sample
    dense = any("\u3040" <= char <= "\u9fff" for char in sample)
    if node.chars < _PROSE and not dense and not any("\u0e00" <= char <= "\u109f" for char in sample):
        return 0.0
    return min((node.chars - node.link_chars) * (LETTERS if dense else 1.0), _CAP)


def _sample(el: HtmlElement) -> str:
    """The first letters of a block, which may stand behind a line break or a picture."""
    text = el.text or ""
    if not text or text.isspace():
        text = next((part for part in el.itertext() if not part.isspace()), "")
    return str(text.strip()[:40])


def _weigh(nodes: list[Node]) -> None:
    for node in reversed(nodes):
        if chars := node.chars:
            node.size += chars
            node.prose = _prose(node)
            node.weight += node.prose
            node.links += node.link_chars
        if node.size and node.parent >= 0:
            above = nodes[node.parent]
            above.size += node.size
            above.weight += node.weight
            above.links += node.links


def leads_away(node: Node) -> bool:
    """Whether an element is a linked headline."""
    return node.size >= HEADLINE and node.links >= _LINKED * node.size


def silence(nodes: list[Node], i: int) -> None:
    """Let an element's prose count no more, in itself and in all that holds it."""
    weight = nodes[i].weight
    for above in outward(nodes, i):
        nodes[above].weight -= weight
    within = [i]
    while within:
        node = nodes[within.pop()]
        node.prose = node.weight = 0.0
        within += node.children
