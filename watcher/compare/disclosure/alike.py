"""Edits that put the same name or number in the place of the same one: one matter, however often it is made.

A misspelt name is put right in the headline, in the lead and below, and the correction speaks of it once.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.facts import bare
from watcher.compare.disclosure.speech import words_of_edit
from watcher.compare.disclosure.wording import describe
from watcher.compare.words.units import SMALL, has_digit, is_word, tokens
from watcher.model import EditClass, Op

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from watcher.model import Edit


class _Swap(NamedTuple):
    """The words that went and did not come, and those that came and did not go."""

    went: frozenset[str]
    came: frozenset[str]


def swapped(edit: Edit) -> _Swap | None:
    """What took the place of what in an edit of a name or number; None where that may be another matter."""
    swap = _swap(edit)
    return swap if swap and all(any(map(_is_sure, side)) for side in swap) else None


def _swap(edit: Edit) -> _Swap | None:
    """What took the place of what in an edit of a name or number."""
    if edit.classes.isdisjoint({EditClass.NAME, EditClass.NUMBER}):
        return None
    gone, come = (_words(words_of_edit(edit, op)) for op in (Op.DELETE, Op.INSERT))
    swap = _Swap(gone - come, come - gone)
    return swap if all(swap) else None


def _words(text: str) -> frozenset[str]:
    return frozenset(bare(token.text) for token in tokens(text) if is_word(token.text))


def _is_sure(word: str) -> bool:
    """Whether a word is long enough to mean the same in two places; years and times of day never do."""
    return _FIGURES.fullmatch(word) is not None if has_digit(word) else len(word) > SMALL


_FIGURES = re.compile(r"(?!(?:19|20)\d\d$|\d{1,2}[.:]\d\d$)(?:\D*\d){3}.*")
"""Three figures or more."""


def touching(edits: Sequence[Edit]) -> Counter[str]:
    """How many edits are of each class, those that are one matter counted once."""
    matters = [swapped(edit) or at for at, edit in enumerate(edits)]
    pairs = {(name, one) for edit, one in zip(edits, matters, strict=True) for name in _sorts(edit)}
    return Counter(name for name, _ in pairs)


def _sorts(edit: Edit) -> frozenset[EditClass]:
    """The classes of an edit; what a headline says of a matter, the story says as well."""
    heads = EditClass.HEADLINE in edit.classes
    return frozenset({EditClass.HEADLINE}) if heads else edit.classes


def put_alike(left: list[Edit], edits: Sequence[Edit]) -> Iterator[str]:
    """What is one matter with an edit that a note speaks of, a line each; it is taken out of what is left.

    A headline tells the story's own matters: there a short word is the same, too, under the same words.
    """
    untold, told = set(left), dict[_Swap, frozenset[str]]()
    for edit in edits:
        if edit not in untold and (swap := _swap(edit)):
            told[swap] = told.get(swap, frozenset()) | _words(edit.after)
    alike = [edit for edit in left if _is_told(edit, told)]
    gone = set(alike)
    left[:] = [edit for edit in left if edit not in gone]
    for edit in alike:
        yield f"With that goes {describe(edit)}: the same takes the place of the same."


def _is_told(edit: Edit, told: Mapping[_Swap, frozenset[str]]) -> bool:
    """Whether what an edit puts in the place of what is told, and in which words."""
    swap = _swap(edit)
    if swap is None or swap not in told:
        return False
    heads = EditClass.HEADLINE in edit.classes
    shared = (told[swap] & _words(edit.after)) - swap.came if heads else frozenset[str]()
    return swapped(edit) is not None or any(len(word) > SMALL for word in shared)
