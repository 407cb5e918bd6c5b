"""An edit that puts in what a note says was wrong, in the place of what it says is right."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.done import tells_what_stood
from watcher.compare.disclosure.facts import facts, values
from watcher.compare.words.denials import NEAR, negating
from watcher.compare.words.units import sentences, tokens
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from watcher.compare.disclosure.facts import Facts
    from watcher.compare.disclosure.speech import Speech


class _Said(NamedTuple):
    """The numbers and names that a note says were wrong, and those that it says are right."""

    wrong: frozenset[str]
    right: frozenset[str]


def runs_back(note: Speech, gone: Facts, come: Facts, language: str) -> bool:
    """Whether what went is what a note says is right, in the place of what it says was wrong, or of neither.

    Never in languages of which the words for that are not known: "4,8 değil, 8,4" denies what is before it.
    """
    if not (note.backward and lexicon_of(language).formerly):
        return False
    wrong, right = _said(note.text, language)
    went, came = values(gone) - values(come), values(come) - values(gone)
    if went & wrong or came & right:
        return False
    return bool(came & wrong and went & right) or bool(wrong and went and went <= right)


@lru_cache(maxsize=64)
def _said(text: str, language: str) -> _Said:
    wrong, right = set[str](), set[str]()
    for low, high in sentences(text):
        one = _of_sentence(text[low:high], language)
        wrong |= one.wrong
        right |= one.right
    return _Said(frozenset(wrong - right), frozenset(right - wrong))


def _of_sentence(sentence: str, language: str) -> _Said:
    known = values(facts(sentence, language))
    if denied := _denied(sentence, language):
        return _Said(denied, known - denied)
    if not tells_what_stood(sentence.lower(), language):
        return _Said(frozenset(), known)
    right, _, wrong = _as(language).sub("\0", sentence).rpartition("\0")
    taken_for = values(facts(_CLAUSE.split(wrong)[0], language, within=True)) if right else frozenset()
    if not taken_for:
        return _Said(known, frozenset())
    return _Said(taken_for, values(facts(right, language)) - taken_for)


_CLAUSE = re.compile(r"[,;:]\s")
"""What ends it: of "gave Tarn as the home of Holm, who lives in Varsund" the last is not what stood there."""


def _denied(sentence: str, language: str) -> frozenset[str]:
    """The numbers and names right behind a denial."""
    said = [token.text for token in tokens(sentence)]
    negations = negating(map(str.casefold, said), language)
    near = (said[at + 1 : at + 1 + NEAR] for at, word in enumerate(said) if word.casefold() in negations)
    return values(facts(" … ".join(" ".join(some) for some in near), language, within=True))


@cache
def _as(language: str) -> re.Pattern[str]:
    """What stands before what was taken for another; nothing in a language without the words."""
    patterns = lexicon_of(language).taken_for
    return re.compile(rf"\b(?:{'|'.join(patterns)})" if patterns else r"(?!)", re.IGNORECASE)
