"""Whole stories behind the page's own: those that it goes on to, and those of a weblog's front.

Pages that go on for ever hold more prose in those than in the story they are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.read.boxes.survey import STORY, behind, leads_away, silence
from watcher.read.boxes.zones import signature
from watcher.read.markup.links import is_place
from watcher.read.markup.tree import ENTRY
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from watcher.read.boxes.survey import Node

_HEADLINES = frozenset({"h1", "h2"})  # in which a page prints the stories that it goes on to
_SIGNED = frozenset({"author", "filing"})  # what says who wrote a story and when
_OWN = 200  # characters of prose in the story's own box among equal ones: a short story


def silence_others(nodes: list[Node], headline: int) -> set[int]:
    """Take the weight from articles under a headline of their own, when the page's own has a story's worth.

    On 1,100 labelled pages there were four, all of them other stories. Their indexes are given back.
    """
    found: set[int] = set()
    own = headline
    while own > 0 and (nodes[own].el.tag != "article" or nodes[own].weight < STORY):
        own = nodes[own].parent
    if own <= 0:
        return found
    end, done = behind(nodes, own), 0
    for i, node in enumerate(nodes):
        if node.el.tag != "article" or i < done:
            continue
        apart = i >= end or behind(nodes, i) <= own
        if apart and next(node.el.iter("h1"), None) is not None:
            done = behind(nodes, i)
            found.add(i)
            silence(nodes, i)
    return found


def silence_next(nodes: list[Node], headline: int) -> set[int]:
    """Take the weight from stories that pages which go on for ever have gone on to; their boxes' indexes.

    Each stands behind a story's worth of prose under the page's own headline, in a box that begins with a
    headline of its own. What tells it from a part of the story is that it is signed or dated anew.
    """
    found: set[int] = set()
    if headline < 0:
        return found
    own, told, done = _signed(nodes, headline, len(nodes))[0], 0.0, 0
    for i, node in enumerate(nodes[headline + 1 :], headline + 1):
        begins = i >= done and told >= STORY and node.el.tag in _HEADLINES
        if begins and (box := _begun(nodes, headline, i, own)) >= 0:
            found.add(box)
            done = behind(nodes, box)
        told += 0 if i < done else node.prose
    for i in found:
        silence(nodes, i)
    return found


def _begun(nodes: list[Node], headline: int, i: int, own: HtmlElement | None) -> int:
    """The box of the story that a headline begins; -1 where it begins none.

    One that is signed as the page's own story may have a smaller headline and a line of what comes.
    """
    box = nodes[i].parent
    while box > 0 and nodes[box].weight < STORY:
        box = nodes[box].parent
    if box <= headline or any(node.prose for node in nodes[box:i]):
        return -1
    signed, leads = _signed(nodes, i, behind(nodes, box))
    if signed is None:
        return -1
    if nodes[i].el.tag == "h1" and not leads and box != nodes[i].parent:
        return box
    live = any(ENTRY in node.el.attrib for node in nodes[box : behind(nodes, box)])
    return box if _is_alike(signed, own) and not live else -1


def _signed(nodes: list[Node], i: int, end: int) -> tuple[HtmlElement | None, int]:
    """What says below a headline who wrote the story or when, and how many lines of prose stand between."""
    leads = 0
    for node in nodes[i + 1 : end]:
        if node.el.tag == "time" or zone(signature(node.el))[0] in _SIGNED:
            return node.el, leads
        leads += node.prose > 0
        if leads > 1:
            break
    return None, leads


def _is_alike(signed: HtmlElement, own: HtmlElement | None) -> bool:
    """Whether a story is signed as the page's own is, with the day on which it was told.

    A time alone does not sign: the entries of a live page have one each.
    """
    if own is None or not signed.get("class") or _look(own) != _look(signed):
        return False
    if zone(signature(signed))[0] != "author":
        return False
    return any(char.isdigit() for char in "".join(signed.itertext()))


def silence_alike(nodes: list[Node], headline: int, url: str) -> set[int]:
    """Take the weight from boxes made as the one that holds the page's own story; their indexes.

    Pages that go on for ever, and the fronts of weblogs, print whole stories one below the other. What tells
    such a box from a chapter is that its headline, of the same rank, leads to another page, or is signed or
    dated as the page's own is: the days of a diary stand below a headline that has no day.
    """
    own = headline
    while own > 0:
        others = (
            _others_beside(nodes, own, nodes[headline].el.tag, url) if nodes[own].weight >= _OWN else set()
        )
        for i in others:
            silence(nodes, i)
        if others:
            return others
        own = nodes[own].parent
    return set()


def _others_beside(nodes: list[Node], own: int, rank: str, url: str) -> set[int]:
    """The boxes beside the story's own that are made as it is and tell another one under such a headline."""
    beside = nodes[nodes[own].parent].children
    alike = [i for i in beside if i != own and _made_alike(nodes[i].el, nodes[own].el)]
    signed = _signed(nodes, own, behind(nodes, own))[0] if alike else None
    return {i for i in alike if _tells_another(nodes, i, rank, signed, url)}


def _made_alike(one: HtmlElement, two: HtmlElement) -> bool:
    """Whether two boxes have one tag and share a class word, or have none."""
    words = [set((el.get("class") or "").split()) for el in (one, two)]
    return one.tag == two.tag and (words[0] == words[1] or bool(words[0] & words[1]))


def _tells_another(nodes: list[Node], box: int, rank: str, own: HtmlElement | None, url: str) -> bool:
    """Whether a box begins with a headline of a rank that leads to a page, or is signed as the page's own."""
    within = range(box, behind(nodes, box))
    at = next((i for i in within if nodes[i].el.tag == rank), -1)
    if at < 0 or any(nodes[i].prose for i in range(box, at)):
        return False
    signed = _signed(nodes, box, within.stop)[0]
    if own is not None and signed is not None and _look(signed) == _look(own):
        return True
    return leads_elsewhere(nodes[at], url)


def _look(el: HtmlElement) -> tuple[str, str | None]:
    return el.tag, el.get("class")


def leads_elsewhere(heading: Node, url: str) -> bool:
    """Whether a heading is a way to another page than that with this address.

    Those of chapters and of entries are ways to a place on their own.
    """
    links = heading.el.iter("a")
    return leads_away(heading) and not any(is_place(link.get("href") or "", url) for link in links)
