"""Denials within a word: Czech "nepotvrdil" for "potvrdil", Turkish "doğrulamadı" for "doğruladı"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.languages.lexicon import Lexicon


NEAR = 2
"""So many words from a "not" one stands that went: "not 21", "not in 21", "et non pas 21", "21 değil"."""


def negating(some: Iterable[str], language: str) -> frozenset[str]:
    """Those of some words, in lower case, that deny by themselves."""
    spoken = lexicon_of(language)
    return frozenset(
        word for word in some if word in spoken.negation or word.startswith(spoken.negative_stems)
    )


def denied(some: Iterable[str], others: Iterable[str], language: str) -> bool:
    """Whether a word of the one side is another of the other side with its denial.

    Args:
        some: words, in lower case.
        others: words of the other side.
        language: of both.
    """
    spoken = lexicon_of(language)
    if not (spoken.negative_prefix or spoken.negative_infixes):
        return False
    sides = frozenset(some), frozenset(others)
    return any(
        without in there
        for here, there in (sides, sides[::-1])
        for word in here
        for without in _without(word, spoken)
    )


def _without(word: str, spoken: Lexicon) -> list[str]:
    """What is left of a word without a denial in it."""
    if spoken.negative_prefix and word.startswith(spoken.negative_prefix):
        return [word.removeprefix(spoken.negative_prefix)]
    within = spoken.negative_infixes
    return [word[:k] + word[k + 2 :] for k in range(2, len(word) - 2) if word[k : k + 2] in within]
