"""What a page hides, and what of it readers see all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.markup.tree import INLINE
from watcher.read.words.lines import is_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from watcher.read.boxes.survey import Node

_SENTENCE = 60  # characters of a sentence that is no label for who hears the page
_SHOWN = 200  # characters of prose of each of a row of equals that are shown one after the other
# What a class hides on narrow screens alone.
_UNFOLDED = re.compile(r"(?:^|\s)(?:sm|md|lg|xl|2xl):(?:block|flex|grid|inline|table|contents)")


def hidden(el: HtmlElement) -> bool:
    """Whether the page's markup itself hides an element."""
    style = el.get("style")
    return bool(style and "display:none" in style.replace(" ", "").lower()) or "hidden" in el.attrib


def put_away(el: HtmlElement) -> bool:
    """Whether the class of an element hides it, on wide screens as well."""
    called = el.get("class") or ""
    return "hidden" in called and "hidden" in called.split() and not _UNFOLDED.search(called)


def wraps_sentence(el: HtmlElement) -> bool:
    """Whether an element is all of a paragraph and a sentence: editors leave such wrappers under any name."""
    up = el.getparent()
    if el.tag not in INLINE or up.tag != "p":
        return False
    text = "".join(el.itertext()).strip()
    return len(text) >= _SENTENCE and text == "".join(up.itertext()).strip() and is_sentence(text)


def unfolds(nodes: list[Node], node: Node) -> bool:
    """Whether a hidden element is one of a row of equals, of which a script shows one after the other."""
    if node.weight < _SHOWN:
        return False
    look = _look(node.el)
    return bool(look) and any(
        other is not node and other.weight >= _SHOWN and _look(other.el) == look and not hidden(other.el)
        for other in (nodes[i] for i in nodes[node.parent].children)
    )


def _look(el: HtmlElement) -> tuple[str, ...]:
    words = [word for word in (el.get("class") or "").split() if "hid" not in word]
    return (el.tag, *words) if words else ()
