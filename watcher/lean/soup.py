"""bs4, which loads and compiles selectors of CSS for whoever selects by some: 60 ms of each start.

And what guesses encodings, another 25 ms and 3 MB: what it is given here is UTF-8.
"""

from __future__ import annotations

from warnings import catch_warnings, simplefilter

from watcher.lean import without

with without("soupsieve", "charset_normalizer"), catch_warnings():
    simplefilter("ignore")  # it warns that there is no soupsieve
    from bs4 import BeautifulSoup
    from bs4.builder import HTMLTreeBuilder
    from bs4.element import NavigableString, Tag

__all__ = ["BeautifulSoup", "HTMLTreeBuilder", "NavigableString", "Tag"]
