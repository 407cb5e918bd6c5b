"""What a page shows that is no article: gathered from its tree, unjudged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from watcher.model import Obstacle
from watcher.read.boxes.hiding import hidden, put_away
from watcher.read.markup.links import FRONT, absolute, is_front
from watcher.read.markup.tree import SCRIPTED, SILENT, brief, fold
from watcher.read.obstacles.signs import named, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

OPENING = 1_500
"""Characters of the visible text, and of the body, that are looked at."""

_HIDDEN = SILENT - {"noscript", "button"}
_MENUS = 240  # words of a page that shows no more than its menus
_LITTLE = 25  # words of an element below which it waits for its script
_STUB = 40  # words of paragraphs around a wall up to which they are no story
_WALL = re.compile(
    r"(?<![a-z])(?:paywall|regwall|registration[-_]?wall|subscription[-_]?wall|pay[-_]?gate|premium[-_]?wall|metered)"
)
_TEASERS = 6  # headings that are links, from which a page is a list of stories
_TITLE_PARTS = re.compile(r"\s+[|–—·•»-]+\s+|\s*\|\s*")
_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "___gatsby", "react-root", "app-root", "main-app"})
_UNFREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)


class Shown(NamedTuple):
    """What a page shows to a reader without scripts, and what it says of itself.

    Attributes:
        heads: the parts of its title, and its first headings.
        texts: what the sentences of its opening say, one of each kind.
        words: how many words are shown, up to the end of the opening.
        scripted: it has scripts.
        hollow: the element that a script would fill is empty.
        article: it says that it is an article.
        unfree: it says that its text is not free.
        stub: hardly any text stands before a box that asks for a subscription.
        teases: it is a list of other stories.
        front: it says that its address is that of the front page.
    """

    heads: tuple[str, ...] = ()
    texts: tuple[tuple[Obstacle, str], ...] = ()
    words: int = 0
    scripted: bool = False
    hollow: bool = False
    article: bool = False
    unfree: bool = False
    stub: bool = False
    teases: bool = False
    front: bool = False


def visible(root: HtmlElement, url: str) -> Shown:
    """What a page shows without scripts, as far as needed; `noscript` counts, it is what we would see."""
    shown = root.find("body")
    title = fold(root.findtext(".//title"))
    heads = [brief(el, OPENING) for _, el in zip(range(3), _headings(shown), strict=False)]
    text = _opening(shown)
    texts = said(text[:OPENING])
    words = len(text.split())
    scripts = [el.text for el in root.iter("script") if el.text]
    kinds = {(el.get("content") or "").lower() for el in root.iter("meta") if el.get("property") == "og:type"}
    return Shown(
        heads=tuple(dict.fromkeys(filter(None, (*_TITLE_PARTS.split(title), title, *heads)))),
        texts=tuple(texts.items()),
        words=words,
        scripted=SCRIPTED in root.attrib or next(root.iter("script", "noscript"), None) is not None,
        hollow=words < _MENUS
        and any(el.get("id") in _ROOTS and _words(el) < _LITTLE for el in shown.iter("div")),
        article="article" in kinds or any('Article"' in text or 'BlogPosting"' in text for text in scripts),
        unfree=any("isAccessibleForFree" in text and _UNFREE.search(text) for text in scripts),
        stub=Obstacle.LOGIN in texts and _stub(shown),
        teases=_teases(root),
        front=_front(root, url),
    )


def _headings(shown: HtmlElement) -> Iterator[HtmlElement]:
    """The headings that every reader sees.

    Those for readers without scripts, and of a form that waits for a click, stand above many a story.
    """
    for el in shown.iter("h1", "h2"):
        if not any(map(_is_away, (el, *el.iterancestors()))):
            yield el


def _is_away(el: HtmlElement) -> bool:
    """Whether browsers show nothing of an element before a script or a click opens it."""
    closed = el.tag == "dialog" and "open" not in el.attrib
    return closed or el.tag == "noscript" or hidden(el) or put_away(el)


def _opening(shown: HtmlElement) -> str:
    """The first of the visible text."""
    parts: list[str] = []
    size = 0
    for el in shown.iter("*"):
        if (text := el.text) and not text.isspace() and el.tag not in _HIDDEN:
            parts.append(text)
            size += len(text.strip())
        if (text := el.tail) and not text.isspace():
            parts.append(text)
            size += len(text.strip())
        if size > 2 * OPENING:
            break
    return fold(" ".join(parts))


def _front(root: HtmlElement, url: str) -> bool:
    """Whether a page that is no front page by its address calls itself one."""
    if FRONT.fullmatch(urlsplit(url).path):
        return False
    named = (el.get("href") for el in root.iter("link") if "canonical" in (el.get("rel") or "").lower())
    own = absolute(next(filter(None, named), ""), url)
    return own != "" and is_front(own)


def _teases(root: HtmlElement) -> bool:
    """Whether a page is a list of other stories."""
    heads = (el for el in root.iter("h2", "h3", "h4") if next(el.iter("a"), None) is not None or _in_link(el))
    return sum(1 for _, _ in zip(range(_TEASERS), heads, strict=False)) == _TEASERS


def _in_link(el: HtmlElement) -> bool:
    return next(el.iterancestors("a"), None) is not None


def _stub(shown: HtmlElement) -> bool:
    """Whether a box that is called a wall and asks for a subscription stands in hardly any text."""
    for el in shown.iter("div", "section", "aside", "p", "form"):
        named = f"{el.get('class')} {el.get('id')}"
        if not _WALL.search(named) or not _asks(brief(el, OPENING)[:OPENING]):
            continue
        home = next((box for box in el.iterancestors() if next(box.iter("h1"), None) is not None), shown)
        return sum(_words(p) for p in home.iter("p") if next(p.iterancestors("aside"), None) is None) < _STUB
    return False


def _asks(text: str) -> bool:
    return Obstacle.LOGIN in said(text) or Obstacle.LOGIN in named(text)


def _words(el: HtmlElement) -> int:
    return len(brief(el, OPENING).split())
