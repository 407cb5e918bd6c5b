"""What notes speak of: the sort of thing they put right, and what says nothing about a story."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass

if TYPE_CHECKING:
    from watcher.languages.lexicon import Lexicon

AGE = "age"
"""A sort of number of which notes say by its own word that it was wrong; no class of edits."""

THINGS = {
    AGE: "an age",
    "name": "a name",
    "number": "a number",
    "date": "a date or time",
    "quotation": "a quotation",
    "headline": "the headline",
    "link": "a link",
    "byline": "the byline",
    "attribution": "what somebody said",
}
"""What each of these classes is called before people."""

OF_NOTES = (
    "earlier version article story updated update corrected correction clarified clarification "
    "amended incorrect incorrectly wrongly mistakenly stated previous previously reflect original "
    "details information background additional "
    "which there their about would after before could these those where while should being because "
    "other under since against between through still again every might maybe perhaps rather quite really "
    "always often almost already another however within without although though until itself myself "
    "frühere fassung artikel aktualisiert korrektur wurde wurden worden werden einer einem einen dieser "
    "dieses haben hatte hatten durch sowie sondern zwischen während bereits "
    "précédente article version cette était étaient avait avaient après avant encore aussi toujours leurs "
    "anterior artículo actualizado desde hasta entre sobre había habían también todavía siempre porque "
    "cuando many this that with from have been were they them when than then what also into more most some "
    "such only over eine sind nach auch oder beim dass sich wird noch mehr dies dans pour avec sont elle "
    "nous vous mais plus leur para como pero esta este esto della delle sono come alla dalla mais para "
    "pela pelo voor niet zijn deze door naar från inte till efter ikke etter hadde"
)
"""Words that notes are made of, and those that any text is."""


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
    claims = lexicon_of(language).sweeping
    found = re.search("|".join(claims), folded) if claims else None
    return f"it says “{found.groupdict().get('said') or found[0]}”" if found else ""


def elsewhere(text: str, language: str) -> bool:
    """Whether a note speaks of a picture or the like."""
    return not _words_of(text).isdisjoint(lexicon_of(language).media)


def subject_classes(text: str, language: str) -> frozenset[str]:
    """The classes of edits that a note's own words name."""
    spoken, folded, words = lexicon_of(language), text.casefold(), _words_of(text)
    listed = ((name, tuple(said.split())) for name, said in spoken.subjects.items())
    return frozenset(name for name, said in listed if _named(said, words, folded, spoken))


def several(text: str, language: str) -> frozenset[str]:
    """The classes of edits of which a note says that there is more than one: "several figures".

    Not dates: "several days" is how long something takes.
    """
    many = "|".join(lexicon_of(language).several)
    behind = re.findall(rf"\b(?:{many})\s+((?:\S+\s+)?\S+)", text.casefold()) if many else []
    return frozenset[str]().union(*(subject_classes(words, language) for words in behind)) - {EditClass.DATE}


@lru_cache(maxsize=64)
def sort_stems(subjects: frozenset[str], language: str) -> frozenset[str]:
    """Beginnings of the words for sorts of things: "the wrong percentage" names no place with "percent"."""
    table = lexicon_of(language).subjects
    return frozenset(word[:6] for name in subjects for word in table.get(name, "").split())


def _words_of(text: str) -> set[str]:
    return {word.strip(".,;:!?()[]\"'“”‘’") for word in text.casefold().split()}


def _named(listed: tuple[str, ...], words: set[str], text: str, spoken: Lexicon) -> bool:
    """Whether a note uses one of some words: as they are, with endings, or without spaces around."""
    if spoken.unspaced:
        return any(word in text for word in listed)
    if spoken.suffixing:
        return any(word.startswith(listed) for word in words)
    return not words.isdisjoint(listed)
