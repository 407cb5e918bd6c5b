"""What machines are told is the story's, though its markup says otherwise.

"paywall" names the offer to subscribe on one page and the story's paragraphs on the next. Search engines ask
of pages that keep their text from those who do not pay to tell them its class words; those name no offer.
What a recipe needs may stand in labels of boxes to be ticked, which are a form's else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.read.markup.tree import squash
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lxml.html import HtmlElement


def unwall(root: HtmlElement, walled: Iterable[str]) -> None:
    """Take from a page's elements the words that are told to name its text, and would make it an offer."""
    told = {word for word in walled if zone(word)[0] == "subscribe"}
    for el in root.iter("*") if told else ():
        words = (el.get("class") or "").split()
        if not told.isdisjoint(words):
            el.set("class", " ".join(word for word in words if word not in told))


def unlabel(root: HtmlElement, parts: Collection[str]) -> None:
    """Make of the labels of a recipe's parts what they are: words of a line.

    Args:
        root: of the page.
        parts: what machines are told of the recipe, letters only.
    """
    for el in list(root.iter("label")) if parts else ():
        holds = next(el.iterdescendants("label"), None) is not None  # unclosed ones nest by the thousand
        if not holds and squash("".join(el.itertext())) in parts:
            el.tag = "span"
