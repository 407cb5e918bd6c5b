"""What a label says of its note before the colon: a remark, since when it holds, who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.read.notes.words import Words

# What a label says of its note before the colon ("EDIT (links): ...", "Update, with a map: ...").
_REMARK = re.compile(
    r"(?:\s?\([^()\d]{2,40}\)|,\s[^\W\d_][\w'’-]*(?:\s[\w'’-]+){0,4})(?=[\s*_]*(?:：|:(?!\d)))"
    r"|\s\([^()\d]{2,40}\)(?=\s(?:[-–—]|--)\s)"
)
# What ends a label that says since when it holds ("Correction after publication: ...").
_HEAD_COLON = re.compile(r"[\s*_]*[:：](?!\d)")
# The same behind a date ("Update 3 May (version 1.3): ...").
REMARK_LATER = re.compile(r"\s?\([^():]{2,40}\)(?=[\s*_]*[:：])")
# Who wrote a note, behind its head ("Update: 3 May, 5 p.m. by Ada Finch"), and how long both are.
_WRITER = r",?\s([^\W\d_]{2,4})(?:\s[^\W\d_a-zà-ÿ][\w.'’-]*){1,4}"
AUTHOR, _AUTHOR_AHEAD = re.compile(rf"{_WRITER}\s*$"), re.compile(rf"{_WRITER}(?=\s*[:：](?!\d))")
SIGNED_HEAD = 100


def past_remark(text: str, at: int, words: Words) -> int:
    """The end of what a label says of its note; "Update, she said: ..." is the speech of others."""
    remark = _REMARK.match(text, at)
    end = remark.end() if remark else at
    later = (
        each.end() for each in words.afterwards.matches(text, at + 1) if _HEAD_COLON.match(text, each.end())
    )
    return at if end > at and words.by_others.search(text, at, end) else max((end, *later))


def past_author(text: str, at: int, words: Words) -> int:
    """The end of who wrote the note, behind its date and before the colon of its head."""
    author = _AUTHOR_AHEAD.match(text, at)
    return author.end() if author and author[1] in words.signs else at
