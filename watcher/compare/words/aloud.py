"""What somebody says in a paragraph that opens with a dash, as Nordic, Polish and Russian papers quote.

No mark closes it: it ends before who says so ("– We waited, says Holm"). In a list that opens with dashes
nobody speaks.
"""

from __future__ import annotations

import re

from watcher.compare.words.lexicon import words_of
from watcher.compare.words.units import text_at, tokens

_DASHES = frozenset("–—―-")
_OPENS = re.compile(r"[–—―-] ?(?=[^\W\d_])")
_BEFORE = _DASHES | {",", "!", "?", "…"}
"""What stands between what is said and who says so."""


def opens_aloud(text: str) -> bool:
    """Whether a text opens with a dash and a word."""
    return _OPENS.match(text) is not None


def aloud(text: str, before: str, block: str, language: str) -> list[tuple[int, int]]:
    """The part of a text that is said aloud, as (start, end); none where nobody speaks.

    Args:
        text: a sentence, or more of a block.
        before: what stands before it in the block.
        block: all of the block, which opens with a dash.
        language: of the article.
    """
    if not _says(block, language) or (not opens_aloud(text) and _says(before, language)):
        return []
    side, said = tokens(text), words_of("attribution", language)
    ends = (
        unit.start
        for k, unit in enumerate(side)
        if k > 1 and unit.text.casefold() in said and text_at(side, k - 1) in _BEFORE
    )
    return [(0, next(ends, len(text)))]


def _says(text: str, language: str) -> bool:
    said = words_of("attribution", language)
    return any(token.text.casefold() in said for token in tokens(text))
