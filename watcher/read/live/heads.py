"""Entries that open with their time in mere text: it leaves them, as one in an element of its own does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.read.live.clocks import BEFORE, PARTING
from watcher.read.notes.dates.written import read_date
from watcher.read.notes.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.markup.blocks import Raw

_DOTTED = re.compile(r"^(\W*\d{1,2})\.(\d{2})(?=[^.\d]*$)")  # "8.02" is a clock here, and no day of February
_MARKS = re.compile(r"^\W+")  # "+++ 10.42 Uhr: ...", "[10:42] ..."
_CLOSING = ")]"


def without_times(raws: Sequence[Raw], language: str | None) -> list[Raw]:
    """The blocks without the times that entries open with; each entry keeps all of what its own says.

    Otherwise a time that is put right, or printed in another way, would be an edit of the story.
    """
    said: dict[str, str] = {}
    found: list[Raw] = []
    for raw in raws:
        if raw.entry and raw.entry not in said:
            number, day, stated = raw.entry.split("\n")
            printed, text = _parted(stated, raw.text, language)
            printed = _DOTTED.sub(r"\1:\2", BEFORE.sub("", printed))
            said[raw.entry] = f"{number} {_dated(day, printed, language)}"
            raw = replace(raw, text=text)  # noqa: PLW2901  less its time
        if raw.text:
            found.append(replace(raw, entry=said[raw.entry]) if raw.entry else raw)
    return found


def _dated(day: str, clock: str, language: str | None) -> str:
    """A clock behind the day that stands over it, if that is one."""
    read = read_date(day, 0, words(language, day).names) if day else None
    return f"{day}{clock}" if read and read.day else clock


def _parted(stated: str, text: str, language: str | None) -> tuple[str, str]:
    """The time of an entry as printed, all of it ("02.02 Uhr"), and its text behind it."""
    bare = _MARKS.sub("", text)
    if not stated or not bare.startswith(stated):
        return stated, text
    printed = read_date(bare, 0, words(language, bare).names)
    end = max(printed.end if printed else 0, len(stated))
    return bare[:end], bare[end:].lstrip(PARTING + _CLOSING)
