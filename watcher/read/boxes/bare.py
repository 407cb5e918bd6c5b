"""What of a page is looked at: all else goes before anything is read.

A reading is made of what is left here and of nothing else, and what is left is what the fingerprint names. So
a page that differs in scripts, tokens and the addresses of pictures is the same page to both, and whoever
wants to read one more attribute has to write it here, where the fingerprint learns of it too.

    bare   what is named: at a page that is the same nobody looks any further
    thin   what is read: without the menus, which are a third of most pages
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from watcher.read.boxes.covers import uncover
from watcher.read.boxes.menus import menus
from watcher.read.boxes.zones import TITLES
from watcher.read.markup.tree import (
    COVERS,
    INLINE,
    OPENS,
    PICTURED,
    SCRIPTED,
    SILENT,
    STRUCK,
    brief,
    drop,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

# Silent elements that somebody looks at: the head, JSON-LD, and what a page says to those without scripts.
_HEARD = frozenset({"head", "title", "meta", "link", "script", "noscript", "button", "frameset"})
_GONE = "reader-gone"
_STORY = 500  # characters of sentences in a `noscript` that are no warning, in a button that are no label
_SENTENCE = 60  # characters of a text that is one
_CAPTION = 300  # characters of a box that holds a picture, its caption and next to nothing else
_PICTURES = ("img", "picture", "source", "video")
_UNSEEN = (*sorted(SILENT - _HEARD - {*_PICTURES}), _GONE)

_LOOKED_AT = frozenset(
    {
        *("class", "id", "style", "hidden", "open", "role", "href"),
        *("itemprop", "property", "name", "content", "http-equiv", "rel", "type", "datetime", "pubdate"),
        COVERS,
        PICTURED,
        STRUCK,
        *("lang", "xml:lang"),
    }
)
_PLAIN = _LOOKED_AT - {"style"}
_CONTROLS = "aria-controls"
_NAMES = frozenset({"name", "id"})
_TARGET = _NAMES | {"class"}
_PARTING = frozenset(" \t\n\r\xa0:：")
_SIGNS = " \t\n\r#¶§🔗⚓∞"  # of a link to where it stands itself
_NEAR, _IN = 3, 10  # elements up to the heading in which such a link stands; of it that may have its name
_TITLE = 200  # characters of a heading
_NUMBER = re.compile(r"\d+")
_DAY = 2  # numbers in a day with its year, or its time
_MANY = 100  # attributes of one element from which all go at once: taking them one by one is quadratic

_AMP = frozenset({"amp", "⚡"})  # attributes by which a page says that it is one
_ATTACHED = frozenset({"shadowrootmode", "shadowroot"})
_STATES = ("[hidden]", "data-amp-bind-hidden")  # when an element is hidden, as written and as served

# Metas that are made for each request; none of them says anything about an article.
_TOKEN = re.compile(r"csrf|xsrf|token|nonce|request|session|trace|verif", re.IGNORECASE)


def bare(root: HtmlElement) -> list[HtmlElement]:
    """Take from a page's tree what no reader looks at; of pictures it is left that they are there.

    Returns:
        The elements, to be held while the tree is walked: lxml makes them anew for every walk otherwise.
    """
    scripted = False
    for el in root.iter("script", "link", "meta"):
        if _ONE_BY_ONE[el.tag](el):
            scripted = scripted or el.tag == "script"
            el.tag = _GONE
    _close(root)
    _unfold(root)
    _attach(root)
    _name_headings(root)
    _sort_links(root)
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    for picture in root.iter(*_PICTURES):
        picture.attrib.clear()
    held = list(root.iter("*"))
    if opens := _strip_attributes(held):
        root.set(OPENS, " ".join(opens))
    if scripted:
        root.set(SCRIPTED, "")
    return held


def thin(root: HtmlElement, url: str) -> list[HtmlElement]:
    """Take from a bare tree the menus, which are given back, and the pictures, what they mark said.

    Args:
        root: of the page's tree.
        url: of the page.
    """
    _hear(root)
    ways = menus(root)
    for el in ways:
        drop(el)
    _mark_pictured(root)
    etree.strip_elements(root, *_PICTURES, with_tail=False)
    uncover(root, url)
    return ways


def _close(root: HtmlElement) -> None:
    """Make plain boxes of buttons and drawings that are open at the page's end and hold a story.

    Browsers end a button at its end tag whatever is open in it, and a drawing where a page's text begins;
    libxml2 lets both go on to the end.
    """
    last = root
    while len(last):
        last = last[-1]
    held = list(last.iterancestors("button", "svg"))
    if held and _sentences(held[-1]) >= _STORY:
        for el in held:
            el.tag = "div"


def _unfold(root: HtmlElement) -> None:
    """Show what an AMP page unfolds on a tap: parts that are hidden in a state in which others are shown."""
    if _AMP.isdisjoint(root.keys()):
        return
    for name in _STATES:
        bound = [el for el in root.iter("*") if name in el.attrib]
        shown = {el.get(name) for el in bound if "hidden" not in el.attrib}
        for el in bound:
            if el.get(name) in shown:
                el.attrib.pop("hidden", None)


def _attach(root: HtmlElement) -> None:
    """Make plain boxes of templates that browsers show as a component's own tree."""
    for el in root.iter("template"):
        if not _ATTACHED.isdisjoint(el.keys()):
            el.tag = "div"


def _name_headings(root: HtmlElement) -> None:
    """Call headings what stands over a part that unfolds; a button that is all of one is its text."""
    looked: set[HtmlElement] = set()
    for el in root.iter("summary", "button"):
        above = el.getparent()
        if el.tag == "summary":
            _name_heading(el)
        elif above.tag in TITLES and above not in looked and (text := brief(el, _TITLE)):
            looked.add(above)  # of many buttons none is all of it
            if text == brief(above, _TITLE):
                el.tag = "span"
                opens = el.get(_CONTROLS)
                el.attrib.clear()  # class words call it a button
                if opens:
                    el.set(_CONTROLS, opens)


def _name_heading(el: HtmlElement) -> None:
    """Call an element a heading; one that leads elsewhere may be another story's, and a day heads nothing."""
    text = brief(el, _TITLE)
    day = len(_NUMBER.findall(text)) >= _DAY
    if len(text) <= _TITLE and not day and next(el.iter(*TITLES, "a"), None) is None:
        el.tag = "h3"


def _mark_pictured(root: HtmlElement) -> None:
    """Mark the nearest element around each picture that has text in it, when that is a line, no heading."""
    looked: set[HtmlElement] = set()
    for picture in root.iter("img", "picture", "video"):
        for el in picture.iterancestors():
            if el in looked:
                break
            looked.add(el)
            if el.tag not in INLINE and (text := brief(el, _CAPTION)):
                if len(text) <= _CAPTION and next(el.iter(*TITLES), None) is None:
                    el.set(PICTURED, "")
                break


def _sort_links(root: HtmlElement) -> None:
    """Mark the links that show nothing, and make plain words of what leads nowhere itself.

    To such a heading, which has a name, links lead; that of many a blog leads to itself, to be copied. What
    several of those say beside their headings ("Link to here") says what it does, and nothing of the story;
    before a space and other words it is one of them ("Correction 12 May").
    """
    beside: dict[str, list[HtmlElement]] = {}
    for el in root.iter("a"):
        if _TARGET.issuperset(names := el.keys()) and not _NAMES.isdisjoint(names):
            el.tag = "span"
        elif not (href := el.get("href")):
            continue
        elif not len(el) and not (el.text or "").strip():
            el.set(COVERS, "")
        elif "#" in href and _names_itself(el, href):
            el.tag = "span"
            _unsign(el)
            beside.setdefault(brief(el, _TITLE), []).append(el)
    for label, links in beside.items():
        for el in links if label and len(links) > 1 else ():
            heading = _heading_of(el)
            if heading is not None and brief(heading, _TITLE) != label and not _opens_words(el):
                _clear(el)


def _opens_words(el: HtmlElement) -> bool:
    """Whether words stand behind an element that a space or a colon parts from it."""
    behind = el.tail or ""
    return behind[:1] in _PARTING and (bool(behind.strip()) or el.getnext() is not None)


def _clear(el: HtmlElement) -> None:
    """Take the words from an element; what stands behind it stays."""
    for part in el.iter():
        part.text = None
        if part is not el:
            part.tail = None


def _unsign(el: HtmlElement) -> None:
    """Take the sign from such a link; next to letters in it, it is of a word: "C#", "#1"."""
    alone = not "".join(el.itertext()).strip(_SIGNS)
    for part in el.iter():
        text = part.text or ""
        if not text.strip(_SIGNS) and (alone or text != text.strip()):
            part.text = None


def _heading_of(link: HtmlElement) -> HtmlElement | None:
    return next((up for up in islice(link.iterancestors(), _NEAR) if up.tag in TITLES), None)


def _names_itself(el: HtmlElement, href: str) -> bool:
    """Whether a link in a heading leads to that heading."""
    heading = _heading_of(el)
    if heading is None:
        return False
    place = href.partition("#")[2]
    names = {place, unquote(place)} - {""}
    held = (heading.getparent(), *islice(heading.iter(), _IN))
    return any(one.get("id") in names or one.get("name") in names for one in held)


def _hear(root: HtmlElement) -> None:
    """Make a plain box of a `noscript` that says more than all the rest: what scripts print is not seen."""
    body = root.find("body")
    held = [el for el in body.iter("noscript") if _alone(el) and _sentences(el) >= _STORY]
    if not held:
        return
    whole = _sentences(body) - sum(len(el.text or "") for el in body.iter("script"))
    for el in held:
        if 2 * _sentences(el) > whole:
            el.tag = "div"


def _alone(el: HtmlElement) -> bool:
    return next(el.iterancestors("noscript"), None) is None


def _sentences(el: HtmlElement) -> int:
    return sum(len(text) for text in el.itertext() if len(text) >= _SENTENCE)


def _strip_attributes(held: Sequence[HtmlElement]) -> list[str]:
    """Leave of elements what is looked at; the names of what controls show are given back."""
    opens = []
    for el in held:
        names = el.keys()
        if "role" in names and el.get("role") == "heading":
            _name_heading(el)
        if _PLAIN.issuperset(names) and len(names) <= _MANY:
            continue
        try:
            for name in names[:_MANY]:
                if name == "style":
                    _restyle(el)
                elif name not in _LOOKED_AT:
                    if name == _CONTROLS:
                        opens.append(el.get(name))
                    del el.attrib[name]
        except (ValueError, KeyError):  # a name with braces, from a template nobody filled in
            _keep_few(el)
        if len(names) > _MANY:
            _keep_few(el)
    return opens


def _restyle(el: HtmlElement) -> None:
    """Leave of an element's looks whether it is shown, and whether its words are struck out."""
    style = el.get("style").lower()
    if "line-through" in style:
        el.set(STRUCK, "")
    if "none" not in style:
        del el.attrib["style"]


def hush(root: HtmlElement) -> None:
    """Take from a page only what the user's selectors cannot mean: the words of scripts and styles."""
    for el in root.iter("script", "style"):
        if el.tag == "style" or _plain_script(el):
            el.text = None
        for name in ("nonce", "integrity", "src"):
            el.attrib.pop(name, None)


def _keep_few(el: HtmlElement) -> None:
    kept = {name: value for name, value in el.attrib.items() if name in _LOOKED_AT}
    el.attrib.clear()
    el.attrib.update(kept)


def _plain_script(el: HtmlElement) -> bool:
    """Whether a script is none that states something."""
    return "ld+json" not in (el.get("type") or "").lower()


def _no_canonical(el: HtmlElement) -> bool:
    return "canonical" not in (el.get("rel") or "").lower() and not el.get("itemprop")


def _token(el: HtmlElement) -> bool:
    return _TOKEN.search(el.get("name") or "") is not None


_ONE_BY_ONE = {"script": _plain_script, "link": _no_canonical, "meta": _token}
