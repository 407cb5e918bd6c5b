"""The times over the entries of a live blog, which are known as such only where it is known as one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.compare.words.units import fold

if TYPE_CHECKING:
    from datetime import time

    from watcher.model import Reading

_NUMBER = re.compile(r"\d+")
_HEAD = 20
"""Characters of a line that is a time of day ("11:20 a.m. BST")."""


def heads(side: Reading, other: Reading) -> frozenset[int]:
    """The blocks of one reading that print a time over what the other one takes for the entry of that time.

    A page is a live blog from its third entry on. Then the lines with the times go into the entries, and
    nobody has deleted them.
    """
    entries = {
        fold(other.blocks[note.first_block].text): note.stated_time
        for note in other.notes
        if note.of_story and note.stated_time and note.first_block >= 0
    }
    if not entries:  # nearly all pages
        return frozenset()
    return frozenset(
        k
        for k, (head, text) in enumerate(pairwise(side.blocks))
        if (at := entries.get(fold(text.text))) and _prints(head.text, at)
    )


def _prints(text: str, at: time) -> bool:
    """Whether a line is a time of day and nothing else, by the clock of twelve hours or of twenty-four."""
    numbers = [int(number) for number in _NUMBER.findall(text)] if len(text) <= _HEAD else []
    return [n % 12 for n in numbers[:1]] + numbers[1:2] == [at.hour % 12, at.minute]
