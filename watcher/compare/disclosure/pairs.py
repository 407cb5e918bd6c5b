"""The old and the new that a note gives by itself: of an edit that has neither it says nothing.

"The bridge was built in 1979, not 1974" shares its bridge with every sentence on it, and puts right one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.background import Story
from watcher.compare.disclosure.backwards import runs_back
from watcher.compare.disclosure.facts import STEM, date_values, facts, values
from watcher.compare.disclosure.speech import both, longer_words, sides_of, speech_of, words_named
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import has_digit, sentences, tokens
from watcher.languages.vocabulary import all_of, primary
from watcher.model import EditClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.disclosure.speech import Speech, Told
    from watcher.model import Edit


class _Own(NamedTuple):
    """What a note says by itself: worked out once, whatever edits it is held against.

    Attributes:
        sorts: of what it says is not so.
        numbers: those it gives, days aside; each in its forms.
        stems: how its words begin.
    """

    sorts: frozenset[EditClass]
    numbers: tuple[frozenset[str], ...]
    stems: frozenset[str]


def has_other_pair(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note says what was wrong and what is right, and nothing of that was edited."""
    own = _own(note.text, about.language)
    sorts = own.sorts
    if not sorts and _numbers(own, note, edit, about):
        sorts = frozenset({EditClass.NUMBER})
    return bool(sorts) and not any(_may_be(sort, edit) for sort in sorts) and not _touches(own, edit)


@lru_cache(maxsize=64)
def _own(text: str, language: str) -> _Own:
    each = (text[low:high] for low, high in sentences(text))
    return _Own(
        frozenset(_sort(wrong, language) for wrong in _denied(text, language)),
        tuple({forms for one in each for forms in numbers_of(one, language)}),
        frozenset(token.text.casefold()[:STEM] for token in tokens(text)),
    )


def _denied(text: str, language: str) -> Iterator[str]:
    """What a text says is not so, up to the next stop of the sentence: "1974" of "1979, not 1974"."""
    parts = _contrast(primary(language))
    if parts:
        for low, high in sentences(text):
            _, *denied = parts.split(text[low:high])
            yield from (_STOP.split(one, maxsplit=1)[0] for one in denied)


_STOP = re.compile(r"[,;:–—()](?=\s|$)|[,;:.!?]$")


@cache
def _contrast(tag: str) -> re.Pattern[str] | None:
    patterns = all_of((tag,), "contrast") if tag else []
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def _sort(wrong: str, language: str) -> EditClass:
    """Of which sort that is which was wrong."""
    of = facts(wrong, language, within=True)
    if of.names & calendar_words(language).keys():
        return EditClass.DATE
    if of.numbers:
        return EditClass.NUMBER
    return EditClass.NAME if of.names else EditClass.TEXT


def _may_be(sort: EditClass, edit: Edit) -> bool:
    """Whether what a note puts right may be what was edited, in words that we do not know for the same.

    A day is written as a date, a name is shortened, and a word told by another; numbers are known however
    they are written, and were found.
    """
    if sort in _WORDS:
        return edit.classes.isdisjoint(_VALUES) or not edit.classes.isdisjoint(_WORDS)
    return sort is EditClass.DATE and EditClass.DATE in edit.classes


_WORDS = frozenset({EditClass.NAME, EditClass.TEXT})
_VALUES = frozenset({EditClass.NUMBER, EditClass.DATE, EditClass.NEGATION})


def _touches(own: _Own, edit: Edit) -> bool:
    """Whether a longer word came or went that a note has, whatever its ending."""
    went, came = longer_words(edit)
    return any(word[:STEM] in own.stems for word in went ^ came)


def _numbers(own: _Own, note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note has two numbers, days aside, of which the paragraph of an edit has none, old or new."""
    if len(own.numbers) < 2:  # noqa: PLR2004  an old one and a new one
        return False
    around = facts(f"{edit.before} {edit.after} {about.page.around(edit)}", about.language).numbers
    known = around | date_values(note.note.stated_date)
    forms = (some & note.facts.numbers for some in own.numbers)
    return sum(bool(some) and some.isdisjoint(known) for some in forms) > 1


def numbers_of(sentence: str, language: str) -> list[frozenset[str]]:
    """The numbers of a sentence that names no day, each in its forms."""
    words = [token.text for token in tokens(sentence)]
    if any(word.casefold() in calendar_words(language) for word in words):
        return []
    return [facts(one, language, within=True).numbers for one in filter(has_digit, words)]


def both_of(told: Told, edits: Sequence[Edit], language: str) -> frozenset[str]:
    """The numbers and names of edits of which a note has those that went and those that came."""
    speech, about = speech_of(told, language), Story(language)
    sides = (sides_of(edit, about) for edit in edits if edit.before and edit.after)
    return frozenset[str]().union(*(both(speech, *pair) for pair in sides))


def sides_named(told: Told, edit: Edit, about: Story) -> tuple[frozenset[str], frozenset[str]] | None:
    """What a note names of an edit: what went, and what came; None unless it names both.

    Nor of one that puts in again what the note says was wrong.
    """
    if not (edit.before and edit.after):
        return None
    gone, come = sides_of(edit, about)
    speech = speech_of(told, about.language)
    if runs_back(speech, gone, come, about.language):
        return None
    named = both(speech, gone, come)
    return (named & values(gone), named & values(come)) if named else words_named(speech, edit, about)
