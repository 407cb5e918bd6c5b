"""What is printed more than once though readers see it once.

A whole story stands in one block more, for machines or for those without scripts. Looks hide it, which no
reader of markup sees; its paragraphs beside it say all that it says. Or a part of it stands there for each
width of screen, one after the other, and the classes of each say where it is hidden.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from watcher.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.markup.blocks import Raw
    from watcher.read.roles.seen import Seen

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


def counted(texts: Sequence[str]) -> Counter[str]:
    """How often each text stands on the page; one that is there for each width of screen stands once."""
    times = Counter(texts)
    for text in _for_widths(texts, times):
        times[text] = 1
    return times


def shown(seen: Sequence[Seen]) -> Iterator[Seen]:
    """Blocks that were left out for others of their text, which are hidden where these are shown."""
    again = [one for one in seen if one.reason is Reason.REPEATED and one.raw.core]
    away = {one.raw.text for one in seen if one.reason is Reason.HIDDEN} if again else set()
    if not away:
        return
    texts = [one.raw.text for one in seen]
    lost = away & _for_widths(texts, Counter(texts)) - {one.raw.text for one in seen if not one.reason}
    for one in again:
        if one.raw.text in lost:
            lost.remove(one.raw.text)
            yield one


def _for_widths(texts: Sequence[str], times: Counter[str]) -> set[str]:
    """Texts whose copies follow each other: between them stand only others of the kind, as often as they."""
    runs = [Counter(run) for often, run in groupby(texts, times.__getitem__) if often > 1]
    return {
        text for run in runs for text, here in run.items() if here == times[text] and len(text) >= _PARAGRAPH
    }
