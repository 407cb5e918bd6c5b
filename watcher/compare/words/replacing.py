"""Patterns of a language's file, with what stands for them.

They are compiled once a language: what `re` remembers by itself goes as other patterns come.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Replacements = tuple[tuple[re.Pattern[str], str], ...]


def replacements(pairs: Iterable[Sequence[str]]) -> Replacements:
    """Patterns, each with what stands for it, out of a language's file."""
    return tuple((re.compile(pattern), instead) for pattern, instead in pairs)


def replaced(text: str, those: Replacements) -> str:
    """A text with all of them replaced, one after the other."""
    for pattern, instead in those:
        text = pattern.sub(instead, text)
    return text
