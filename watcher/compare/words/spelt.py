"""Numbers of one or several words as digits: "one hundred and twenty" is "120", "vinte e seis" is "26".

Houses that write a number out set it in digits elsewhere. What is not surely one number stays in words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.words.numerals import digits_of
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        language: of the text.
    """
    written = _written(language)

    def number(words: re.Match[str]) -> str:
        return written.digits(words[0].casefold()) if " " in words[0] else words[0]

    return written.numbers.sub(number, text) if written.apart.search(text) else text


@lru_cache(maxsize=64)
def _written(language: str) -> _Written:
    spoken = lexicon_of(language)
    below = {word: int(digits) for word, digits in digits_of(language).items()}
    tens = {word: number for word, number in below.items() if number in range(20, 100, 10)}
    listed = {
        word: 100 * number for number, words in enumerate(spoken.hundreds, 1) for word in words.split("/")
    }
    units = _units(spoken.one, below)
    lead = dict.fromkeys(spoken.hundred_one, 1) | below
    values = units | lead | listed
    ordinals = dict(_ordinals(spoken.ordinals, tens))
    gap, bound = (" ?", "") if spoken.one_word else (" ", r"\b")
    link = f" {spoken.link}" if spoken.link else ""
    small = f"(?:{_any(tens)}{link} {_any(units)}(?!-)|{_any(below)})"
    hundreds = _any(listed) if listed else f"(?:{_any(lead)}{gap})?{_any(spoken.hundred)}"
    more = f"(?:{gap}(?:{spoken.hundred_link}{gap})?(?:{small}|{_any(units)}))?"
    return _Written(
        re.compile(rf"(?<![\w-]){_NO_PERCENT}(?:{hundreds}{more}|{small})(?!\w)", re.IGNORECASE),
        re.compile(bound + _any({*values, *spoken.hundred}) + bound),
        values,
        frozenset(spoken.hundred),
        re.compile(rf"(?<![\w-]){_any(ordinals)}(?![\w-])"),
        ordinals,
        re.compile(rf"\b{_any({*tens, *listed})} | {_any(spoken.hundred)}\b", re.IGNORECASE),
    )


def _units(ones: Sequence[str], below: dict[str, int]) -> dict[str, int]:
    """What may stand behind tens, apart from them; nothing else where one is linked by a word of its own."""
    found = {word: below.get(word.rpartition(" ")[2], 1) for word in ones}
    apart = bool(ones) and not any(" " in word for word in ones)
    return found | {word: number for word, number in below.items() if apart and number < 10}  # noqa: PLR2004


def _ordinals(words: Sequence[str], tens: dict[str, int]) -> Iterable[tuple[str, str]]:
    for number, word in enumerate(words, 1):
        yield word, _th(number)
        if number < 10:  # noqa: PLR2004
            yield from ((f"{ten}-{word}", _th(some + number)) for ten, some in tens.items())


def _th(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"} if number // 10 != 1 else {}
    return f"{number}{ends.get(number % 10, 'th')}"


def _any(words: Iterable[str]) -> str:
    """One of some words, the longest that fits; nothing where there are none."""
    each = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, each)) or '(?!)'})"
