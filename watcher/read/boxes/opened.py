"""What a click shows among a story's paragraphs: answers, tabs, the rest of a paragraph, a correction.

Whoever reads the page sees it there. Menus, what is to be shared and who asks for an account are opened so,
too; they stand in no row of paragraphs, lead elsewhere, have fields or are called what they are.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from watcher.read.boxes.hiding import hidden, put_away
from watcher.read.boxes.survey import LED
from watcher.read.markup.tree import INLINE, OPENS, Zone, brief
from watcher.read.words.lines import ended, is_sentence
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from watcher.read.boxes.survey import Node

MAY_OPEN: frozenset[Zone] = frozenset({"hidden", "consent"})
"""What is said of parts of which some are opened."""

_PLAIN: frozenset[Zone] = frozenset({"", "hidden"})  # class words that name nothing else
_ROLES = frozenset({None, "", "region", "group", "note", "tabpanel"})
_NOWHERE = ("#", "javascript:")
_CONTROLS = frozenset({"a", "button"})
_REST = 40  # characters of the rest of a paragraph: what a button says when it was pressed is shorter
_LABEL = 30  # characters of a control's label
_PARAGRAPHS = 3  # beside a part that is opened, so that it is one of a story's
_AROUND = 4  # boxes around such a part: of itself, of its row and of all rows


class Opened:
    """What a click shows on one page.

    Args:
        nodes: of the page.
    """

    def __init__(self, nodes: list[Node]) -> None:
        self._nodes = nodes
        self._beside: dict[int, float] = {}

    def shows(self, i: int, called: Zone) -> bool:
        """Whether a part that is hidden, or pops up, is shown in a row of paragraphs that tell more than it.

        Args:
            i: the index of the part.
            called: what its class words say that it is.
        """
        node = self._nodes[i]
        if node.el.tag in INLINE:
            return _is_rest(node.el)
        plain = called in _PLAIN and node.size > 0 and node.links <= LED * node.size
        if not (plain and self._opens(node.el) and _tells(node) and self._stands_among(i)):
            return False
        _show(node.el)
        return True

    def _opens(self, el: HtmlElement) -> bool:
        """Whether a click opens an element that has no fields, or it is a dialog that stands open."""
        if el.get("role") not in _ROLES or el.tag == "form" or next(el.iter("form"), None) is not None:
            return False
        if el.tag == "dialog":
            return "open" in el.attrib
        return el.get("role") == "tabpanel" or el.get("id") in self._controlled

    @cached_property
    def _controlled(self) -> frozenset[str]:
        root = self._nodes[0].el.getparent()
        return frozenset(() if root is None else root.get(OPENS, "").split())

    def _stands_among(self, i: int) -> bool:
        weight = self._nodes[i].weight
        for _ in range(_AROUND):
            if (i := self._nodes[i].parent) < 0:
                return False
            if i not in self._beside:
                told = [self._paragraph(k) for k in self._nodes[i].children]
                self._beside[i] = sum(told) if sum(map(bool, told)) >= _PARAGRAPHS else 0.0
            if self._beside[i] >= weight:
                return True
        return False

    def _paragraph(self, i: int) -> float:
        """The prose of a paragraph that is shown, be it in a box of its own; 0 for what is none."""
        node = self._nodes[i]
        if node.zone or hidden(node.el) or put_away(node.el):
            return 0.0
        return (
            self._nodes[node.children[0]].prose if len(node.children) == 1 and not node.prose else node.prose
        )


def _tells(node: Node) -> bool:
    return node.weight > 0 or is_sentence(brief(node.el, node.size).strip())


def _show(el: HtmlElement) -> None:
    """Take from a part the word that hides it, and call a button over it a heading: "Correction"."""
    if put_away(el):
        el.set("class", el.get("class").replace("hidden", ""))
    above = el.getprevious()
    if above is not None and above.tag == "button":
        above.tag = "h3"


def _is_rest(el: HtmlElement) -> bool:
    """Whether an element is hidden sentences of a paragraph that a control ends."""
    paragraph = el.getparent()
    last = paragraph[-1]
    if paragraph.tag != "p" or last is el or last.tag not in _CONTROLS or (last.tail or "").strip():
        return False
    return hidden(el) and _is_control(last) and _is_long("".join(el.itertext()).strip())


def _is_long(text: str) -> bool:
    return size(text) >= _REST and ended(text)


def _is_control(el: HtmlElement) -> bool:
    """Whether an element with a label leads nowhere."""
    href = el.get("href") or _NOWHERE[0]
    leads = href != _NOWHERE[0] and not href.startswith(_NOWHERE[1])
    return not leads and 0 < len(brief(el, _LABEL)) < _LABEL
