"""The only edit that a note can mean, though it names nothing of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.compare.disclosure.ages import is_age
from watcher.compare.disclosure.done import mends, puts_right, reworks
from watcher.compare.disclosure.facts import STEM, date_values, facts, values
from watcher.compare.disclosure.naming import of_spelling
from watcher.compare.disclosure.nearer import of_another_place, telling, things
from watcher.compare.disclosure.pairs import has_other_pair, numbers_of
from watcher.compare.disclosure.shown import printed, quoted, whole
from watcher.compare.disclosure.speech import grew, respelt, sides_of, very_words, words_of_edit
from watcher.compare.disclosure.subjects import AGE, THINGS, elsewhere, sort_stems, subject_classes
from watcher.compare.disclosure.unlike import VALUES, can_lose, unlike
from watcher.compare.words.kinds import NOUNS_UPPER
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import count, is_unspaced, normal, sentences, tokens
from watcher.model import EditClass, NoteKind, Op
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit


def only_of_its_sort(note: Speech, edit: Edit, touched: Counter[str], about: Story) -> str:
    """It says what sort of thing is put right, in no other place, and only one edit touches such a thing."""
    if in_other_paragraph(note, edit, about) or elsewhere(note.text, about.language):
        return ""
    if AGE in note.subjects and touched[AGE] == 1 and is_age(edit, about.language):
        here = _who_is_here(note, edit, about)
        return f"it speaks of {THINGS[AGE]}, and no other was edited" if here else ""
    if touched[EditClass.NAME] == 1 and _is_misspelling(note, edit, about):
        return f"it says that {THINGS['name']} was misspelt, and no other edit touches one"
    where = note.facts.stems - sort_stems(note.subjects, about.language)
    others = where & about.rare or _names(note, about) & _known(about) - about.common
    away = others and not _here(note, edit, about)
    subjects = note.subjects if means(note, edit) and not away else note.subjects & _of_nobody(edit, about)
    other = edit in note.farther or has_other_pair(note, edit, about) or unlike(note, edit, about)
    subjects -= frozenset() if can_lose(note, edit) else VALUES
    sorts = [] if other else sorted(subjects & edit.classes)
    if name := next((name for name in sorts if touched[name] == 1), ""):
        has = names_there(note, edit, about)
        return f"it speaks of {THINGS[name]}, names {has}, and no other edit touches one"
    name = next((name for name in sorts if touched and name in note.several), "")
    return f"it speaks of several, and this edit touches {THINGS[name]}" if name else ""


def _is_misspelling(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note says that a name was misspelt, and an edit does no more than spell one otherwise."""
    if EditClass.NAME not in edit.classes or not of_spelling(note.folded, about.language):
        return False
    gone, come = (
        facts(words_of_edit(edit, op), about.language, within=True) for op in (Op.DELETE, Op.INSERT)
    )
    return respelt(edit, gone, come) and _who_is_here(note, edit, about)


def _who_is_here(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether those of the story whom a note names stand where an edit was made; it may name nobody."""
    return means(note, edit) and (not _names(note, about) & _known(about) or _here(note, edit, about))


def _names(note: Speech, about: Story) -> frozenset[str]:
    return note.facts.names - calendar_words(about.language).keys()


def means(note: Speech, edit: Edit) -> bool:
    """Whether a note can mean an edit without naming it: it puts right, or says that it came, or went."""
    grown = grew(edit) or not words_of_edit(edit, Op.DELETE)
    added = not edit.before or (note.growing and note.note.kind.backward and grown)
    return note.backward or (added and note.adding) or (not edit.after and note.removing)


def _of_nobody(edit: Edit, about: Story) -> frozenset[EditClass]:
    """The things that a note speaks of though it names what stands in another place.

    Who was misquoted may be "he" in the sentence, where no other name stands.
    """
    named = facts(about.page.around(edit), about.language).names
    return _NO_NEWS if named else _NO_NEWS | {EditClass.QUOTATION}


_NO_NEWS = frozenset({EditClass.HEADLINE, EditClass.BYLINE, EditClass.LINK})
"""Things of which no update tells what has happened in the world."""


def in_other_paragraph(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note counts out paragraphs, and an edit is in none of them.

    One less or more is what authors, who count a caption or a subheading, mean as well.
    """
    place = about.page.paragraph(edit)
    counted = about.page.places(note.places)
    return bool(place and counted) and all(abs(place - at) > 1 for at in counted)


def only_edit(note: Speech, edit: Edit, about: Story) -> str:
    """Why a note that puts right or adds speaks of the only edit there is; "" when it names another thing.

    Notes often say no more than that "an earlier version misstated the outcome of the vote", or that "the
    reaction of the mayor" was added. Scripts without spaces are left out: what a note names there shares a
    sign with nearly any edit.
    """
    if not means(note, edit) or elsewhere(note.text, about.language) or _unspaced(note.text):
        return ""
    if note.text != note.note.text and count(note.text) < _SAYS:
        return ""
    if of_other_sort(note, edit, about.language) or _cannot_go(note, edit, about.language):
        return ""
    if _is_on_another(note, edit, about) or (note.subjects & VALUES and not can_lose(note, edit)):
        return ""
    if _only_adds(note, about.language) and not _here(note, edit, about):
        return ""
    if in_other_paragraph(note, edit, about):
        return ""
    if names_something(note, about) and not _here(note, edit, about):
        return ""
    return f"it names {names_there(note, edit, about)}, and no other edit of substance came with it"


def _is_on_another(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note is on another thing, edited or not: by its place, its sort or its number."""
    return (
        edit in note.farther
        or has_other_pair(note, edit, about)
        or unlike(note, edit, about)
        or of_another_place(note, edit, about)
        or _tells_other_sort(note, edit, about)
        or _gives_another(note, edit, about)
    )


def names_there(note: Speech, edit: Edit, about: Story) -> str:
    """What a note names of where an edit was made; nothing, it may be, where no other edit is its reason."""
    shared = note.facts & facts(f"{edit.before} {edit.after}", about.language, within=True)
    names = printed(values(shared), note.text, about.language) if values(shared) else []
    stems = shared.stems - {name[:STEM] for name in shared.names}
    words = whole(stems, note.text) if stems else []
    return quoted([*names, *words]) or "nothing that stands there"


def names_something(note: Speech, about: Story) -> bool:
    """Whether a note names a thing, a sort of thing or a word of the story: "for legal reasons" is none."""
    own = date_values(note.note.stated_date) | calendar_words(about.language).keys()
    return bool(note.subjects or values(note.facts) - own or note.facts.stems & about.rare)


def _only_adds(note: Speech, language: str) -> bool:
    """Whether it is an "Edit: ..." that may speak of what it adds itself: where the story is discussed.

    "Amended on 3 May: ..." says by its label that something was mended.
    """
    label = note.note.label.casefold().split()[:1]
    return note.note.kind is NoteKind.AMENDMENT and label == ["edit"] and not mends(note.folded, language)


def of_other_sort(note: Speech, edit: Edit, language: str) -> bool:
    """Whether a note puts right another sort of thing than was edited: a name, where only a number was."""
    meant = note.subjects - {EditClass.ATTRIBUTION}
    if meant == {AGE}:
        return not is_age(edit, language)
    for alike in _ALIKE:
        meant |= alike if meant & alike else frozenset()
    return bool(meant) and EditClass.TEXT not in edit.classes and meant.isdisjoint(edit.classes)


def _cannot_go(note: Speech, edit: Edit, language: str) -> bool:
    """Whether a note says no more than that something was taken out, and as much came as went."""
    if (
        not note.removing
        or note.adding
        or reworks(note.folded, language)
        or puts_right(note.folded, language)
    ):
        return False
    went, came = (count(words_of_edit(edit, op)) for op in (Op.DELETE, Op.INSERT))
    return went <= came


def _tells_other_sort(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note that does not say what was wrong gives, to a number, another, or a name that is new.

    "The boats are owned by Quill Ltd" says nothing of how many there are. Where every noun has a capital, no
    name is told from one.
    """
    if note.subjects or mends(note.folded, about.language) or primary(about.language) in NOUNS_UPPER:
        return False
    if edit.classes.isdisjoint(_COUNTED) or edit.classes & {EditClass.NAME, EditClass.TEXT}:
        return False
    known, own = _known(about), note.facts.numbers
    gone, come = sides_of(edit, about)
    return own <= known and bool(_names(note, about) - known or own - gone.numbers - come.numbers)


_COUNTED = frozenset({EditClass.NUMBER, EditClass.DATE})


def _gives_another(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note gives as right a number that neither the story nor the edit has: "Ida Holm is 45"."""
    known = _known(about) | facts(f"{edit.before} {edit.after}", about.language).numbers
    said = (numbers_of(one, about.language) for one in _plain(note, about.language))
    return any(forms.isdisjoint(known) for some in said for forms in some)


def _plain(note: Speech, language: str) -> Iterator[str]:
    """The sentences of a note that tell what is right, and neither what was wrong nor of what sort."""
    for low, high in sentences(note.text):
        one = note.text[low:high]
        if not (subject_classes(one, language) or mends(normal(one).casefold(), language)):
            yield one


def names_others(note: Speech, about: Story) -> bool:
    """Whether a note names somebody, and nobody of the story."""
    names = _names(note, about)
    return bool(names) and names.isdisjoint(_known(about))


def _known(about: Story) -> frozenset[str]:
    """The numbers and names of a story."""
    return _values_of(tuple(about.page.texts[at] for at in about.page.paragraphs), about.language)


@lru_cache(maxsize=4)
def _values_of(texts: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset[str]().union(*(values(facts(text, language)) for text in texts))


_ALIKE = (
    _COUNTED,
    frozenset({EditClass.NAME, EditClass.HEADLINE}),
)
"""What notes call by one word: how long something takes is "the time", and people have titles, too."""

_SAYS = 3
"""Words from which a note that was there before says more than before; else one of its words was mended."""


def _who_speaks(edit: Edit, about: Story) -> str:
    """What stands before a quotation that came and names nobody, or where he stands first whom it names."""
    if EditClass.QUOTATION not in edit.classes or edit.before:
        return ""
    names = facts(edit.after, about.language).names
    if not names:
        return about.page.before(edit)
    texts = (about.page.texts[at] for at in about.page.paragraphs if at != edit.new_block)
    return next((text for text in texts if facts(text, about.language).names & names), "")


def _here(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note names something that stands where an edit was made, in its sentence or paragraph."""
    around = f"{_who_speaks(edit, about)} {about.page.around(edit)}"
    shared = note.facts & facts(f"{edit.before} {edit.after} {around}", about.language, within=True)
    words = shared.stems | very_words(note, edit)
    short = things(note, about) & telling(f"{edit.before} {edit.after}", about.language)
    return bool(values(shared) or words - about.common or short)


def _unspaced(text: str) -> bool:
    return any(is_unspaced(token.text) for token in tokens(text))
