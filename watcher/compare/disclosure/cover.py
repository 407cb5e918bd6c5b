"""Which edits the notes of a change speak of, and which none of them does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from watcher.compare.disclosure.ages import is_age
from watcher.compare.disclosure.alike import put_alike, touching
from watcher.compare.disclosure.along import answered, going_along
from watcher.compare.disclosure.apart import unsaid
from watcher.compare.disclosure.backwards import runs_back
from watcher.compare.disclosure.done import awaits
from watcher.compare.disclosure.explained import by_count, explained, is_news, repeats
from watcher.compare.disclosure.facts import Facts, facts, values
from watcher.compare.disclosure.left import of_those_left
from watcher.compare.disclosure.matters import other_matters
from watcher.compare.disclosure.nearer import farther
from watcher.compare.disclosure.only import only_edit, only_of_its_sort
from watcher.compare.disclosure.speech import (
    Speech,
    Told,
    astray,
    both,
    sides_of,
    speech_of,
    words_of_edit,
)
from watcher.compare.disclosure.subjects import AGE
from watcher.compare.disclosure.tables import of_other_row, of_table
from watcher.compare.disclosure.wording import describe, name
from watcher.model import Op

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.disclosure.background import Story
    from watcher.model import Edit


def covered(
    notes: Sequence[Told], edits: Sequence[Edit], about: Story, *, later: bool = False
) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    """Which edits the notes speak of, a line each, and the edits that none of them speaks of.

    Args:
        notes: what they say.
        edits: those that need a note.
        about: the article's background.
        later: the notes came after the edits; then to name the same sort of thing is not enough.
    """
    came = [edit for edit in edits if not edit.before]
    touched = (Counter[str](),) * 2 if later else (touching(edits), touching(came))
    told = [speech_of(note, about.language) for note in notes]
    if not later and any(AGE in speech.subjects for speech in told):
        touched[0][AGE] = _ages(edits, about.language)
    found = [(edit, sides_of(edit, about)) for edit in edits] if told else []
    speeches = [
        speech._replace(
            spent=frozenset[str]().union(*(both(speech, *sides) for _, sides in found)),
            later=later,
            farther=farther(speech, edits, about),
        )
        for speech in told
    ]
    lone, gone = len(edits) == 1 and not later, _gone(edits, about.language)
    others = [speech for speech in speeches if speech.sweeping or not _tells_on(speech, about.language)]
    whys = [
        (edit, [*_whys(others if went else speeches, edit, sides, touched, about, lone=lone)])
        for (edit, sides), went in zip(found, gone, strict=False)
    ]
    if not (lone or later):
        _by_what_is_left(speeches, whys, about)
    left = [edit for edit, why in whys if not why] if told else [*edits]
    parts = [unsaid([note for note, _ in why], edit, about) for edit, why in whys]
    apart = [part for some in parts for part in some]
    lines = (_line(_less(edit, some), *why[0]) for (edit, why), some in zip(whys, parts, strict=True) if why)
    reasons = [*dict.fromkeys(lines)]  # a name is put right wherever it stands
    reasons += [*put_alike(left, edits), *_places(left, edits, about)]
    reasons += answered(left, edits, speeches, about.language)
    new = [each.note for each in notes if each.text == each.note.text]
    return (*reasons, *going_along(left, edits, new, about.page)), (*left, *apart)


def _by_what_is_left(
    speeches: Sequence[Speech], whys: Sequence[tuple[Edit, list[tuple[Speech, str]]]], about: Story
) -> None:
    """Adds what notes mean that speak of no edit by their words."""
    heard = {id(note) for _, some in whys for note, _ in some}
    idle = [note for note in speeches if id(note) not in heard]
    places = {id(edit): some for edit, some in whys if not some}
    for edit, note, why in of_those_left(idle, [edit for edit, some in whys if not some], about):
        places[id(edit)].append((note, why))
    for note in speeches:
        told = [edit for edit, some in whys if any(one is note for one, _ in some)]
        for edit in other_matters(note, told, [edit for edit, some in whys if not some], about):
            places[id(edit)].append((note, "it speaks of several things, and of no other edit by this"))


def _ages(edits: Sequence[Edit], language: str) -> int:
    """How many ages were edited, one that stands in several places counted once."""
    ages = (edit for edit in edits if is_age(edit, language))
    return len({(words_of_edit(edit, Op.DELETE), words_of_edit(edit, Op.INSERT)) for edit in ages})


def _tells_on(note: Speech, language: str) -> bool:
    """Whether a note says that the story grew, or only what has happened since."""
    return note.growing or is_news(note, language)


def _gone(edits: Sequence[Edit], language: str) -> list[bool]:
    """Which are deletions in whose place nothing came: who says that the story grew speaks of none of them.

    But of one that somebody is still silent: what he says now has come elsewhere.
    """
    return [
        not (one.after or awaits(one.before.lower(), language)) and (not behind or bool(behind.before))
        for one, behind in zip_longest(edits, edits[1:])
    ]


def _less(edit: Edit, parts: Sequence[Edit]) -> Edit:
    """An edit without the places that no note speaks of; all of it, where they are not whole ones of it."""
    spent = {span for part in parts for span in part.spans}
    spans = tuple(span for span in edit.spans if span.op is Op.EQUAL or span not in spent)
    said = any(span.op is not Op.EQUAL for span in spans)
    return replace(edit, spans=spans) if parts and said else edit


def _line(edit: Edit, note: Speech, why: str) -> str:
    return f"The {name(note.note)} speaks of {describe(edit)}: {why}."


def _whys(
    speeches: Sequence[Speech],
    edit: Edit,
    sides: tuple[Facts, Facts],
    touched: Sequence[Counter[str]],
    about: Story,
    *,
    lone: bool,
) -> Iterator[tuple[Speech, str]]:
    """The notes that speak of an edit, and why each does.

    Args:
        speeches: what the notes say.
        edit: the edit.
        sides: what went and what came.
        touched: how many edits are of each class: of all, and of those that only came, which are all that a
            note means that says what was added.
        about: the article's background.
        lone: it is the only edit.
    """
    gone, come = map(values, sides)
    for note in speeches:
        if not note.later and runs_back(note, *sides, about.language):
            continue  # a later note may be on how the mistake came in
        other_row = of_other_row(note, edit, about)
        values_of = note, gone - come, come - gone, about.language
        if (other_row and not both(note, *sides)) or astray(*values_of) or repeats(*values_of):
            why = note.sweeping or by_count(note, edit, about)
        else:
            why = explained(note, edit, *sides, about)
            why = why or ("" if other_row else of_table(note, edit, about))
            by_addition = note.growing and not (edit.before and note.note.kind.backward)
            why = why or only_of_its_sort(note, edit, touched[by_addition], about)
            why = why or (only_edit(note, edit, about) if lone else "")
        if why:
            yield note, why


def _places(left: list[Edit], edits: Sequence[Edit], about: Story) -> list[str]:
    """A sentence and the one whose place it took go together: the other is taken out of those left."""
    reasons = []
    for gone, came in pairwise(edits):
        if gone.after or came.before:
            continue
        rest = [edit for edit in (gone, came) if edit in left]
        if len(rest) != 1:
            continue
        both = facts(gone.before, about.language) & facts(came.after, about.language)
        if both.names or both.stems - about.common:
            left.remove(rest[0])
            reasons.append(f"With that goes {describe(rest[0])}: one stands in the place of the other.")
    return reasons
