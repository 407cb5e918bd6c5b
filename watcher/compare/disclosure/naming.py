"""Whether notes say how somebody or something is called, and that a name was misspelt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.disclosure.subjects import subject_classes
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def of_names(text: str, language: str, names: Iterable[str] = ()) -> bool:
    """Whether a note speaks of how a name is written; True in languages of which that is not known.

    Args:
        text: what it says, in lower case.
        language: of the article.
        names: the name as it is written now.
    """
    spoken = lexicon_of(language)
    if not spoken.spelling or any(words in text for words in (*spoken.spelling, *spoken.called)):
        return True
    return "name" in subject_classes(text, language) or _given(text, spoken.copula, names)


def _given(text: str, copula: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of some names stands behind a word that says who somebody is, or behind his first name."""
    verbs = "|".join(copula)
    if not verbs:
        return False
    return any(re.search(rf"\b(?:{verbs}) (?:[^\W\d_]+ )?{re.escape(name)}\b", text) for name in names)


def of_spelling(text: str, language: str) -> bool:
    """Whether a note says that a word was misspelt; False in languages of which that is not known."""
    return any(words in text for words in lexicon_of(language).spelling)
