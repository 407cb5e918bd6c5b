"""The scope's blocks, in document order, by BeautifulSoup on lxml."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.lean.soup import NavigableString, Tag
from watcher.model.reading import STRIKE, BlockKind
from watcher.read.markup.cells import is_data
from watcher.read.markup.marks import is_raised, leads_back, raised
from watcher.read.markup.tree import (
    BOXES,
    CORE,
    ENTRY,
    FAR,
    HINT,
    INLINE,
    LEAD,
    LOOK,
    PICTURED,
    RUN_IN,
    SILENT,
    STRUCK,
    ZONE,
    Zone,
    fold,
    runs_in,
)

if TYPE_CHECKING:
    from bs4.element import PageElement

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("blockquote", "q"), BlockKind.QUOTE),
    **dict.fromkeys(("td", "th", "table", "caption"), BlockKind.PARAGRAPH),
    "pre": BlockKind.CODE,
}
# What was found of an element, and what it is called in the state.
_FLAGS = {CORE: "core", FAR: "far", LEAD: "lead", PICTURED: "pictured", STRUCK: "struck"}
_WORDS = {ZONE: "zone", HINT: "hint", ENTRY: "entry"}
_MARKS = _FLAGS.keys() | _WORDS.keys()
_BLANK_LINE = re.compile(r"\n\s*\n")  # two <br> in a row, as old pages part their paragraphs
_PARTS = (BOXES - {"td"}) | {"blockquote", "dl", "tr"}
_CUTS = frozenset({"hr", "dt"})  # what follows one of these is parted from what stands before
_STRONG = frozenset({"b", "strong"})
_STRIKES = frozenset({"del", "s", "strike"})
_SEAM = re.compile(rf"{STRIKE}(\s*){STRIKE}")  # one strike goes on through bold words and links
_HEADING = 120  # characters past which a heading element holds a paragraph: old pages make all text one


Boxes = tuple[int, "Boxes"] | tuple[()]
"""The number of a box, and the boxes around it from the nearest out."""


@dataclass(slots=True)
class Raw:
    """A block before it has a role.

    Attributes:
        text: folded; words that are struck out stand between two tildes on either side.
        kind: what it is in the page.
        tag: of the block element that holds it.
        zone: the furniture it stands in; "" for none.
        core: it stands in the element that holds the body.
        links: the addresses it links to.
        link_chars: how many of its characters are links.
        strong: all of it is printed bold.
        box: number of the box it stands in; equal for neighbours.
        outer: number of the box around that one.
        boxes: that one and those around it.
        deep: how many boxes that one is inside of.
        group: what it shares with the blocks that a box, quotation, row, term or rule sets off with it.
        far: it stands outside the article's box, close to it.
        hint: the furniture that the class words of the nearest box name, believed or not.
        entry: number and time of the live blog's entry it stands in; "" for none.
        lead: the class words of a box around it name a lead.
        pictured: it stands beside a picture in a box that holds next to nothing else.
        ruled: a rule stands between it and the next block.
        line: how many of its characters stand before the first line break; 0 for none.
        quote: number of the quotation it stands in; 0 for none.
        look: number of the tags and class words of the boxes around it; equal for boxes made alike.
    """

    text: str
    kind: BlockKind
    tag: str
    zone: Zone
    core: bool
    links: tuple[str, ...] = ()
    link_chars: int = 0
    strong: bool = False
    box: int = 0
    deep: int = 0
    group: tuple[int, int] = (0, 0)
    far: bool = False
    hint: Zone = ""
    entry: str = ""
    lead: bool = False
    look: int = 0
    pictured: bool = False
    ruled: bool = False
    line: int = 0
    quote: int = 0
    outer: int = 0
    boxes: Boxes = ()


class _State(NamedTuple):
    """What a text node inherits from the elements around it; first what every block element changes."""

    kind: BlockKind
    tag: str
    box: int = 0
    deep: int = 0
    part: int = 0
    look: int = 0
    whole_row: bool = False
    outer: int = 0
    boxes: Boxes = ()
    zone: Zone = ""
    core: bool = False
    linked: bool = False
    strong: bool = False
    far: bool = False
    hint: Zone = ""
    entry: str = ""
    lead: bool = False
    pictured: bool = False
    struck: bool = False
    raised: bool = False
    marks: bool = False
    quote: int = 0


@dataclass(slots=True)
class _Run:
    """The text between two block boundaries."""

    state: _State | None = None
    cuts: int = 0
    parts: list[str] = field(default_factory=list)
    links: dict[tuple[int, str], None] = field(default_factory=dict)  # each before which of the parts
    link_chars: int = 0
    strong_chars: int = 0
    zoned_chars: int = 0
    zone: Zone = ""
    chars: int = 0
    struck: bool = False


def raw_blocks(top: Tag) -> list[Raw]:
    """Cut what stands in an element into blocks: what stands between two block boundaries is one."""
    return _Cutter().cut(top)


class _Cutter:
    """Walks the soup once, without recursion: pages nest as deep as they like."""

    def __init__(self) -> None:
        self._boxes = self._parts = self._cuts = self._quotes = 0
        self._looks: dict[tuple[int, str, str], int] = {}
        self._done: list[Raw] = []
        self._run = _Run()

    def cut(self, top: Tag) -> list[Raw]:
        start = _marked(top, _State(BlockKind.PARAGRAPH, top.name))
        stack: list[tuple[PageElement | None, _State]] = [(child, start) for child in reversed(top.contents)]
        while stack:
            node, state = stack.pop()
            if node is None:
                self._flush()
            elif isinstance(node, Tag):
                self._open(node, state, stack)
            elif type(node) is NavigableString:  # comments and the like are its subclasses
                self._text(node, state)
        self._flush()
        return self._done

    def _open(self, node: Tag, state: _State, stack: list[tuple[PageElement | None, _State]]) -> None:
        """Put what is to be visited for an element on the stack, the last first."""
        name = node.name
        if name in SILENT:
            return
        if name == "br":
            self._run.parts.append("\n")
            return
        if not _MARKS.isdisjoint(node.attrs):
            state = _marked(node, state)
        if (
            name == "a"
            and "#" in (href := str(node.get("href", "")))
            and leads_back(node, href, self._run.parts)
        ):
            self._run.links[len(self._run.parts), href] = None
            return
        if name in INLINE or (state.whole_row and name in {"td", "th", "p", "div"}):
            state = self._inline(node, state)
        else:
            self._flush()
            state = self._block(node, state)
            stack.append((None, state))
        stack += [(child, state) for child in reversed(node.contents)]

    def _block(self, node: Tag, state: _State) -> _State:
        name = node.name
        kind, _, box, deep, part, look, row, outer, boxes = state[:9]
        self._cuts += name in _CUTS
        if name == "hr" and self._done:
            self._done[-1].ruled = True
        if name in _PARTS:
            part = self._parts = self._parts + 1
        if name == "blockquote":
            self._quotes += 1
            state = state._replace(quote=self._quotes)
        if name in BOXES:
            outer, box = box, self._boxes + 1
            self._boxes = box
            boxes = (box, boxes)
            deep += 1
            look = self._looks.setdefault((look, name, str(node.get(LOOK, ""))), len(self._looks) + 1)
        if name == "tr" and is_data(node):
            kind, row = BlockKind.TABLE_ROW, True
        return _State(_KINDS.get(name, kind), name, box, deep, part, look, row, outer, boxes, *state[9:])

    def _inline(self, node: Tag, state: _State) -> _State:
        glued = node.name == "time" and "".join(self._run.parts[-1:])[-1:].isalnum()
        if node.name in {"td", "th"} or glued:
            self._run.parts.append(" ")
        if node.name == "a":
            if href := node.get("href"):
                self._run.links[len(self._run.parts), str(href)] = None
            return state._replace(linked=True, marks=state.raised or is_raised(node))
        if node.name in _STRIKES:
            return state._replace(struck=True)
        if node.name == "sup":
            return state._replace(raised=True)
        return state._replace(strong=True) if node.name in _STRONG else state

    def _text(self, text: str, state: _State) -> None:
        run = self._run
        if run.chars >= RUN_IN and runs_in(run.parts[-1][-1:], text[:1]):
            run.parts.append(" ")
        text = text if state.kind is BlockKind.CODE else text.replace("\n", " ")
        if state.raised:
            text = raised(text, "".join(run.parts[-1:])[-1:], marks=state.marks)
        if state.struck and fold(text):
            run.struck, text = True, _struck(text)
        run.parts.append(text)
        if chars := len(text.strip()):
            if run.state is None:
                run.state, run.cuts = state, self._cuts
            run.chars += chars
            run.link_chars += chars * state.linked
            run.strong_chars += chars * state.strong
            if state.zone:
                run.zone = run.zone or state.zone
                run.zoned_chars += chars

    def _flush(self) -> None:
        run = self._run
        if run.parts or run.links:
            self._run = _Run()
        if run.state is None:
            return
        whole = "".join(run.parts)
        if run.struck:
            whole = _SEAM.sub(r"\1", whole)
        one = run.state.kind is BlockKind.CODE or "\n" not in whole
        pieces = [whole] if one else _BLANK_LINE.split(whole)
        links = _links(run, len(pieces))
        texts = [(text, k) for k, piece in enumerate(pieces) if (text := fold(piece))]
        for text, k in texts:
            share = len(text) / run.chars if len(texts) > 1 else 1.0
            self._done.append(_raw(text, run, share, links[k]))
            self._done[-1].line = _line(pieces[k])


def _links(run: _Run, pieces: int) -> list[tuple[str, ...]]:
    """The links of each of the pieces that blank lines make of a run."""
    if pieces == 1 or not run.links:
        return [tuple(dict.fromkeys(link for _, link in run.links))] * pieces
    found: list[dict[str, None]] = [{} for _ in range(pieces)]
    ends = [blank.end() for blank in _BLANK_LINE.finditer("".join(run.parts))]
    starts = list(accumulate(map(len, run.parts), initial=0))
    for part, link in run.links:
        found[bisect_right(ends, starts[part])][link] = None
    return [tuple(links) for links in found]


def _line(piece: str) -> int:
    first, broken, _ = piece.lstrip().partition("\n")
    return len(fold(first)) if broken else 0


def _raw(text: str, run: _Run, share: float, links: tuple[str, ...]) -> Raw:
    state = run.state
    assert state is not None
    kind = state.kind
    if kind is BlockKind.HEADING and len(text) > _HEADING:
        kind = BlockKind.PARAGRAPH
    return Raw(
        text,
        kind,
        state.tag,
        run.zone if run.zoned_chars * 2 > run.chars else "",
        state.core,
        links,
        int(run.link_chars * share),
        run.strong_chars >= run.chars,
        state.box,
        state.deep,
        (state.part, run.cuts),
        state.far,
        state.hint,
        state.entry,
        state.lead,
        state.look,
        state.pictured,
        quote=state.quote,
        outer=state.outer,
        boxes=state.boxes,
    )


def _struck(text: str) -> str:
    """Words as plain text shows them struck out, the white space around them left as it is.

    Without the signs a newsroom that strikes a sentence would seem to have changed nothing.
    """
    words = text.strip()
    before, _, after = text.partition(words)
    return f"{before}{STRIKE}{words}{STRIKE}{after}"


def _marked(node: Tag, state: _State) -> _State:
    """The state with what was found of an element in the tree."""
    found: dict[str, Any] = {name: True for mark, name in _FLAGS.items() if mark in node.attrs}
    found |= {name: str(node.attrs[mark]) for mark, name in _WORDS.items() if mark in node.attrs}
    return state._replace(**found)
