"""What a note says, and whether it can mean an edit by the words that both have."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.done import adds, puts_right, removes, reworks, takes_out
from watcher.compare.disclosure.facts import STEM, Facts, date_values, facts, values
from watcher.compare.disclosure.naming import of_spelling
from watcher.compare.disclosure.own_day import without_day
from watcher.compare.disclosure.places import paragraphs, without
from watcher.compare.disclosure.subjects import several, subject_classes, sweeping
from watcher.compare.words.numerals import number_words
from watcher.compare.words.spelling import near
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import SMALL, count, has_digit, normal, sentences, tokens
from watcher.compare.words.values import PERCENT
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass, NoteKind, Op

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from watcher.compare.disclosure.background import Story
    from watcher.model import Edit, Note


class Told(NamedTuple):
    """A note and what it says now that it did not say before: all of it, when the note is new."""

    note: Note
    text: str


class Speech(NamedTuple):
    """A note, and what it speaks of: worked out once, whatever it is held against.

    Attributes:
        note: the note.
        text: what it says.
        folded: the same for looking words up in it.
        said: that, less the note's own day and the paragraphs it counts out.
        facts: what that can be recognised by.
        subjects: the classes of edits that it names.
        several: those of which it says that there are more than one.
        sweeping: why it speaks of every edit; "" when it does not.
        places: the numbers of the paragraphs that it counts out.
        spent: numbers and names of edits of which it names the old and the new: it means those by them.
        later: whether it came after the edits.
        backward: whether it speaks of what stood in the story before, not of news.
        adding: whether it says that something was added.
        growing: whether it says that, and not that something else was put right or went.
        removing: whether it says that something of the story went.
        farther: edits of a sort that it names, of which it means another.
    """

    note: Note
    text: str
    folded: str
    facts: Facts
    subjects: frozenset[str]
    sweeping: str
    places: frozenset[int] = frozenset()
    spent: frozenset[str] = frozenset()
    later: bool = False
    backward: bool = False
    adding: bool = False
    growing: bool = False
    removing: bool = False
    said: str = ""
    farther: frozenset[Edit] = frozenset()
    several: frozenset[str] = frozenset()


def speech_of(told: Told, language: str) -> Speech:
    """What a note speaks of."""
    text = told.text
    places = paragraphs(text, language)
    said = without_day(without(text, language) if places else text, told.note, language)
    of = facts(said, language), subject_classes(text, language), sweeping(text, language)
    folded = normal(text).casefold()
    adding, removing, mending = (does(folded, language) for does in (adds, removes, puts_right))
    only_adds = adding and not (mending or removing or reworks(folded, language))
    of_right = told.note.kind.backward and not (only_adds and told.note.kind in _MAY_ADD)
    backward = of_right or mending
    growing = only_adds and not backward
    removing = removing if backward else takes_out(folded, language)
    done = Speech(told.note, text, folded, *of, places, backward=backward, adding=adding, growing=growing)
    words = normal(said).casefold()
    return done._replace(several=several(text, language), removing=removing, said=words)


_MAY_ADD = frozenset({NoteKind.EDITORS_NOTE, NoteKind.AMENDMENT})
"""Kinds of notes that may say no more than that something was added; any other says that it was wrong."""


def grew(edit: Edit) -> bool:
    """Whether more came to a sentence than went, and more than a word or two."""
    went, came = (count(words_of_edit(edit, op)) for op in (Op.DELETE, Op.INSERT))
    return came > went and came > SMALL


def both(note: Speech, gone: Facts, come: Facts) -> frozenset[str]:
    """What a note names of an edit, when that is what stood there and what stands there now."""
    old, new = values(gone), values(come)
    named = values(note.facts) & (old ^ new)
    return named if named & old and named & new else frozenset()


def respelt(edit: Edit, gone: Facts, come: Facts) -> bool:
    """Whether nothing but the spelling of a name was changed."""
    went, came = values(gone) - values(come), values(come) - values(gone)
    if EditClass.NAME not in edit.classes or len(went) != 1 or len(came) != 1:
        return False
    return near(*went, *came)


def astray(note: Speech, went: frozenset[str], came: frozenset[str], language: str) -> bool:
    """Whether a note names what went only to tell another thing of it, which leaves unsaid that it went.

    That is how it was written, where something else stands there now; or a matter of which the same sentence
    gives both sides ("Ida Halm is 45, not 54"). A note that says no more than what stood there means that.

    Args:
        note: what it says.
        went: the numbers and names that went and did not come.
        came: those that came.
        language: of the article.
    """
    named = values(note.facts) & went
    if not note.backward or named <= note.spent or values(note.facts) & came:
        return False
    if of_spelling(note.folded, language) and came and not any(near(*pair) for pair in product(went, came)):
        return True
    said = (values(facts(note.text[low:high], language)) for low, high in sentences(note.text))
    return bool(note.spent) and all(some & note.spent for some in said if some & named)


def anchored(note: Speech, edit: Edit, gone: Facts, come: Facts, about: Story) -> bool:
    """Whether a later note has more of an edit's sentence than a word or number that it may use of anything.

    A note that puts something right is believed to speak of it if it names who stands there now, or has the
    word that went and the one that came ("physics, not maths"). One that has the old number and the new is if
    it has no word of another place of the story: both may count other things. Of longer numbers no two things
    have the same old one and the same new one, but of years and times.
    """
    named = EditClass.NAME in edit.classes and note.note.kind.backward
    if named or not (edit.before and edit.after):
        return True
    sentence = facts(f"{edit.before} {edit.after}", about.language, within=True)
    shared, edited = note.facts & sentence, _touched_words(edit)
    days = calendar_words(about.language).keys() | date_values(note.note.stated_date)
    own = edited | {word[:STEM] for word in edited} | values(gone) | values(come)
    if (values(shared) | shared.stems) - own - about.common - days:
        return True
    if note.note.kind.backward and _has_both(note, edit, about):
        return True
    sides = both(note, gone, come)
    long = not any(_SHORT.fullmatch(value) for value in sides)
    return bool(sides) and (long or not (note.facts.stems & about.rare) - own)


_SHORT = re.compile(r"\D*+\d?\D*+\d?\D*+|(?:19|20)\d\d|\d{1,2}[.:]\d\d")
"""One or two digits, a year, a time of the day, or a name."""


def _has_both(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note has a longer word that went and one that came, neither a number nor a day."""
    return gives_both(_telling(note, about), *longer_words(edit))


def words_named(note: Speech, edit: Edit, about: Story) -> tuple[frozenset[str], frozenset[str]] | None:
    """The longer words that went and that came, where a note has both and another of the sentence."""
    went, came = longer_words(edit)
    said = _telling(note, about)
    sides = frozenset(said & (went - came)), frozenset(said & (came - went))
    sentence = facts(f"{edit.before} {edit.after}", about.language, within=True)
    place = (note.facts & sentence).stems - {word[:STEM] for word in went | came} - about.common
    return sides if all(sides) and place and note.backward else None


def longer_words(edit: Edit) -> tuple[set[str], set[str]]:
    """The longer words that went, and those that came."""
    went, came = (
        {token.text.casefold() for token in tokens(words_of_edit(edit, op)) if len(token.text) > SMALL}
        for op in (Op.DELETE, Op.INSERT)
    )
    return went, came


def _telling(note: Speech, about: Story) -> set[str]:
    """The words of a note that are neither numbers nor days, nor common to the story."""
    counting = number_words(about.language) | calendar_words(about.language).keys()
    return {word for word in _words(note.text) - about.common - counting if not has_digit(word)}


def gives_both(said: AbstractSet[str], went: AbstractSet[str], came: AbstractSet[str]) -> bool:
    """Whether a word that went and did not come is said, and one that came and did not go."""
    return bool(said & (went - came) and said & (came - went))


def _words(text: str) -> set[str]:
    return {token.text.casefold() for token in tokens(text)}


def _touched_words(edit: Edit) -> set[str]:
    """The words that came or went."""
    return _words(words_of_edit(edit, Op.INSERT)) | _words(words_of_edit(edit, Op.DELETE))


def very_words(note: Speech, edit: Edit) -> set[str]:
    """The words that came or went and stand in the note, too: many scripts set no capitals to names."""
    return {word for word in _touched_words(edit) if len(word) > SMALL} & _words(note.text)


def denials(note: Speech, edit: Edit, language: str) -> set[str]:
    """The denials ("not", "never") that came or went and stand in the note, too."""
    return _touched_words(edit) & _words(note.text) & lexicon_of(language).negation


def words_of_edit(edit: Edit, op: Op) -> str:
    """What came or went, its runs parted by dots."""
    return " … ".join(span.text for span in edit.spans if span.op is op)


def sides_of(edit: Edit, about: Story) -> tuple[Facts, Facts]:
    """What went and what came."""
    went, came = _with_percent(edit, Op.DELETE), _with_percent(edit, Op.INSERT)
    within = bool(edit.before and edit.after)
    return facts(went, about.language, within=within), facts(came, about.language, within=within)


def _with_percent(edit: Edit, op: Op) -> str:
    """What came or went, with the percent that stayed behind it: "25" of "25 percent" is a quarter."""
    words, percent = list[str](), ""
    for span in reversed(edit.spans):
        if span.op is Op.EQUAL:
            percent = "%" if PERCENT.match(span.text.lstrip()) else ""
        elif span.op is op:
            words.append(f"{span.text}{percent}" if span.text[-1:].isdigit() else span.text)
    return " … ".join(reversed(words))
