"""Everything that differs between two readings, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.disclosure.background import story
from watcher.compare.disclosure.layout import layout
from watcher.compare.disclosure.verdict import judge
from watcher.compare.edits.between import body_words, edits, rewritten
from watcher.compare.edits.days import dated
from watcher.compare.edits.extents import bounded
from watcher.compare.edits.notes import match
from watcher.compare.spoken import spoken
from watcher.model import BlockKind, Change, EditClass, Op, Role, Says
from watcher.tongue import own_tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from watcher.compare.edits.matched import Matched
    from watcher.compare.hidden import Hidden
    from watcher.model import Reading, Why


def told(
    old: Reading, new: Reading, cosmetic: frozenset[EditClass], hidden: Hidden, seen_at: datetime | None
) -> tuple[Reading, Change]:
    """See `watcher.compare`."""
    new = dated(old, bounded(old, new), seen_at)
    return new, _change(old, new, cosmetic, match(old, new, hidden))


def _change(old: Reading, new: Reading, cosmetic: frozenset[EditClass], notes: Matched) -> Change:
    language = spoken((block.text for block in new.body), new.language or old.language)
    found = edits(old, new, notes, language)
    modified = old.modified_at != new.modified_at
    anew = rewritten(old, new, found)
    verdict = judge(
        found,
        notes,
        cosmetic=cosmetic,
        modified=modified,
        rewritten=anew,
        emptied=_told_in(old).isdisjoint(_told_in(new)),
        about=lambda: story([block.text for block in old.body], language, layout(new)),
    )
    classes = frozenset[EditClass]().union(*(edit.classes for edit in found))
    return Change(
        edits=found,
        disclosure=verdict.disclosure,
        reasons=(*(_retold(old, new) if anew else ()), *verdict.reasons),
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


def _told_in(reading: Reading) -> set[str]:
    """The paragraphs of a story that are no note's; what stands over them, or over a part, is none."""
    noted = reading.noted
    told = (block for at, block in enumerate(reading.blocks) if at not in noted)
    own = (block for block in told if block.role is Role.BODY and not block.is_deck)
    return {block.text for block in own if block.kind is not BlockKind.HEADING}


def _retold(old: Reading, new: Reading) -> Iterator[Why]:
    """That a story which was replaced whole calls itself one in another language, as a translation does."""
    was, now = (own_tag(reading.language) for reading in (old, new))
    if was and now and was != now:
        yield Says.LANGUAGE.of(was, now)
