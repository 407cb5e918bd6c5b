"""Whether what came to a place of a sentence means another thing than what went from there."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.compare.disclosure.facts import STEM
from watcher.compare.words.numerals import number_words
from watcher.compare.words.spelling import near
from watcher.compare.words.units import SMALL, has_digit, is_ending, is_unspaced, is_word, tokens
from watcher.compare.words.values import same_value
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from watcher.compare.disclosure.background import Story

    Sides = tuple[frozenset[str], frozenset[str]]


def is_another(went: str, came: str, sides: Sides, said: AbstractSet[str], about: Story) -> bool:
    """Whether two texts have a word, name or number of other meanings, and share none with what is said.

    Args:
        went: what went from a place.
        came: what came to it.
        sides: the numbers and names of each that the other has not.
        said: words that tell of either.
        about: the article's background.
    """
    if same_value(went, came, about.language):
        return False
    counts = all(any(map(has_digit, side)) for side in sides) or _are_numbers(went, came, about.language)
    gone, come = telling(went, about.language), telling(came, about.language)
    words_of_both = gone | come
    longer = frozenset(word for word in words_of_both if not _is_sign(word)) or words_of_both
    if {_stem(word) for word in longer} & {_stem(word) for word in said}:
        return False
    gone, come = gone - come, come - gone
    if all(any(map(_is_sign, side)) for side in (gone, come)):
        return True  # "男性" and "女性" are alike but for the sign that says it
    alike = gone | come <= about.common or any(_alike(one, two) for one in gone for two in come)
    return counts or bool(sides[0] and sides[1]) or bool(gone and come and not alike)


def _is_sign(word: str) -> bool:
    return len(word) == 1 and is_unspaced(word)


def _are_numbers(went: str, came: str, language: str) -> bool:
    """Whether both are numbers in signs that stand alone: two that are written alike were found."""
    one, two = went.strip(), came.strip()
    return is_unspaced(one[:1]) and {one, two} <= number_words(language)


def telling(text: str, language: str) -> frozenset[str]:
    """The longer words of a text, which say something by themselves; pairs of signs where no spaces are."""
    terse = lexicon_of(language).terse
    return frozenset(word for word in words(text) if _tells(word) or word in terse)


def words(text: str) -> list[str]:
    """The words of a text in lower case, and each pair of signs that stand beside each other."""
    found = [token.text.casefold() for token in tokens(text) if is_word(token.text)]
    signs = (one + two for one, two in pairwise(found) if is_unspaced(one) and is_unspaced(two))
    return [*found, *signs]


def _tells(word: str) -> bool:
    """Whether a word is long enough to say something: one sign of Korean is up to three letters."""
    if is_unspaced(word):
        return len(word) > 1 and not is_ending(word)
    return len(_in_letters(word)) > SMALL


def _in_letters(word: str) -> str:
    return unicodedata.normalize("NFD", word) if _is_korean(word) else word


def _is_korean(word: str) -> bool:
    return "가" <= word[:1] <= "힣"


def _stem(word: str) -> str:
    """What stays of a word when its ending changes, roughly; of a Korean one two signs do."""
    return word[:_SIGNS] if _is_korean(word) else word[:STEM]


_SIGNS = 2


def _alike(one: str, two: str) -> bool:
    """Whether two words are forms or spellings of one: "says" and "said", "boat" and "boats".

    They begin alike, or one has an ending or a letter more: of scripts without capitals no other sign tells
    that "Kamal" and "Jamal" are two men.
    """
    if is_unspaced(one) and is_unspaced(two):
        return any(sign in two for sign in one if not is_ending(sign))
    one, two = _in_letters(one), _in_letters(two)
    short = min(len(one), len(two))
    begins = one[:1] == two[:1] or len(one) != len(two)
    return (begins and near(one, two)) or one[: short // 2 + 1] == two[: short // 2 + 1]
