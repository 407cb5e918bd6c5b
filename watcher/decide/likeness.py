"""How two texts that stood in one place are alike: edited, or another one."""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

from watcher.compare.edits.align import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

EXPIRES = timedelta(days=30)
"""How long what was not seen changing in a place is still evidence for what is new there."""

_ALIKE = 0.6
"""The share of words, in their order, that an edit leaves alone. Less is another text."""

_DIGITS = re.compile(r"\d+")
_SENTENCE = re.compile(r"[.!?…。！？]['\"”’»]*\s*$")


def undigited(text: str) -> str:
    """A text with "0" for each of its numbers."""
    return _DIGITS.sub("0", text)


def alike(old: str, new: str) -> bool:
    """Whether one text is the other one edited, rather than another one; "12 dead." and "13 dead." are."""
    one, two = (undigited(text).casefold().split() for text in (old, new))
    return len(exact(one, two).kept) >= _ALIKE * max(len(one), len(two))


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _SENTENCE.search(text) is not None


def lead_elsewhere(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> bool:
    """Whether all blocks lead somewhere, and the new ones to other addresses."""
    return all(old) and all(new) and not set(chain(*old)) & set(chain(*new))


def named(text: str) -> str:
    """A short name for a text."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
