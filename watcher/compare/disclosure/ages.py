"""Whether it is somebody's age that was edited: notes say so of no other number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from watcher.compare.disclosure.speech import words_of_edit
from watcher.compare.words.numerals import number_words
from watcher.compare.words.units import has_digit, tokens
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass, Op

if TYPE_CHECKING:
    from watcher.model import Edit

_NUMBER = r"(?P<{name}>\d{{1,3}}|[^\W\d_]{{2,}}(?:-[^\W\d_]+)?)"
_APART = r"(?<=[(（,،、，])\s?(?P<alone>\d{1,3})\s?(?=[)）,،、，.])"
"""A number that counts nothing, beside a name: "Ida Holm, 45, said", "Ida Holm (45)"."""


def is_age(edit: Edit, language: str) -> bool:
    """Whether an edit makes another of somebody's age; a paragraph that went had "ten years", too."""
    return bool(edit.before and edit.after and ages(edit, language))


def ages(edit: Edit, language: str) -> frozenset[str]:
    """The numbers that an edit took from where ages stand, or put there."""
    if EditClass.NUMBER not in edit.classes:
        return frozenset()
    sides = ((edit.before, Op.DELETE), (edit.after, Op.INSERT))
    return frozenset().union(*(_ages(text, language) & _touched(edit, op) for text, op in sides))


def _touched(edit: Edit, op: Op) -> set[str]:
    return {token.text.casefold() for token in tokens(words_of_edit(edit, op))}


def _ages(text: str, language: str) -> set[str]:
    """The numbers of a text that stand where ages do."""
    matches = _pattern(language).finditer(text.casefold())
    found = {said for match in matches for said in match.groups() if said}
    return {said for said in found if has_digit(said) or said in number_words(language)}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    beside = lexicon_of(language).aged
    named = (one.replace("{n}", _NUMBER.format(name=f"n{at}")) for at, one in enumerate(beside))
    return re.compile("|".join((_APART, *named)))
