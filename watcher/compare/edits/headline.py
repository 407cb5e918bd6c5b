"""The edit of a headline; the label and date of a note in it are that note, not the headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.units import fold, normal, tokens
from watcher.model import Position

if TYPE_CHECKING:
    from watcher.model import Reading

# Brackets with what they hold, at whichever end; a label sets off the same way inside a sentence is no note.
_HELD = re.compile(r"\s*[\[(（【][^\[\](){}（）【】]*[\])）】]\s*[:：–—-]?\s*")
# From the last dash or bar to the end.
_BEHIND = re.compile(r"\s*[–—|-][^–—|-]*$")
# What parts a label, and a date behind it, from the headline: a colon that is no time's, a wire's dash.
_BEFORE = re.compile(r"[:：|](?!\d)\s*|-(?=\S)")


def unlabelled(old: Reading, new: Reading, before: str, after: str) -> tuple[str, str]:
    """Two headlines without what is a note's in them.

    Args:
        old: the earlier reading.
        new: the later one.
        before: its headline, folded.
        after: the later one's.
    """
    labels = [fold(note.label) for note in (*old.notes, *new.notes) if note.position is Position.TITLE]
    for label in labels:
        before, after = _less(before, label), _less(after, label)
    return before, after


def same_headline(before: str, after: str) -> bool:
    """Whether two headlines without their labels have the same words, dashes and brackets aside."""
    return _words(before) == _words(after)


def _less(title: str, label: str) -> str:
    """A headline without a label and its date ("[Updated 9 June] Ferry", "Ferry — updated 9 June")."""
    at = title.find(label)
    if at < 0:
        return title
    for held in _HELD.finditer(title):
        if held.start() <= at < held.end():
            return f"{title[: held.start()]} {title[held.end() :]}".strip()
    if not title[:at].strip():
        end = _BEFORE.search(title, at + len(label))
        return title[end.end() :] if end else title
    part = _BEHIND.search(title)
    return title[: part.start()] if part and part.start() <= at else title


def _words(title: str) -> str:
    kept = [token.text for token in tokens(title) if token.text not in "[](){}:-–—"]
    return normal(" ".join(kept))
