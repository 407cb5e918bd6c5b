"""What else came to mean another thing in a sentence, under a note that speaks of another place in it.

A sentence is one edit, and a note speaks of it by a name or a number. Where a "not" came or went in it as
well, or another verb, name or number took the place of one of which the note says nothing, the most
important of what was done would pass for told; in a sentence of its own it would be an edit that no note
speaks of. Updates are another matter: "has not answered" gives way to the answer that they say was added,
and the day and the verb of a sentence go with its news.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

from watcher.compare.disclosure.ages import ages
from watcher.compare.disclosure.another import is_another, telling, words
from watcher.compare.disclosure.facts import facts, values
from watcher.compare.disclosure.only import names_something
from watcher.compare.disclosure.speech import astray, gives_both
from watcher.compare.disclosure.subjects import AGE
from watcher.compare.words.denials import NEAR, denied, negating
from watcher.compare.words.numerals import number_words
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import SMALL, has_digit, is_word, tokens
from watcher.model import EditClass, Op, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit

    Place = tuple[Span, ...]
    Sides = tuple[frozenset[str], frozenset[str]]


def unsaid(notes: Sequence[Speech], edit: Edit, about: Story) -> tuple[Edit, ...]:
    """The places of an edit that mean another thing now, and of which no note says a word.

    Args:
        notes: those that speak of the edit.
        edit: it may have one place only; then it is that which they speak of.
        about: the article's background.
    """
    places = [*_places(edit)]
    if len(places) <= 1 or not notes or any(_speaks_of_all(note, edit, about) for note in notes):
        return ()
    told = words(" … ".join(note.text for note in notes))
    turned = _denied(told, edit, places, about.language)
    opens = edit.spans[0].op is not Op.EQUAL
    known = frozenset[str]().union(*(note.facts.names for note in notes))
    sides = [_values(place, opens and not at, about.language, known) for at, place in enumerate(places)]
    others = _others(notes, frozenset(told), edit, places, sides, about)
    other = [place for place in others if place not in turned]
    return (*_parts(edit, turned, EditClass.NEGATION), *_parts(edit, other, EditClass.TEXT))


def _speaks_of_all(note: Speech, edit: Edit, about: Story) -> bool:
    """Whether a note may mean all of an edit: news, what was added, a quotation whatever its words.

    Or what it does not name at all ("amended for legal reasons").
    """
    quoted = EditClass.QUOTATION in note.subjects & edit.classes
    news = bool(note.sweeping) or note.adding or not note.backward
    return news or quoted or not names_something(note, about)


def _parts(edit: Edit, places: Sequence[Place], kind: EditClass) -> Iterator[Edit]:
    return (replace(edit, spans=place, classes=frozenset({kind})) for place in places)


def _denied(told: Sequence[str], edit: Edit, places: Sequence[Place], language: str) -> list[Place]:
    """The places in which a negation came or went."""
    if EditClass.NEGATION not in edit.classes or _denies(told, _side(edit.spans, Op.DELETE), language):
        return []
    return [place for place in places if _is_denial(place, frozenset(told), language)]


def _denies(told: Sequence[str], went: frozenset[str], language: str) -> bool:
    """Whether a note denies anything but what it says was wrong: "It is 12, not 21", "21 değil, 12"."""
    negations, numbers = negating(told, language), frozenset(filter(has_digit, went))
    places = (at for at, word in enumerate(told) if word in negations)
    return any(
        went.isdisjoint(told[at + 1 : at + 1 + NEAR]) and numbers.isdisjoint(told[max(0, at - NEAR) : at])
        for at in places
    )


def _is_denial(place: Place, said: frozenset[str], language: str) -> bool:
    """Whether a negation came or went in a place that shares no word with what is said."""
    went, came = _side(place, Op.DELETE), _side(place, Op.INSERT)
    negations = negating(went | came, language)
    shared = any(len(word) > SMALL for word in said & (went | came) - negations)
    turned = went & negations != came & negations or denied(went - came, came - went, language)
    return turned and not shared


def _others(
    notes: Sequence[Speech],
    said: frozenset[str],
    edit: Edit,
    places: Sequence[Place],
    sides: Sequence[Sides],
    about: Story,
) -> list[Place]:
    """The places where one thing gave way to another that the notes do not name, though they name a third.

    A note that names no value of the sentence speaks of what sort of thing it names, wherever it stands, and
    one that names no sort either ("the wrong outcome") of all that was done. Of other words both sides name a
    place ("the driver, not the minister"); one alone may be there by chance.
    """
    named = [any(_names(note, sides, at, about.language) for note in notes) for at in range(len(sides))]
    if not any(named):
        named = [_gives_both(place, said - about.common, about.language) for place in places]
    if not any(named):
        named = [_gives_word(place, said - about.common, about.language) for place in places]
    if not any(named):
        meant = frozenset[str]().union(*(note.subjects for note in notes))
        old = ages(edit, about.language) if AGE in meant else frozenset[str]()
        meant &= SORTS
        named = [bool(meant & _sorts(pair, about.language) or old & (pair[0] | pair[1])) for pair in sides]
    if not any(named):
        return []
    right = _beside(notes, [came for (_, came), is_named in zip(sides, named, strict=True) if is_named])
    return [
        place
        for place, is_named, pair in zip(places, named, sides, strict=True)
        if not is_named
        and is_another(*_texts(place), pair, said - pair[0] - (right - _side(place, Op.INSERT)), about)
    ]


SORTS = frozenset({EditClass.NUMBER, EditClass.DATE, EditClass.NAME})
"""What a note can put right of a sentence by its sort; a quotation or a headline is all of it."""


def _sorts(changed: Sides, language: str) -> frozenset[EditClass]:
    """Of which sorts the values are that changed in a place; a day is told by its number, too."""
    found = set[EditClass]()
    for value in changed[0] | changed[1]:
        if has_digit(value) or value in number_words(language):
            found |= {EditClass.NUMBER, EditClass.DATE}
        else:
            found.add(EditClass.DATE if value in calendar_words(language) else EditClass.NAME)
    return frozenset(found)


def _names(note: Speech, sides: Sequence[Sides], at: int, language: str) -> bool:
    """Whether a note names what went from a place or came to it, and means that by it."""
    known = values(note.facts)
    both = (known & (went | came) for went, came in sides if known & went and known & came)
    went, came = sides[at]
    of_places = note._replace(spent=frozenset[str]().union(*both))
    return bool(known & (went | came)) and not astray(of_places, went, came, language)


def _values(place: Place, opens: bool, language: str, known: frozenset[str]) -> Sides:
    """The numbers and names that went from a place, and those that came.

    A capital opens a sentence, too; there it is a name's if it is one that is known.
    """
    texts = _texts(place)
    went, came = (values(facts(text, language, within=not opens)) for text in texts)
    if opens:
        first = [values(facts(text, language, within=True)) & known for text in texts]
        went, came = went | first[0], came | first[1]
    return went - came, came - went


_SIDES = (Op.DELETE, Op.INSERT)


def _beside(notes: Sequence[Speech], came: Sequence[frozenset[str]]) -> frozenset[str]:
    """What notes have right beside a new value: by "68 shops" they say that shops are right."""
    new = frozenset[str]().union(*came)
    said = [word for note in notes for word in ("", *words(note.text), "")]
    return frozenset(
        word
        for before, at, behind in zip(said, said[1:], said[2:], strict=False)
        if at in new
        for word in (before, behind)
    )


def _gives_both(place: Place, said: frozenset[str], language: str) -> bool:
    """Whether a word that went from a place is said, and one that came to it."""
    return gives_both(said, *(telling(text, language) for text in _texts(place)))


def _gives_word(place: Place, said: frozenset[str], language: str) -> bool:
    """Whether a word that came to a place is said, in a script that sets no capitals to names."""
    _, text = _texts(place)
    return text.upper() == text.lower() and bool(said & telling(text, language))


def _texts(place: Place) -> tuple[str, str]:
    went, came = (_text(place, op) for op in _SIDES)
    return went, came


def _places(edit: Edit) -> Iterator[Place]:
    """The changed runs of an edit, as far as words or signs stand between them, a number by itself."""
    return chain.from_iterable(map(_by_numbers, _runs(edit)))


def _by_numbers(run: Place) -> Iterator[Place]:
    """Numbers and what stands beside them, where both sides have as many in one order: "rose 5", "fell 7"."""
    went, came = (_pieces(_text(run, op)) for op in _SIDES)
    if len(went) == 1 or [is_number for is_number, _ in went] != [is_number for is_number, _ in came]:
        yield run
        return
    for (_, old), (_, new) in zip(went, came, strict=True):
        if old != new:
            yield Span(Op.DELETE, old), Span(Op.INSERT, new)


def _pieces(text: str) -> list[tuple[bool, str]]:
    some = (token.text for token in tokens(text) if is_word(token.text))
    return [(is_number, " ".join(run)) for is_number, run in groupby(some, has_digit)]


def _runs(edit: Edit) -> Iterator[Place]:
    run: list[Span] = []
    for same, spans in groupby(edit.spans, key=lambda span: span.op is Op.EQUAL):
        some = [*spans]
        if not same:
            run += some
        elif run and any(span.text.strip() for span in some):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _text(place: Place, op: Op) -> str:
    return " ".join(span.text for span in place if span.op is op)


def _side(place: Place, op: Op) -> frozenset[str]:
    return frozenset(words(_text(place, op)))
