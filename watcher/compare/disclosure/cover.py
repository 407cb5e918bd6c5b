"""Which edits a note speaks of: shared numbers, names, quoted values and words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from watcher.compare.disclosure.ages import is_age
from watcher.compare.disclosure.alike import put_alike, touching
from watcher.compare.disclosure.along import answered, going_along
from watcher.compare.disclosure.apart import unsaid
from watcher.compare.disclosure.background import Story
from watcher.compare.disclosure.done import awaits
from watcher.compare.disclosure.facts import Facts, facts, values
from watcher.compare.disclosure.left import of_those_left
from watcher.compare.disclosure.matters import other_matters
from watcher.compare.disclosure.naming import of_names
from watcher.compare.disclosure.nearer import farther
from watcher.compare.disclosure.only import in_other_paragraph, only_edit, only_of_its_sort
from watcher.compare.disclosure.pairs import has_other_pair
from watcher.compare.disclosure.retold import retold
from watcher.compare.disclosure.shown import printed, quoted, whole
from watcher.compare.disclosure.speech import (
    Speech,
    Told,
    anchored,
    astray,
    both,
    respelt,
    speech_of,
    words_named,
    words_of_edit,
)
from watcher.compare.disclosure.subjects import AGE, THINGS
from watcher.compare.disclosure.tables import of_other_row, of_table
from watcher.compare.disclosure.unspaced import named
from watcher.compare.disclosure.wording import describe, name
from watcher.compare.words.numerals import number_words
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import normal, tokens
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass, Op

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.model import Edit


def _explained(note: Speech, edit: Edit, gone: Facts, come: Facts, about: Story) -> str:
    """Why a note speaks of an edit, in words for the end of a sentence; "" when it does not."""
    if respelt(edit, gone, come) and not _of_spelling(note, gone, come, about):
        return note.sweeping or _counted(note, edit, about)  # it names who it tells something else of
    by_words = not note.later or anchored(note, edit, gone, come, about)
    return (
        note.sweeping
        or (_by_words(note, edit, gone, come, about) if by_words else "")
        or _subject(note, edit, about)
        or _counted(note, edit, about)
    )


def _of_spelling(note: Speech, gone: Facts, come: Facts, about: Story) -> bool:
    """Whether a note speaks of how a name is written, or has it as nobody writes it any more."""
    old, new = values(gone) - values(come), values(come) - values(gone)
    outdated = bool(values(note.facts) & old) and note.note.kind.backward
    return outdated or bool(both(note, gone, come)) or of_names(note.folded, about.language, new)


def _by_words(note: Speech, edit: Edit, gone: Facts, come: Facts, about: Story) -> str:
    return (
        _value(note, edit, gone, come, about)
        or ("it has the same words" if _echo(edit, note) else "")
        or _shared(note, edit, gone, come, about)
        or retold(note, edit, about)
    )


def _value(note: Speech, edit: Edit, gone: Facts, come: Facts, about: Story) -> str:
    """A number or name that was replaced, or the one that replaced it."""
    if not (edit.before and edit.after):
        small = number_words(about.language) | calendar_words(about.language).keys() | about.common
        shared = values(note.facts & gone) | values(note.facts & come)
        found = {value for value in shared - small if len(value) > 1}
        return f"both name {quoted(printed(found, note.text, about.language))}" if found else ""
    said = _replaced(note, gone, come, about.language)
    said = said or named(edit, note.text, about.language, backward=note.note.kind.backward)
    return f"it names {said}" if said else ""


def _replaced(note: Speech, gone: Facts, come: Facts, language: str) -> str:
    """What a note names of the values that went and came; of what stands in both only where that is all."""
    spent = frozenset[str]() if both(note, gone, come) else note.spent
    went, came = (values(note.facts & side) - spent for side in (gone, come))
    old, new = went - came, came - went
    sides = {"the old ": old, "the new ": new} if old or new else {"": went}
    shown = (which + quoted(printed(found, note.text, language)) for which, found in sides.items() if found)
    return " and ".join(shown)


def both_of(told: Told, edits: Sequence[Edit], language: str) -> frozenset[str]:
    """The numbers and names of edits of which a note has those that went and those that came."""
    speech, about = speech_of(told, language), Story(language)
    sides = (_sides(edit, about) for edit in edits if edit.before and edit.after)
    return frozenset[str]().union(*(both(speech, *pair) for pair in sides))


def sides_named(told: Told, edit: Edit, about: Story) -> tuple[frozenset[str], frozenset[str]] | None:
    """What a note names of an edit: what went, and what came; None unless it names both."""
    if not (edit.before and edit.after):
        return None
    gone, come = _sides(edit, about)
    speech = speech_of(told, about.language)
    named = both(speech, gone, come)
    return (named & values(gone), named & values(come)) if named else words_named(speech, edit, about)


def _shared(note: Speech, edit: Edit, gone: Facts, come: Facts, about: Story) -> str:
    stems = ((note.facts & gone).stems | (note.facts & come).stems) - about.common
    told = len(note.facts.stems - about.common)  # all that it says is in a passage that came with it
    enough = len(stems) >= (
        _need(edit, gone, come) if edit.before else min(_need(edit, gone, come), told or 1)
    )
    return f"both speak of {quoted(whole(stems, note.text))}" if enough else ""


def _subject(note: Speech, edit: Edit, about: Story) -> str:
    """It says what sort of thing is put right, and where."""
    subject = {
        name
        for name in note.subjects
        if name in edit.classes or (name == EditClass.ATTRIBUTION and _speaks(edit, about))
    }
    if EditClass.HEADLINE in subject:
        return "it speaks of the headline"
    if not subject or edit in note.farther or has_other_pair(note, edit, about):
        return ""
    if in_other_paragraph(note, edit, about):
        return ""
    where = note.facts & facts(f"{edit.before} {edit.after}", about.language)
    days = frozenset[str]() if EditClass.DATE in subject else calendar_words(about.language).keys()
    names = where.names - days
    if not (where.stems or names):
        return ""
    place = whole(where.stems, note.text) if where.stems else printed(names, note.text, about.language)
    return f"it speaks of {THINGS[min(subject)]} and of {quoted(place)}"


def _counted(note: Speech, edit: Edit, about: Story) -> str:
    """It counts out the paragraph of the edit, and names no other sort of thing."""
    place = about.page.paragraph(edit)
    things = note.subjects - {EditClass.ATTRIBUTION}
    if not place or place not in note.places or (things and things.isdisjoint(edit.classes)):
        return ""
    return f"it speaks of paragraph {place}, where the edit is"


def _speaks(edit: Edit, about: Story) -> bool:
    """Whether somebody speaks: such a sentence is about what was said, whichever of its words changed."""
    said = lexicon_of(about.language).attribution
    return any(token.text.casefold() in said for token in tokens(edit.after))


def _need(edit: Edit, gone: Facts, come: Facts) -> int:
    """One shared word is enough for an edit of few words; a long one needs more."""
    most = len(gone.stems | come.stems)
    return 1 if most <= 3 and edit.before and edit.after else 2 if most <= 15 else 3  # noqa: PLR2004


def _echo(edit: Edit, note: Speech) -> bool:
    """Whether the note quotes what stood there, or what stands there now."""
    values = (normal(words_of_edit(edit, op)).casefold() for op in (Op.DELETE, Op.INSERT))
    return any(len(value) >= _QUOTED and value in note.folded for value in values)


_QUOTED = 8
"""Characters from which words that a note repeats are no accident."""


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
    found = [(edit, _sides(edit, about)) for edit in edits] if told else []
    speeches = [
        speech._replace(
            spent=frozenset[str]().union(*(both(speech, *sides) for _, sides in found)),
            later=later,
            farther=farther(speech, edits, about),
        )
        for speech in told
    ]
    lone, gone = len(edits) == 1 and not later, _gone(edits, about.language)
    others = [speech for speech in speeches if not speech.growing or speech.sweeping]
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


def _sides(edit: Edit, about: Story) -> tuple[Facts, Facts]:
    """What went and what came."""
    went, came = words_of_edit(edit, Op.DELETE), words_of_edit(edit, Op.INSERT)
    within = bool(edit.before and edit.after)
    return facts(went, about.language, within=within), facts(came, about.language, within=within)


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
        other_row = of_other_row(note, edit, about)
        if (other_row and not both(note, *sides)) or astray(note, gone - come, come - gone, about.language):
            why = note.sweeping or _counted(note, edit, about)
        else:
            why = _explained(note, edit, *sides, about)
            why = why or ("" if other_row else of_table(note, edit, about))
            why = why or only_of_its_sort(note, edit, touched[note.growing], about)
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
