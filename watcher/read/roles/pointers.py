"""Lines that send the reader to another story of the same outlet: a label, and that story's headline linked.

"Read also: ...", "LIRE AUSSI | ...", ">> More: ..." are written in every language and in each outlet's words.
So the words are not asked: what stands before the link is short and ends like a label, all behind it is one
headline's worth of link, and the link stays in the house. What a story quotes or gives as its source leads
elsewhere, and a sentence goes on behind its link. All 13 such lines of 1,100 pages were pointers. So is what
has nothing but a date behind its headline.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from watcher.model import BlockKind
from watcher.read.markup.links import stays
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.markup.blocks import Raw

_LABEL = 45  # characters before the link that are a label
_HEADLINE = 20  # characters of a link that is another story's headline
_MOST = 250  # characters of a line with one
_DATE = 30  # characters of a date behind a headline
_DATED = re.compile(r"(?<!\d)(?:\d{4}|\d{1,2}[:h]\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2})\s*$")
# The day of the other story behind its headline, where a label stands before that.
_DAY_BEHIND = re.compile(r"(?<=\w)\W{0,3}\([^()]{0,20}\d{4}\)$")
_SLACK = 4  # characters of white space that a link may have more or fewer of than its line
_EXACT = (
    2  # the same where the line ends in a full stop: one behind the link makes it a sentence of the story
)
_LINKS = 3  # more than so many in a line are a menu, and that is found elsewhere
_SIGNS = (":", "|", "»", "›", ">", "→", "⇒", "▶", "►", "🔗", "👉")
_ARROWS = (">> ", "» ", "→ ", "⇒ ", "▶ ", "► ", "👉 ")  # with which a line begins that says "go there"
_ASKING = ("?", "!")  # with which the label of a list's item may end, too


def points(raw: Raw, house: tuple[str, ...]) -> bool:
    """Whether a block is the headline of another story of this house, and its label or its date."""
    if raw.link_chars < _HEADLINE or len(raw.links) > _LINKS:
        return False
    text = _DAY_BEHIND.sub("", raw.text) if raw.text.endswith(")") else raw.text
    if len(text) > _MOST:
        return False
    cut = len(text) - raw.link_chars
    if 0 < cut <= _DATE and _DATED.search(text[-cut:]) and all(stays(link, house) for link in raw.links):
        return True
    if text.startswith(_ARROWS) and all(stays(link, house) for link in raw.links):
        return True
    signs = _SIGNS + _ASKING if raw.kind is BlockKind.LIST_ITEM else _SIGNS
    slack = _EXACT if text.endswith((".", "…")) else _SLACK
    ends = max(text.rfind(sign, 0, cut + slack) for sign in signs)
    label = text[:cut].strip()
    labelled = ends >= max(0, cut - slack) or (label.isupper() and " " in label)
    return labelled and 0 < len(label) <= _LABEL and all(stays(link, house) for link in raw.links)


def pointers(raws: Sequence[Raw], house: tuple[str, ...]) -> frozenset[int]:
    """The indexes of such lines, and of the items of lists of which each is one or nothing but a headline.

    A list that says something else besides is the story's, and so is one of links alone.
    """
    found = {i for i, raw in enumerate(raws) if points(raw, house)}
    out = {i for i in found if raws[i].kind is not BlockKind.LIST_ITEM}
    for _, items in groupby(range(len(raws)), key=lambda i: (raws[i].kind, raws[i].box)):
        run = list(items)
        if not found.isdisjoint(run) and all(i in found or _led(raws[i], house) for i in run):
            out.update(run)
    return frozenset(out)


def _led(raw: Raw, house: tuple[str, ...]) -> bool:
    """Whether a block is nothing but a link to another story of the house."""
    return way_out(raw) and raw.link_chars >= _HEADLINE and all(stays(link, house) for link in raw.links)
