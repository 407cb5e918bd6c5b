"""The words with which the story opens again below a note ("Original story:")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.notes.dates import written
from watcher.read.notes.patterns import DATE_START
from watcher.read.notes.prose import is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.read.notes.words import Words

# How many letters of a block tell whether it opens the story again, and how far a date among them stands.
OPENS, FAR_DATE = 200, 30
# Those words in brackets of their own, before the text ("[Original story] The ferry ...").
_BRACKETED = re.compile(r"[\s*_]*[\[(（【<]([^\[\]()（）【】<>]{4,40})[\])）】>][\s*_]*(?=\w)")
# What may stand around the time among them, and what parts that from the text as a colon does.
_AROUND, _DASH = " ([（［【〔–—-,", re.compile(r"[)\]]*\s*(?:[–—]|--?)(?=\s)")


def opens_story(text: str, words: Words) -> bool:
    """Whether a block opens the story again after a note, by its words or as a rule."""
    return any(words.original.search(each) for each in _beginnings(text[:OPENS], words)) or is_rule(text)


def _beginnings(text: str, words: Words) -> Iterator[str]:
    """A text, and the same without its brackets or the time among its first words."""
    yield text
    if bracketed := _BRACKETED.match(text):
        yield f"{bracketed[1]}: {text[bracketed.end() :]}"
    yield _undated(text, words)


def _undated(text: str, words: Words) -> str:
    """A text without the time among its first words ("Earlier, 9:56 a.m.: The road ...")."""
    if written.DIGIT.search(text, 0, FAR_DATE) is None:
        return text
    for place in DATE_START.finditer(text, 0, FAR_DATE):
        stated = written.read_date(text, place.start(), words.names)
        if stated and (stated.has_date or stated.time):
            dash = _DASH.match(text, stated.end)
            behind = ":" + text[dash.end() :] if dash else text[stated.end :]
            return text[: place.start()].rstrip(_AROUND) + behind.lstrip(")]")
    return text
