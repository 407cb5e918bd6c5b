"""Denials within a word: Czech "nepotvrdil" for "potvrdil", Turkish "doğrulamadı" for "doğruladı"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.words.lexicon import primary

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE = {"cs": "ne", "sk": "ne", "lt": "ne", "lv": "ne"}
"""What stands before a verb that denies, by language."""

_WITHIN = {"tr": ("ma", "me")}
"""What stands within it."""


def denied(some: Iterable[str], others: Iterable[str], language: str) -> bool:
    """Whether a word of the one side is another of the other side with its denial.

    Args:
        some: words, in lower case.
        others: words of the other side.
        language: of both.
    """
    tag = primary(language)
    if tag not in _BEFORE and tag not in _WITHIN:
        return False
    sides = frozenset(some), frozenset(others)
    return any(
        without in there
        for here, there in (sides, sides[::-1])
        for word in here
        for without in _without(word, tag)
    )


def _without(word: str, tag: str) -> list[str]:
    """What is left of a word without a denial in it."""
    if (before := _BEFORE.get(tag, "")) and word.startswith(before):
        return [word.removeprefix(before)]
    within = _WITHIN.get(tag, ())
    return [word[:k] + word[k + 2 :] for k in range(2, len(word) - 2) if word[k : k + 2] in within]
