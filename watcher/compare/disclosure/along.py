"""What goes with a note by the place where it stands, whatever its words."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.compare.disclosure.done import awaits
from watcher.compare.disclosure.facts import facts, values
from watcher.compare.disclosure.wording import describe, is_struck
from watcher.compare.words.units import COLONS
from watcher.model import EditClass

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from watcher.compare.disclosure.layout import Layout
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit, Note

_BEHIND = "it stands right behind the note, whose end is not certain"
_ANNOUNCED = "the note ends in a colon right before it"
_UNDER = "it stands under a heading that a note names"
_ANSWERED = "it said that an answer was awaited, and one was added"
_STRUCK = "the words were struck out right before the note"


def going_along(
    left: list[Edit], edits: Sequence[Edit], notes: Sequence[Note], page: Layout
) -> Iterator[str]:
    """What came with a note, a line each; it is taken out of what is left.

    Blocks that stand right behind a note of which we do not know where it ends, or which announces them with
    a colon, and those under a heading that a note speaks of ("Added a section on fares"): up to the next
    heading, or to what stood there before. Words that were struck out right before the note.

    Args:
        left: edits that no note speaks of in words.
        edits: all that need a note.
        notes: the new notes.
        page: where the blocks stand.
    """
    came = {edit.new_block: edit for edit in edits if page.holds(edit)}
    named = [at for at, edit in came.items() if at in page.headings and edit not in left]
    for first, why in (*_open_ends(notes), *((at, _UNDER) for at in named)):
        for at in _row(first + 1, came, page):
            if came[at] in left:
                left.remove(came[at])
                yield f"With that goes {describe(came[at])}: {why}."
    yield from _struck_out(left, notes)


def answered(
    left: list[Edit], edits: Sequence[Edit], notes: Sequence[Speech], language: str
) -> Iterator[str]:
    """The one sentence that went which said that somebody was silent, where a note says that he speaks now.

    Args:
        left: edits that no note speaks of in words; it is taken out of them.
        edits: all that need a note.
        notes: what they say.
        language: of the article.
    """
    added = [note.text for note in notes if note.adding and EditClass.ATTRIBUTION in note.subjects]
    silent = [edit for edit in left if not edit.after and awaits(edit.before.lower(), language)]
    came = [edit.after for edit in edits if not edit.before and edit not in left]
    if not (added and came) or len(silent) != 1:
        return
    known = values(facts(" … ".join([*added, *came]), language, within=True))
    if values(facts(silent[0].before, language)) <= known:
        left.remove(silent[0])
        yield f"With that goes {describe(silent[0])}: {_ANSWERED}."


def _struck_out(left: list[Edit], notes: Sequence[Note]) -> Iterator[str]:
    """Words that were struck out in the notes' own blocks, or in the row of blocks right before them."""
    struck = [edit for edit in left if is_struck(edit)]
    places = {edit.new_block for edit in struck}
    beside = set[int]()
    for at in (note.first_block for note in notes if note.first_block >= 0):
        beside.add(at)
        beside.update(takewhile(places.__contains__, range(at - 1, -1, -1)))
    for edit in struck:
        if edit.new_block in beside:
            left.remove(edit)
            yield f"With that goes {describe(edit)}: {_STRUCK}."


def _open_ends(notes: Sequence[Note]) -> Iterator[tuple[int, str]]:
    """The last blocks of the notes that may go on behind them."""
    for note in notes:
        announces = note.text.endswith(COLONS)
        if note.last_block >= 0 and (announces or not note.extent_certain):
            yield note.last_block, _ANNOUNCED if announces else _BEHIND


def _row(at: int, came: Container[int], page: Layout) -> Iterator[int]:
    while at in came and at not in page.headings:
        yield at
        at += 1
