"""Class words that a good part of a page's prose wears, and that name no box for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from watcher.read.boxes.survey import STORY, behind
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from watcher.read.boxes.survey import Node

_GOOD_PART = 0.25  # the share of all prose that wears them
_FIRST = 2  # paragraphs under the headline; the second is the first behind a lead
_EACH = 3  # boxes of a paragraph alone that show it to be each one's; a single one may be a biography's


def worn_by_prose(nodes: list[Node], told: set[int]) -> set[tuple[str, str]]:
    """Tags with class words that are worn by a good part of the page's prose: "paywall" on each paragraph.

    Then they name no box, and a short paragraph that wears them is one of the story's; so is a heading in a
    box as each paragraph from the first on has one of its own ("styled-tags"): letters and teasers below have
    theirs. Captions are what they are called where a story is told in paragraphs under the headline, too:
    a gallery may hold more than that.
    """
    held: Counter[tuple[str, str]] = Counter()
    around: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for node in nodes:
        if node.prose:
            held[_look(node.el)] += int(node.prose)
            if node.parent >= 0 and len(nodes[node.parent].children) == 1:
                around[_look(nodes[node.parent].el)].append(int(node.prose))
    boxed = _around_first(nodes, told)
    held.update({look: sum(prose) for look, prose in around.items() if look in boxed and len(prose) >= _EACH})
    worn = {look for look, prose in held.items() if look[1] and prose >= _GOOD_PART * nodes[0].weight}
    captions = {look for look in worn if zone(look[1]) == ("caption", True)}
    return worn - captions if captions and _tells_beside(nodes, told, captions) else worn


def _around_first(nodes: list[Node], told: set[int]) -> set[tuple[str, str]]:
    """The boxes of the story's first paragraphs."""
    here = min(told, key=lambda i: nodes[i].weight, default=len(nodes))
    first = islice((i for i in range(here, len(nodes)) if nodes[i].prose), _FIRST)
    return {_look(nodes[nodes[i].parent].el) for i in first}


def _look(el: HtmlElement) -> tuple[str, str]:
    return el.tag, el.get("class") or ""


def _tells_beside(nodes: list[Node], told: set[int], captions: set[tuple[str, str]]) -> bool:
    """Whether a story is told in paragraphs under the headline, captions aside."""
    here = min(told, key=lambda i: nodes[i].weight, default=0)
    plain = (node for node in nodes[here : behind(nodes, here)] if node.el.tag == "p" and node.prose)
    return sum(node.prose for node in plain if (node.el.tag, node.el.get("class")) not in captions) >= STORY


def looks_worn(el: HtmlElement, worn: set[tuple[str, str]]) -> bool:
    """Whether an element's class words name furniture only by what the page's prose wears, too."""
    words = (el.get("class") or "").split()
    common = {word for _, look in worn for word in look.split()}
    rest = [word for word in words if word not in common]
    return len(rest) < len(words) and not zone(" ".join(rest))[0]
