"""What notes speak of: the sort of thing they put right, and what says nothing about a story."""

from __future__ import annotations

import re
from functools import lru_cache

from watcher.compare.disclosure.subject_words import (
    ELSEWHERE,
    OF_NOTES,
    SEVERAL,
    SUBJECTS,
    SWEEPING,
)
from watcher.compare.words.lexicon import primary
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass

ENDINGS, UNSPACED = frozenset({"fi", "tr", "hu", "ko"}), frozenset({"ja", "zh"})
"""Languages whose words take many endings, and those that set no spaces."""


@lru_cache(maxsize=1)
def _note_stems() -> frozenset[str]:
    return frozenset(word[:6] for word in OF_NOTES.split())


def stop_stems(language: str) -> frozenset[str]:
    """Beginnings of words that say nothing about a story: those notes are made of, and those of speech."""
    spoken = lexicon_of(language)
    return _note_stems() | {word[:6] for word in spoken.attribution | spoken.negation}


def sweeping(text: str, language: str) -> str:
    """Why a note speaks of every edit; "" when it does not."""
    folded = " ".join(text.casefold().split())
    claims = SWEEPING.get(primary(language), ())
    found = re.search("|".join(claims), folded) if claims else None
    return f"it says “{found.groupdict().get('said') or found[0]}”" if found else ""


def elsewhere(text: str, language: str) -> bool:
    """Whether a note speaks of a picture or the like."""
    return not _words_of(text).isdisjoint(ELSEWHERE.get(primary(language), "").split())


def subject_classes(text: str, language: str) -> frozenset[str]:
    """The classes of edits that a note's own words name."""
    folded, tag = text.casefold(), primary(language)
    words = _words_of(text)
    table = SUBJECTS.get(tag, {})
    listed = ((name, tuple(said.split())) for name, said in table.items())
    return frozenset(name for name, said in listed if _named(said, words, folded, tag))


def several(text: str, language: str) -> frozenset[str]:
    """The classes of edits of which a note says that there is more than one: "several figures".

    Not dates: "several days" is how long something takes.
    """
    tag = primary(language)
    many = "|".join(SEVERAL.get(tag, "").split())
    behind = re.findall(rf"\b(?:{many})\s+((?:\S+\s+)?\S+)", text.casefold()) if many else []
    return frozenset[str]().union(*(subject_classes(words, tag) for words in behind)) - {EditClass.DATE}


@lru_cache(maxsize=64)
def sort_stems(subjects: frozenset[str], language: str) -> frozenset[str]:
    """Beginnings of the words for sorts of things: "the wrong percentage" names no place with "percent"."""
    table = SUBJECTS.get(primary(language), {})
    return frozenset(word[:6] for name in subjects for word in table.get(name, "").split())


def _words_of(text: str) -> set[str]:
    return {word.strip(".,;:!?()[]\"'“”‘’") for word in text.casefold().split()}


def _named(listed: tuple[str, ...], words: set[str], text: str, tag: str) -> bool:
    """Whether a note uses one of some words: as they are, with endings, or without spaces around."""
    if tag in UNSPACED:
        return any(word in text for word in listed)
    if tag in ENDINGS:
        return any(word.startswith(listed) for word in words)
    return not words.isdisjoint(listed)
