"""Other stories between the story's paragraphs: a linked headline, and what is told of it below.

They stand in boxes of their own, deeper than the story's paragraphs, whatever those are called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import BlockKind
from watcher.read.markup.links import acts
from watcher.read.roles.seen import way_out

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

    None where they are a good part of the page: that lists stories and tells none.
    """
    found = frozenset(i + 1 for i in range(len(raws) - 1) if _teases(raws, home, i))
    held = sum(len(raw.text) for raw in raws if raw.core and not raw.zone)
    return found if sum(len(raws[i].text) for i in found) <= _MOST * held else frozenset()


def _teases(raws: Sequence[Raw], home: Home, i: int) -> bool:
    headline, below = raws[i], raws[i + 1]
    return (
        headline.kind is BlockKind.HEADING
        and headline.zone in {"", "related"}
        and below.core
        and len(headline.text) >= _HEADLINE
        and (way_out(headline) or bool(headline.zone and headline.links))
        and all(_leads_away(link) for link in headline.links)
        and below.kind in _TOLD
        and len(below.text) <= _LINES
        and below.deep > home.deep
        and i + 1 not in home
    )


def _leads_away(link: str) -> bool:
    """Whether an address is that of another page and not of a place or an act on this one."""
    return "#" not in link and not acts(link)
