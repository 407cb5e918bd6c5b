"""What is right beside what was wrong ("The vote is on Tuesday, not Monday").

An editor's note that says no more than that puts something right, though it names neither an error nor an
earlier version. Only two values of one kind make such a pair: two numbers, two days, or two names that are
alike; "about people, not profit" is none, nor is "of Arsenal, not Chelsea", nor are numbers to call.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import product
from typing import TYPE_CHECKING

from watcher.read.notes.prose import SENTENCES
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from watcher.read.notes.words import Words

LONGEST = 200
"""Characters above which an aside tells more than what is right."""

_BEFORE, _BEHIND = 5, 3
"""Words in which the value stands before what parts the two ("Tuesday at noon, not"), and behind it."""

_DENSE_REACH = 8
"""The same in signs, where words stand without spaces."""

_ALIKE = 0.7
"""From which two names with one first letter are one and its correction: "Vogt" and "Voigt"."""

_WORD = re.compile(r"\d[\d.,:]*|[^\W\d_][\w'’-]*")
_DENSE = re.compile(
    r"\d[\d.,:]*|[月火水木金土日]曜|(?:星期|周|週|礼拜)[一二三四五六日天]|[월화수목금토일]요일"
)
_NOUNS_UPPER = "de"


def puts_right(text: str, words: Words) -> bool:
    """Whether a short text says of a number, day or name that it is not another one."""
    if len(text) > LONGEST:
        return False
    start = 0
    for stop in (*(end.end() for end in SENTENCES.finditer(text)), len(text)):
        sentence, start = text[start:stop], stop
        parts = (part for pattern in words.contrast.each for part in pattern.finditer(sentence))
        if words.dials.search(sentence):
            continue
        if any(_is_pair(sentence[: part.start()], sentence[part.end() :], words) for part in parts):
            return True
    return False


def _is_pair(before: str, behind: str, words: Words) -> bool:
    if WIDE.search(before):
        near = _DENSE.findall(before[-_DENSE_REACH:]), _DENSE.findall(behind[:_DENSE_REACH])
    else:
        near = _WORD.findall(before)[-_BEFORE:], _WORD.findall(behind)[:_BEHIND]
    right, wrong = ([(_kind(one, words), one) for one in side] for side in near)
    return any(one[0] == two[0] and _differ(*one, two[1]) for one, two in product(right, wrong))


def _kind(word: str, words: Words) -> str:
    """What a word is a value of; "" for most."""
    if word[0].isdigit() or word.casefold().partition("-")[0] in words.numbers:
        return "number"
    if words.names.weekday(word) is not None or words.names.month(word) or _DENSE.match(word):
        return "day"
    named = word[0].isupper() and words.languages[0] != _NOUNS_UPPER
    return "name" if named else ""


def _differ(kind: str, right: str, wrong: str) -> bool:
    """Whether two values of one kind are two; names are, where one is nearly the other."""
    one, two = (value.rstrip(".,:").casefold() for value in (right, wrong))
    if kind == "name" and (one[0] != two[0] or SequenceMatcher(None, one, two).ratio() < _ALIKE):
        return False
    return kind != "" and one != two
