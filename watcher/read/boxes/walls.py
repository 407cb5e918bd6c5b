"""Class words that name a wall, on the text that stands behind it.

"paywall" names the offer to subscribe on one page and the story's paragraphs on the next. Search engines ask
of pages that keep their text from those who do not pay to tell them its class words; those name no offer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement


def unwall(root: HtmlElement, walled: Iterable[str]) -> None:
    """Take from a page's elements the words that are told to name its text, and would make it an offer."""
    told = {word for word in walled if zone(word)[0] == "subscribe"}
    for el in root.iter("*") if told else ():
        words = (el.get("class") or "").split()
        if not told.isdisjoint(words):
            el.set("class", " ".join(word for word in words if word not in told))
