"""What a text can be recognised by: the numbers, names and longer words that it shares with another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.cldr import has_decimal_comma, magnitudes, measures
from watcher.compare.disclosure.subjects import stop_stems
from watcher.compare.words.kinds import unjoined
from watcher.compare.words.numerals import digits_of, number_words
from watcher.compare.words.signs import INITIALS
from watcher.compare.words.spelt import whole_numbers
from watcher.compare.words.telling import calendar_words, magnitude_names
from watcher.compare.words.units import has_digit, is_ending, is_i, is_unspaced, is_word, normal, tokens
from watcher.compare.words.values import PERCENT, ungrouped
from watcher.compare.words.when import AMBIGUOUS
from watcher.languages.lexicon import lexicon_of
from watcher.tongue import primary

if TYPE_CHECKING:
    from datetime import date


class Facts(NamedTuple):
    """What a text can be recognised by.

    Attributes:
        numbers: in all forms that a house may print for them.
        names: words with a capital, not at the start of a sentence, and days; casefolded.
        stems: the first letters of longer words; pairs of characters where there are no spaces.
    """

    numbers: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]

    def __and__(self, other: tuple[frozenset[str], ...]) -> Facts:
        """What two have in common."""
        return Facts(*(one & two for one, two in zip(self, other, strict=True)))


STEM = 6
"""Letters of a word that stay when its ending changes, roughly, in languages that have endings."""

_WORD = 5
"""Letters from which a word says what a sentence is about."""


def facts(text: str, language: str, *, within: bool = False) -> Facts:
    """What a text can be recognised by.

    Args:
        text: the text.
        language: its language.
        within: it is a part of a sentence: a capital at its beginning is a name's.
    """
    numbers, names, stems = set[str](), set[str](), set[str]()
    before, first = "", not within
    for token in tokens(PERCENT.sub("%", whole_numbers(text, language))):
        word = bare(token.text)
        if is_unspaced(word):
            pair = before + word if is_unspaced(before) else word
            stems.update(() if is_ending(pair) else (pair,))
        elif has_digit(word) or _counts(word, language) or _scales(before, word, language):
            numbers |= forms_of(as_number(word), language)
            numbers |= {f"{as_number(word)}%"} if "%" in word else frozenset()
            names |= months_of(word, language)
            if has_digit(before):
                numbers |= in_full(as_number(before), word, language)
        elif is_word(word):
            sure = not first or _is_initials(token.text, text, language)
            named = sure and token.text[0].isupper() and len(word) > 1 and not is_i(token.text)
            if named or _is_day(word, language):
                names.add(word)
            if len(word) >= _WORD and word not in calendar_words(language):
                stems.add(word[:STEM])
        first = token.text in {".", "!", "?", ":"} or (first and not is_word(word))
        before = word
    return Facts(frozenset(numbers), frozenset(names), frozenset(stems - stop_stems(language)))


def months_of(word: str, language: str) -> frozenset[str]:
    """What the month of a date in digits is called: "15.05", "3/15"; of the latter either part may be it.

    "5/6" may be a ratio, and "12.06" a price where decimals have a point.
    """
    date = _DATE.fullmatch(word)
    if date is None or ("." in word and not has_decimal_comma(language)):
        return frozenset()
    parts = {int(part) for part in date.groups() if part}
    return frozenset(name for name, at in _months(language) if at in parts)


_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])(?:\.(?:\d\d){1,2})?"
    r"|(?=\d\d?/\d\d?/|(?:\d\d?/)?(?:0|1[3-9]|[23]\d))(\d\d?)/(\d\d?)(?:/(?:\d\d){1,2})?"
)


@lru_cache(maxsize=8)
def _months(language: str) -> tuple[tuple[str, int], ...]:
    """The names of the months and their numbers."""
    named = ((word, said.partition("months ")[2]) for word, said in calendar_words(language).items())
    return tuple((word, int(number)) for word, number in named if number.isdecimal())


def _is_initials(word: str, text: str, language: str) -> bool:
    """Whether a word is a name wherever it stands: a few capitals, in a text that is not set in capitals.

    "NO ferry sails" and "ALL ferries sail" name nothing.
    """
    few = word.isupper() and len(word) <= INITIALS and (word == text or not text.isupper())
    spoken = lexicon_of(language)
    return few and word.casefold() not in spoken.negation | spoken.shouted


def _is_day(word: str, language: str) -> bool:
    """Whether a word without a capital names a month or weekday, as many languages write them ("lundi")."""
    return len(word) > _FEW and word in calendar_words(language) and word not in AMBIGUOUS


_FEW = 3
"""Letters of names of days that are other words as well ("set", "mar")."""


def bare(token: str) -> str:
    """A word without its possessive ending or what is joined to a number, in lower case."""
    return unjoined(token.casefold().removesuffix("'s").removesuffix("’s"))


def as_number(word: str) -> str:
    """Without its currency and Korean endings ("340명이"), and with one dash for all ("7–2", "7-2")."""
    return _ENDED.sub(r"\1", normal(word).strip("%$€£¥"))


def forms_of(number: str, language: str) -> frozenset[str]:
    """A number as printed, in digits, and parted from what is joined to it ("£4.2m" has "4.2" and "million").

    Thousands are known however they are parted: a note may be in another language than the story. A magnitude
    has one word for all that are written of it. Other units stay: "5km" is no number of people. A quarter is
    25%, and no 25 boats.
    """
    joined, named = _JOINED.search(number), magnitude_names(language)
    scale = named.get(joined[0] if joined else number, number)
    plain = ungrouped(_JOINED.sub("", number) if scale != number else number, primary(language))
    abroad = re.sub(r"\D", "", number) if _GROUPED.fullmatch(number) else number
    whole = in_full(plain, joined[0], language) if joined else frozenset[str]()
    share = lexicon_of(language).shares.get(number)
    spelt = {digits_of(language).get(number, number), f"{share}%" if share else number}
    return whole | spelt | {number, plain, abroad, scale}


def in_full(number: str, word: str, language: str) -> frozenset[str]:
    """A number with the magnitude behind it as one in figures: "4.2 million" is "4200000"; else none."""
    tag = primary(language)
    power = magnitudes(tag).get(word.rstrip("."), 0)
    parts = _FRACTION.fullmatch(ungrouped(_JOINED.sub("", number), tag)) if power else None
    part = (parts[2] or "") if parts else ""
    fits = parts is not None and len(part) <= power
    return frozenset({parts[1] + part.ljust(power, "0")}) if parts and fits else frozenset()


def _counts(word: str, language: str) -> bool:
    return word in number_words(language) or word in lexicon_of(language).shares


def _scales(before: str, word: str, language: str) -> bool:
    """Whether a word is a magnitude for short, behind a number: "1.5 bn"; "150 m" is a length."""
    short = word in magnitude_names(language) and word not in measures(primary(language))
    return short and has_digit(before)


_FRACTION = re.compile(r"(\d+)(?:[.,](\d+))?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_JOINED = re.compile(r"(?<=\d)[^\W\d_]{1,4}$")
_ENDED = re.compile(r"^(\d[\d.,]*[십백천만억조]*)[가-힣]+$")


def values(some: Facts) -> frozenset[str]:
    """Numbers and names: what an edit may put in the place of another."""
    return some.numbers | some.names


def date_values(day: date | None) -> frozenset[str]:
    """The numbers by which a note gives its own day."""
    if day is None:
        return frozenset()
    return frozenset({str(day.day), f"{day.day:02}", str(day.month), f"{day.month:02}", str(day.year)})
