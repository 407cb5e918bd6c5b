"""What is printed more than once though readers see it once.

A whole story stands in one block more, for machines or for those without scripts. Looks hide it, which no
reader of markup sees; its paragraphs beside it say all that it says. Or a part of it stands there for each
width of screen, one after the other, and the classes of each say where it is hidden.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from watcher.model import Reason
from watcher.read.roles.seen import FEW

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
    """How often each text stands on the page; one that is there for each width of screen stands once.

    Its copies follow each other: between them stand only others of the kind, as often as they.
    """
    times = Counter(texts)
    at = defaultdict[str, list[int]](list)
    for i, text in enumerate(texts):
        if times[text] >= FEW and len(text) >= _PARAGRAPH:
            at[text].append(i)
    for text in [text for text, places in at.items() if _in_turn(texts[places[0] : places[-1]], times)]:
        times[text] = 1
    return times


def _in_turn(texts: Sequence[str], times: Counter[str]) -> bool:
    """Whether all texts stand on the page as often as the first."""
    return all(times[text] == times[texts[0]] for text in texts)


def shown(seen: Sequence[Seen]) -> Iterator[Seen]:
    """Blocks of the core that were left out for others of their text, which are hidden themselves."""
    again = [one for one in seen if one.reason is Reason.REPEATED and one.raw.core]
    away = {one.raw.text for one in seen if one.reason is Reason.HIDDEN} if again else set()
    stands = {one.raw.text for one in seen if not one.reason} if away else set()
    for one in again:
        if one.raw.text in away - stands:
            stands.add(one.raw.text)
            yield one
