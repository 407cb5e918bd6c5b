"""Numbers written out, and the digits of those below a hundred."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.compare.words.replacing import replaced, replacements
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.languages.lexicon import Lexicon


@lru_cache(maxsize=64)
def digits_of(language: str) -> dict[str, str]:
    """The digits of each number below a hundred that houses write out or not: "9" for "nine"."""
    spoken = lexicon_of(language)
    counted = dict(enumerate(spoken.cardinals, 2))
    tens = {number * 10: words for number, words in enumerate(spoken.tens, 2)}
    whole = counted | {number: words for number, words in tens.items() if words != "-"}
    found = {word: str(number) for number, words in whole.items() for word in words.split("/")}
    return {word: str(number) for word, number in _compounds(spoken, counted, tens)} | found


def _compounds(spoken: Lexicon, counted: dict[int, str], tens: dict[int, str]) -> Iterator[tuple[str, int]]:
    """Tens and units as one word, with their number; units up to nineteen where no next ten has a word."""
    if not spoken.compound:
        return
    units, run_on = {1: spoken.compound_one} | counted, replacements(spoken.run_on)
    for (ten, words), (_, behind) in pairwise((*tens.items(), (100, ""))):
        for number in range(1, 20 if behind == "-" else 10):
            for first in words.split("/") if words != "-" else ():
                for unit in units[number].split("/"):
                    yield replaced(spoken.compound.format(tens=first, unit=unit), run_on), ten + number


@lru_cache(maxsize=64)
def number_words(language: str) -> frozenset[str]:
    """All words that count in a language."""
    spoken = lexicon_of(language)
    hundreds = (word for words in spoken.hundreds for word in words.split("/"))
    return frozenset((*digits_of(language), *hundreds, *spoken.counting))
