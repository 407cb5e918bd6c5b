"""How notes say how somebody or something is called, and that a name was misspelt, by language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.disclosure.subjects import subject_classes
from watcher.compare.words.lexicon import primary

if TYPE_CHECKING:
    from collections.abc import Iterable

SPELT = {
    "en": ("misspel", "spelling", "spelled", "spelt", "typo"),
    "de": ("falsch geschrieben", "schreibweise", "verschrieben", "tippfehler"),
    "fr": ("orthograph", "écorché", "coquille"),
    "es": ("mal escrit", "ortograf", "se escribe", "grafía"),
    "it": ("grafia", "scritto male", "si scrive", "refuso"),
    "pt": ("grafad", "grafia", "se escreve"),
    "nl": ("gespeld", "spelling", "verkeerd geschreven"),
    "sv": ("felstav", "stavat", "stavning"),
    "nb": ("feilstav", "skrivefeil", "stavet"),
    "da": ("fejlstav", "stavefejl", "stavet"),
    "pl": ("pisowni", "literówk"),
    "ru": ("опечатк", "написан"),
}
"""How notes say that a word was misspelt, which is nearly always a name."""

CALLED = {
    "en": ("is called", "is named", "are called"),
    "de": ("heißt", "heisst", "heißen"),
    "fr": ("se nomme", "s'appelle"),
    "es": ("se llama",),
    "it": ("si chiama",),
    "pt": ("chama-se", "se chama"),
    "nl": ("heet ",),
    "sv": ("heter",),
    "nb": ("heter",),
    "da": ("hedder",),
    "pl": ("nazywa się",),
    "ru": ("зовут",),
}
"""How they say what somebody is called, which is how the name is written."""

IS = {
    "en": "is are was were",
    "de": "ist war lautet",
    "fr": "est était",
    "es": "es era",
    "it": "è era",
    "pt": "é era",
    "nl": "is was luidt",
    "sv": "är var",
    "nb": "er var",
    "da": "er var",
    "fi": "on oli",
    "pl": "to jest",
    "cs": "je byl byla",
}
"""Verbs behind which a note says who somebody is: "The mayor is Ruth Elliston"."""


def of_names(text: str, language: str, names: Iterable[str] = ()) -> bool:
    """Whether a note speaks of how a name is written; True in languages of which that is not known.

    Args:
        text: what it says, in lower case.
        language: of the article.
        names: the name as it is written now.
    """
    known = primary(language) in SPELT
    told = of_spelling(text, language) or any(words in text for words in CALLED.get(primary(language), ()))
    return not known or told or "name" in subject_classes(text, language) or _given(text, language, names)


def _given(text: str, language: str, names: Iterable[str]) -> bool:
    """Whether one of some names stands behind a word that says who somebody is, or behind his first name."""
    verbs = "|".join(IS.get(primary(language), "").split())
    if not verbs:
        return False
    return any(re.search(rf"\b(?:{verbs}) (?:[^\W\d_]+ )?{re.escape(name)}\b", text) for name in names)


def of_spelling(text: str, language: str) -> bool:
    """Whether a note says that a word was misspelt; False in languages of which that is not known."""
    return any(words in text for words in SPELT.get(primary(language), ()))
