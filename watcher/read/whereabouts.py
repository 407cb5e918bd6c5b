"""Where on a page the story was found, and what of it was not looked into: for `extract --explain`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.read.boxes.bare import bare, hush, thin
from watcher.read.boxes.locate import locate
from watcher.read.boxes.trim import trim
from watcher.read.hand import apply
from watcher.read.markup.decode import utf8
from watcher.read.markup.links import sound
from watcher.read.markup.tree import fold, parse
from watcher.read.metadata import metadata
from watcher.read.words.furniture import DROPPED

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
    root = parse(utf8(html, charset))
    hush(root)
    hand = apply(root, selectors)
    if hand.body is not None:
        return None
    bare(hand.root)
    here = sound(url)
    menus = thin(hand.root, here)
    facts = metadata(hand.root, here)
    place = locate(hand.root, hand.title or facts.title, facts.house, here)
    whole = _size(hand.root.find("body"))
    element, left_out = _named(place.core), _left_out(place, menus)
    trim(place)
    unseen = whole - _size(place.scope) - sum(size for _, size in left_out.values()) + sum(map(_size, menus))
    return Whereabouts(element, place.how, place.weight / max(1.0, place.total), left_out, max(0, unseen))


def _named(el: HtmlElement) -> str:
    words = (el.get("class") or "").split()[:3]
    name = f"#{el.get('id')}" if el.get("id") and not words else ""
    return f"{el.tag}{name}{''.join(f'.{word}' for word in words)}"


def _left_out(place: Place, menus: list[HtmlElement]) -> dict[str, tuple[int, int]]:
    inside, holding = set(place.core.iter()), {place.core, *place.core.iterancestors()}
    found = {"navigation": (len(menus), sum(map(_size, menus)))} if menus else {}
    for el, name in place.zones.items():
        if el not in holding and (name in DROPPED or (el in place.bulky and el not in inside)):
            boxes, size = found.get(name, (0, 0))
            found[name] = boxes + 1, size + _size(el)
    return found


def _size(el: HtmlElement) -> int:
    return len(fold(" ".join(el.itertext())))
