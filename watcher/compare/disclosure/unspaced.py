"""What a note names of an edit in Chinese or Korean signs, where no capital tells a name.

Each Chinese sign may be a span of its own, and the word round it is longer.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.compare.disclosure.wording import quote
from watcher.compare.words.units import HAN, HAN_OR_HANGUL, is_unspaced
from watcher.model import Op

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model import Edit

_NAMED = 2
"""Chinese or Korean signs, the one that changed among them, that are a word or a name. Letters say less: a
Japanese ending or two letters of Thai stand in any note."""

_ALONE = 3
"""Han signs of one of the two words that are no accident in a note that puts something right: a name."""


def named(edit: Edit, said: str, *, backward: bool) -> str:
    """The word that was replaced, where a text has it and the one that took its place; else "".

    Both, as one alone, of so few signs, may stand there by chance.

    Args:
        edit: the edit.
        said: what a note says.
        backward: it puts something right: then one longer word is enough.
    """
    for gone, come in _replaced(edit):
        old, new = _word(edit.before, gone, said), _word(edit.after, come, said)
        both = min(len(HAN_OR_HANGUL.findall(word)) for word in (old, new)) >= _NAMED
        alone = [backward and len(HAN.findall(word)) >= _ALONE for word in (old, new)]
        if both or alone[0]:
            return f"the old {quote(old)}"
        if alone[1]:
            return f"the new {quote(new)}"
    return ""


def _replaced(edit: Edit) -> Iterator[tuple[range, range]]:
    """The places, in the old text and the new, of what stands in the place of something else."""
    i = j = 0
    for one, two in pairwise(edit.spans):
        if (one.op, two.op) == (Op.DELETE, Op.INSERT):
            yield range(i, i + len(one.text)), range(j, j + len(two.text))
        i += len(one.text) if one.op is not Op.INSERT else 0
        j += len(one.text) if one.op is not Op.DELETE else 0


def _word(text: str, place: range, said: str) -> str:
    """As much round a place as the other text has too; "" where that has not even what changed."""
    low, high = place.start, place.stop
    if text[low:high] not in said or not HAN_OR_HANGUL.search(text, low, high):
        return ""
    while low and is_unspaced(text[low - 1]) and text[low - 1 : high] in said:
        low -= 1
    while high < len(text) and is_unspaced(text[high]) and text[low : high + 1] in said:
        high += 1
    return text[low:high]
