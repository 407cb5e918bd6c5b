"""Days that stand between the entries of a live blog, over those that were written on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from watcher.read.live.clocks import DATE, has_day, opening, said
from watcher.read.markup.tree import SILENT, brief
from watcher.read.notes.dates.written import read_date
from watcher.read.notes.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from watcher.read.live.entry import Entry

_LONGEST = 40  # characters of a line that is a day
_TAGS = frozenset({"h2", "h3", "h4", "h5", "p", "div", "li", "span", "time", "strong", "b", "dt", "td", "th"})
_MARKS = re.compile(r"^\W+")
_DAY = re.compile(rf"^\W*{DATE}\W*$", re.IGNORECASE)

_Part = tuple["HtmlElement | None", int]
"""A line that is a day, an entry by its number, or (None, -1) for other text."""


def over(root: HtmlElement, entries: Sequence[Entry]) -> list[HtmlElement | None]:
    """For each entry the line that says its day, where entries print a clock alone.

    It stands in the entry, or over the first one of that day: then lines that look like it part entries, or
    nothing parts it from the first. The day of publication stands farther off.
    """
    found: list[HtmlElement | None] = [None] * len(entries)
    clocks = [said(time) for _, time in entries]
    if not clocks or not all(opening(clock) and not has_day(clock) for clock in clocks):
        return found  # as on nearly every page, which is not walked through
    parts = list(_parts(root, entries))
    at = [place for place, (_, entry) in enumerate(parts) if entry >= 0]
    if not at:
        return found
    looks = {_look(el) for el, _ in parts[at[0] : at[-1]] if el is not None}
    day = parts[at[0] - 1][0] if at[0] else None
    for el, entry in parts:
        if el is not None and _look(el) in looks:
            day = el
        elif entry >= 0:
            found[entry] = day
    return found


def spelled(day: HtmlElement | None) -> str:
    """What a line that is a day says, before the clock of an entry."""
    return "" if day is None else f"{brief(day, _LONGEST)}, "


def _look(el: HtmlElement) -> tuple[str, str | None]:
    return el.tag, el.get("class")


def _parts(root: HtmlElement, entries: Sequence[Entry]) -> Iterator[_Part]:
    """Days, entries and other text in the order of the page; what an entry holds is none of it."""
    first = {boxes[0]: number for number, (boxes, _) in enumerate(entries)}
    skipped: HtmlElement | None = None
    for event, el in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and skipped is None:
            if el.tag in SILENT or el.tag == "head":
                skipped = el
            elif el in first:
                skipped = el
                yield None, first[el]
            elif el.tag in _TAGS and _is_day(el, root.get("lang")):
                skipped = el
                yield el, -1
            elif (el.text or "").strip():
                yield None, -1
        elif event == "end":
            if el is skipped:
                skipped = None
            if skipped is None and (el.tail or "").strip():
                yield None, -1


def _is_day(el: HtmlElement, language: str | None) -> bool:
    """Whether a line is a day in the language of the page, and not "12 killed"."""
    text = _MARKS.sub("", brief(el, _LONGEST))
    if not (0 < len(text) <= _LONGEST and any(map(str.isdigit, text)) and _DAY.match(text)):
        return False
    read = read_date(text, 0, words(language, text).names)
    return read is not None and read.day is not None and not any(map(str.isalnum, text[read.end :]))
