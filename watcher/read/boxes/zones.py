"""Which elements say that they are furniture, and how far they are believed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from watcher.read.boxes.hiding import hidden, put_away, unfolds, wraps_sentence
from watcher.read.boxes.opened import MAY_OPEN, Opened
from watcher.read.boxes.survey import STORY
from watcher.read.boxes.worn import looks_worn, worn_by_prose
from watcher.read.markup.tree import INLINE, Zone
from watcher.read.words.furniture import DROPPED, names_body, surely_body, zone
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from watcher.read.boxes.survey import Node
_OUT_TAGS: dict[str, Zone] = {
    "nav": "navigation",
    "menu": "navigation",
    "aside": "sidebar",
    "footer": "footer",
    "form": "form",
    "dialog": "consent",
    "figcaption": "caption",
    "figure": "caption",
    "label": "form",
}
_OUT_ROLES: dict[str, Zone] = {
    **dict.fromkeys(("navigation", "banner", "search", "menu", "menubar", "tablist"), "navigation"),
    **dict.fromkeys(("dialog", "alertdialog"), "consent"),
    "complementary": "sidebar",
    "contentinfo": "footer",
    "tooltip": "hidden",
}
TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TARGETS = TITLES | {"dt"}
_WORN = TITLES | {"ul", "ol", "li", "p", "blockquote"}  # what may wear a word of all paragraphs among others
_HOLDERS = frozenset({"div", "section", "article", "main", "td", "span", "body"})
_WHOLES = frozenset({"article", "main", "body"})  # their class words tell the article's state: "has-paywall"
_OTHERS: frozenset[Zone] = frozenset({"comments", "related"})  # what such elements may be besides the article
_PICTURES = ("img", "picture", "video", "svg", "iframe")
_SHOWN = ("table", "pre", "blockquote")  # what a figure may show in the place of a picture
_TEXT = 200  # characters of prose that make a figure more than a picture with its caption, comments a story
_CAPTION = 80  # characters of prose from which a box that is named a picture's may hold a lead
_PROSE = 120  # characters of an inline element's text that make it a sentence rather than a label
_AMONG = 3  # paragraphs beside one that show it to be one of a story's
_BEHIND: frozenset[Zone] = frozenset({"ad", "subscribe"})  # what a paragraph's class may say stands beside it
# What never holds the story when its headline stands elsewhere.
_APART: frozenset[Zone] = frozenset({"comments", "consent"})
_LIFT = 0.5  # the share of all prose from which an element is no furniture whatever it is called
_TELLS = 1_000  # characters of prose that no share box holds: a section "sharing-..." of a text on files does
_MOST = 0.8  # the share of a heading that a part of it must hold to be it
_BETWEEN = 3  # so many elements below a heading its paragraph begins at the latest: a picture may come first
_AWAY = 0.15  # the share of all prose up to which the class word "hidden" is believed: rests unfold, too
# Class words as "toc-visible:grid-cols-10" or "group/menu": a condition and a look, and no name of the box.
_CONDITION = re.compile(r"\S*[:/]\S*")
_WORDS = re.compile(r"[a-z]{3,}(?:[A-Z][a-z]{2,})+$")  # an id that is no token but words: "articleDate"
_UNFOLDS = re.compile(r"(?i)(?:read|show|see|view)[-_]*more")
_SLUG = 5  # hyphens of an id that is made of a heading's words
_WRAPS = 0.8  # the share of a named body's prose from which a box inside it is the body's own
_HOLDS = 0.25  # the share of all prose from which an element named as a body is believed to be one


def mark(
    nodes: list[Node], told: set[int], streams: set[int], *, by_words: bool = True, by_form: bool = True
) -> list[int]:
    """Mark furniture, the outermost first; its elements' indexes are given back.

    Args:
        nodes: of the page.
        told: indexes of elements that hold the headline and a story under it.
        streams: indexes of boxes that each tell of another story.
        by_words: class and id words are believed.
        by_form: forms are believed to hold no story.
    """
    tops = []
    known = _Known(
        nodes[0].weight, told, _holding_named(nodes) | told, worn_by_prose(nodes, told), Opened(nodes)
    )
    for i, node in enumerate(nodes):
        if not i or node.silent:
            continue
        node.zone = ""
        if inherited := nodes[node.parent].zone:
            node.zone = inherited
        elif i in streams:
            node.zone = "related"
            tops.append(i)
        elif (name := _named(node, known.whole, by_words=by_words, by_form=by_form)) and not _is_storys(
            nodes, i, name, known
        ):
            node.zone = name
            tops.append(i)
    sum_inner(nodes)
    return tops


class _Known(NamedTuple):
    """What is known of a page before its furniture is marked.

    Attributes:
        whole: its prose.
        told: indexes of elements that hold the headline and a story under it.
        holds: indexes of elements that hold a body.
        worn: tags with the class words that the page's prose wears.
        opened: what a click shows.
    """

    whole: float
    told: set[int]
    holds: set[int]
    worn: set[tuple[str, str]]
    opened: Opened


def _is_apart(nodes: list[Node], i: int, name: Zone, known: _Known) -> bool:
    """Whether an element never holds the story, whose headline stands elsewhere.

    An imprint may outweigh a short story, and all of one that a script brings. Comments and what pops up may
    hold more prose than the story and have a named body of their own: where a story's worth stands outside.
    """
    if not known.told or i in known.told:
        return False
    return nodes[i].el.tag == "footer" or (name in _APART and known.whole - nodes[i].weight >= STORY)


def _is_most(prose: float, name: Zone, whole: float) -> bool:
    """Whether an element holds too much of the page's prose to be what it is called."""
    if name == "share" and prose >= _TELLS:
        return True
    return prose > 0 and prose >= max(whole * _LIFT, _TEXT if name == "comments" else 0)


def _is_storys(nodes: list[Node], i: int, name: Zone, known: _Known) -> bool:
    """Whether an element is the story's against what it says of itself."""
    node = nodes[i]
    if name in MAY_OPEN and known.opened.shows(i, _called(node, by_words=True)):
        return True
    if _is_apart(nodes, i, name, known):
        return False
    if _is_most(node.weight, name, known.whole) or (node.el.tag in INLINE and node.weight):
        return True
    if name in _BEHIND and node.el.tag == "p" and _is_paragraph(nodes, node, name):
        return True
    if name in _OTHERS:
        return name == "related" and i in known.told and node.el.tag in _WHOLES
    if name == "hidden" and unfolds(nodes, node):
        return True
    if i in known.holds or (node.el.tag, node.el.get("class")) in known.worn:
        return True
    if node.el.tag in _WORN and looks_worn(node.el, known.worn):
        return True
    return _is_target(nodes, node, name) or (name not in DROPPED and _heads_prose(nodes, i))


def _is_paragraph(nodes: list[Node], node: Node, name: Zone) -> bool:
    """Whether a paragraph of sentences stands among others: its class says what goes before or behind it.

    An advertisement goes between two; from a wall on all are for subscribers, down to the last.
    """
    beside = (nodes[k] for k in nodes[node.parent].children)
    told = [other for other in beside if other.el.tag == "p" and other.prose >= _PROSE]
    if len(told) <= _AMONG or node.prose < _PROSE:
        return False
    return name != "ad" or not (node.links or node is told[0] or node is told[-1])


def _named(node: Node, whole: float, *, by_words: bool, by_form: bool) -> Zone:
    """What an element says it is, or that its class hides it for good, and little prose with it."""
    away = by_words and node.weight <= _AWAY * whole and node.el.tag not in INLINE and put_away(node.el)
    return "hidden" if away else _furniture(node, by_words=by_words, by_form=by_form)


def _furniture(node: Node, *, by_words: bool, by_form: bool) -> Zone:
    """What an element says it is, when that is furniture: by its tag, its attributes, its class words."""
    el = node.el
    if out := _OUT_TAGS.get(el.tag):
        if _names_table(el):
            return ""
        holds = el.tag == "figure" or (el.tag == "form" and not by_form)
        return "" if holds and _shows_text(node) else _OUT_ROLES.get(el.get("role") or "", out)
    if not (names := el.keys()):
        return ""
    if ("style" in names or "hidden" in names) and hidden(el):
        return "hidden"
    if "role" in names and (out := _OUT_ROLES.get(role := el.get("role"))):
        return "" if role == "tablist" and node.weight > node.links else out
    return _called(node, by_words=by_words)


def _names_table(el: HtmlElement) -> bool:
    """Whether an element is the caption of a table: what a picture's says is the picture's."""
    figure = el.getparent() if el.tag == "figcaption" else None
    if figure is None or figure.find("figcaption") is not el:  # a figure has one
        return False
    return {inner.tag for inner in figure.iter("table", *_PICTURES)} == {"table"}


def _called(node: Node, *, by_words: bool) -> Zone:
    """The furniture that an element's class words name, unless its tag or what it holds says otherwise."""
    el = node.el
    name, sure = zone(signature(el))
    if not name or (not by_words and name != "comments"):
        return ""
    if (el.tag in _WHOLES and name not in _OTHERS) or (name == "hidden" and wraps_sentence(el)):
        return ""
    if sure and el.tag not in TITLES:
        return "" if name == "related" and _folds(node) else name
    goes_on = name == "related" and not node.links and is_surely_body(el)  # "article-body-more"
    return "" if goes_on or _says_more(node, name) else name


def _folds(node: Node) -> bool:
    """Whether a box called "read more" and nothing else unfolds: it holds sentences, and no way elsewhere."""
    if not node.weight or node.links:
        return False
    rest, unfolds = _UNFOLDS.subn(" ", signature(node.el))
    return unfolds > 0 and not zone(rest)[0]


def _shows_text(node: Node) -> bool:
    """Whether a figure or form holds prose, or shows data, code, an embedded post or a quotation.

    On 1,360 pages five held a quotation alone: three were labelled as the story's, none as furniture. Prose
    beside a marked caption is a player's.
    """
    held = {el.tag for el in node.el.iter("figcaption", *_SHOWN)}
    return held != {"figcaption"} if held else node.weight - node.prose >= _TEXT


def _says_more(node: Node, name: Zone) -> bool:
    """Whether an element holds sentences and not just what its name says; a caption may be a sentence.

    So does what is quoted: a post has a link to itself and others, be its text short or long. A way to other
    pages is made of links; a table of data is none.
    """
    el = node.el
    if el.tag == "blockquote" or (name == "navigation" and node.size >= _TEXT and 2 * node.links < node.size):
        return True
    if node.weight >= (_CAPTION if name == "caption" else 1):
        return node.links <= node.weight
    return el.tag in INLINE and el.tag != "a" and size("".join(el.itertext()).strip()) >= _PROSE


def _is_target(nodes: list[Node], node: Node, name: Zone) -> bool:
    """Whether an element holds words of a heading that leads nowhere: its class says links lead there."""
    heading = nodes[node.owner]
    return name == "navigation" and node.el.tag in INLINE and heading.el.tag in TITLES and not heading.links


def _heads_prose(nodes: list[Node], i: int) -> bool:
    """Whether an element is a heading over a paragraph beside it: then its class words tell its looks."""
    owner = nodes[i].owner
    heading = nodes[owner]
    if heading.el.tag not in TITLES or heading.links:
        return False
    if sum(map(len, nodes[i].el.itertext())) < _MOST * heading.size:
        return False
    beside = nodes[heading.parent].children
    here = bisect_right(beside, owner)
    for k in beside[here : here + _BETWEEN]:
        if nodes[k].prose or nodes[k].el.tag in TITLES:
            return nodes[k].el.tag not in TITLES
    return False


def _holding_named(nodes: list[Node]) -> set[int]:
    """Elements that hold one which is named as a body and has a good part of the page's prose.

    What holds nearly all of such a body inside it is that body, too, be it called a pager.
    """
    out: set[int] = set()
    for i, node in enumerate(nodes):
        if node.weight >= _HOLDS * nodes[0].weight and node.weight and is_body(node.el):
            above = i
            while above >= 0 and above not in out:
                out.add(above)
                above = nodes[above].parent
            out.update(_wrapped(nodes, i))
    return out


def _wrapped(nodes: list[Node], i: int) -> Iterator[int]:
    """The boxes inside an element each of which holds nearly all of its prose."""
    least = _WRAPS * nodes[i].weight
    while (i := max(nodes[i].children, key=lambda k: nodes[k].weight, default=-1)) >= 0:
        if nodes[i].weight < least or nodes[i].prose or nodes[i].el.tag not in _HOLDERS:
            return
        yield i


def sum_inner(nodes: list[Node]) -> None:
    """Sum up for each subtree what stands outside furniture."""
    for node in nodes:
        node.inner, node.plain = 0.0, 0
    for node in reversed(nodes):
        if not node.zone:
            node.inner += node.prose
            node.plain += node.chars - node.link_chars
        if node.parent >= 0:
            above = nodes[node.parent]
            above.inner += node.inner
            above.plain += node.plain


def signature(el: HtmlElement) -> str:
    """The class and id words of an element, without those that only say when and how it looks.

    The id of a heading or a term is a link target made from its own words, as is one of many words; that of a
    paragraph one made at random, unless it is all lower case, or of words ("articleDate"). That of a box that
    unfolds says its tag, and that of a table's caption that it is one.
    """
    name, target = el.get("class") or "", el.get("id") or ""
    if _names_table(el):
        return ""
    if el.tag == "details":
        name = name.replace("details", "")
    if ":" in name or "/" in name:
        name = _CONDITION.sub("", name)
    made = (
        not target
        or el.tag in _TARGETS
        or target.count("-") >= _SLUG
        or (el.tag == "p" and not (target.islower() or _WORDS.match(target)))
    )
    return name if made else f"{name} {target}"


def is_body(el: HtmlElement) -> bool:
    """Whether an element says that it holds an article's text."""
    if not el.attrib:
        return False
    return _states_body(el) or (el.tag in _HOLDERS and names_body(signature(el)))


def is_surely_body(el: HtmlElement) -> bool:
    """Whether an element says so in words that no wider box of the page wears."""
    return _states_body(el) or surely_body(signature(el))


def _states_body(el: HtmlElement) -> bool:
    return "articleBody" in (el.get("itemprop") or el.get("property") or "")
