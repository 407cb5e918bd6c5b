"""What somebody says in a paragraph that opens with a dash, as Nordic, Polish and Russian papers quote.

No mark closes it: it ends before who says so ("– We waited, says Holm"). In a list that opens with dashes
nobody speaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.units import text_at, tokens
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASHES = frozenset("–—―-")
_OPENS = re.compile(r"[–—―-] ?(?=[^\W\d_])")
_BEFORE = _DASHES | {",", "!", "?", "…"}
"""What stands between what is said and who says so."""


_LONGEST = 2_000
"""Characters of a paragraph in which somebody speaks: all of it is looked through for every edit of it."""


def opens_aloud(text: str) -> bool:
    """Whether a paragraph opens with a dash and a word."""
    return len(text) <= _LONGEST and _OPENS.match(text) is not None


def aloud(text: str, before: str, block: str, language: str) -> list[tuple[int, int]]:
    """The part of a text that is said aloud, as (start, end); none where nobody speaks.

    Args:
        text: a sentence, or more of a block.
        before: what stands before it in the block.
        block: all of the block, which opens with a dash.
        language: of the article.
    """
    who = next(_speakers(text, language), len(text))
    goes_on = opens_aloud(text) or not any(_speakers(before, language))
    return [(0, who)] if goes_on and any(_speakers(block, language)) else []


def _speakers(text: str, language: str) -> Iterator[int]:
    """Where it says who speaks, behind a comma or dash; "– Police said so" tells of it, and quotes nobody."""
    side, said = tokens(text), lexicon_of(language).attribution
    for k, unit in enumerate(side):
        if k > 1 and unit.text.casefold() in said and text_at(side, k - 1) in _BEFORE:
            yield unit.start
