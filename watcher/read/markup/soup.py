"""Soups: BeautifulSoup's trees, parsed from markup, or grown from a tree that lxml has parsed already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, Tag
from lxml import etree

from watcher.read.markup.tree import INLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement
    from lxml.html import HtmlElement

_CELLS = frozenset({"tr", "td", "th"})  # whoever cuts the soup into blocks parts them anyway


def soup_of(markup: bytes) -> BeautifulSoup:
    """A soup made on lxml, its attributes left whole: splitting class lists costs a tenth of the parse."""
    return BeautifulSoup(markup, "lxml", from_encoding="utf-8", multi_valued_attributes=None)


def soup_from(top: HtmlElement) -> Tag:
    """An element of a tree as a soup, without the white space that only parts blocks from each other.

    Writing the element down and parsing that takes three times as long and gives the same soup.
    """
    soup = BeautifulSoup(top, builder=_FromTree(multi_valued_attributes={}))
    first = soup.contents[0]
    return first if isinstance(first, Tag) and first.name == "body" else soup


class _FromTree(HTMLTreeBuilder):
    """Builds a soup from an lxml tree instead of from markup."""

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[tuple[Any, None, None, bool]]:
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        soup = self.soup
        assert soup is not None
        here: Tag = soup
        last: PageElement = soup
        rows = 0
        for event, el in etree.iterwalk(markup, events=("start", "end")):
            name = el.tag
            if event == "start":
                tag = Tag(soup, None, name, None, None, None, here, last)
                tag.attrs = dict(el.items())  # one that is given them copies and asks: 0.1 ms
                here.contents.append(tag)
                here = last = tag
                text = el.text
                rows += name == "tr"
            else:
                if here.parent is None or here.parent is soup:  # what stands behind the element is none of it
                    break
                here = here.parent
                text = el.tail
                rows -= name == "tr"
            if text and (not text.isspace() or name in INLINE or (rows and name not in _CELLS)):
                string = self.string_containers.get(here.name, NavigableString)(text)
                string.setup(here, last)
                here.contents.append(string)
                last = string
