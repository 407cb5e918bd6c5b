"""A note that tells a sentence again, as it is now: with what was edited, in other figures, or granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.disclosure.facts import Facts, facts, values
from watcher.compare.disclosure.nearer import telling, things
from watcher.compare.disclosure.shown import quoted, whole
from watcher.compare.disclosure.speech import denials, very_words, words_of_edit
from watcher.compare.words.denials import negating
from watcher.compare.words.units import tokens
from watcher.model import EditClass, Op

if TYPE_CHECKING:
    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit


def retold(note: Speech, edit: Edit, about: Story) -> str:
    """Why a note that tells a sentence again speaks of its edit; "" when it does not."""
    if not (edit.before and edit.after):
        return ""
    return _again(note, edit, about) or _in_percent(note, edit, about) or _granted(note, edit, about)


def _again(note: Speech, edit: Edit, about: Story) -> str:
    """It tells the sentence, with a word or denial that was edited; a short verb alone says little."""
    if not note.backward or not (very_words(note, edit) or denials(note, edit, about.language)):
        return ""
    both_texts = f"{edit.before} {edit.after}"
    told = _things(note.facts & facts(both_texts, about.language, within=True)) - about.common
    enough = len(told) >= _RETOLD or (
        len(told) > 1 and _things(facts(both_texts, about.language)) - about.common <= told
    )
    return f"it tells of {quoted(whole(told, note.text))}" if enough else ""


def _things(some: Facts) -> frozenset[str]:
    """Numbers, names and words, each once."""
    return values(some) | {stem for stem in some.stems if stem not in values(some)}


_RETOLD = 3
"""Words of a sentence from which a note tells it again; of a shorter one, all."""


def _in_percent(note: Speech, edit: Edit, about: Story) -> str:
    """It gives as a percentage what the sentence has as one in so many, before and after."""
    told = frozenset(number for number in note.facts.numbers if number.endswith("%"))
    of_it = told and things(note, about) & telling(f"{edit.before} {edit.after}", about.language)
    sides = [told & _shares(words_of_edit(edit, op), about.language) for op in (Op.DELETE, Op.INSERT)]
    if not of_it or not all(sides) or sides[0] == sides[1]:
        return ""
    old, new = (quoted(sorted(side)) for side in sides)
    return f"it gives the old as {old} and the new as {new}"


def _shares(text: str, language: str) -> frozenset[str]:
    """How many of a hundred one in so many is, of the numbers of a text."""
    numbers = (int(number) for number in facts(text, language).numbers if number.isdecimal())
    return frozenset(f"{round(100 / number)}%" for number in numbers if 1 < number <= _MANY)


_MANY = 20
"""One in so many is a percentage at most: of more, rounded ones would be the same."""


def _granted(note: Speech, edit: Edit, about: Story) -> str:
    """It says that something was added, and a sentence that denied it tells all of it now."""
    if not note.adding or note.subjects or EditClass.NEGATION not in edit.classes:
        return ""
    denied, now = (_denying(text, about.language) for text in (edit.before, edit.after))
    told = telling(note.text, about.language, about.common)
    comes = denied - now and len(told) >= _TOLD and told <= telling(edit.after, about.language)
    return f"it tells what the story has where it said {quoted(sorted(denied - now))}" if comes else ""


def _denying(text: str, language: str) -> frozenset[str]:
    return negating((token.text.casefold() for token in tokens(text)), language)


_TOLD = 2
"""Words from which a note tells what came: who gave it is one, and may have done something else."""
