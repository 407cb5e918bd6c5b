"""Soups: BeautifulSoup's trees, parsed from markup, or grown from a tree that lxml has parsed already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from watcher.lean.soup import BeautifulSoup, HTMLTreeBuilder, NavigableString, Tag
from watcher.read.markup.tree import INLINE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STRINGS = HTMLTreeBuilder.DEFAULT_STRING_CONTAINERS  # ruby says how a text is read
_CELLS = frozenset({"tr", "td", "th"})  # whoever cuts the soup into blocks parts them anyway


def soup_of(markup: bytes) -> BeautifulSoup:
    """A soup made on lxml, its attributes left whole: splitting class lists costs a tenth of the parse."""
    return BeautifulSoup(markup, "lxml", from_encoding="utf-8", multi_valued_attributes=None)


class _Held(Tag):
    """An element that knows what it holds, and nothing of what stands around it.

    No ring is made, so all of a soup goes at once. What bs4 sets besides costs a third of growing one.
    """

    def __init__(self, name: str, attrs: dict[str, Any]) -> None:
        self.name, self.attrs, self.contents = name, attrs, []


def soup_from(top: HtmlElement) -> Tag:
    """An element of a tree as a soup, without the white space that only parts blocks from each other.

    Writing the element down and parsing that takes three times as long.
    """
    here = _Held(BeautifulSoup.ROOT_TAG_NAME, {})
    above: list[_Held] = []
    rows = 0
    for event, el in etree.iterwalk(top, events=("start", "end")):
        name = el.tag
        if event == "start":
            tag = _Held(name, dict(el.items()))
            here.contents.append(tag)
            above.append(here)
            here = tag
            text = el.text
            rows += name == "tr"
        else:
            here = above.pop()
            if not above:  # what stands behind the element is none of it
                break
            text = el.tail
            rows -= name == "tr"
        if text and (not text.isspace() or name in INLINE or (rows and name not in _CELLS)):
            here.contents.append(str.__new__(_STRINGS.get(here.name, NavigableString), text))
    first = here.contents[0]
    return first if isinstance(first, Tag) and first.name == "body" else here
