"""bs4, which loads and compiles selectors of CSS for whoever selects by some: 60 ms of each start."""

from __future__ import annotations

from warnings import catch_warnings, simplefilter

from watcher.lean import without

with without("soupsieve"), catch_warnings():
    simplefilter("ignore")  # it warns that there is none
    from bs4 import BeautifulSoup
    from bs4.builder import HTMLTreeBuilder
    from bs4.element import NavigableString, Tag

__all__ = ["BeautifulSoup", "HTMLTreeBuilder", "NavigableString", "Tag"]
