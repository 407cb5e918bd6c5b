"""Texts that are looked for all together, in one pass over what may hold them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ahocorasick import Automaton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Sought:
    """Thousands of texts, found at the cost of reading what holds them once (Aho and Corasick 1975).

    Those of a page's notes take .1 ms a page so, and 1.3 ms when Python looks for one after the other.

    Args:
        texts: one at least, and none empty.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._automaton = Automaton()
        for text in texts:
            self._automaton.add_word(text, text)
        self._automaton.make_automaton()

    def within(self, text: str) -> set[str]:
        """Those that stand anywhere in a text."""
        return {found for _, found in self._automaton.iter(text)}


class Known:
    """Things that are each known by sets of texts: what holds one of them holds a text of each of its sets.

    Args:
        sets: of each thing, its rarest first.
    """

    def __init__(self, sets: Sequence[Sequence[Sequence[str]]]) -> None:
        self._sets = sets
        whose: dict[str, list[int]] = defaultdict(list)
        for place, (rarest, *_) in enumerate(sets):
            for text in rarest:
                whose[text].append(place)
        self._whose = {text: tuple(places) for text, places in whose.items()}
        self._sought = Sought({text for each in sets for some in each for text in some})

    def within(self, text: str) -> Iterator[tuple[int, list[list[str]]]]:
        """The places of those that a text may hold, in their order, each with what it holds of each set."""
        found = self._sought.within(text)
        for place in sorted({place for one in found for place in self._whose.get(one, ())}):
            held = [[one for one in some if one in found] for some in self._sets[place]]
            if all(held):
                yield place, held
