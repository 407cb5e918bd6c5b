"""Boxes that a story ends with: its last section, a timeline, what the accused answer, its next part.

Between two of the story's paragraphs such a box is the story's by its place (`inserts`). Behind the last one
stands also what an outlet puts below all of its stories, who wrote them, and what it tells of others. A box
is believed that stands inside the one of the story, before the first one that has a name or a line which says
what it is; or beside it and is made as it is, behind whatever has a name. It tells something in paragraphs as
the story does, and speaks neither to the reader nor of the outlet. On 1,298 pages two such boxes came to the
story, and none of others.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import BlockKind
from watcher.read.notes.quotes import Quotes
from watcher.read.roles.seen import informs, plain
from watcher.read.words import biographies, lines, onward, phrases
from watcher.read.words.of_itself import presents, speaks_of_itself

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw
    from watcher.read.markup.tree import Zone
    from watcher.read.metadata import Metadata
    from watcher.read.roles.seen import Seen

# What may stand between the story and its last boxes.
_BETWEEN: frozenset[Zone] = frozenset({"ad", "caption", "player"})
# What may stand between two parts of a story that have a box each.
_PASSED = _BETWEEN | {"related", "sidebar", "subscribe", "share", "form"}
_ROW = 2  # boxes made alike, each of a headline and a paragraph: teasers, unless something announces them
_SIGNS = (phrases.BYLINE, phrases.SIGNED)  # how a line begins that says who wrote something
# With a capital where the same word may be somebody else, and not at a sentence's start.
_TO_READER = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|us|[Yy]ou|[Yy]ours?|[Ww]ir|[Uu]ns(?:er\w*)?"
    r"|(?<![.!?] )(?<!^)(?:Sie|Ihnen|Ihre?[mnrs]?)"
    r"|[Nn]ous|[Nn]otre|[Nn]os|[Vv]ous|[Vv]otre|[Vv]os|[Nn]uestr\w+|[Nn]oss[ao]s?|[Nn]ostr[aeio])\b"
)
_SPEAKS = re.compile(r"[^\W\d_][^:.]{0,30}[:：] ")  # who says what stands behind it
_QUOTES = re.compile('[“„«»"”「]')


def names_of(facts: Metadata) -> tuple[str, ...]:
    """The names of a page's outlet: "CNN" is cnn.com; "Time" may be anything, and "TIME" is an outlet."""
    initials = (name.partition(".")[0].upper() for name in facts.house)
    return tuple(filter(None, (facts.site, *initials)))


def set_apart(seen: Sequence[Seen], home: Home, outlet: Sequence[str]) -> Iterator[Seen]:
    """The blocks of such boxes.

    Args:
        seen: all blocks of the page, with what each of them says it is.
        home: the story's own box.
        outlet: its names.
    """
    page = _Page(seen, home, outlet)
    yield from _inside(page)
    yield from _further(page)


class _Page(NamedTuple):
    """What boxes are held against: the blocks of their page, the story's own box, the names of the outlet."""

    seen: Sequence[Seen]
    home: Home
    outlet: Sequence[str]


def _inside(page: _Page) -> Iterator[Seen]:
    """The blocks of boxes inside the story's."""
    seen, home, _ = page
    behind = [one for one in seen[home.last + 1 :] if home.holds(one.raw)]
    cards = _cards(seen[home.last], behind)
    for _, held in groupby(behind, key=lambda one: home.part(one.raw)):
        blocks = list(held)
        if _BETWEEN.issuperset(one.raw.zone for one in blocks):
            continue
        if any(one.raw.box in cards for one in blocks) or not _tells(blocks, page):
            return
        yield from blocks


def _further(page: _Page) -> Iterator[Seen]:
    """The blocks of boxes beside the story's that are made as it is, with others in between."""
    seen, home, _ = page
    for _, held in groupby(seen[home.last + 1 :], key=lambda one: one.raw.box):
        blocks = list(held)
        raw = blocks[0].raw
        if _PASSED.issuperset(one.raw.zone for one in blocks) or home.holds(raw):
            continue
        if raw.look != home.look or not _tells(blocks, page):
            return
        yield from blocks


def _tells(blocks: Sequence[Seen], page: _Page) -> bool:
    """Whether a box tells something as the story does, and no line of it is another's."""
    raws, home, cites = [one.raw for one in blocks], page.home, len(blocks) > 1
    if not cites and raws[0].deep > home.deep + 1:  # a biography stands so, in whatever words
        return False
    if not all(plain(one) or (cites and _cites(one)) for one in blocks):
        return False
    if any(_is_others(raw, page.outlet) or _is_made_otherwise(raw, home) for raw in raws):
        return False
    spoken = cites and all(_SPEAKS.match(raw.text) for raw in raws)
    told = informs([raw.text for raw in raws]) and (spoken or not any(_to_reader(raw.text) for raw in raws))
    return told and not _presents(raws[0], page)


def _presents(raw: Raw, page: _Page) -> bool:
    """Whether a box begins with who somebody is whom the story does not name."""
    before = (one.raw.text for one in page.seen[: page.home.last + 1])
    return biographies.presents(raw.text, before)


def _cites(one: Seen) -> bool:
    """Whether a whole paragraph has a link in one of its sentences: one alone in its box may be an offer."""
    raw = one.raw
    return not (one.reason or raw.hint or raw.pictured) and lines.late(raw) and lines.is_sentence(raw.text)


def _is_others(raw: Raw, outlet: Sequence[str]) -> bool:
    """Whether a line announces other things, says who wrote or owns something, or speaks of the outlet.

    In whose words it is named stands in quotations: "The council told the Post".
    """
    text = raw.text
    if raw.far or onward.tail(text) or any(said.match(text) for said in _SIGNS):
        return True
    if speaks_of_itself(text) or (raw.kind is BlockKind.HEADING and presents(text)):
        return True
    return lines.shows_address(raw) or (_names(text, outlet) and not _QUOTES.search(text))


def _names(text: str, outlet: Sequence[str]) -> bool:
    """Whether an outlet is named in a text, with whole words."""
    return any(name in text and re.search(rf"\b{re.escape(name)}\b", text) for name in outlet)


def _is_made_otherwise(raw: Raw, home: Home) -> bool:
    return raw.kind is BlockKind.PARAGRAPH and home.made_otherwise(raw)


def _to_reader(text: str) -> bool:
    """Whether a text speaks to the reader outside of quotations."""
    quotes = Quotes(text)
    return any(not quotes.open_at(found.start()) for found in _TO_READER.finditer(text))


def _cards(last: Seen, behind: Sequence[Seen]) -> set[int]:
    """The boxes of a row made alike, each of a headline and a paragraph, that no line above announces."""
    boxes = [list(held) for _, held in groupby(behind, key=lambda one: one.raw.box)]
    found: set[int] = set()
    before = last
    for _, row in groupby(boxes, key=lambda box: (box[0].raw.look, _is_card(box))):
        cards = list(row)
        heads = before.raw.kind is BlockKind.HEADING or before.raw.text.endswith(":")
        if len(cards) >= _ROW and _is_card(cards[0]) and not heads:
            found.update(card[0].raw.box for card in cards)
        before = cards[-1][-1]
    return found


def _is_card(box: Sequence[Seen]) -> bool:
    kinds = [one.raw.kind for one in box]
    return kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH]
