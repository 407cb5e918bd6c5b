"""What a single word of an edit is: a date, a number, a denial, who said it, a name, or only text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from watcher.cldr import dollar_places, magnitudes
from watcher.compare.words.numerals import number_words
from watcher.compare.words.telling import small_months, telling_words
from watcher.compare.words.units import (
    FULL_STOPS,
    QUOTES,
    SMALL,
    has_digit,
    is_i,
    is_word,
    text_at,
    vocabulary,
)
from watcher.compare.words.when import is_date
from watcher.languages.called import called_of
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.compare.words.units import Token, Units


class Context:
    """What both texts as wholes say about a word; found out when it is first asked for.

    Args:
        olds: the texts of the old side.
        news: the texts of the new side.
        language: of the article.
    """

    def __init__(self, olds: Iterable[str], news: Iterable[str], language: str = "") -> None:
        self.language = language
        self._texts = tuple(olds), tuple(news)

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of both texts as written: those found here in lower case start a sentence, no name."""
        return vocabulary(set().union(*self._texts))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Words that have a capital somewhere behind another word: names where they start a sentence, too."""
        found: set[str] = set()
        for text in set().union(*self._texts):
            behind = _BEHIND.findall(text)
            upper = {word for word in behind if word[0].isupper()}
            if 2 * len(upper) < len(behind):  # else a title, where every word has one
                found |= upper
        return frozenset(found)

    @cached_property
    def new_words(self) -> frozenset[str]:
        """All words of the new text, casefolded: a typo that was mended is not among them."""
        return frozenset(word.casefold() for word in vocabulary(self._texts[1]))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The words that count in the article's language."""
        return number_words(self.language)

    @cached_property
    def one_dollar(self) -> bool:
        """Whether "$" is "US$": in English that neither is of nor names where another is paid with."""
        if self.language.casefold() not in _AMERICAN:
            return False
        return {place[:_STEM] for place in dollar_places()}.isdisjoint(w[:_STEM] for w in self.written)


_STEM = 5
"""Letters that the names of a country and of its people have in common: "Canada", "Canadian"."""

_AMERICAN = frozenset({"en-us", "en-gb", "en-ie"})
"""The English of regions where the only dollar is the American; without one it may be Canada's."""

_BEHIND = re.compile(r"(?<=[^\W\d_] )\w+")


def kind_of(side: Units, k: int, about: Context) -> EditClass:
    """The class of the unit at a place."""
    language = about.language
    word = _alone(side[k].text.casefold(), language)
    if _is_called(side, k, about):
        return EditClass.NAME
    if is_date(side, k, language):
        return EditClass.DATE
    counts = has_digit(word) and (not word[0].isalpha() or _MONEY.match(side[k].text) is not None)
    scales = word in magnitudes(primary(language)) and has_digit(text_at(side, k - 1))
    spelt = word in about.numbers or about.numbers.issuperset(word.split("-"))  # "two-thirds", too
    if counts or scales or (spelt and not _stands_for(side, k, language)):
        return EditClass.NUMBER
    spoken = lexicon_of(language)
    denying = word.endswith(("n't", "n’t")) or word.startswith(spoken.negative_stems)
    if denying or word in spoken.negation:
        return EditClass.NEGATION
    if word in spoken.attribution and not _only_details(side, k, language):
        return EditClass.ATTRIBUTION
    return EditClass.NAME if _is_name(side, k, about) else EditClass.TEXT


def _stands_for(side: Units, k: int, language: str) -> bool:
    """Whether a number word counts nothing, but stands for a person or thing: "no one", "one can see"."""
    spoken, before, behind = lexicon_of(language), text_at(side, k - 1), text_at(side, k + 1)
    if side[k].text.casefold() not in spoken.pronouns:
        return False
    return before.casefold() in spoken.pronoun_behind or behind.casefold() in spoken.pronoun_before


def _only_details(side: Units, k: int, language: str) -> bool:
    """Whether a word for what somebody tells names no source: "keine Angaben", not "nach ersten Angaben"."""
    beside = (text_at(side, at).casefold() for at in (k - 2, k - 1, k + 1))
    spoken = lexicon_of(language)
    return side[k].text.casefold() in spoken.details and spoken.source.isdisjoint(beside)


_MONEY = re.compile(r"(?:[Rr][ps]|RM|[Kk]r|Tk|[KUT][Ss]h|CHF|EUR|USD|GBP|INR|IDR|PHP)\d")
"""Letters of a currency before an amount, as it is written ("Rp12"); "A320", "G20" and "RS6" are names."""

_BEFORE_DIGITS = re.compile(r"^(?:[א-ת]{1,2}[-\u05be](?=\d)|[^\W\d_]+['’‘‑-]?(?=\d+(?:[.,٫٬:/·]\d+)+$))")
"""What is joined to the front of a number in digits: Hebrew "ב-48"; of several parts, so that it is none of a
name's ("A320", "G7"), in any language: "mid-2,300", "l'1,5", Korean "약2,300"."""


def unjoined(word: str) -> str:
    """A number without what is written with it."""
    return _BEFORE_DIGITS.sub("", word) if has_digit(word) and not word[0].isdigit() else word


def _alone(word: str, language: str) -> str:
    """A word without what is joined to its front, where that makes it one that is known."""
    for joined in lexicon_of(language).proclitics:
        bare = word.removeprefix(joined)
        if bare != word and bare in telling_words(language):
            return bare
    return unjoined(word)


_GIVEN = frozenset(
    {"jan", "may", "mai", "maj", "april", "avril", "abril", "june", "julio", "august", "augusto", "januar"}
    | {"nisan", "ekim", "eylül", "domingo"}
)
"""Months and a weekday that people are called, too."""


_LEADS = frozenset(
    {"in", "on", "by", "last", "this", "next", "from", "until", "till", "since", "early", "late", "mid"}
    | {"during", "before", "after", "through", "every", "each"}
    | {"im", "am", "ab", "bis", "seit", "anfang", "ende", "mitte"}
    | {"en", "le", "fin", "début", "depuis", "dès", "em", "desde", "hasta", "até", "el", "i", "den", "sedan"}
)
"""Words that lead a month into a sentence; a first name that opens one is none of them."""


def _is_called(side: Units, k: int, about: Context) -> bool:
    """Whether a month's name is a person's: it stands in a run of capitals ("Jan Berg", "Theresa May")."""
    word = side[k].text.casefold()
    if word not in _GIVEN or not side[k].text[0].isupper():
        return False
    before, behind = text_at(side, k - 1), text_at(side, k + 1)
    opens = is_word(before) and (k == 1 or text_at(side, k - 2) in FULL_STOPS)
    leads = before.casefold() in _LEADS  # "Bis Ende Mai", where nouns have a capital
    surname = before[:1].isupper() and (_opens_name(before, behind, about) if opens else k > 1 and not leads)
    # Hardly a sentence says "in Jan Lund", as many say "in April Lund".
    behind_words = word == "jan" or small_months(about.language)
    free = not has_digit(before) if behind_words else not is_word(before)
    return surname or (behind[:1].isupper() and free)


def _opens_name(word: str, behind: str, about: Context) -> bool:
    """Whether a word that opens a sentence before a month is a first name ("Theresa May said")."""
    folded = word.casefold()
    return not has_digit(behind) and folded not in _LEADS and folded not in about.written


NOUNS_UPPER = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there only runs of capitals are names."""

_PARTICLES = frozenset(
    {"van", "von", "vom", "zu", "zur", "de", "ter", "ten", "te", "la", "le", "du", "des", "del", "della"}
    | {"dello", "degli", "di", "da", "das", "do", "dos", "af", "av", "al", "el"}
    | {"bin", "bint", "ibn", "ben", "abu"}
)
_ARTICLES = frozenset({"der", "den", "het", "'t", "’t"})
"""Particles too, behind another one ("van der"); alone they are articles in German."""


def _is_name(side: Units, k: int, about: Context) -> bool:
    """Whether a unit is a name, or the particle of one ("van der" of Jan van der Berg)."""
    text = side[k].text
    if _HANGUL.fullmatch(text) and text[0] in (korean := called_of("ko")).surname_signs:
        return text_at(side, k + 1).startswith(korean.titles)
    if not text[0].isupper():
        return _ELIDED.match(text) is not None or in_name(side, k)
    if len(text) < 2 or is_i(text):  # noqa: PLR2004  "A"
        return False
    if primary(about.language) in NOUNS_UPPER:
        return any(_upper(side, m) for m in (k - 1, k + 1)) and text.casefold() not in about.written
    if not (starts(side, k) or side.in_title_case):
        return True
    known = text in about.capitals or (not side.in_title_case and _upper(side, k + 1))
    return known and text.casefold() not in about.written


_HANGUL = re.compile("[가-힣]{2,3}")  # a surname and one or two signs

_ELIDED = re.compile(r"[a-zà-ÿ]{1,5}['’][A-ZÀ-Þ]")
"""A name behind what is joined to it: "d’Arc", "dell’Aquila"."""


def in_name(side: Sequence[Token], k: int) -> bool:
    """Whether a unit is a particle between the capitals of one name."""
    low = high = k
    while _is_particle(side, low):
        low -= 1
    while _is_particle(side, high):
        high += 1
    return low < k < high and _capital(side, low) and _capital(side, high)


def _is_particle(side: Sequence[Token], k: int) -> bool:
    text = text_at(side, k)
    return text in _PARTICLES or (text in _ARTICLES and text_at(side, k - 1) in _PARTICLES)


def _capital(side: Sequence[Token], k: int) -> bool:
    return text_at(side, k)[:1].isupper()


def _upper(side: Sequence[Token], k: int) -> bool:
    return 0 <= k < len(side) and side[k].text[0].isupper() and not starts(side, k)


def starts(side: Sequence[Token], k: int) -> bool:
    """Whether a unit is the first word of a sentence or quotation."""
    while k and not is_word(side[k - 1].text):
        if side[k - 1].text in _STOPS or side[k - 1].text in QUOTES:
            return True
        k -= 1
    return k == 0


_STOPS = frozenset({".", "!", "?", "…", ":", "...", "。", "！", "？"})


def speaks(side: Units, low: int, high: int, language: str) -> bool:
    """Whether the words [low:high] are who says so: "police" of "police said", "Holm" of "laut Holm"."""
    said, sources = (spoken := lexicon_of(language)).attribution, spoken.source
    if low >= high or not is_word(side[high - 1].text):
        return False
    if text_at(side, high).casefold() in said - sources:
        return side[high - 1].text.casefold() not in spoken.passive
    before = low - 1
    for step in (1, 2):  # "according to Holm", "according to the police"
        between = side[max(0, low - step) : low]
        if all(len(unit.text) <= SMALL for unit in between) and _text_before(side, low - step) in sources:
            before = low - step - 1
    word = text_at(side, before).casefold()
    return word in sources or (word in said and text_at(side, before - 1) in _BEFORE_SAID)


def _text_before(side: Units, at: int) -> str:
    return text_at(side, at - 1).casefold()


_BEFORE_SAID = frozenset({",", "–", "—", "-", *QUOTES})
"""What stands before the verb in "…, said Holm"."""
