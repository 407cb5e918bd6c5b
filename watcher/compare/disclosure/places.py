"""The paragraphs that a note counts out ("in the third paragraph", "paragraph 3", "Absatz 3").

Agencies say in every correction where it was made, and often little else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_AND = r"(?:\s*(?:[,&–-]|から|、|和|至)\s*|\s+(?:and|und|et|y|e|en|och|og|i|и|to|through|bis)\s+)"
_MOST = 60  # no story has more paragraphs that a note would count


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str] | None:
    spoken = lexicon_of(language)
    if not spoken.paragraph:
        return None
    words = "|".join(spoken.paragraph)
    counted = "|".join(f"(?:{ordinal})" for ordinal in spoken.paragraph_ordinals) or "(?!)"
    number = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th|e|er|ème|º|ª|\.)?|{counted})"
    row = rf"{number}(?:{_AND}{number})*"
    if spoken.unspaced:
        return re.compile(rf"第?\s?(?P<before>{row})\s?(?:{words})")
    return re.compile(
        rf"\b(?P<before>{row})\s+(?:{words})\b|\b(?:{words})\s+(?P<after>{row})(?![\w.,]*\d)", re.IGNORECASE
    )


def paragraphs(text: str, language: str) -> frozenset[int]:
    """The numbers of the paragraphs that a text speaks of; of those it counts from the last, below nought."""
    counted = (number for match in _found(text, language) for number in _numbers(match, language))
    return frozenset(counted) | {at for at, place in _ends(language) if place.search(text)}


def without(text: str, language: str) -> str:
    """A text less the words that count out paragraphs: their numbers are none of the story's."""
    for match in reversed([*_found(text, language)]):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    for _, place in _ends(language):
        text = place.sub(" ", text)
    return text


@lru_cache(maxsize=64)
def _ends(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The first paragraph and the last ones, as a language calls them without a number."""
    spoken = lexicon_of(language)
    named = ((1, spoken.paragraph_lead), *((-at, words) for at, words in enumerate(spoken.paragraph_last, 1)))
    return tuple((at, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for at, words in named if words)


def _found(text: str, language: str) -> Iterator[re.Match[str]]:
    pattern = _pattern(language)
    return pattern.finditer(text) if pattern else iter(())


def _numbers(match: re.Match[str], language: str) -> Iterator[int]:
    said = match["before"] or match.groupdict().get("after") or ""
    counted = lexicon_of(language).paragraph_ordinals
    for part in re.split(_AND, said):
        digits = re.match(r"\d+", part)
        if digits and 0 < int(digits[0]) <= _MOST:
            yield int(digits[0])
        yield from (
            number
            for number, word in enumerate(counted, 1)
            if re.fullmatch(word, part.strip(), re.IGNORECASE)
        )
