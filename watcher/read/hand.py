"""The user's own hand: CSS selectors from the configuration that overrule the general reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from watcher.lean.css import fault_of
from watcher.read.markup.soup import soup_of
from watcher.read.markup.tree import CORE, fold, parse

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag
    from lxml.html import HtmlElement

    from watcher.model import Selectors


@dataclass(slots=True)
class Hand:
    """What the selectors did.

    Attributes:
        root: the page's tree without what was dropped.
        body: holds what `body` selected; None when there is no such selector or it matched nothing.
        title: what `title` selected.
        missed: the selectors that matched nothing, or that are no CSS, in words.
        idle: those of `drop` that matched nothing, in words: no fault, for not every page has the box.
    """

    root: HtmlElement
    body: Tag | None = None
    title: str = ""
    missed: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)


def apply(root: HtmlElement, selectors: Selectors | None) -> Hand:
    """Use the selectors on a page; without any the page stays as it is."""
    hand = Hand(root)
    if selectors is None or not (selectors.body or selectors.drop or selectors.title):
        return hand
    soup = soup_of(etree.tostring(root, encoding="utf-8", method="html"))
    if selectors.title:
        found = _select(soup, selectors.title, "title", hand)
        hand.title = fold(found[0].get_text(" ")) if found else ""
    for selector in selectors.drop:
        for el in _select(soup, selector, "drop", hand):
            el.decompose()
    if selectors.body and (found := _select(soup, selectors.body, "body", hand)):
        hand.body = _gathered(found)
    hand.root = parse(soup.decode().encode("utf-8", "replace"))
    return hand


def _select(soup: BeautifulSoup, selector: str, name: str, hand: Hand) -> list[Tag]:
    import soupsieve  # noqa: PLC0415 - see `lean.soup`

    if fault := fault_of(selector):
        hand.missed.append(f"{name}: {selector!r} is not a selector ({fault})")
        return []
    found = list(soupsieve.select(selector, soup))
    if not found:
        (hand.idle if name == "drop" else hand.missed).append(f"{name}: {selector!r} matches nothing")
    return found


def _gathered(found: list[Tag]) -> Tag:
    """An element with the selected ones in it, those inside others left out."""
    inside = {id(el) for el in found}
    outer = [el for el in found if not any(id(parent) in inside for parent in el.parents)]
    body = soup_of(b"<html><body></body></html>").body
    assert body is not None
    for el in outer:
        el[CORE] = ""
        body.append(soup_of(el.decode().encode("utf-8", "replace")).body or "")
    return body
