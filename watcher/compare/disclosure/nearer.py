"""Of two edits of a sort that a note names, the one of whose sentence it has more.

"The date of the council vote" is that of the sentence on the vote, not of every one on the council.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.disclosure.facts import STEM
from watcher.compare.disclosure.subjects import AGE, sort_stems, stop_stems
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import SMALL, has_digit, tokens
from watcher.model import EditClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit

_MOST = 12
"""Edits from which on a note that names a sort of thing is hardly about one of them."""

_ALIKE = SMALL + 1
"""Letters by which a short word is the same in another form: "vote", "votes"."""

_VALUES = frozenset({EditClass.NUMBER, EditClass.DATE, EditClass.NAME})


def farther(note: Speech, edits: Sequence[Edit], about: Story) -> frozenset[Edit]:
    """The edits of a named sort with all of whose shared words a note means another, and has more of that."""
    sorts = note.subjects & _VALUES | ({EditClass.NUMBER} if AGE in note.subjects else frozenset())
    some = [edit for edit in edits if sorts & edit.classes] if sorts and len(edits) <= _MOST else []
    if len(some) <= 1:
        return frozenset()
    said = _words(note.text, about) - {word[:_ALIKE] for word in sort_stems(note.subjects, about.language)}
    shared = [said & _words(f"{edit.before} {edit.after}", about) for edit in some]
    pairs = zip(some, shared, strict=True)
    return frozenset(edit for edit, words in pairs if any(words < one for one in shared))


def _words(text: str, about: Story) -> frozenset[str]:
    days, stops = calendar_words(about.language).keys(), stop_stems(about.language)
    words = (token.text.casefold() for token in tokens(text))
    telling = (word for word in words if len(word) > SMALL and word not in days | about.common)
    telling = (word for word in telling if word[:STEM] not in stops)
    return frozenset(word[:_ALIKE] for word in telling if not has_digit(word))
