"""Lines that send the reader to another story of the same outlet: a label, and that story's headline linked.

"Read also: ...", "LIRE AUSSI | ...", ">> More: ..." are written in every language and in each outlet's words.
So the words are not asked: what stands before the link is short and ends like a label, all behind it is one
headline's worth of link, and the link stays in the house. What a story quotes or gives as its source leads
elsewhere, and a sentence goes on behind its link. All 13 such lines of 1,100 pages were pointers. So is what
has nothing but a date behind its headline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model import BlockKind
from watcher.read.markup.links import stays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.markup.blocks import Raw

_LABEL = 45  # characters before the link that are a label
_HEADLINE = 20  # characters of a link that is another story's headline
_MOST = 250  # characters of a line with one
_DATE = 30  # characters of a date behind a headline
_DATED = re.compile(r"(?<!\d)(?:\d{4}|\d{1,2}[:h]\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2})\s*$")
_SLACK = 4  # characters of white space that a link may have more or fewer of than its line
_EXACT = (
    2  # the same where the line ends in a full stop: one behind the link makes it a sentence of the story
)
_LINKS = 3  # more than so many in a line are a menu, and that is found elsewhere
_SIGNS = (":", "|", "»", "›", ">", "→", "⇒", "▶", "►", "🔗", "👉")
_ASKING = ("?", "!")  # with which the label of a list's item may end, too


def points(raw: Raw, house: frozenset[str]) -> bool:
    """Whether a block is the headline of another story of this house, and its label or its date."""
    text = raw.text
    if raw.link_chars < _HEADLINE or len(text) > _MOST or len(raw.links) > _LINKS:
        return False
    cut = len(text) - raw.link_chars
    if 0 < cut <= _DATE and _DATED.search(text[-cut:]) and all(stays(link, house) for link in raw.links):
        return True
    signs = _SIGNS + _ASKING if raw.kind is BlockKind.LIST_ITEM else _SIGNS
    slack = _EXACT if text.endswith((".", "…")) else _SLACK
    ends = max(text.rfind(sign, 0, cut + slack) for sign in signs)
    label = text[:cut].strip()
    labelled = ends >= max(0, cut - slack) or (label.isupper() and " " in label)
    return labelled and 0 < len(label) <= _LABEL and all(stays(link, house) for link in raw.links)


def pointers(raws: Sequence[Raw], house: frozenset[str]) -> frozenset[int]:
    """The indexes of such lines; items of a list are some when all of the list's items are."""
    found = {i for i, raw in enumerate(raws) if points(raw, house)}
    others = {raw.box for i, raw in enumerate(raws) if raw.kind is BlockKind.LIST_ITEM and i not in found}
    return frozenset(i for i in found if raws[i].kind is not BlockKind.LIST_ITEM or raws[i].box not in others)
