"""Of the sentences with a thing of a sort that a note names, the one of which it has more.

"The date of the council vote" is that of the sentence on the vote, not of every one on the council. Where a
day of the council was edited and that sentence has one of its own, the note speaks of none that was edited.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.background import FEW
from watcher.compare.disclosure.facts import STEM, facts, values
from watcher.compare.disclosure.rows import joined
from watcher.compare.disclosure.speech import sides_of, words_of_edit
from watcher.compare.disclosure.subjects import AGE, sort_stems, stop_stems, subject_classes
from watcher.compare.words.numerals import number_words
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import SMALL, has_digit, sentences, tokens
from watcher.compare.words.when import is_date
from watcher.languages.lexicon import lexicon_of
from watcher.languages.vocabulary import primary
from watcher.model import EditClass, Op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.compare.words.units import Units
    from watcher.model import Edit

_ALIKE = SMALL + 1
"""Letters by which a short word is the same in another form: "vote", "votes"."""

_COUNTED = frozenset({EditClass.NUMBER, EditClass.DATE})
"""Sorts of which a sentence shows whether it has one; of whom a name is often stands elsewhere."""

_VALUES = _COUNTED | {EditClass.NAME}


def farther(note: Speech, edits: Sequence[Edit], about: Story) -> frozenset[Edit]:
    """The edits of a named sort with all of whose shared words a note means another place, with more of them.

    That is another edit, or a sentence of the story that has all that the note names of the story.
    """
    sorts = note.subjects & _VALUES | ({EditClass.NUMBER} if AGE in note.subjects else frozenset())
    some = [edit for edit in edits if sorts & edit.classes] if sorts and len(edits) <= FEW else []
    if not some:
        return frozenset()
    said = things(note, about)
    shared = [(edit, said & telling(f"{edit.before} {edit.after}", about.language)) for edit in some]
    return frozenset(
        edit
        for edit, words in shared
        if any(words < one and sorts & edit.classes & other.classes for other, one in shared)
        or _stands_elsewhere(note, edit, words, said, about)
    ) | _without_value(note, some, about)


def _without_value(note: Speech, edits: Sequence[Edit], about: Story) -> frozenset[Edit]:
    """The edits that have no value of a note which gives that of another, and is on one thing."""
    parts = joined(primary(about.language)).split(note.text)
    if not note.backward or sum(bool(subject_classes(part, about.language)) for part in parts) > 1:
        return frozenset()
    own = values(note.facts)
    sides = [(edit, *sides_of(edit, about)) for edit in edits]
    given = any(own & (values(come) - values(gone)) for _, gone, come in sides)
    return frozenset(edit for edit, gone, come in sides if given and not own & (values(gone) | values(come)))


def of_another_place(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note tells of things in the story, and of none where an edit was made, nor of whom it is on.

    A name that stands all through the story is no place in it. Of what it tells, some may stand in the story
    in another form alone, and verbs without meaning anywhere.
    """
    if not (edit.before and edit.after and about.page.paragraph(edit)):
        return False
    sentence = facts(f"{edit.before} {edit.after}", about.language, within=True).names
    if note.facts.names & sentence - about.common:
        return False
    words = {token.text.casefold()[:STEM] for token in tokens(note.text)}
    rare = (words & about.rare) - {name[:STEM] for name in note.facts.names}
    named = things(note, about) & {word[:_ALIKE] for word in rare}
    here = telling(f"{edit.before} {edit.after} {about.page.around(edit)}", about.language)
    return bool(named) and things(note, about).isdisjoint(here)


def things(note: Speech, about: Story) -> frozenset[str]:
    """The beginnings of the longer words by which a note tells what was wrong, less those for its sort."""
    sorts = {word[:_ALIKE] for word in sort_stems(note.subjects, about.language)}
    return telling(note.text, about.language, about.common) - sorts


class _Sentence(NamedTuple):
    """A sentence of the story.

    Attributes:
        words: what its longer words begin with.
        values: its numbers and days, as they stand there, and of which sort each is.
    """

    words: frozenset[str]
    values: Mapping[str, EditClass]


def _stands_elsewhere(
    note: Speech, edit: Edit, has: frozenset[str], said: frozenset[str], about: Story
) -> bool:
    """Whether another sentence with such a value has all that a note names of the story, and an edit's less.

    Not one with a value that was edited: what is put right there stands in both.
    """
    sorts = note.subjects & edit.classes & _COUNTED
    if not (sorts and edit.before and about.page.paragraph(edit)):
        return False
    story = _sentences(tuple(about.page.texts[at] for at in about.page.paragraphs), about.language)
    named = said & frozenset[str]().union(*(one.words for one in story))
    edited = {token.text for op in (Op.DELETE, Op.INSERT) for token in tokens(words_of_edit(edit, op))}
    there = (one for one in story if has < named <= one.words and edited.isdisjoint(one.values))
    return any(sorts & {*one.values.values()} for one in there)


@lru_cache(maxsize=4)
def _sentences(texts: tuple[str, ...], language: str) -> tuple[_Sentence, ...]:
    each = (text[low:high] for text in texts for low, high in sentences(text))
    return tuple(_Sentence(telling(text, language), _counted(tokens(text), language)) for text in each)


def _counted(side: Units, language: str) -> dict[str, EditClass]:
    """The numbers and days of a sentence; "one" may stand for somebody."""
    counting = number_words(language) - lexicon_of(language).pronouns
    found = dict[str, EditClass]()
    for k, token in enumerate(side):
        if is_date(side, k, language):
            found[token.text] = EditClass.DATE
        elif has_digit(token.text) or token.text.casefold() in counting:
            found[token.text] = EditClass.NUMBER
    return found


def telling(text: str, language: str, common: frozenset[str] = frozenset()) -> frozenset[str]:
    """The beginnings of the longer words of a text that tell what it is about."""
    aside, stops = calendar_words(language).keys() | common, stop_stems(language)
    words = (token.text.casefold() for token in tokens(text))
    telling = (word for word in words if len(word) > SMALL and word not in aside and word[:STEM] not in stops)
    return frozenset(word[:_ALIKE] for word in telling if not has_digit(word))
