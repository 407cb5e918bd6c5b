"""What a note names of an edit in Chinese or Korean signs, where no capital tells a name, or other endings.

Each Chinese sign may be a span of its own, and the word round it is longer. Where words take many endings a
note hardly has one in the form in which the story has it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.compare.disclosure.wording import quote
from watcher.compare.words.units import han, han_or_hangul, is_unspaced
from watcher.languages.lexicon import lexicon_of
from watcher.model import Op

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model import Edit

_NAMED = 2
"""Chinese or Korean signs, the one that changed among them, that are a word or a name. Letters say less: a
Japanese ending or two letters of Thai stand in any note."""

_ALONE = 3
"""Han signs of one of the two words that are no accident in a note that puts something right: a name."""


_LEAST = 4
"""Letters that are as much as two Korean signs."""

_ENDING = 4
"""Letters of an ending, and of one upon another."""


def named(edit: Edit, said: str, language: str, *, backward: bool) -> str:
    """The word that was replaced, where a text has it and the one that took its place; else "".

    Both, as one alone, of so few signs, may stand there by chance.

    Args:
        edit: the edit.
        said: what a note says.
        language: of both.
        backward: it puts something right: then one longer word is enough.
    """
    for gone, come in _replaced(edit):
        old, new = _word(edit.before, gone, said), _word(edit.after, come, said)
        both = min(han_or_hangul(word) for word in (old, new)) >= _NAMED
        alone = [backward and han(word) >= _ALONE for word in (old, new)]
        if both or alone[0]:
            return f"the old {quote(old)}"
        if alone[1]:
            return f"the new {quote(new)}"
        if backward and lexicon_of(language).suffixing and (old := _in_other_endings(edit, gone, come, said)):
            return f"the old {quote(old)}"
    return ""


def _in_other_endings(edit: Edit, gone: range, come: range, said: str) -> str:
    """The word that was replaced, where a text has it and the one in its place, whatever their endings."""
    sides = edit.before[gone.start : gone.stop], edit.after[come.start : come.stop]
    words = _LETTERS.findall(said.casefold())
    old, new = (_beginning(side.strip().casefold(), words) for side in sides)
    return old if old and new and old[:_NAMED] != new[:_NAMED] else ""


def _beginning(word: str, words: list[str]) -> str:
    """A word less its ending, where one of the others is the same word with another one, or with none."""
    alike = [other for other in words if word[:_NAMED] == other[:_NAMED]]
    shared = ((other, _shared(word, other)) for other in alike)
    most = max((k for other, k in shared if _is_ending(word[k:]) and _is_ending(other[k:])), default=0)
    return word[:most] if most >= (_NAMED if han_or_hangul(word[:1]) else _LEAST) else ""


def _is_ending(rest: str) -> bool:
    """Whether what is left of a word may be its ending, or none; a sign of Korean may be a word's own."""
    return _PARTICLES.fullmatch(rest) is not None if han_or_hangul(rest[:1]) else len(rest) <= _ENDING


_PARTICLES = re.compile(
    "(?:은|는|이|가|을|를|의|에게|에서|에|께|와|과|으로|로|도|만|부터|까지|보다|처럼|라|인|였|었|던|습니다|입니다|다|고|며)*+"
)
"""What Korean writes behind a noun."""


def _shared(one: str, two: str) -> int:
    """How many letters two words begin with alike."""
    return next(
        (k for k, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )


_LETTERS = re.compile(r"[^\W\d_]+")


def _replaced(edit: Edit) -> Iterator[tuple[range, range]]:
    """The places, in the old text and the new, of what stands in the place of something else."""
    i = j = 0
    for one, two in pairwise(edit.spans):
        if (one.op, two.op) == (Op.DELETE, Op.INSERT):
            yield range(i, i + len(one.text)), range(j, j + len(two.text))
        i += len(one.text) if one.op is not Op.INSERT else 0
        j += len(one.text) if one.op is not Op.DELETE else 0


def _word(text: str, place: range, said: str) -> str:
    """As much round a place as the other text has too; "" where that has not even what changed."""
    low, high = place.start, place.stop
    if text[low:high] not in said or not han_or_hangul(text[low:high]):
        return ""
    while low and is_unspaced(text[low - 1]) and text[low - 1 : high] in said:
        low -= 1
    while high < len(text) and is_unspaced(text[high]) and text[low : high + 1] in said:
        high += 1
    return text[low:high]
