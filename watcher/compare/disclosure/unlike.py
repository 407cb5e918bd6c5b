"""What a note plainly is on, and an edit is not: how a name is written, or a day."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from watcher.compare.disclosure.done import mends
from watcher.compare.disclosure.facts import values
from watcher.compare.disclosure.naming import of_names, of_spelling
from watcher.compare.disclosure.rows import joined
from watcher.compare.disclosure.speech import respelt, sides_of
from watcher.compare.words.spelling import near
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import SMALL
from watcher.languages.vocabulary import primary
from watcher.model import EditClass

if TYPE_CHECKING:
    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.facts import Facts
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit


def unlike(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note cannot mean an edit by its sort, nor because there is no other."""
    gone, come = sides_of(edit, about)
    return (
        (_only_of_spelling(note, about.language) and not _respells(edit, gone, come))
        or (respelt(edit, gone, come) and _of_somebody(note, come, about))
        or (_gives_day(note, about.language) and _OF_DAYS.isdisjoint(edit.classes - {EditClass.NUMBER}))
    )


_OF_DAYS = frozenset({EditClass.DATE, EditClass.TEXT})
"""What a day may be put right in: it is told in other words, too, but in no number."""


VALUES = frozenset({EditClass.NAME, EditClass.NUMBER, EditClass.DATE})
"""Sorts of which one gives way to another when it is put right: with a paragraph more went than one."""


def can_lose(note: Speech, edit: Edit) -> bool:
    """Whether a note that says of what sort something was may mean that it went, or nothing only went."""
    return bool(edit.after) or note.removing


def _only_of_spelling(note: Speech, language: str) -> bool:
    """Whether a note says that a name was misspelt, and nothing else that was wrong."""
    if note.subjects - {EditClass.ATTRIBUTION} != {EditClass.NAME} or not of_spelling(note.folded, language):
        return False
    return all(of_spelling(part, language) or not mends(part, language) for part in _parts(note, language))


def _parts(note: Speech, language: str) -> list[str]:
    return joined(primary(language)).split(note.folded)


def _respells(edit: Edit, gone: Facts, come: Facts) -> bool:
    """Whether a name is written otherwise; where no word has a capital, it may be any word."""
    if edit.after.upper() == edit.after.lower():
        return True
    went, came = values(gone) - values(come), values(come) - values(gone)
    return EditClass.NAME in edit.classes and any(_alike(*pair) for pair in product(went, came))


def _alike(one: str, two: str) -> bool:
    return near(one, two) or one[:SMALL] == two[:SMALL]


def _of_somebody(note: Speech, come: Facts, about: Story) -> bool:
    """Whether a note names somebody, and says nothing of how he is called."""
    named = note.facts.names - calendar_words(about.language).keys()
    return bool(named) and not of_names(note.folded, about.language, values(come))


def _gives_day(note: Speech, language: str) -> bool:
    """Whether a note says that a day was wrong, and gives the one that is right."""
    sorts = note.subjects - {EditClass.ATTRIBUTION}
    return sorts == {EditClass.DATE} and bool(note.facts.names & calendar_words(language).keys())
