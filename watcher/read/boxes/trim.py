"""Cut from a page's tree what is surely not the article, and mark on the rest what was found."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from watcher.read.boxes.locate import BULKY, NEAR
from watcher.read.boxes.zones import TITLES, signature
from watcher.read.markup.tree import (
    BOXES,
    ENTRY,
    FAR,
    HINT,
    LEAD,
    LOOK,
    PICTURED,
    RUN_IN,
    SILENT,
    STOPS,
    STRUCK,
    brief,
    drop,
    runs_in,
)
from watcher.read.words.furniture import DROPPED, names_lead, zone
from watcher.read.words.lines import ended
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from watcher.read.boxes.locate import Place

# All that is read of elements from here on.
_READ = frozenset({"href", ENTRY, FAR, HINT, LEAD, LOOK, PICTURED, STRUCK})
_UNSEEN = tuple(sorted((SILENT - {"body"}) | {"img", "picture", "source", "col"}))
_SENTENCE = 40  # characters of a text that is no name of a section, and no date
_ASKING = 300  # characters of a box with a form in it, such as a request to subscribe
_AROUND = 3  # boxes around a form that may hold what it is for
_BOX = 600  # characters of a box above the headline that may be a note
_PARTS = 8  # elements of a box that holds a lead and little else
_NUMBERED = re.compile(r"\d")  # a class word that may be one element's alone
_DRESS = ("span", "font", "u", "small", "i", "em")


def trim(place: Place) -> None:
    """Cut from the tree what lies before the opening, far behind the article's box, and dropped furniture.

    What follows the box at once, or follows what holds it, stays: a note may stand there.
    """
    above = holding(place)
    for form in place.scope.iter("form"):
        if form not in above:
            _mark_asking(form, above)
    for el, _ in left_out(place):
        drop(el)
    if place.opening is not None:
        _cut(place.opening, place.scope, before=True)
    _cut(_far(place), place.scope, before=False)
    etree.strip_elements(place.scope, *_UNSEEN, with_tail=False)
    known = above.union(place.parts)
    for el in place.scope.iter("*"):
        if el.tag in _DRESS:
            _undress(el, marked=el in place.zones or el is place.core or STRUCK in el.attrib)
        if names := el.keys():
            marks_place = el.tag == "p" and el not in place.zones
            _reduce(el, names, hinted=el not in known, marks_place=marks_place)
    for el in place.parts:
        el.set(LOOK, "")
    etree.strip_tags(place.scope, *_DRESS)


def left_out(place: Place) -> list[tuple[HtmlElement, str]]:
    """The furniture that is not looked into, with its names; none that holds the story."""
    inside, above = set(place.core.iter() if place.bulky else ()), holding(place)
    return [
        (el, name)
        for el, name in place.zones.items()
        if el not in above and (name in DROPPED or (el in place.bulky and el not in inside))
    ]


def _mark_asking(form: HtmlElement, above: set[HtmlElement]) -> None:
    """Hint at a form in the small box around it: what it says is what the form is for, whatever its words."""
    fields = brief(form, _ASKING)
    for box in islice(form.iterancestors(), _AROUND):
        if box in above or len(said := brief(box, _ASKING)) > _ASKING:
            return
        if said != fields:
            box.set(HINT, "form")
            return


def holding(place: Place) -> set[HtmlElement]:
    """What holds the story, from its core up."""
    return {place.core, *place.core.iterancestors()}


def _reduce(el: HtmlElement, names: list[str], *, hinted: bool, marks_place: bool) -> None:
    """Leave of an element's attributes those that are read, and the hint that its class words give.

    Those of a heading tell its looks: it has the hint that there is none. A paragraph may say that behind it
    is the place of an advertisement, or that it stands behind a wall.
    """
    if hinted and ("class" in names or "id" in names):
        words = signature(el)
        hint, sure = zone(words)
        beside = marks_place and (hint == "ad" or (hint == "subscribe" and sure))
        if hint and not beside:
            el.set(HINT, "" if el.tag in TITLES else hint)
        if names_lead(words) and next(islice(el.iter("*"), _PARTS, None), None) is None:
            el.set(LEAD, "")
    if el.tag in BOXES and (words := el.get("class")):
        el.set(LOOK, _look(words))
    if not _READ.issuperset(names):
        for name in names:
            if name not in _READ:
                del el.attrib[name]


@lru_cache(maxsize=4_096)
def _look(words: str) -> str:
    return " ".join(word for word in words.split() if not _NUMBERED.search(word))


def _undress(el: HtmlElement, *, marked: bool) -> None:
    """Prepare an element that only dresses its text for going away: half of a page's elements are such."""
    if marked:
        el.tag = "bdi"
    elif len(text := el.text or "") >= RUN_IN and runs_in(text[-1], (el.tail or _beside(el, text))[:1]):
        el.tail = f" {el.tail or ''}"


def _beside(el: HtmlElement, text: str) -> str:
    """The text of the element right behind one that ends in a full stop; of others nobody asks."""
    other = el.getnext() if text[-1] in STOPS else None
    return "" if other is None else other.text or ""


def _far(place: Place) -> HtmlElement:
    """The element after which the page is cut; what stands in it behind the box is marked."""
    here = place.box
    for _ in range(NEAR):
        if here is place.scope:
            break
        for other in list(here.itersiblings()):
            if len("".join(other.itertext())) > BULKY:
                drop(other)
            else:
                other.set(FAR, "")
        here = here.getparent()
    return here


def _cut(el: HtmlElement, scope: HtmlElement, *, before: bool) -> None:
    """Cut what stands behind an element, or before it, less what may be a note above the headline."""
    while el is not scope and el is not None:
        above = el.getparent()
        for other in list(el.itersiblings(preceding=before)):
            if before and _says_something(other):
                other.set(FAR, "")
            else:
                above.remove(other)
        if above is not None and before:
            above.text = None
        elif not before:
            el.tail = None
        el = above


def _says_something(el: HtmlElement) -> bool:
    """Whether a small box holds a sentence that stands in no link."""
    texts = [text.strip() for text in el.itertext()]
    chars = sum(map(len, texts))
    if chars > _BOX or not any(size(text) >= _SENTENCE and ended(text) for text in texts):
        return False
    linked = sum(len(text.strip()) for link in el.iter("a") for text in link.itertext())
    return 3 * linked < chars
