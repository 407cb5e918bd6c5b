"""Ways to other pages that say so: they go before anything else is looked at.

A third of a page's elements stand in menus, and menus change when nothing else does. What is no more than a
row of links is of no use to any reader; a box that holds sentences, a headline, a date or a story is left to
those who look closer, whatever it is called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.boxes.zones import signature
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from watcher.read.markup.tree import Zone

_BOXES = (
    *("nav", "menu", "header", "footer", "aside", "form"),
    *("div", "section", "ul", "ol", "table", "p", "span"),
)
_TAGS: dict[str, Zone] = {"nav": "navigation", "menu": "navigation", "footer": "footer", "aside": "sidebar"}
_ROLES: dict[str, Zone] = {
    **dict.fromkeys(("navigation", "menu", "menubar"), "navigation"),
    "contentinfo": "footer",
}
# A story may have one, too, with its author and date in it.
_OF_PAGES: frozenset[Zone] = frozenset({"footer", "sidebar"})
_OWN = ("h1", "time", "article", "main", "blockquote")
_SENTENCE = 60  # characters of a text outside links from which it may be a sentence
_LINKED = 0.5  # the share of a menu's characters that are links, at least
_DATED = re.compile(r"^[^©]*(?<!\d)(?:19|20)\d\d(?!\d)")  # a line that may tell when the page was changed
_ROW = 5  # links that are a menu where it is not called one


def menus(root: HtmlElement) -> list[HtmlElement]:
    """The outermost boxes of a page that say they are menus and hold next to nothing but links.

    The footers and sidebars of a page are menus, too, when they are a row of them; those of a story are not.
    """
    holding = _holding(root)
    looked: set[HtmlElement] = set()
    found = []
    for el in root.iter(*_BOXES):
        if el in looked or el in holding or not (name := _called(el)):
            continue
        looked.update(el.iter(*_BOXES))
        if _leads_away(el, 1 if name == "navigation" else _ROW):
            found.append(el)
    return found


def _holding(root: HtmlElement) -> set[HtmlElement]:
    """What holds something that a story has and a menu has not."""
    holding: set[HtmlElement] = set()
    for el in root.iter(*_OWN):
        for box in (el, *el.iterancestors()):
            if box in holding:
                break
            holding.add(box)
    return holding


def _called(el: HtmlElement) -> Zone:
    """The menu that an element says it is; "" for none."""
    names = el.keys()
    name = _TAGS.get(el.tag) or ("role" in names and _ROLES.get(el.get("role"))) or ""
    if not name and ("class" in names or "id" in names):
        name, sure = zone(signature(el))
        name = name if sure else ""
    if name in _OF_PAGES and next(el.iterancestors("article", "main"), None) is not None:
        return ""
    return name if name == "navigation" or name in _OF_PAGES else ""


def _leads_away(el: HtmlElement, least: int) -> bool:
    links = list(el.iter("a"))
    if len(links) < least:
        return False
    texts, linked = _texts([el]), _texts(links)
    if sum(map(len, linked)) < _LINKED * sum(map(len, texts)):
        return False
    return not any(len(text) >= _SENTENCE or _DATED.search(text) for text in texts - linked)


def _texts(boxes: Iterable[HtmlElement]) -> set[str]:
    """The texts in some elements that are no white space, in half of the time that lxml's own walk takes."""
    found: list[str | None] = []
    for box in boxes:
        found.append(box.text)
        for inner in box.iterdescendants("*"):
            found += (inner.text, inner.tail)
    return {text for text in found if text and not text.isspace()}
