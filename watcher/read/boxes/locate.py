"""Where in the tree the article stands.

Every element has the weight of the prose in it. From the top the way leads down as long as one child holds
nearly all of the weight; names ("article-body", itemprop) shorten it, furniture does not count. It ends at
the core. Around that lies the scope: from the headline to the end of the box that the core stands in. Leads
stand before the core, late notes behind it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.read.boxes.headline import heading_of, headline_of, holders_of
from watcher.read.boxes.openings import opening_of
from watcher.read.boxes.parts import parts
from watcher.read.boxes.stories import silence_alike, silence_next, silence_others
from watcher.read.boxes.streams import silence_streams
from watcher.read.boxes.survey import STORY, Node, behind, outward, survey
from watcher.read.boxes.zones import TITLES, is_body, is_surely_body, mark, signature, sum_inner
from watcher.read.markup.tree import ENTRY, INLINE, Zone, squash
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAVES = INLINE | frozenset(
    {"p", "blockquote", "ul", "ol", "table", "pre", "li", "dl", "tr", "h1", "h2", "h3", "h4"}
)
_ROWS = frozenset({"tbody", "tr", "td"})
_DESCEND = 0.85  # the share of the weight a child must hold to be the way down
_NARROW = 0.8  # the same for the core itself
_NESTED = 0.65  # the same for one that is named as a body
_NAMED = 0.35  # the share of the prose outside furniture that makes a named body believable
NEAR = 2  # levels above the box in which a note is still looked for
BULKY = 1_500  # characters of furniture outside the core from which it holds no note of ours
_TOO_LITTLE = 0.2  # the share of all prose below which the core is doubted
_MUCH_MORE = 3.0  # how much more a second look must find to be believed
_BIOGRAPHY = 300  # characters of prose that a biography or a teaser does not reach, and a story does
_PARAGRAPHS = 3  # with the headline that are a story
_TOLD_IN = 2  # paragraphs of a named body from which it is no line of a list
_TOLD = 0.1  # the share of the core's prose that a story with the headline has
_LEAD_ON = 0.8  # of the boxes around a story that have a link, so that they are others' first lines
_LONG = 100  # characters of a paragraph: a list of forecasts has a thousand lines that are shorter
_BY_NAME = "named as the article's body"
_WIDEN = 1.25  # how much more prose the box around the core may hold and still be the article's


@dataclass(slots=True)
class Place:
    """Where the article is.

    Attributes:
        scope: the element whose blocks are read.
        core: the element in it that holds the body.
        box: the widest element around the core that holds little more prose.
        opening: what the story opens with, the heading that repeats the headline for most; None for neither.
        zones: outermost furniture inside the page -> its zone.
        bulky: elements outside the core that are too large to be a note.
        parts: elements that hold a part each of a body in several boxes.
        how: the reason for the choice of the core.
        weight: prose in the core.
        total: prose on the page.
    """

    scope: HtmlElement
    core: HtmlElement
    box: HtmlElement
    opening: HtmlElement | None
    zones: dict[HtmlElement, Zone]
    bulky: list[HtmlElement]
    parts: list[HtmlElement]
    how: str
    weight: float
    total: float


def locate(root: HtmlElement, title: str, house: tuple[str, ...], url: str) -> Place:
    """Find the article in a page's tree.

    Args:
        root: of the tree.
        title: of the article.
        house: the names of the page's own house.
        url: of the page.
    """
    nodes = survey(root.find("body"))
    headline = headline_of(nodes, squash(title))
    tops, core, how = _marked(nodes, headline, house, url)
    zones = {nodes[i].el: nodes[i].zone for i in tops}
    heading = heading_of(nodes, core, squash(title))
    apart = not 0 <= heading <= core or (headline < core and not is_body(nodes[core].el))
    if apart and (below := _headed(nodes, core, headline)) >= 0:
        core, how = below, "stands under the headline"
    if heading >= behind(nodes, core):  # none of the story's: what stands before it would be cut away
        heading = -1
    widest = _widen(nodes, core)
    scope = _above(nodes, widest)
    if heading >= 0:
        scope = _common(nodes, scope, heading)
    return Place(
        nodes[scope].el,
        nodes[_narrowed(nodes, core)].el,
        nodes[widest].el,
        nodes[opening_of(nodes, core, heading, url)].el if heading >= 0 else None,
        zones,
        [nodes[i].el for i in tops if nodes[i].size > BULKY],
        [nodes[i].el for i in _parts(nodes, core)] if how is _BY_NAME else [],
        how,
        nodes[core].inner,
        nodes[0].weight,
    )


def _marked(nodes: list[Node], headline: int, house: tuple[str, ...], url: str) -> tuple[list[int], int, str]:
    """Mark furniture: the elements that hold it, the one that holds the body, and how that was found."""
    told = holders_of(nodes, headline)
    others = silence_others(nodes, headline) if headline >= 0 else set()
    others |= silence_alike(nodes, headline, url)
    streams = others | silence_next(nodes, headline) | silence_streams(nodes, house)
    tops = mark(nodes, told, streams)
    core, how = _core(nodes)
    if nodes[core].inner < _TOO_LITTLE * nodes[0].weight and not _is_under(nodes, told, core):
        return _again(nodes, told, streams, tops, core, how)
    return tops, core, how


def _is_under(nodes: list[Node], told: set[int], core: int) -> bool:
    """Whether a story's worth stands in the smallest element with the headline: its readers may say more."""
    near = min(told, key=lambda i: nodes[i].weight, default=0)
    return bool(near) and nodes[core].inner >= STORY and _common(nodes, near, core) == near


def _again(
    nodes: list[Node], told: set[int], streams: set[int], tops: list[int], core: int, how: str
) -> tuple[list[int], int, str]:
    """Look once more and believe less, when what elements say has made furniture of most of the page."""
    found, zones = nodes[core].inner, [node.zone for node in nodes]
    for by_form in (True, False) if found < _BIOGRAPHY else (True,):
        lenient = mark(nodes, told, streams, by_words=False, by_form=by_form)
        other, _ = _core(nodes)
        if nodes[other].inner >= max(_MUCH_MORE * found, _BIOGRAPHY):
            return lenient, other, "holds most of the prose, its class words set aside"
    for node, name in zip(nodes, zones, strict=True):
        node.zone = name
    sum_inner(nodes)
    return tops, core, how


def _core(nodes: list[Node]) -> tuple[int, str]:
    """The element that holds the body, and how it was found."""
    total = nodes[0].inner
    named = [i for i, node in enumerate(nodes) if node.inner and is_body(node.el)]
    best = max(named, key=lambda i: nodes[i].inner, default=-1)
    if best >= 0:
        whole = _together(nodes, named, best)
        if nodes[whole].inner >= _NAMED * total or _is_sole(nodes, named, whole):
            return _descend(nodes, whole), _BY_NAME
    here = _descend(nodes, 0)
    return here, "holds most of the prose"


def _is_sole(nodes: list[Node], named: list[int], whole: int) -> bool:
    """Whether a body that others outweigh is the only one the page names, and tells a story in paragraphs.

    What surrounds a short story differs from visit to visit, and its share of the page with that. No other
    box may tell as much in paragraphs side by side: a story that goes on elsewhere does; slides, captions and
    whatever else is called so tell none. Of 1,837 pages one is read otherwise by this: 100 comments are none
    of its text.
    """
    end = behind(nodes, whole)
    told = sum(node.prose > 0 and not node.zone for node in nodes[whole:end])
    alone = all(whole <= i < end for i in named)
    if not alone or told < _TOLD_IN or nodes[whole].inner < STORY or not is_surely_body(nodes[whole].el):
        return False
    around = Counter[int]()
    for i, node in enumerate(nodes):
        if node.prose and not node.zone and not whole <= i < end and not zone(signature(node.el))[0]:
            around[node.parent] += int(node.prose)
    return max(around.values(), default=0) < nodes[whole].inner


def _together(nodes: list[Node], named: list[int], best: int) -> int:
    """The element that holds all parts of a body, and little else; the best of them where there is none."""
    here, held = best, 0.0
    for part in parts(nodes, named, best):
        here, held = _common(nodes, here, part), held + nodes[part].inner
    return here if nodes[here].inner <= _WIDEN * held else best


def _parts(nodes: list[Node], core: int) -> list[int]:
    """The boxes that hold the parts of the body in an element or around it, if there are several."""
    named = [i for i, node in enumerate(nodes) if node.inner and is_body(node.el)]
    best = max(named, key=lambda i: nodes[i].inner, default=-1)
    if best < 0 or _common(nodes, best, core) not in {best, core}:
        return []
    found = parts(nodes, named, best)
    return found if len(found) > 1 else []


def _narrowed(nodes: list[Node], here: int) -> int:
    """Further down from the core, where what remains outside may still be the story's but seldom is.

    The scope stays what it was: what this leaves outside is judged as leads and late paragraphs are. Lists
    are no prose, so the words are counted too.
    """
    core = here
    while (child := _heaviest(nodes, here)) >= 0:
        share = nodes[child].inner / nodes[here].inner
        if share < _NESTED or nodes[child].plain < _NESTED * nodes[core].plain:
            break
        here = child
        if share >= _NARROW or is_body(nodes[here].el):
            core = here
    return core


def _heaviest(nodes: list[Node], here: int) -> int:
    """What holds the most prose inside, when it may hold a body; -1 for none. A table may in one cell."""
    child = max(nodes[here].children, key=lambda i: nodes[i].inner, default=-1)
    if child < 0 or not nodes[child].inner:
        return -1
    if nodes[child].el.tag == "table":
        return _cell(nodes, child)
    return -1 if nodes[child].el.tag in _LEAVES else child


def _cell(nodes: list[Node], table: int) -> int:
    """The cell that holds nearly all prose of a table, as where it lays out a page; -1 for none."""
    here, least = table, _DESCEND * nodes[table].inner
    while nodes[here].el.tag != "td":
        here = max(nodes[here].children, key=lambda i: nodes[i].inner, default=-1)
        if here < 0 or nodes[here].inner < least or nodes[here].el.tag not in _ROWS:
            return -1
    return here


def _descend(nodes: list[Node], here: int) -> int:
    """Down from an element as long as one child holds nearly all of its prose."""
    while (child := _heaviest(nodes, here)) >= 0 and nodes[child].inner >= _DESCEND * nodes[here].inner:
        here = child
    return here


def _headed(nodes: list[Node], core: int, headline: int) -> int:
    """Where the story under the headline is, when more prose than it has stands elsewhere; -1 else.

    Streams of other stories, each with its first lines, outweigh a short story on pages that have one, and so
    do glossaries.
    """
    here = headline
    while here >= 0 and nodes[here].inner < STORY:
        here = nodes[here].parent
    if here < 0 or (both := _common(nodes, here, core)) == here:
        return -1
    if both == core:
        return _descend(nodes, here) if _is_whole(nodes, here, core) else -1
    return _descend(nodes, here) if headline > core or _is_told(nodes, here, core) else -1


def _is_told(nodes: list[Node], here: int, core: int) -> bool:
    """Whether an element with the headline holds a story rather than its lead."""
    within = nodes[here : behind(nodes, here)]
    paragraphs = sum(node.prose > 0 and not node.zone and node.el.tag not in TITLES for node in within)
    others = sum(
        node.prose for node in nodes[core : behind(nodes, core)] if node.prose >= _LONG and not node.zone
    )
    return paragraphs >= _PARAGRAPHS and nodes[here].inner >= _TOLD * others


def _is_whole(nodes: list[Node], here: int, core: int) -> bool:
    """Whether an element with the headline holds paragraphs side by side, and nothing around it does.

    What stands there are the first lines of others, each in a box of its own with a way to more. A story may
    begin beside its headline and go on elsewhere; then its paragraphs stand side by side there, or lead
    nowhere, or are a live page's.
    """
    end = behind(nodes, here)
    inside, around, boxes = Counter[int](), Counter[int](), set()
    for i, node in enumerate(nodes[core : behind(nodes, core)], core):
        if ENTRY in node.el.attrib:
            return False
        if not node.prose or node.zone or node.el.tag in TITLES:
            continue
        within = here <= i < end
        (inside if within else around)[node.parent] += node.prose >= _LONG
        boxes |= set() if within else {i}
    lead = sum(nodes[nodes[i].parent].links > 0 for i in boxes)
    scattered = max(around.values(), default=0) <= 1 and lead >= _LEAD_ON * len(boxes)
    return scattered and max(inside.values(), default=0) > 1


def _widen(nodes: list[Node], core: int) -> int:
    """Up from the core as long as the box around it holds little more prose."""
    here = core
    while nodes[here].parent > 0:
        above = nodes[nodes[here].parent]
        if above.inner > _WIDEN * nodes[core].inner:
            break
        here = nodes[here].parent
        if above.el.tag in {"article", "main"}:
            break
    return here


def _above(nodes: list[Node], here: int) -> int:
    """Some levels up, where siblings of the box may hold a note; never past the body."""
    for _ in range(NEAR):
        here = max(0, nodes[here].parent)
    return here


def _common(nodes: list[Node], one: int, two: int) -> int:
    """The deepest element that holds both."""
    above = {one, *outward(nodes, one)}
    while two not in above:
        two = nodes[two].parent
    return two
