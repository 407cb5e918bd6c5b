"""Numbers of one or several words as digits: "one hundred and twenty" is "120", "vinte e seis" is "26".

Houses that write a number out set it in digits elsewhere. What is not surely one number stays in words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.words.numerals import HUNDREDS, digits_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONE = {
    "en": "one",
    "fr": "et un/et une/et onze",
    "es": "uno/un/una",
    "pt": "um/uma",
    "ru": "один/одна/одно/одного/одной",
    "uk": "один/одна/одне/одного/однієї",
    "pl": "jeden",
    "cs": "jeden/jedna/jedno",
    "tr": "bir",
    "ro": "unu/una",
    "el": "ένας/ένα/μία/μια",
}
"""One behind tens, in the languages that write them apart; alone it is the article. In French no other is."""

_ONLY = {"et onze": 11}

_LINK = {"es": " y", "pt": " e", "ro": " (?:și|şi)"}
"""What stands between tens and units. English "twenty and six" are two numbers."""

_HUNDRED = {
    "en": ("a/one", "hundred", "and"),
    "de": ("ein", "hundert", "und"),
    "fr": ("", "cent/cents", ""),
    "nl": ("", "honderd", "en"),
    "it": ("", "cento", ""),
    "sv": ("ett", "hundra", ""),
    "nb": ("en/et/ett", "hundre", "og"),
    "da": ("et", "hundrede", "og"),
    "tr": ("", "yüz", ""),
    "hu": ("", "száz", ""),
    "cs": ("", "sto/stě/sta/set", ""),
    "fi": ("", "sata/sataa", ""),
    "ro": ("o", "sută/sute", ""),
    "pt": ("", "", "e"),
}
"""One before a hundred, where any number may stand; a hundred where it is counted; what stands behind it."""

_JOINS = frozenset({"de", "nl", "it", "sv", "nb", "da", "hu", "fi"})
"""Languages that write a number as one word."""

_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
}


_NO_PERCENT = "(?<!pour )(?<!p[eo]r )"
"""A hundred that is no part of "percent": "pour cent", "por ciento", "per cento"."""


class _Written(NamedTuple):
    """How a language writes numbers below a thousand.

    Attributes:
        numbers: what is one of them.
        parts: the words of one.
        values: what each of these counts.
        hundreds: those that count how many hundreds stand before.
        places: what is an ordinal.
        ordinals: those words as they are set in digits.
        apart: what stands in every number of several words.
    """

    numbers: re.Pattern[str]
    parts: re.Pattern[str]
    values: dict[str, int]
    hundreds: frozenset[str]
    places: re.Pattern[str]
    ordinals: dict[str, str]
    apart: re.Pattern[str]

    def digits(self, number: str) -> str:
        """A number in digits."""
        total = 0
        for word in self.parts.findall(number):
            total = max(total, 1) * 100 if word in self.hundreds else total + self.values[word]
        return str(total)


def in_digits(text: str, language: str) -> str:
    """A casefolded text with its numbers below a thousand in digits, and "nineteen hundred".

    Args:
        text: the text.
        language: its primary tag.
    """
    if language in _IN_CHINESE_SIGNS:
        return _IN_SIGNS.sub(_of_signs, text)
    written = _written(language)
    text = written.places.sub(lambda place: written.ordinals[place[0]], text)
    return written.numbers.sub(lambda number: written.digits(number[0]), text)


_IN_CHINESE_SIGNS = frozenset({"ja", "zh"})
_ONES = "一二三四五六七八九"
_SIGNS = f"{_ONES}十百千万萬亿億〇零"
_IN_SIGNS = re.compile(
    rf"(?<![{_SIGNS}])(?=[{_SIGNS}])(?:([{_ONES}])?(百))?(?:([{_ONES}])?(十))?([{_ONES}])?(?![{_SIGNS}])"
)
"""A number below a thousand in Chinese signs: "二十六"."""


def _of_signs(number: re.Match[str]) -> str:
    hundreds, hundred, tens, ten, ones = number.groups()
    if hundred and ones and not ten:
        return number[0]  # 205 in Japanese, 250 in Chinese
    counted = [_ONES.index(one) + 1 if one else 0 for one in (hundreds, tens, ones)]
    return str(100 * (counted[0] or bool(hundred)) + 10 * (counted[1] or bool(ten)) + counted[2])


def is_number(text: str, language: str) -> bool:
    """Whether words in any case are one number below a thousand, and nothing else."""
    return _written(language).numbers.fullmatch(text) is not None


def whole_numbers(text: str, language: str) -> str:
    """A text with its numbers of several words in digits: "two" is no number of "two hundred".

    Args:
        text: the text, in any case.
        language: its primary tag.
    """
    written = _written(language)

    def number(words: re.Match[str]) -> str:
        return written.digits(words[0].casefold()) if " " in words[0] else words[0]

    return written.numbers.sub(number, text) if written.apart.search(text) else text


@lru_cache(maxsize=64)
def _written(language: str) -> _Written:
    below = {word: int(digits) for word, digits in digits_of(language).items()}
    tens = {word: number for word, number in below.items() if number in range(20, 100, 10)}
    first, hundred, behind = _HUNDRED.get(language, ("", "", ""))
    listed = {
        word: 100 * number
        for number, words in enumerate(HUNDREDS.get(language, "").split(), 1)
        for word in words.split("/")
    }
    units = _units(language, below)
    lead = dict.fromkeys(_split(first), 1) | below
    values = units | lead | listed
    ordinals = dict(_ordinals(language, tens))
    gap = " ?" if language in _JOINS else " "
    small = f"(?:{_any(tens)}{_LINK.get(language, '')} {_any(units)}(?!-)|{_any(below)})"
    hundreds = _any(listed) if listed else f"(?:{_any(lead)}{gap})?{_any(_split(hundred))}"
    more = f"(?:{gap}(?:{behind}{gap})?(?:{small}|{_any(units)}))?"
    bound = "" if language in _JOINS else r"\b"
    return _Written(
        re.compile(rf"(?<![\w-]){_NO_PERCENT}(?:{hundreds}{more}|{small})(?!\w)", re.IGNORECASE),
        re.compile(bound + _any({*values, *_split(hundred)}) + bound),
        values,
        frozenset(_split(hundred)),
        re.compile(rf"(?<![\w-]){_any(ordinals)}(?![\w-])"),
        ordinals,
        re.compile(rf"\b{_any({*tens, *listed})} | {_any(_split(hundred))}\b", re.IGNORECASE),
    )


def _units(language: str, below: dict[str, int]) -> dict[str, int]:
    """What may stand behind tens, apart from them."""
    ones = _split(_ONE.get(language, "").casefold())
    found = {word: _ONLY.get(word, 1) for word in ones}
    apart = bool(ones) and language != "fr"
    return found | {word: number for word, number in below.items() if apart and number < 10}  # noqa: PLR2004


def _ordinals(language: str, tens: dict[str, int]) -> Iterable[tuple[str, str]]:
    for number, word in enumerate(_ORDINALS.get(language, "").split(), 1):
        yield word, _th(number)
        if number < 10:  # noqa: PLR2004
            yield from ((f"{ten}-{word}", _th(some + number)) for ten, some in tens.items())


def _th(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"} if number // 10 != 1 else {}
    return f"{number}{ends.get(number % 10, 'th')}"


def _split(words: str) -> list[str]:
    return [word for word in words.split("/") if word]


def _any(words: Iterable[str]) -> str:
    """One of some words, the longest that fits; nothing where there are none."""
    each = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, each)) or '(?!)'})"
