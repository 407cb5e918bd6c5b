"""Where in the tree the article stands.

Every element gets the weight of the prose in it. From the top the way leads down as long as one child holds
nearly all of the weight; names ("article-body", itemprop) shorten it, furniture does not count. It ends at
the core. Around that lies the scope: from the headline to the end of the box that the core stands in. Leads
stand before the core, late notes behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from watcher.read.furniture import DROPPED, names_body, zone
from watcher.read.tree import FAR, HINT, INLINE, RUN_IN, SILENT, squash

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OUT_TAGS = {
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
_OUT_ROLES = {
    **dict.fromkeys(("navigation", "banner", "search", "menu", "menubar", "tablist"), "navigation"),
    **dict.fromkeys(("dialog", "alertdialog"), "consent"),
    "complementary": "sidebar",
    "contentinfo": "footer",
    "tooltip": "hidden",
}
_LEAVES = INLINE | frozenset(
    {"p", "blockquote", "ul", "ol", "table", "pre", "li", "dl", "tr", "h1", "h2", "h3", "h4"}
)
_HOLDERS = frozenset({"div", "section", "article", "main", "td", "span", "body"})

_WHOLES = frozenset({"article", "main", "body"})  # their class words tell the article's state: "has-paywall"
_OTHERS = frozenset({"comments", "related"})  # what such elements may be besides the article
_TEXT = 200  # characters of prose that make a figure something else than a picture with its caption
_PROSE = 60  # characters of a block from which it counts as prose; shorter ones are labels and headings
_PROSE_DENSE = 20  # the same for scripts that write a word in one or two characters
_CAP = 1_000  # a block's weight stops growing here: one endless block must not outweigh an article
_DESCEND = 0.85  # the share of the weight a child must hold to be the way down
_LIFT = 0.5  # the share of all prose from which an element is no furniture whatever it is called
_NAMED = 0.35  # the share of the prose outside furniture that makes a named body believable
_TELLING = 12  # letters from which a part of a headline is no accident
_NEAR = 2  # levels above the box in which a note is still looked for
_BULKY = 1_500  # characters of furniture outside the core from which it holds no note of ours
_TOO_LITTLE = 0.2  # the share of all prose below which the core is doubted
_MUCH_MORE = 3.0  # how much more a second look must find to be believed
_READ = frozenset({"href", FAR, HINT})  # all that is read of elements from here on
_UNSEEN = tuple(sorted((SILENT - {"body"}) | {"img", "picture", "source", "wbr"}))
_DRESS = ("span", "font", "u", "small", "i", "em")
_BIOGRAPHY = 300  # characters of prose that a biography or a teaser does not reach, and a story does
_WIDEN = 1.25  # how much more prose the box around the core may hold and still be the article's


@dataclass(slots=True)
class Node:
    """What is known of an element."""

    el: HtmlElement
    parent: int
    owner: int  # the block element that its text belongs to
    linked: bool
    silent: bool
    chars: int = 0
    link_chars: int = 0
    prose: float = 0.0  # of its own text
    weight: float = 0.0  # prose in the whole subtree
    inner: float = 0.0  # prose in the subtree that is not in furniture
    size: int = 0  # characters in the whole subtree
    links: int = 0  # link characters in the whole subtree
    zone: str = ""  # why it is furniture; inherited
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Place:
    """Where the article is.

    Attributes:
        scope: the element whose blocks are read.
        core: the element in it that holds the body.
        box: the widest element around the core that holds little more prose.
        title: the heading that repeats the headline; None when there is none in the scope.
        zones: outermost furniture inside the page -> its zone.
        bulky: elements outside the core that are too large to be a note.
        how: the reason for the choice of the core.
        weight: prose in the core.
        total: prose on the page.
    """

    scope: HtmlElement
    core: HtmlElement
    box: HtmlElement
    title: HtmlElement | None
    zones: dict[HtmlElement, str]
    bulky: list[HtmlElement]
    how: str
    weight: float
    total: float


def locate(root: HtmlElement, title: str) -> Place:
    """Find the article in a page's tree."""
    body = root.find("body")
    nodes = _survey(root if body is None else body)
    _weigh(nodes)
    tops = _mark(nodes)
    core, how = _core(nodes)
    if nodes[core].inner < _TOO_LITTLE * nodes[0].weight:
        tops, core, how = _again(nodes, tops, core, how)
    zones = {nodes[i].el: nodes[i].zone for i in tops}
    heading = _heading(nodes, core, squash(title))
    widest = _widen(nodes, core)
    scope = _above(nodes, widest)
    if heading >= 0:
        scope = _common(nodes, scope, heading)
    return Place(
        nodes[scope].el,
        nodes[core].el,
        nodes[widest].el,
        nodes[heading].el if heading >= 0 else None,
        zones,
        [nodes[i].el for i in tops if nodes[i].size > _BULKY] if nodes else [],
        how,
        nodes[core].inner,
        nodes[0].weight,
    )


def _survey(body: HtmlElement) -> list[Node]:
    """All elements in document order, their text counted for the block that owns it."""
    nodes: list[Node] = []
    index: dict[HtmlElement, int] = {}
    for el in body.iter():
        tag = el.tag
        if not isinstance(tag, str):
            continue
        i = len(nodes)
        index[el] = i
        if not i:
            nodes.append(Node(el, -1, 0, linked=False, silent=False))
            if el.text:
                _count(nodes[0], el.text, linked=False)
            continue
        parent = index[el.getparent()]
        above = nodes[parent]
        silent = above.silent or tag in SILENT
        node = Node(el, parent, above.owner if tag in INLINE else i, above.linked or tag == "a", silent)
        nodes.append(node)
        above.children.append(i)
        if not silent and (text := el.text):
            _count(nodes[node.owner], text, linked=node.linked)
        if not above.silent and (tail := el.tail):
            _count(nodes[above.owner], tail, linked=above.linked)
    return nodes


def _count(owner: Node, text: str, *, linked: bool) -> None:
    chars = len(text.strip())
    owner.chars += chars
    if linked:
        owner.link_chars += chars


def _prose(node: Node) -> float:
    """What a block weighs: its characters outside links, when it is long enough to be prose."""
    if node.chars < _PROSE and not (node.chars >= _PROSE_DENSE and _dense(node.el)):
        return 0.0
    if node.link_chars * 2 > node.chars:
        return 0.0
    return float(min(node.chars - node.link_chars, _CAP))


def _dense(el: HtmlElement) -> bool:
    sample = (el.text or "")[:40]
    return any("\u0e00" <= char <= "\u109f" or "\u3040" <= char <= "\u9fff" for char in sample)


def _weigh(nodes: list[Node]) -> None:
    for node in reversed(nodes):
        if not node.silent and node.chars:
            node.prose = _prose(node)
            node.weight += node.prose
            node.links += node.link_chars
        node.size += node.chars
        if node.parent >= 0:
            above = nodes[node.parent]
            above.size += node.size
            above.weight += node.weight
            above.links += node.links


def _signature(el: HtmlElement) -> str:
    return f"{el.get('class') or ''} {el.get('id') or ''}"


def _furniture(node: Node, *, by_words: bool) -> str:
    """What an element says it is, when that is furniture."""
    el = node.el
    if out := _OUT_TAGS.get(el.tag):
        return "" if el.tag == "figure" and node.weight >= _TEXT else out
    if not el.attrib:
        return ""
    style = el.get("style")
    if (style and "display:none" in style.replace(" ", "").lower()) or "hidden" in el.attrib:
        return "hidden"
    if (role := el.get("role")) and (out := _OUT_ROLES.get(role)):
        return out
    name, sure = zone(_signature(el))
    if not by_words and name != "comments":
        return ""
    if el.tag in _WHOLES and name not in _OTHERS:
        return ""
    return name if name and (sure or not node.weight or node.links > node.weight) else ""


def _mark(nodes: list[Node], *, by_words: bool = True) -> list[int]:
    """Mark furniture, the outermost first; its elements' indexes are given back."""
    tops = []
    limit = nodes[0].weight * _LIFT
    holds = _holding_named(nodes)
    for i, node in enumerate(nodes):
        if not i or node.silent:
            continue
        node.zone = ""
        if inherited := nodes[node.parent].zone:
            node.zone = inherited
        elif (name := _furniture(node, by_words=by_words)) and not (node.weight and node.weight >= limit):
            if (node.el.tag in INLINE and node.weight) or (
                i in holds and name not in {"comments", "related"}
            ):
                continue
            node.zone = name
            tops.append(i)
    _sum_inner(nodes)
    return tops


def _again(nodes: list[Node], tops: list[int], core: int, how: str) -> tuple[list[int], int, str]:
    """Look once more without class words, when they have made furniture of most of the page."""
    found, zones = nodes[core].inner, [node.zone for node in nodes]
    lenient = _mark(nodes, by_words=False)
    other, _ = _core(nodes)
    if nodes[other].inner >= max(_MUCH_MORE * found, _BIOGRAPHY):
        return lenient, other, "holds most of the prose, its class words set aside"
    for node, name in zip(nodes, zones, strict=True):
        node.zone = name
    _sum_inner(nodes)
    return tops, core, how


def _sum_inner(nodes: list[Node]) -> None:
    for node in nodes:
        node.inner = 0.0
    for node in reversed(nodes):
        if not node.zone:
            node.inner += node.prose
        if node.parent >= 0:
            nodes[node.parent].inner += node.inner


def _holding_named(nodes: list[Node]) -> set[int]:
    """Elements that hold one which is named as a body and has a good part of the page's prose."""
    out: set[int] = set()
    for i, node in enumerate(nodes):
        if node.weight >= 0.25 * nodes[0].weight and node.weight and _is_body(node.el):
            above = i
            while above >= 0 and above not in out:
                out.add(above)
                above = nodes[above].parent
    return out


def _core(nodes: list[Node]) -> tuple[int, str]:
    """The element that holds the body, and how it was found."""
    total = nodes[0].inner
    named = [i for i, node in enumerate(nodes) if node.inner and not node.zone and _is_body(node.el)]
    best = max(named, key=lambda i: nodes[i].inner, default=-1)
    if best >= 0:
        whole = _together(nodes, named, best)
        if nodes[whole].inner >= _NAMED * total:
            return _descend(nodes, whole), "named as the article's body"
    here = _descend(nodes, 0)
    return here, "holds most of the prose"


def _together(nodes: list[Node], named: list[int], best: int) -> int:
    """The element that holds all parts of a body which is printed in several boxes of one name."""
    look = (nodes[best].el.tag, nodes[best].el.get("class"))
    parts = [i for i in named if (nodes[i].el.tag, nodes[i].el.get("class")) == look]
    here = best
    for part in parts:
        here = _common(nodes, here, part)
    held = sum(nodes[i].inner for i in parts)
    return here if nodes[here].inner <= _WIDEN * held else best


def _descend(nodes: list[Node], here: int) -> int:
    """Down from an element as long as one child holds nearly all of its prose."""
    while True:
        child = max(nodes[here].children, key=lambda i: nodes[i].inner, default=-1)
        if child < 0 or not nodes[child].inner or nodes[child].inner < _DESCEND * nodes[here].inner:
            return here
        if nodes[child].el.tag in _LEAVES:
            return here
        here = child


def _is_body(el: HtmlElement) -> bool:
    if not el.attrib:
        return False
    prop = el.get("itemprop") or el.get("property") or ""
    return "articleBody" in prop or (el.tag in _HOLDERS and names_body(_signature(el)))


def _heading(nodes: list[Node], core: int, title: str) -> int:
    """The last heading at or before the core that repeats the headline, else the last `h1` before it."""
    found = first = -1
    for i, node in enumerate(nodes):
        tag = node.el.tag
        if tag in {"h1", "h2", "h3"} and not node.silent:
            words = squash("".join(node.el.itertext()))
            if (
                title
                and words
                and (words == title or (len(words) > _TELLING and (words in title or title in words)))
            ):
                if i <= core or found < 0:
                    found = i
            elif tag == "h1" and i < core:
                first = i
        if i > core and (found >= 0 or i > core + 40):
            break
    return found if found >= 0 else first


def _widen(nodes: list[Node], core: int) -> int:
    """Up from the core as long as the box around it holds little more prose."""
    here = core
    while nodes[here].parent > 0:
        above = nodes[nodes[here].parent]
        if above.inner > _WIDEN * nodes[core].inner or above.el.tag == "body":
            break
        here = nodes[here].parent
        if above.el.tag in {"article", "main"}:
            break
    return here


def _above(nodes: list[Node], here: int) -> int:
    """Some levels up, where siblings of the box may hold a note; never past the body."""
    for _ in range(_NEAR):
        here = max(0, nodes[here].parent)
    return here


def _common(nodes: list[Node], one: int, two: int) -> int:
    """The deepest element that holds both."""
    above = set()
    while one >= 0:
        above.add(one)
        one = nodes[one].parent
    while two not in above:
        two = nodes[two].parent
    return two


def trim(place: Place) -> None:
    """Cut from the tree what lies before the headline, far behind the article's box, and dropped furniture.

    What follows the box at once, or follows what holds it, stays: a note may stand there.
    """
    inside = set(place.core.iter())
    holding = {place.core, *place.core.iterancestors()}
    for el, name in place.zones.items():
        if el in holding or el.getparent() is None:
            continue
        if name in DROPPED or (el in place.bulky and el not in inside):
            el.drop_tree()
    if place.title is not None:
        _cut(place.title, place.scope, before=True)
    _cut(_far(place), place.scope, before=False)
    etree.strip_elements(place.scope, *_UNSEEN, with_tail=False)
    for el in place.scope.iter():
        if el.tag in _DRESS:
            _undress(el, zoned=el in place.zones)
        if el.attrib and el not in holding and (hint := zone(_signature(el))[0]):
            el.set(HINT, hint)
        for name in el.attrib:
            if name not in _READ:
                del el.attrib[name]
    etree.strip_tags(place.scope, *_DRESS)


def _undress(el: HtmlElement, *, zoned: bool) -> None:
    """Prepare an element that only dresses its text for going away: half of a page's elements are such."""
    if zoned:
        el.tag = "bdi"
    elif el.tail and el.tail[:1].isupper() and len(text := el.text or "") >= RUN_IN and text[-1].isalnum():
        el.tail = f" {el.tail}"


def _far(place: Place) -> HtmlElement:
    """The element after which the page is cut; what stands in it behind the box is marked."""
    here = place.box
    for _ in range(_NEAR):
        if here is place.scope or here.getparent() is None:
            break
        for other in list(here.itersiblings()):
            if len("".join(other.itertext())) > _BULKY:
                other.drop_tree()
            else:
                other.set(FAR, "")
        here = here.getparent()
    return here


def _cut(el: HtmlElement, scope: HtmlElement, *, before: bool) -> None:
    while el is not scope and el is not None:
        above = el.getparent()
        for other in list(el.itersiblings(preceding=before)):
            above.remove(other)
        if above is not None and before:
            above.text = None
        elif not before:
            el.tail = None
        el = above
