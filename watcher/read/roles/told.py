"""What a page tells of itself, against which its blocks are held: its title, its lead, its text, its notes.

Texts are compared by their letters alone: machines are told the same words with other signs between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.markup.tree import squash
from watcher.read.metadata.titles import says_enough
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from watcher.read.markup.blocks import Raw
    from watcher.read.metadata import Metadata

_DASH = re.compile(r"\s[-–—|»]\s")
_TOKEN = re.compile(r"\w{4,}")
_PART = 12  # letters of a part of a title that is no section
_SIGNS = 20  # the same where a sign is a syllable, as they are counted then: eight of them
_TELLING = 30  # letters by which a text is known again
_DATELINE = 30  # letters before what a lead sums up: the town, and whose report it is
_OPENING = 200  # characters of a block by which the beginning of a text is known
_REWORDED = 0.2  # the share of letters by which a summary may differ from what the page prints
_LIKE = 0.5  # the share of a heading's words that a headline may share with it and not be the same


class Told:
    """What one page tells of itself."""

    def __init__(self, facts: Metadata) -> None:
        self._title = squash(facts.title)
        self._parts = {squash(part) for part in _DASH.split(facts.title)[1:]}
        self._words = tokens(facts.title)
        self._headlines = [told for told in facts.headlines if len(told) >= _TELLING]
        self._summaries = [told for told in facts.summaries if len(told) >= _TELLING]
        self._story = facts.story
        self._notes = [squash(told.text) for told in facts.statements if told.visible]

    def is_title(self, text: str, *, part: bool = False) -> bool:
        """Whether a text is the title, or what stands behind a dash in it, as behind a section's name.

        Args:
            text: that is printed.
            part: a part of the title is enough.
        """
        said = squash(text)
        if part and said in self._parts and (len(said) >= _PART or size(said) >= _SIGNS):
            return True
        return bool(self._title) and said == self._title

    def holds_title(self, text: str) -> bool:
        """Whether a text is the title, or more than that; a short one may be the subject of many headings."""
        said = squash(text)
        if not says_enough(self._title):
            return bool(self._title) and said == self._title
        return self._title in said

    def ends_in_title(self, text: str) -> bool:
        """Whether a text is the title behind a kicker, or with nothing before it."""
        return bool(self._title) and squash(text).endswith(self._title)

    def names(self, text: str) -> bool:
        """Whether a heading is the title in other words."""
        words = tokens(text)
        shared = len(words & self._words)
        return shared > 1 and shared >= _LIKE * min(len(words), len(self._words))

    def is_headline(self, text: str) -> bool:
        """Whether a heading is what machines are told in the place of the headline, or more than that."""
        said = squash(text)
        return any(told in said for told in self._headlines)

    def sums_up(self, raw: Raw) -> bool:
        """Whether a block is what machines are told that the story is about; it may go on behind that."""
        said = "" if raw.links else squash(raw.text)
        return any(0 <= _stands(told, said) <= _DATELINE for told in self._summaries)

    def is_summary(self, text: str) -> bool:
        """Whether a text is all that machines are told that the story is about, but for a word or two.

        What they are told the beginning of is as often the story's first paragraph.
        """
        said = squash(text)
        return any(told == said or _is_like(told, said) for told in self._summaries)

    def begins_with(self, text: str) -> bool:
        """Whether the text that machines are told begins with a block, but for a word or two."""
        said = squash(text[:_OPENING]) if self._story else ""
        middle = len(said) // 2
        if middle < _TELLING:
            return len(said) >= _TELLING and self._story.startswith(said)
        return self._story.startswith(said[:middle]) or self._story.startswith(said[middle:], middle)

    def states(self, raw: Raw) -> bool:
        """Whether machines are told that a block is part of the story's text."""
        if not self._story or raw.zone or raw.hint or raw.links:
            return False
        said = squash(raw.text)
        return len(said) >= _TELLING and _stands(said, self._story) >= 0

    def is_note(self, raw: Raw) -> bool:
        """Whether a block is all or part of what the page's markup calls a note."""
        said = squash(raw.text) if self._notes else ""
        return len(said) >= _TELLING and any(said in told for told in self._notes)


def tokens(text: str) -> frozenset[str]:
    """The words by which a text is told to speak of the same as another: the longer ones."""
    return frozenset(_TOKEN.findall(text.lower()))


def _is_like(told: str, said: str) -> bool:
    near = abs(len(told) - len(said)) <= _REWORDED * len(told)
    return near and not said.startswith(told) and _stands(told, said) >= 0


def _stands(said: str, where: str) -> int:
    """Where a text stands in another, -1 for nowhere: one of its halves is enough where it tells by itself.

    A word that is changed in one of the two would else take the paragraph out of the story: the change
    itself would not be seen.
    """
    middle = len(said) // 2
    if middle < _TELLING:
        return where.find(said)
    if (first := where.find(said[:middle])) >= 0:
        return first
    second = where.find(said[middle:])
    return second if second < 0 else max(0, second - middle)
