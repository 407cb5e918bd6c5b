"""The parts of a body that a page prints in several boxes, with an advertisement or an offer between them.

Their names say that they go together: one name for all, one that counts ("text part-2"), or one that goes on
("article-body", "article-body-more"). Such forms are believed of boxes side by side, or in wrappers made
alike side by side; of equal names wherever the boxes stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.boxes.survey import LED, behind
from watcher.read.words.furniture import surely_body, zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from watcher.read.boxes.survey import Node

_COUNTS = re.compile(r"[-_]*\d+")
_CALLED = 300  # characters of class words, of which each is held against each


def parts(nodes: list[Node], named: Sequence[int], best: int) -> list[int]:
    """The boxes that hold the parts of a body, in their order.

    Args:
        nodes: of the page.
        named: indexes of the elements that say that they hold an article's text.
        best: the one of them that holds most.
    """
    look = _look(nodes[best].el)
    alike = {i for i in named if _look(nodes[i].el) == look}
    alike |= {i for i in _beside(nodes, best) if _is_part(nodes[i], nodes[best].el)}
    found: list[int] = []
    for i in sorted(alike):
        within = found and i < behind(nodes, found[-1])
        if i == best or not (within or i < best < behind(nodes, i)):
            found.append(i)
    return found


def _beside(nodes: list[Node], best: int) -> Iterator[int]:
    """The boxes beside one, and those in what stands beside its wrapper and is made as that is."""
    around = nodes[best].parent
    yield from (i for i in nodes[around].children if i != best)
    if nodes[around].el.tag == "article" or nodes[around].parent < 0:
        return
    for wrapper in nodes[nodes[around].parent].children:
        if wrapper != around and _look(nodes[wrapper].el) == _look(nodes[around].el):
            yield from nodes[wrapper].children


def _is_part(node: Node, best: HtmlElement) -> bool:
    """Whether a box says that it holds a part of the same text, and holds some."""
    if node.el.tag != best.tag or node.zone or not node.plain or node.links >= LED * node.size:
        return False
    one, two = _words(node.el), _words(best)
    shared = one & two
    if one == two or any(surely_body(word) for word in shared):
        return bool(shared)
    return any(
        _goes_on(word, other) for word in one for other in two if surely_body(min(word, other, key=len))
    )


def _words(el: HtmlElement) -> set[str]:
    """The class words of an element, without what counts the parts."""
    return set(_COUNTS.sub("", (el.get("class") or "")[:_CALLED]).split())


def _goes_on(word: str, other: str) -> bool:
    """Whether of two class words one is the other and more: "article-body" and "article-body-end".

    "article-body-promo" is no more of a body.
    """
    short, long = sorted((word, other), key=len)
    more = long[len(short) :]
    if not (long.startswith(short) and (more[:1] in {"-", "_"} or more[:1].isupper())):
        return False
    called = more.strip("-_").lower()
    return called == "more" or not zone(called)[0]


def _look(el: HtmlElement) -> tuple[str, str | None]:
    return el.tag, el.get("class")
