"""Other stories between the story's paragraphs: a linked headline, and what is told of it below.

They stand in boxes of their own, deeper than the story's paragraphs, whatever those are called. Behind the
story's own box they need not be deeper, nor the headline a heading where both share a box. On 1,600 pages all
14 such lines were about other stories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import BlockKind
from watcher.read.markup.links import acts
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw

_LINES = 300  # characters of what is told of another story, at most
_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MOST = 0.2  # the share of the core's text that teasers of other stories hold at most
_HEADLINE = 20  # characters of a headline


def teasers(raws: Sequence[Raw], home: Home) -> frozenset[int]:
    """The indexes of the lines below the linked headlines of other stories.

    Inside the story none where they are a good part of the page: that lists stories and tells none.
    """
    pairs = [i for i in range(len(raws) - 1) if _teases(raws[i], raws[i + 1]) and i + 1 not in home]
    behind = frozenset(i + 1 for i in pairs if _is_behind(raws, home, i))
    inside = frozenset(i + 1 for i in pairs if _heads(raws[i]) and raws[i + 1].deep > home.deep) - behind
    held = sum(len(raw.text) for raw in raws if raw.core and not raw.zone)
    return behind | inside if sum(len(raws[i].text) for i in inside) <= _MOST * held else behind


def _teases(headline: Raw, below: Raw) -> bool:
    return (
        below.core
        and len(headline.text) >= _HEADLINE
        and (way_out(headline) or bool(headline.zone and headline.links))
        and all(_leads_away(link) for link in headline.links)
        and below.kind in _TOLD
        and len(below.text) <= _LINES
    )


def _is_behind(raws: Sequence[Raw], home: Home, i: int) -> bool:
    """Whether a headline of the house, a heading or in one box with its text, stands behind the story's."""
    headline = raws[i]
    if not home.whole or i <= home.last or home.leaves(headline):
        return False
    return _heads(headline) or headline.box == raws[i + 1].box


def _heads(raw: Raw) -> bool:
    return raw.kind is BlockKind.HEADING and raw.zone in {"", "related"}


def _leads_away(link: str) -> bool:
    """Whether an address is that of another page and not of a place or an act on this one."""
    return "#" not in link and not acts(link)
