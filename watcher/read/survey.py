"""What is known of every element of a page: how much prose stands in it, and how much of it in links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watcher.read.tree import INLINE, SILENT

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROSE = 60  # characters of a block from which it counts as prose; shorter ones are labels and headings
_PROSE_DENSE = 20  # the same for scripts that write a word in one or two characters
_CAP = 1_000  # a block's weight stops growing here: one endless block must not outweigh an article


@dataclass(slots=True)
class Node:
    """What is known of an element."""

    el: HtmlElement
    parent: int
    owner: int  # the block element that its text belongs to
    linked: bool
    silent: bool
    chars: int = 0
    link_chars: int = 0
    prose: float = 0.0  # of its own text
    weight: float = 0.0  # prose in the whole subtree
    inner: float = 0.0  # prose in the subtree that is not in furniture
    plain: int = 0  # characters in the subtree that are neither in furniture nor in links
    size: int = 0  # characters in the whole subtree
    links: int = 0  # link characters in the whole subtree
    zone: str = ""  # why it is furniture; inherited
    children: list[int] = field(default_factory=list)


def survey(body: HtmlElement) -> list[Node]:
    """All elements in document order, with what they weigh."""
    nodes = _counted(body)
    _weigh(nodes)
    return nodes


def _counted(body: HtmlElement) -> list[Node]:
    """All elements in document order, their text counted for the block that owns it."""
    nodes: list[Node] = []
    index: dict[HtmlElement, int] = {}
    for el in body.iter():
        tag = el.tag
        if not isinstance(tag, str):
            continue
        i = len(nodes)
        index[el] = i
        if not i:
            nodes.append(Node(el, -1, 0, linked=False, silent=False))
            if el.text:
                _count(nodes[0], el.text, linked=False)
            continue
        parent = index[el.getparent()]
        above = nodes[parent]
        silent = above.silent or tag in SILENT
        node = Node(el, parent, above.owner if tag in INLINE else i, above.linked or tag == "a", silent)
        nodes.append(node)
        above.children.append(i)
        if not silent and (text := el.text):
            _count(nodes[node.owner], text, linked=node.linked)
        if not above.silent and (tail := el.tail):
            _count(nodes[above.owner], tail, linked=above.linked)
    return nodes


def _count(owner: Node, text: str, *, linked: bool) -> None:
    chars = len(text.strip())
    owner.chars += chars
    if linked:
        owner.link_chars += chars


def _prose(node: Node) -> float:
    """What a block weighs: its characters outside links, when it is long enough to be prose."""
    if node.chars < _PROSE and not (node.chars >= _PROSE_DENSE and _dense(node.el)):
        return 0.0
    if node.link_chars * 2 > node.chars:
        return 0.0
    return float(min(node.chars - node.link_chars, _CAP))


def _dense(el: HtmlElement) -> bool:
    sample = (el.text or "")[:40]
    return any("\u0e00" <= char <= "\u109f" or "\u3040" <= char <= "\u9fff" for char in sample)


def _weigh(nodes: list[Node]) -> None:
    for node in reversed(nodes):
        if not node.silent and node.chars:
            node.prose = _prose(node)
            node.weight += node.prose
            node.links += node.link_chars
        node.size += node.chars
        if node.parent >= 0:
            above = nodes[node.parent]
            above.size += node.size
            above.weight += node.weight
            above.links += node.links
