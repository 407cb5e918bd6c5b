"""A sentence that says the contrary now, under a note that speaks of another place in it.

A sentence is one edit, and a note speaks of it by a name or a number. Where a "not" came or went in it as
well, of which the note says nothing, the most important of what was done would pass for told. Updates are
another matter: "has not answered" gives way to the answer that they say was added.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from watcher.compare.words.kinds import SMALL
from watcher.compare.words.lexicon import words_of
from watcher.compare.words.units import is_word, tokens
from watcher.model import EditClass, Op

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit, Span


NEAR = 2
"""So many words behind a "not" one stands that went: "not 21", "not Anna", "not in 21", "et non pas 21"."""


def unsaid(notes: Sequence[Speech], edit: Edit, language: str) -> tuple[Edit, ...]:
    """The places of an edit in which a negation came or went, and of which no note says a word.

    Args:
        notes: they speak of the edit.
        edit: it may have one place only; then it is that which they speak of.
        language: of the article.
    """
    if EditClass.NEGATION not in edit.classes:
        return ()
    if any(note.sweeping or note.adding or not note.backward for note in notes):
        return ()
    places, negations = [*_places(edit)], words_of("negation", language)
    told = _words(" … ".join(note.text for note in notes))
    said = frozenset(told)
    if len(places) == 1 or _denies(told, negations, _side(edit.spans, Op.DELETE)):
        return ()
    denied = frozenset({EditClass.NEGATION})
    return tuple(
        replace(edit, spans=place, classes=denied) for place in places if _is(place, negations, said)
    )


def _denies(told: Sequence[str], negations: frozenset[str], went: frozenset[str]) -> bool:
    """Whether a note denies anything but what it says was wrong ("It is 12, not 21")."""
    places = (at for at, word in enumerate(told) if word in negations)
    return any(went.isdisjoint(told[at + 1 : at + 1 + NEAR]) for at in places)


def _is(place: Sequence[Span], negations: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a negation came or went in a place that shares no word with what is said."""
    went, came = _side(place, Op.DELETE), _side(place, Op.INSERT)
    shared = any(len(word) > SMALL for word in said & (went | came) - negations)
    return went & negations != came & negations and not shared


def _places(edit: Edit) -> Iterator[tuple[Span, ...]]:
    """The changed runs of an edit, as far as words stand between them."""
    run: list[Span] = []
    for same, spans in groupby(edit.spans, key=lambda span: span.op is Op.EQUAL):
        some = [*spans]
        if not same:
            run += some
        elif run and _words("".join(span.text for span in some)):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _side(place: Sequence[Span], op: Op) -> frozenset[str]:
    return frozenset(_words(" ".join(span.text for span in place if span.op is op)))


def _words(text: str) -> list[str]:
    return [token.text.casefold() for token in tokens(text) if is_word(token.text)]
