"""Why a note speaks of one edit: a number or name of it, words of its sentence, its sort and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.disclosure.done import awaits, mends, removes, reworks, tells_what_stood
from watcher.compare.disclosure.facts import facts, values
from watcher.compare.disclosure.naming import of_names
from watcher.compare.disclosure.only import in_other_paragraph
from watcher.compare.disclosure.pairs import has_other_pair
from watcher.compare.disclosure.retold import retold
from watcher.compare.disclosure.shown import printed, quoted, whole
from watcher.compare.disclosure.speech import (
    anchored,
    both,
    grew,
    respelt,
    words_of_edit,
)
from watcher.compare.disclosure.subjects import THINGS, elsewhere
from watcher.compare.disclosure.unlike import VALUES, can_lose, unlike
from watcher.compare.disclosure.unspaced import named
from watcher.compare.words.numerals import number_words
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import normal, tokens
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass, NoteKind, Op

if TYPE_CHECKING:
    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.facts import Facts
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit


def explained(note: Speech, edit: Edit, gone: Facts, come: Facts, about: Story) -> str:
    """Why a note speaks of an edit, in words for the end of a sentence; "" when it does not."""
    if respelt(edit, gone, come) and not _of_spelling(note, gone, come, about):
        return note.sweeping or by_count(note, edit, about)  # it names who it tells something else of
    by_words = not note.later or anchored(note, edit, gone, come, about)
    return (
        note.sweeping
        or (_by_words(note, edit, gone, come, about) if by_words else "")
        or _subject(note, edit, about)
        or by_count(note, edit, about)
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


def repeats(note: Speech, went: frozenset[str], came: frozenset[str], language: str) -> bool:
    """Whether a note tells on with what stood there, and has nothing of what stands there now."""
    named = values(note.facts)
    return is_news(note, language) and bool(named & went and came) and not named & came


def is_news(note: Speech, language: str) -> bool:
    """Whether a note says neither that something was wrong nor that it is another now or gone."""
    if not lexicon_of(language).put_right:
        return False
    if tells_what_stood(note.folded, language):
        return False
    if note.backward:
        return note.note.kind is NoteKind.CLARIFICATION and not mends(note.folded, language)
    return not (reworks(note.folded, language) or removes(note.folded, language))


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
    if not can_lose(note, edit):
        subject -= VALUES
    if EditClass.HEADLINE in subject:
        return "it speaks of the headline"
    if not subject or edit in note.farther or has_other_pair(note, edit, about) or unlike(note, edit, about):
        return ""
    if elsewhere(note.text, about.language):
        return ""
    if in_other_paragraph(note, edit, about):
        return ""
    if note.growing and subject.isdisjoint(VALUES) and not (grew(edit) or _breaks_silence(edit, about)):
        return ""
    where = note.facts & facts(f"{edit.before} {edit.after}", about.language)
    days = frozenset[str]() if EditClass.DATE in subject else calendar_words(about.language).keys()
    names = where.names - days
    if not (where.stems or names):
        return ""
    place = whole(where.stems, note.text) if where.stems else printed(names, note.text, about.language)
    return f"it speaks of {THINGS[min(subject)]} and of {quoted(place)}"


def _breaks_silence(edit: Edit, about: Story) -> bool:
    """Whether what said that somebody has not spoken does not any more, or went."""
    then, now = (awaits(text.lower(), about.language) for text in (edit.before, edit.after))
    return then and not now


def by_count(note: Speech, edit: Edit, about: Story) -> str:
    """It counts out the paragraph of the edit, and names no other sort of thing."""
    place = about.page.paragraph(edit)
    things = note.subjects - {EditClass.ATTRIBUTION}
    if (
        not place
        or place not in about.page.places(note.places)
        or (things and things.isdisjoint(edit.classes))
    ):
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
    return any(len(value) >= _QUOTED and value in note.said for value in values)


_QUOTED = 8
"""Characters from which words that a note repeats are no accident."""
