"""Where on a page the story was found, and what of it was not looked into: for `extract --explain`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.read.boxes.trim import left_out, trim
from watcher.read.markup.links import sound
from watcher.read.markup.tree import fold
from watcher.read.page import grown, opened, place_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from watcher.model import Selectors
    from watcher.read.boxes.locate import Place


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the story stands.

    Attributes:
        element: what holds it, as tag and class words.
        how: why it was taken for that.
        share: of the page's prose that stands in it.
        left_out: furniture that is not looked into, by its name: boxes and characters.
        unseen: characters before the headline and far from the story.
    """

    element: str
    how: str
    share: float
    left_out: dict[str, tuple[int, int]]
    unseen: int


def whereabouts(
    html: bytes | str, url: str, *, selectors: Selectors | None, charset: str | None
) -> Whereabouts | None:
    """Find the story as `read` does, and tell how; None where the user's hand chose it.

    Args:
        html: the page.
        url: the address it came from.
        selectors: the user's own hand on the reading.
        charset: the one of the HTTP Content-Type header.
    """
    here = sound(url)
    page = opened(grown(html, charset, selectors), here, selectors)
    if page.hand.body is not None:
        return None
    names = {el: _named(el) for el in page.hand.root.iter("*")}  # what names a wall is taken below
    story = place_of(page, here)
    whole = _size(page.hand.root.find("body")) + sum(map(_size, page.menus))
    element, furniture = names[story.core], _furniture(story, page.menus)
    trim(story)
    unseen = whole - _size(story.scope) - sum(size for _, size in furniture.values())
    return Whereabouts(element, story.how, story.weight / max(1.0, story.total), furniture, max(0, unseen))


def _named(el: HtmlElement) -> str:
    words = (el.get("class") or "").split()[:3]
    name = f"#{el.get('id')}" if el.get("id") and not words else ""
    return f"{el.tag}{name}{''.join(f'.{word}' for word in words)}"


def _furniture(place: Place, menus: list[HtmlElement]) -> dict[str, tuple[int, int]]:
    found = {"navigation": (len(menus), sum(map(_size, menus)))} if menus else {}
    for el, name in left_out(place):
        boxes, size = found.get(name, (0, 0))
        found[name] = boxes + 1, size + _size(el)
    return found


def _size(el: HtmlElement) -> int:
    return len(fold(" ".join(el.itertext())))
