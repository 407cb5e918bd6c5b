"""What notes say was done to the story: put right, added, removed; and whether it waits for somebody."""

from __future__ import annotations

import re
from functools import cache

from watcher.languages.lexicon import lexicon_of

_WHEN = r"\b(?:[^.!?]{0,20}\d[^.!?]{0,20}?)?\W{1,2}"
"""A day or time after the verb: "updated at 6 p.m. with"."""

_UP_TO = r"(?:[^.!?]|\.(?=\s?\d)|(?<=\b[ap])\.m\.)*\b"
"""What stands between two words of a sentence, a time with its points, too: "updated nov. 14 to correct"."""


def puts_right(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was put right."""
    return _says(text, lexicon_of(language).put_right) or corrects(text, language)


def corrects(text: str, language: str) -> bool:
    """Whether a text in lower case says that what stood in the story was put right."""
    return _says(text, lexicon_of(language).corrects)


def mends(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was mended; True where we do not know the words."""
    patterns = lexicon_of(language).mended
    return not patterns or _says(text, patterns)


def adds(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was added."""
    return _says(text, lexicon_of(language).added)


def removes(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was taken out."""
    return _says(text, lexicon_of(language).removed)


def takes_out(text: str, language: str) -> bool:
    """Whether a text in lower case says that a paragraph was taken out: statues and charges are news."""
    return removes(text, language) and _says(text, lexicon_of(language).paragraph)


def reworks(text: str, language: str) -> bool:
    """Whether a text in lower case says that something was made another."""
    return _says(text, lexicon_of(language).reworked)


def tells_what_stood(text: str, language: str) -> bool:
    """Whether a text in lower case tells what stood in the story before."""
    return _says(text, lexicon_of(language).formerly)


def awaits(text: str, language: str) -> bool:
    """Whether a sentence in lower case says that somebody has not spoken yet."""
    return _says(text, lexicon_of(language).awaited)


def _says(text: str, patterns: tuple[str, ...]) -> bool:
    return bool(patterns) and _opening(patterns).search(text) is not None


@cache
def _opening(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """At the start of a word: Danish "rettet" puts right, "oprettet" founds."""
    said = "|".join(patterns).replace("{when}", _WHEN).replace("{to} ", _UP_TO)
    return re.compile(rf"\b(?:{said})")
