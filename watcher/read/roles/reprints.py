"""A story that is printed once more in one block, for machines or for those without scripts.

Looks hide it, which no reader of markup sees; its paragraphs beside it say all that it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.markup.blocks import Raw

_WHOLE = 1_000  # characters of a block that may be a whole story
_PARAGRAPH = 60  # characters of a block that is no label, and stands nowhere by accident
_PARAGRAPHS = 3  # of which a story is told, at least
_SHARE = 0.8  # of the block that its paragraphs say again


def reprints(raws: Sequence[Raw]) -> dict[int, Reason]:
    """The longest block of a page, when other blocks say nearly all of it, with the reason."""
    i = max(range(len(raws)), key=lambda k: len(raws[k].text), default=-1)
    if i < 0 or len(whole := raws[i].text) < _WHOLE:
        return {}
    others = {raw.text for raw in raws if _PARAGRAPH <= len(raw.text) < len(whole) and not raw.zone}
    again = [text for text in others if text in whole]
    said = sum(map(len, again))
    return {i: Reason.REPEATED} if len(again) >= _PARAGRAPHS and said >= _SHARE * len(whole) else {}
