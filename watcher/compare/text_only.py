"""What can be said of two readings that were not made in the same way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model import Change, Why

if TYPE_CHECKING:
    from watcher.model import EditClass

NOT_COMPARED = Why(
    "Only the text of the older or the newer version was kept: what was edited cannot be told."
)


def notes_only(change: Change, cosmetic: frozenset[EditClass]) -> Change:
    """The part of a change that the notes tell, which are found in a mere text too.

    Another program's text of a page differs from ours in furniture, in paragraphs and in what it takes for
    the article: none of that is an edit.
    """
    return replace(
        Change(cosmetic=cosmetic),
        reasons=(NOT_COMPARED,),
        notes_added=change.notes_added,
        notes_changed=change.notes_changed,
        notes_removed=change.notes_removed,
    )
