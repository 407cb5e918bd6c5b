"""The background that the words of a note and of an edit are judged against."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.facts import STEM
from watcher.compare.disclosure.layout import Layout
from watcher.compare.words.units import features

if TYPE_CHECKING:
    from collections.abc import Sequence


FEW = 12
"""Edits up to which a note that does not name their words may mean one: of more it may mean any, or all."""


class Story(NamedTuple):
    """What the words of a note and of an edit are judged against.

    Attributes:
        language: of the article.
        common: words and stems that stand in many of its blocks: that a note and an edit share them says
            little.
        rare: stems that stand in few of them.
        page: where the blocks of the new text stand; empty when that is not known.
    """

    language: str = ""
    common: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()
    page: Layout = Layout()


def story(texts: Sequence[str], language: str, page: Layout = Layout()) -> Story:  # noqa: B008  immutable
    """The background that an article's blocks make."""
    counts = Counter(word for text in texts for word in set(features(text)))
    most = max(_OFTEN, len(texts) * _SHARE)
    common = frozenset(word for word, count in counts.items() if count >= most)
    common |= frozenset(word[:STEM] for word in common)
    rare = frozenset(word[:STEM] for word in counts) - common
    return Story(language, common, rare, page)


_OFTEN, _SHARE = 3, 0.1
"""Blocks, at least, and share of all blocks from which a word is common to the story."""
