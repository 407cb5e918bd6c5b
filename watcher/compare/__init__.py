"""Two readings in, their difference out.

Blocks are paired first (the same, the recut, the similar), then the sentences within them, then the words;
each edit gets its classes from the words that came and went; the notes are paired by themselves; the verdict
joins both. Nothing here depends on a clock, a configuration, or the order of a hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.backdate import backdated
from watcher.compare.cover import BACKWARD, Story, story
from watcher.compare.digest import digest
from watcher.compare.edits import body_words, edits, rewritten
from watcher.compare.later import Explanation, explains
from watcher.compare.notes import differs, is_again, match
from watcher.compare.verdict import judge
from watcher.model import COSMETIC, Change, EditClass, Op

if TYPE_CHECKING:
    from watcher.model import Reading

__all__ = [
    "BACKWARD",
    "Change",
    "Explanation",
    "backdated",
    "compare",
    "differs",
    "digest",
    "explains",
    "is_again",
]


def compare(old: Reading, new: Reading, *, cosmetic: frozenset[EditClass] = COSMETIC) -> Change:
    """What changed from one reading of an article to another, and whether its notes say so.

    Pure and deterministic: the same two readings give the same change in every process. The cost is nearly
    linear in the text, and the same in both directions.

    Args:
        old: the earlier reading.
        new: the later reading.
        cosmetic: classes of edits that need no disclosure when an edit has no others.
    """
    notes = match(old, new)
    found = edits(old, new, notes)
    modified = old.modified_at != new.modified_at
    anew = rewritten(old, new, found)
    verdict = judge(
        found, notes, cosmetic=cosmetic, modified=modified, rewritten=anew, about=lambda: _story(old, new)
    )
    classes = frozenset[EditClass]().union(*(edit.classes for edit in found))
    return Change(
        edits=found,
        disclosure=verdict.disclosure,
        reasons=verdict.reasons,
        notes_added=notes.added,
        notes_changed=notes.changed,
        notes_removed=notes.removed,
        headline_changed=EditClass.HEADLINE in classes,
        byline_changed=EditClass.BYLINE in classes,
        published_changed=old.published_at != new.published_at,
        modified_changed=modified,
        added_words=body_words(found, Op.INSERT),
        removed_words=body_words(found, Op.DELETE),
        rewritten=anew,
        cosmetic=cosmetic,
    )


def _story(old: Reading, new: Reading) -> Story:
    return story([block.text for block in old.body], new.language or old.language)
