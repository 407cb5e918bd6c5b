"""A note on several matters ("the value of the contract and the graduation rate"): each is one of the edits.

What a part of it means is the one edit left that it can mean, where the words of the whole were found in
another edit, or in none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.ages import is_age
from watcher.compare.disclosure.alike import swapped
from watcher.compare.disclosure.background import FEW
from watcher.compare.disclosure.facts import Facts, facts, values
from watcher.compare.disclosure.pairs import has_other_pair
from watcher.compare.disclosure.rows import joined
from watcher.compare.disclosure.subjects import AGE, elsewhere, sort_stems, subject_classes
from watcher.languages.vocabulary import primary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.disclosure.background import Story
    from watcher.compare.disclosure.speech import Speech
    from watcher.model import Edit


class _Matter(NamedTuple):
    """A part of a note.

    Attributes:
        facts: what it can be recognised by.
        sorts: of what it says that it was wrong; of a part that names no sort, what the one before it names.
        own: whether it names one itself.
    """

    facts: Facts
    sorts: frozenset[str]
    own: bool


def other_matters(note: Speech, told: Sequence[Edit], left: Sequence[Edit], about: Story) -> Iterator[Edit]:
    """The edits that the parts of a note mean which speak of none of those that it is known to speak of."""
    edits = [*told, *left]
    if not (note.backward and left) or not 1 < len(edits) <= FEW:
        return
    matters = _matters(note, about)
    if len(matters) != len({swapped(edit) or at for at, edit in enumerate(edits)}):
        return  # the parts of running prose are no list of what was wrong
    for edit in told:
        known = [matter for matter in matters if _may_be(matter, edit, about)]
        if known:
            matters.remove(max(known, key=lambda matter: _shared(matter, edit, about)))
    rest = [edit for edit in left if not has_other_pair(note, edit, about)]
    for matter in sorted(matters, key=lambda matter: not matter.facts.stems & about.rare):
        can = [edit for edit in rest if _may_be(matter, edit, about)]
        if len(can) == 1:
            rest.remove(can[0])
            yield can[0]


def _matters(note: Speech, about: Story) -> list[_Matter]:
    """The parts of a note, without those that name neither a sort nor a thing of the story."""
    language, known = about.language, about.rare | about.common
    parts = joined(primary(language)).split(note.text) if not elsewhere(note.text, language) else []
    named = [subject_classes(part, language) for part in parts]
    sorts = (next(filter(None, reversed(named[: at + 1])), frozenset[str]()) for at in range(len(parts)))
    found = (
        _Matter(facts(part, language), of, bool(own))
        for part, of, own in zip(parts, sorts, named, strict=True)
    )
    return [one for one in found if one.own or (one.facts.stems - one.facts.names) & known]


def _may_be(matter: _Matter, edit: Edit, about: Story) -> bool:
    """Whether a part can mean an edit: it is of the sort named, and in no other place than is named."""
    if matter.sorts and not (
        matter.sorts & edit.classes or (AGE in matter.sorts and is_age(edit, about.language))
    ):
        return False
    words = matter.facts.stems - sort_stems(matter.sorts, about.language)
    named = bool(words & about.rare or values(matter.facts))
    put_right = bool(edit.before and edit.after)  # a paragraph that went had a number, too
    return _shared(matter, edit, about) > 0 or (matter.own and put_right and not named)


def _shared(matter: _Matter, edit: Edit, about: Story) -> int:
    """How many words, names and numbers a part has of an edit's sentence; a name alone says who, not what."""
    both = matter.facts & facts(f"{edit.before} {edit.after}", about.language, within=True)
    things = both.stems - both.names
    return len(things | values(both)) if things or matter.own else 0
