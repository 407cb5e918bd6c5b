"""Cards of other stories that no word of theirs leads to: an empty link is laid over each.

    <div class="card"><a href="/another-story"></a><h3>Another story</h3><p>How it begins</p></div>

Readers see a box that is one link, and here it becomes one. One page in twenty has such boxes.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from watcher.read.markup.links import house_of, stays
from watcher.read.markup.tree import COVERS, brief

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_CARD = 400  # characters of a headline, its beginning, who wrote it and when
_PARTS = 200  # elements of such a box: one with more is not looked through, and boxes may stand in boxes
_BOXES = frozenset({"div", "li", "article", "section"})


def uncover(root: HtmlElement, url: str) -> None:
    """Let links that are laid over boxes hold what those do; one alone may be any empty link.

    Args:
        root: of the page's tree, its empty links marked.
        url: of the page.
    """
    over: dict[HtmlElement, list[HtmlElement]] = {}
    for link in root.iter("a"):
        if link.get(COVERS) is not None:
            over.setdefault(link.getparent(), []).append(link)
    cards = [led for box, links in over.items() if _is_card(box) and (led := _cover(links, url))]
    if len({path for path, _ in cards}) > 1:
        for _, link in cards:
            _wrap(link)


def _is_card(box: HtmlElement) -> bool:
    """Whether a box has few words, all of them in elements: those of a paragraph stand in itself."""
    if box.tag not in _BOXES or any((text or "").strip() for text in (box.text, *(el.tail for el in box))):
        return False
    if next(islice(box.iter(), _PARTS, None), None) is not None:
        return False
    return 0 < len(brief(box, _CARD)) <= _CARD


def _cover(links: Sequence[HtmlElement], url: str) -> tuple[str, HtmlElement] | None:
    """The path to the one other story that a box leads to, and its link; None for none, or several."""
    led = {path: link for link in links if (path := _other(link, url))}
    return led.popitem() if len(led) == 1 else None


def _other(link: HtmlElement, url: str) -> str:
    """The path to another story of the house; "" for one home, to others, or to an entry of this story."""
    try:
        leads, here = urljoin(url, link.get("href").strip()), urlsplit(url)
        path = urlsplit(leads).path.rstrip("/")
    except ValueError:
        return ""
    return path if stays(leads, house_of(url)) and not path.startswith(here.path.rstrip("/") or "/ ") else ""


def _wrap(link: HtmlElement) -> None:
    link.extend([el for el in link.getparent() if el is not link])
    for el in link.iter("a"):
        if el is not link:
            el.tag = "span"
