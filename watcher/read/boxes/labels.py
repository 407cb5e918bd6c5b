"""Labels of boxes to be ticked which are what a recipe needs: a form else, and dropped with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.read.markup.tree import squash

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement


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
