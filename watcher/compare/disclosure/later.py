"""A note that comes later than the edit it explains, or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.background import Story, story
from watcher.compare.disclosure.cover import covered
from watcher.compare.disclosure.facts import facts, values
from watcher.compare.disclosure.pairs import both_of, sides_named
from watcher.compare.disclosure.speech import Told
from watcher.compare.disclosure.wording import describe, name
from watcher.compare.edits.passing import said
from watcher.compare.words.units import sentences
from watcher.model import NoteForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.model import Change, Edit, Note

    Sides = tuple[frozenset[str], frozenset[str]]


class Explanation(NamedTuple):
    """What a later note says of an earlier change.

    Attributes:
        reasons: which edits it speaks of and why, one a line.
        covered: the edits it speaks of.
        left: substantive edits it does not speak of.
    """

    reasons: tuple[str, ...]
    covered: tuple[Edit, ...]
    left: tuple[Edit, ...]

    def __bool__(self) -> bool:
        """Whether it explains anything."""
        return bool(self.covered)


def explains(
    note: Note,
    change: Change,
    *,
    language: str = "",
    texts: Sequence[str] = (),
    own: Change | None = None,
) -> Explanation:
    """Whether a note of a later version speaks of the edits of an earlier, undisclosed change.

    Args:
        note: the later note; a stamp explains nothing.
        change: the earlier change.
        language: of the article.
        texts: the blocks of the version before the change: words that stand in many of them say little.
        own: the change that brought the note; what it says of an edit of that is about no other.
    """
    needs = change.weighty
    if note.form is NoteForm.STAMP:
        return Explanation((), (), needs)
    whole = Told(note, said(note, own.edits if own else ()))
    spent = both_of(whole, own.weighty, language) if own else frozenset[str]()
    about, unspent = story(texts, language), _unspent(whole.text, spent, language)
    reasons, left = covered([Told(note, unspent)] if unspent else [], needs, about, later=True)
    more, left = _by_both_sides(whole, left, spent, about)
    back, left = _by_what_came_with_it(whole, left, own, about) if own else ((), left)
    untold = set(left)
    told = tuple(edit for edit in needs if edit not in untold)
    return Explanation((*reasons, *more, *back), told, left)


def foretold(
    note: Note,
    edits: Sequence[Edit],
    *,
    language: str,
    texts: Sequence[str],
    since: Callable[[], Sequence[Change]],
) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    """What a note says of edits that came when it stood there: only of those of which it names both sides.

    Args:
        note: it speaks of what was wrong, and its words have not changed.
        edits: of a version that came after it.
        language: of the article.
        texts: the blocks of the version before that.
        since: gives the changes from that which brought the note on, none where nobody saw it come; an edit
            that turns one of them round takes back what the note says.

    Returns:
        Which edits it speaks of and why, one a line; and those that it does not speak of.
    """
    told, about = Told(note, said(note)), story(texts, language)
    named = [(edit, sides) for edit in edits if (sides := sides_named(told, edit, about))]
    changes = since() if named else ()
    if not changes:
        return (), tuple(edits)
    edited = (edit for change in changes for edit in change.weighty)
    known = [sides for edit in edited if (sides := sides_named(told, edit, about))]
    asked = [edit for edit, sides in named if not any(_turned(sides, one) for one in known)]
    reasons, unsaid = covered([told], asked, about, later=True) if asked else ((), ())
    apart = (edit for edit in unsaid if edit not in edits)  # places of those that it speaks of
    return reasons, (*(edit for edit in edits if edit not in asked or edit in unsaid), *apart)


def _turned(sides: Sides, one: Sides) -> bool:
    """Whether an edit puts in what another took out, or the reverse."""
    return bool(sides[0] & one[1] or sides[1] & one[0])


def _by_both_sides(
    told: Told, left: tuple[Edit, ...], spent: frozenset[str], about: Story
) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    """What a note says of edits of which it names both sides, also where it speaks of its own change."""
    both = [edit for edit in left if both_of(told, [edit], about.language) - spent]
    reasons, unsaid = covered([told], both, about, later=True) if both else ((), ())
    return reasons, tuple(edit for edit in left if edit not in both or edit in unsaid)


def _by_what_came_with_it(
    told: Told, left: tuple[Edit, ...], own: Change, about: Story
) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    """What a note that puts right says of edits that came again with it, or were undone then."""
    pairs = {pair for edit in own.weighty for pair in (_sides(edit), _sides(edit)[::-1])}
    if not told.note.kind.backward or pairs.isdisjoint(map(_sides, left)):
        return (), left
    unsaid = covered([told], own.weighty, about)[1]
    spoken = {_sides(edit) for edit in own.weighty if edit not in unsaid}
    back = [edit for edit in left if _sides(edit)[::-1] in spoken]
    again = [edit for edit in left if _sides(edit) in spoken]
    note = name(told.note)
    reasons = [f"The {note} speaks of what takes back {describe(edit)}." for edit in back]
    reasons += [f"The {note} speaks of {describe(edit)}, which came again with it." for edit in again]
    return tuple(reasons), tuple(edit for edit in left if edit not in (*back, *again))


def _sides(edit: Edit) -> tuple[str, str]:
    return edit.before, edit.after


def _unspent(text: str, spent: frozenset[str], language: str) -> str:
    """What a note says in sentences without the values of which it tells that they came with it."""
    if not spent:
        return text
    parts = (text[low:high] for low, high in sentences(text))
    return " ".join(part for part in parts if not values(facts(part, language)) & spent)
