"""A story whose end is not there, and what else than an editor may have taken it: a wall, a broken line."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.model import EditClass, EditKind, Obstacle, Role
from watcher.read.obstacles.signs import said

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from watcher.model import Change, Edit, Reading

WALLED = 0.25
"""The share of a story's words that a wall takes at least. It leaves an opening; a last paragraph that is
taken out on the day on which a box for subscribers comes is an edit."""


def lost(before: Reading, change: Change) -> int:
    """Words of the last paragraphs that stood there, up to one that still does."""
    return _tail(before, _gone(change))


def gained(after: Reading, change: Change) -> int:
    """Words of the last paragraphs that are new, up to one that is not."""
    return _tail(after, {edit.new_block for edit in _told(change, EditKind.ADDITION)})


def _gone(change: Change) -> set[int | None]:
    return {edit.old_block for edit in _told(change, EditKind.DELETION)}


def _told(change: Change, kind: EditKind) -> Iterator[Edit]:
    return (edit for edit in change.edits if edit.kind is kind and EditClass.FURNITURE not in edit.classes)


def _shut(before: Reading, change: Change) -> int:
    """What `lost` counts, whatever notes stand behind it: houses print those under their walls, too."""
    return _tail(before, _gone(change), before.noted)


def _tail(reading: Reading, places: Container[int | None], beside: Container[int] = ()) -> int:
    told = (place for place in reversed(_body(reading)) if place not in beside)
    tail = takewhile(places.__contains__, told)
    return sum(len(reading.blocks[place].text.split()) for place in tail)


def _body(reading: Reading) -> list[int]:
    return [place for place, block in enumerate(reading.blocks) if block.role is Role.BODY]


def wall(before: Reading, after: Reading, change: Change) -> str:
    """What a wall says that stands where the rest of the story was; "" when none does."""
    if not change.removed_words or _shut(before, change) < WALLED * before.story_words:
        return ""
    known, noted = {block.text for block in before.blocks}, after.noted
    under = (after.blocks[place] for place in reversed(range(len(after.blocks))) if place not in noted)
    behind = takewhile(lambda block: block.role is Role.MARGIN, under)
    found = [said(block.text).get(Obstacle.LOGIN, "") for block in behind if block.text not in known]
    return next(filter(None, reversed(found)), "")


_END = re.compile(rb"</(?:body|html)\b", re.IGNORECASE)


def broken_off(page: bytes) -> bool:
    """Whether a page ends without its last tags. Some never have them, so that proves nothing alone."""
    return bool(page) and not _END.search(page.replace(b"\0", b""))


_CUT = 40
"""Signs by which the end of a text is known: a line cut at any byte seldom leaves fewer of a paragraph."""

_HALF = " <&"
"""What a cut leaves of the tag or entity that it went through."""


def stops(before: Reading, after: Reading, change: Change) -> bool:
    """Whether the page ends where the story went on: within a paragraph, or before one that is gone.

    The last paragraph of before is no proof: a note may stand at the top by now, or it was moved there.
    """
    texts = {place: before.blocks[place].text for place in _body(before)}
    end = "".join(after.blocks[place].text for place in _body(after)[-1:]).rstrip(_HALF)[-_CUT:]
    ends = [place for place, text in texts.items() if text.endswith(end)]
    if not ends and any(end in text for text in texts.values()):
        return True
    return any(place > max(ends, default=-1) for place in _gone(change) if place is not None)
