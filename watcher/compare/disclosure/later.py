"""A note that comes later than the edit it explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.cover import Told, covered, story
from watcher.model import COSMETIC, EditClass, NoteForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Change, Edit, Note


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
    cosmetic: frozenset[EditClass] = COSMETIC,
) -> Explanation:
    """Whether a note of a later version speaks of the edits of an earlier, undisclosed change.

    Args:
        note: the later note; a stamp explains nothing.
        change: the earlier change.
        language: of the article.
        texts: the blocks of the version before the change: words that stand in many of them say little.
        cosmetic: classes of edits that need no explanation.
    """
    needs = [e for e in change.edits if not e.cosmetic(cosmetic) and EditClass.NOTE not in e.classes]
    if note.form is NoteForm.STAMP:
        return Explanation((), (), tuple(needs))
    reasons, left = covered([Told(note, note.text)], needs, story(texts, language), later=True)
    return Explanation(reasons, tuple(edit for edit in needs if edit not in left), left)
