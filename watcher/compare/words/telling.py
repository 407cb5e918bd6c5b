"""Words that carry a class in a language: telling ones, magnitudes, months and weekdays."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from watcher.cldr import calendar_names, magnitudes
from watcher.compare.words.numerals import number_words
from watcher.languages.lexicon import lexicon_of
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENERS = frozenset(
    {"the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las"}
    | {"una", "il", "lo", "gli", "de", "het", "een", "den", "det", "en", "ett", "et", "o", "os", "as", "um"}
)
"""Articles, which open a sentence and no name."""


@lru_cache(maxsize=64)
def telling_words(language: str) -> frozenset[str]:
    """Words that say too much to be passed over: those that deny, name a source or count."""
    spoken = lexicon_of(language)
    return spoken.negation | spoken.attribution | number_words(language)


@lru_cache(maxsize=64)
def magnitude_names(language: str) -> dict[str, str]:
    """What a language writes for thousands, millions and so on, and one word that counts for all of a power.

    "mio" and "millionen" are "million"; those of which no word is known count for nothing.
    """
    powers, words = magnitudes(primary(language)), number_words(language)
    named = {powers[word]: word for word in sorted(words & powers.keys(), reverse=True)}
    return {word: named[power] for word, power in powers.items() if power in named}


@lru_cache(maxsize=64)
def calendar_words(language: str) -> dict[str, str]:
    """Names of months and weekdays, wide and short, casefolded, without full stops, and what each names."""
    names = calendar_names(primary(language))
    found = {name.casefold().rstrip("."): named for name, named in names.items() if name[:1].isalpha()}
    return {form: form for form in _calendar_forms(language)} | found


def _calendar_forms(language: str) -> Iterator[str]:
    for words, endings in lexicon_of(language).calendar_forms:
        for word, ending in product(words.split(), endings.split()):
            yield word if ending == "-" else word + ending


@lru_cache(maxsize=64)
def small_months(language: str) -> bool:
    """Whether a language writes its months without a capital: where one has it, it is a person's name."""
    return any(
        named == "months 1" and name.islower() for name, named in calendar_names(primary(language)).items()
    )
