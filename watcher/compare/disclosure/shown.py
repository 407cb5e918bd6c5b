"""How a reason shows what a note and an edit have in common: as the note has it, and no more than three."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.compare.disclosure.facts import STEM, as_number, bare, forms_of, in_full, months_of
from watcher.compare.disclosure.wording import quote
from watcher.compare.words.units import has_digit, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def whole(stems: Iterable[str], text: str) -> list[str]:
    """The words behind some stems, as the note has them."""
    wanted, found = set(stems), []
    for token in tokens(text):
        if token.text.casefold()[:STEM] in wanted:
            wanted.discard(token.text.casefold()[:STEM])
            found.append(token.text)
    return found or [*_in_a_row(stems, text)] or sorted(stems)


def _in_a_row(stems: Iterable[str], text: str) -> Iterator[str]:
    """Pairs of signs that follow each other, as one, in the note's order."""
    pairs, run, before = set(stems), "", ""
    for token in tokens(text):
        goes_on = before + token.text in pairs
        if run and not goes_on:
            yield run
        run = (run or before) + token.text if goes_on else token.text if token.text in pairs else ""
        before = token.text
    if run:
        yield run


def printed(folded: Iterable[str], text: str, language: str) -> list[str]:
    """Numbers and names as the note has them, in its order."""
    wanted = set(folded)
    words = [(token.text, bare(token.text)) for token in tokens(text)]
    shown = [
        printed[: len(word)]
        for printed, word in words
        if {word, *forms_of(as_number(word), language), *months_of(word, language)} & wanted
    ]
    shown += [
        f"{one} {two}"
        for (one, number), (two, scale) in pairwise(words)
        if has_digit(number) and one not in shown and in_full(as_number(number), scale, language) & wanted
    ]
    return list(dict.fromkeys(shown)) or sorted(wanted)


_NAMED = 3


def quoted(found: Sequence[str]) -> str:
    """The first of some words, each in quotation marks."""
    return ", ".join(map(quote, found[:_NAMED]))
