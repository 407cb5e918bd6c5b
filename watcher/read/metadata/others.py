"""What belongs to others: comments, other stories and entries of a live blog have authors and times too."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from watcher.read.markup.tree import ENTRY
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OTHERS = frozenset({("comments", True), ("related", True)})
# The line of date and number of comments under a headline; readers' comments stand in a list called so too.
_LINE = re.compile(r"comments?[-_]?(?:date|meta)|(?:date|meta)[-_]?comments?", re.IGNORECASE)
_LEVELS = 40  # above an element that are looked at: no page that is written by hand nests deeper
_BOXES = frozenset({"nav", "aside", "footer"})


def of_others(el: HtmlElement) -> bool:
    """Whether an element stands among readers' comments, other stories or what surrounds the page's own.

    The footer of an article is the article's, and so may a tag be that says `aside` inside it.
    """
    outside = True
    for box in (el, *islice(el.iterancestors(), _LEVELS)):
        if box.tag in {"body", "html"}:
            break
        named = f"{box.get('class') or ''} {box.get('id') or ''}"
        if box.get(ENTRY) is not None or (zone(named) in _OTHERS and not _LINE.search(named)):
            return True
        if box.tag == "article":
            outside = False
        elif outside and box.tag in _BOXES and next(box.iterancestors("article", "main"), None) is None:
            return True
    return False


def in_form(el: HtmlElement) -> bool:
    """Whether it stands in a form that is one: some servers write the whole page into one."""
    form = next(el.iterancestors("form"), None)
    return form is not None and next(form.iter("h1", "article"), None) is None
