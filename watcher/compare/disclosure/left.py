"""What a note means of which no edit shares the words: the one that it can mean of those that are left.

A note was written for something. "An earlier version misstated the location of the courthouse" beside two
edits, one of them where a courthouse stands, speaks of that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.disclosure.background import FEW
from watcher.compare.disclosure.done import reworks
from watcher.compare.disclosure.only import names_others, names_there, only_edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit


def of_those_left(
    notes: Sequence[Speech], left: Sequence[Edit], about: Story
) -> Iterator[tuple[Edit, Speech, str]]:
    """The edits that notes mean which speak of none by their words, each with its note and why.

    Args:
        notes: they speak of no edit yet.
        left: edits of which no note speaks yet.
        about: the article's background.
    """
    rest = [*left]
    for note in notes if len(left) <= FEW else ():
        edit, why = _meant(note, rest, about)
        if edit:
            rest.remove(edit)
            yield edit, note, why


def _meant(note: Speech, left: Sequence[Edit], about: Story) -> tuple[Edit | None, str]:
    can = [edit for edit in left if only_edit(note, edit, about)] if not names_others(note, about) else []
    removing = note.removing and not reworks(note.folded, about.language)
    went = [edit for edit in can if not edit.after] if removing else []
    if len(went) == 1:
        return went[0], "it says that something was removed, and nothing else was"
    if len(can) != 1:
        return None, ""
    return can[0], f"it names {names_there(note, can[0], about)}, and can mean no other edit that is left"
